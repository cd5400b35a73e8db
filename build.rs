//! Turns `locales/*.json` into one method per message, so that a missing message, a missing
//! translation and a forgotten placeholder are compile errors.

use std::{collections::BTreeSet, env, fmt::Write as _, fs, path::Path};

use serde_json::{Map, Value};

/// The language that every other one is held against.
const REFERENCE: &str = "en";
/// The message in which a language names itself.
const NAME: &str = "language_name";
/// How those messages begin that only scripts say, by way of `tools/finish.mjs`.
const OF_SCRIPTS: [&str; 3] = ["element_", "frame_", "window_"];

type Messages = Map<String, Value>;

fn main() {
    println!("cargo::rerun-if-changed=locales");
    // Where a function begins and ends, for the tool that takes parts of the page out.
    if env::var_os("CARGO_CFG_SPLIT").is_some() {
        println!("cargo::rustc-link-arg-bin=slipway=--emit-relocs");
    }
    let mut languages: Vec<(String, Messages)> = fs::read_dir("locales")
        .expect("the folder of message catalogues")
        .map(|entry| read(&entry.expect("a readable entry").path()))
        .collect();
    languages.sort_by_key(|(tag, _)| (tag != REFERENCE, tag.clone()));
    let (_, reference) = &languages[0];
    for (tag, messages) in &languages {
        compare(tag, messages, reference);
    }
    let code = language_type(&languages) + &methods(&languages);
    let target = Path::new(&env::var("OUT_DIR").expect("set by cargo")).join("messages.rs");
    fs::write(target, code).expect("the generated messages");
}

fn read(file: &Path) -> (String, Messages) {
    let tag = file.file_stem().and_then(|stem| stem.to_str()).expect("a language tag").to_owned();
    let text = fs::read_to_string(file).expect("a message catalogue");
    let messages: Messages =
        serde_json::from_str(&text).unwrap_or_else(|error| panic!("{tag}: {error}"));
    // JSON's readers keep the last of two and say nothing.
    for key in messages.keys() {
        let times = text.matches(&format!("\n  \"{key}\":")).count();
        assert!(times == 1, "{tag} has {key} {times} times, or not at the start of a line");
    }
    (tag, messages)
}

fn compare(tag: &str, messages: &Messages, reference: &Messages) {
    for key in reference.keys() {
        let message = messages.get(key).unwrap_or_else(|| panic!("{tag} lacks {key}"));
        let (known, given) = (placeholders(&reference[key]), placeholders(message));
        assert_eq!(given, known, "{tag}, {key}: the placeholders differ from {REFERENCE}");
        let of_one = named_in(forms(message).0);
        assert!(
            of_one.is_subset(&given),
            "{tag}, {key}: `one` has placeholders that `other` lacks"
        );
    }
    for key in messages.keys() {
        assert!(reference.contains_key(key), "{tag} has {key}, which {REFERENCE} lacks");
    }
}

/// The forms of a message: one, or `one` and `other` by number.
fn forms(message: &Value) -> (&str, &str) {
    match message {
        Value::String(text) => (text, text),
        Value::Object(forms) => {
            let other = forms["other"].as_str().expect("a text for `other`");
            (forms.get("one").and_then(Value::as_str).unwrap_or(other), other)
        }
        _ => panic!("a message is a text, or an object with `one` and `other`"),
    }
}

fn placeholders(message: &Value) -> BTreeSet<&str> {
    named_in(forms(message).1)
}

fn named_in(text: &str) -> BTreeSet<&str> {
    text.split('{').skip(1).filter_map(|rest| Some(rest.split_once('}')?.0)).collect()
}

fn language_type(languages: &[(String, Messages)]) -> String {
    let mut code = String::from(
        "/// A language that the page speaks.\n#[derive(Clone, Copy, Debug, PartialEq, Eq)]\npub enum Language {\n",
    );
    let (mut all, mut tags, mut names) = (String::new(), String::new(), String::new());
    for (tag, messages) in languages {
        let variant: String = tag.split('-').map(capitalised).collect();
        let name = messages[NAME].as_str().expect("a name");
        writeln!(code, "    /// {name}\n    {variant},").expect("a string");
        write!(all, "Self::{variant}, ").expect("a string");
        writeln!(tags, "            Self::{variant} => {tag:?},").expect("a string");
        writeln!(names, "            Self::{variant} => {name:?},").expect("a string");
    }
    write!(
        code,
        "}}\n\nimpl Language {{\n    /// Every language, the reference first.\n    pub const ALL: [Self; {count}] = [{all}];\n\n\
         \x20   /// Its BCP 47 tag.\n    pub fn tag(self) -> &'static str {{\n        match self {{\n{tags}        }}\n    }}\n\n\
         \x20   /// Its own name for itself.\n    pub fn name(self) -> &'static str {{\n        match self {{\n{names}        }}\n    }}\n}}\n\n",
        count = languages.len()
    )
    .expect("a string");
    code
}

fn capitalised(part: &str) -> String {
    let part = part.to_lowercase();
    let (first, rest) = part.split_at(1);
    first.to_uppercase() + rest
}

/// A message in every language, its forms one after the other: each message is a constant of its
/// own, so that what only a later part of the page says comes with that part.
fn texts(key: &str, languages: &[(String, Messages)]) -> String {
    let texts: Vec<&str> = languages
        .iter()
        .flat_map(|(_, messages)| {
            let (one, other) = forms(&messages[key]);
            if is_counted(key, languages) { vec![one, other] } else { vec![other] }
        })
        .collect();
    assert!(texts.iter().all(|text| !text.contains('\0')), "{key} has the mark between two forms");
    texts.join("\0")
}

fn is_counted(key: &str, languages: &[(String, Messages)]) -> bool {
    languages[0].1[key].is_object()
}

fn methods(languages: &[(String, Messages)]) -> String {
    let mut code = String::from("impl Words {\n");
    for (key, message) in &languages[0].1 {
        if key == NAME || OF_SCRIPTS.iter().any(|start| key.starts_with(start)) {
            continue;
        }
        let doc = forms(message).1.replace('\n', " ");
        writeln!(code, "    #[doc = {doc:?}]").expect("a string");
        let texts = texts(key, languages);
        let names: Vec<&str> = placeholders(message).into_iter().collect();
        if names.is_empty() {
            writeln!(
                code,
                "    pub fn {key}(self) -> &'static str {{\n        self.plain({texts:?})\n    }}\n"
            )
            .expect("a string");
            continue;
        }
        let (mut parameters, mut values) = (String::new(), String::new());
        for name in names {
            write!(parameters, ", {name}: &str").expect("a string");
            write!(values, "({name:?}, {name}), ").expect("a string");
        }
        let (number, pick) = if is_counted(key, languages) {
            (", number: u64", "plural(number, ")
        } else {
            ("", "plain(")
        };
        writeln!(
            code,
            "    pub fn {key}(self{number}{parameters}) -> String {{\n        fill(self.{pick}{texts:?}), &[{values}])\n    }}\n"
        )
        .expect("a string");
    }
    code + "}\n"
}
