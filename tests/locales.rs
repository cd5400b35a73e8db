//! What `build.rs` cannot see of the catalogues: that a thing has one name in them, and that every
//! message is said somewhere. Missing messages and placeholders that differ do not compile.

use std::{collections::BTreeMap, fs, path::Path};

use serde_json::Value;

/// What a thing is called in English, and what it is called in Chinese wherever English speaks of it.
const TERMS: &[(&str, &str)] = &[
    ("flavor", "规格"),
    ("floating ip", "浮动 IP"),
    ("image", "镜像"),
    ("key pair", "密钥对"),
    ("metadata", "元数据"),
    ("network", "网络"),
    ("operator", "运维人员"),
    ("port", "端口"),
    ("project", "项目"),
    ("region", "区域"),
    ("router", "路由器"),
    ("security group", "安全组"),
    ("server group", "云主机组"),
    ("snapshot", "快照"),
    ("subnet", "子网"),
    ("template", "模板"),
    ("user data", "用户数据"),
    ("zone", "可用域"),
];

/// Words that others use for what has another name here.
const STRANGERS: &[&str] = &["服务器", "实例", "虚拟机", "虚机", "卷", "帐户"];

#[test]
fn a_thing_has_one_name_in_chinese() {
    let (english, chinese) = (catalogue("en"), catalogue("zh-CN"));

    for (key, said) in &english {
        for (term, name) in TERMS.iter().filter(|(term, _)| speaks_of(said, term)) {
            assert!(chinese[key].contains(name), "{key}: {term} is {name}, not {}", chinese[key]);
        }
    }
}

#[test]
fn nothing_is_called_by_the_name_that_others_give_it() {
    // A hypervisor manages virtual machines in every language.
    let chinese = catalogue("zh-CN").into_iter().filter(|(key, _)| key != "hypervisor");

    for (key, said) in chinese {
        for stranger in STRANGERS {
            assert!(!said.contains(stranger), "{key} says {stranger}: {said}");
        }
        // A bare host could be either; the name that a server has for itself is neither.
        for (at, host) in said.match_indices("主机") {
            let is_clear = said[..at].ends_with(['云', '宿']) || said[at..].starts_with("主机名");
            assert!(is_clear, "{key} says {host} alone: {said}");
        }
    }
}

#[test]
fn chinese_has_chinese_punctuation() {
    for (key, said) in catalogue("zh-CN") {
        let letters: Vec<char> = said.chars().collect();
        for pair in letters.windows(2) {
            let is_latin = matches!(pair[1], ',' | '.' | ':' | ';' | '!' | '?' | '(');
            let is_mixed = is_latin && ('\u{4e00}'..'\u{a000}').contains(&pair[0]);
            assert!(!is_mixed || key == "zone_unfit", "{key}: {said}");
        }
    }
}

#[test]
fn every_message_is_said_somewhere() {
    let mut source = String::new();
    read_into(&mut source, &root().join("src"));
    // What an element says while nothing of it has come is written into its loader.
    let finish = fs::read_to_string(root().join("tools/finish.mjs")).expect("a file");

    for key in catalogue("en").keys().filter(|key| *key != "language_name") {
        let is_said = source.match_indices(key.as_str()).any(|(at, _)| {
            let after = source[at + key.len()..].chars().next();
            source[..at].ends_with(['.', ':']) && after.is_none_or(|it| !is_of_a_name(it))
        });
        let is_said = is_said || finish.contains(&format!("\"{key}\""));
        assert!(is_said, "nobody says {key}");
    }
}

/// Whether English text has `term` as a word, alone or as one of several.
fn speaks_of(said: &str, term: &str) -> bool {
    let said = said.to_lowercase();
    said.match_indices(term).any(|(at, _)| {
        let after = said[at + term.len()..].trim_start_matches('s').chars().next();
        !said[..at].ends_with(is_of_a_name) && after.is_none_or(|it| !is_of_a_name(it))
    })
}

fn is_of_a_name(letter: char) -> bool {
    letter.is_alphanumeric() || letter == '_'
}

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// The messages of a language, all forms of one behind each other.
fn catalogue(tag: &str) -> BTreeMap<String, String> {
    let file = root().join("locales").join(tag).with_extension("json");
    let text = fs::read_to_string(file).expect("a catalogue");
    let messages: BTreeMap<String, Value> = serde_json::from_str(&text).expect("JSON");
    let said = |message: Value| match message {
        Value::Object(forms) => forms.values().filter_map(Value::as_str).collect(),
        message => message.as_str().unwrap_or_default().to_owned(),
    };
    messages.into_iter().map(|(key, message)| (key, said(message))).collect()
}

fn read_into(text: &mut String, folder: &Path) {
    for entry in fs::read_dir(folder).expect("a folder") {
        let path = entry.expect("an entry").path();
        if path.is_dir() {
            read_into(text, &path);
        } else if path.extension().is_some_and(|it| it == "rs") {
            *text += &fs::read_to_string(path).expect("text");
        }
    }
}
