//! The rules of ARCHITECTURE.md and CONTRIBUTING.md that a machine can check.

use std::{
    fs,
    path::{Path, PathBuf},
};

/// Most files are under 200 lines; beyond this one a file holds two ideas.
const LINES: usize = 260;

/// Who may import what of ours. The first line that fits a file counts.
const IMPORTS: &[(&str, &[&str])] = &[
    ("src/openstack/", &["openstack"]),
    ("src/launch/", &["launch", "openstack"]),
    ("src/sign_in", &["openstack"]),
    ("src/server/", &["server", "launch", "openstack"]),
    ("src/config", &["launch", "sign_in", "openstack"]),
    ("src/code/", &["code"]),
    ("src/doctor/", &["doctor", "openstack"]),
    ("src/sandbox/", &["openstack::transport", "openstack::json"]),
    ("src/ui/kit/", &[]),
    ("src/ui/", &["ui", "launch", "server", "sign_in", "config", "code", "doctor", "openstack"]),
    ("src/embed/", &["embed", "ui", "config", "openstack", "sandbox"]),
];

/// Crates that draw, or that know the browser, and who may use them.
const BROWSER: &[&str] =
    &["leptos", "web_sys", "js_sys", "wasm_bindgen", "gloo_net", "gloo_events", "gloo_timers"];
const IN_BROWSER: &[&str] = &[
    "src/ui/",
    "src/embed/",
    "src/openstack/transport/fetch.rs",
    "src/openstack/clock/browser.rs",
    "src/lib.rs",
    "src/main.rs",
    "src/bin/",
];

#[test]
fn every_file_says_why_it_is_there() {
    for (path, text) in sources() {
        assert!(text.starts_with("//! "), "{path} has no module doc");
    }
}

#[test]
fn every_file_holds_one_idea() {
    for (path, text) in sources() {
        let lines = text.lines().count();
        assert!(lines <= LINES, "{path} has {lines} lines: split it");
    }
}

#[test]
fn imports_go_one_way() {
    for (path, text) in sources() {
        let Some((_, allowed)) = IMPORTS.iter().find(|(start, _)| path.starts_with(start)) else {
            continue;
        };
        for import in imports(&text) {
            let is_allowed = allowed.iter().any(|start| {
                import
                    .strip_prefix(start)
                    .is_some_and(|rest| rest.is_empty() || rest.starts_with("::"))
            });
            assert!(is_allowed, "{path} must not import {import}");
        }
    }
}

#[test]
fn only_the_view_and_the_fetch_know_the_browser() {
    for (path, text) in sources() {
        if IN_BROWSER.iter().any(|start| path.starts_with(start)) {
            continue;
        }
        for name in BROWSER {
            assert!(!text.contains(&format!("{name}::")), "{path} must not use {name}");
        }
    }
}

#[test]
fn every_word_comes_from_the_catalogue() {
    for (path, text) in sources().into_iter().filter(|(path, _)| path.starts_with("src/ui/")) {
        for (number, line) in text.lines().enumerate() {
            let line = line.trim();
            assert!(!is_visible_text(line), "{path}:{}: {line}", number + 1);
        }
    }
}

#[test]
fn colours_stand_in_the_tokens_only() {
    for (path, text) in files("style", "css") {
        if path.ends_with("tokens.css") || path.contains("/.") {
            continue;
        }
        for line in text.lines() {
            let names_colour = ["#", "rgb", "hsl", "oklch("].iter().any(|mark| line.contains(mark));
            assert!(!names_colour, "{path}: {line}");
            assert!(!line.contains("!important"), "{path}: {line}");
        }
    }
}

#[test]
fn no_element_within_a_view_is_wholly_static() {
    for (path, text) in sources() {
        for (at, (before, line)) in text.lines().zip(text.lines().skip(1)).enumerate() {
            assert!(
                before.trim_end().ends_with("view! {") || !is_static(line),
                "{path}:{}: Leptos makes it of text, which the policy forbids: give it a view! of its own",
                at + 2
            );
        }
    }
}

/// Whether an element that stands on one line has nothing in it that could change.
fn is_static(line: &str) -> bool {
    let line = line.trim();
    let is_element =
        line.starts_with('<') && line[1..].starts_with(|c: char| c.is_ascii_lowercase());
    let is_whole = line.ends_with("/>") || line.contains("</");
    let says_something = line.contains(' ') || line.contains("\"</");
    let mut values = line.match_indices('=').map(|(at, _)| &line[at + 1..]);
    is_element
        && is_whole
        && says_something
        && !line.contains('{')
        && values.all(|value| value.starts_with('"'))
}

#[test]
fn the_rules_above_can_fail() {
    let paths = imports("use crate::{a::{b, c::D}, e};\nlet x = crate::f::g();");
    assert_eq!(paths, ["a::b", "a::c::D", "e", "f::g"]);
    assert!(is_visible_text(r#""Launch""#));
    assert!(is_visible_text(r#"<p title="Launch it">"#));
    assert!(is_visible_text(r#"let word = "Please wait";"#));
    assert!(!is_visible_text(r#""Slipway""#));
    assert!(!is_visible_text(r#"<p class="launch form">"#));
    assert!(!is_visible_text(r#"/// Says "Please wait"."#));
    assert!(is_static(r#"<span class="dot" aria-hidden="true"></span>"#));
    assert!(is_static(r#"<span>" ▾"</span>"#));
    assert!(!is_static(r#"<span class="dot">{word}</span>"#));
    assert!(!is_static("<span class=dot></span>"));
    assert!(!is_static("<br/>"));
}

/// Every path that `text` names after `crate::`, one for each leaf of a group.
fn imports(text: &str) -> Vec<String> {
    let code: String = text
        .lines()
        .filter(|line| !line.trim_start().starts_with("//"))
        .collect::<Vec<_>>()
        .join("\n");
    let mut found = Vec::new();
    for (at, _) in code.match_indices("crate::") {
        leaves("", &code[at + "crate::".len()..], &mut found);
    }
    found
}

/// Reads one path or group of paths below `prefix`; gives back what follows it.
fn leaves<'a>(prefix: &str, mut text: &'a str, found: &mut Vec<String>) -> &'a str {
    if let Some(group) = text.strip_prefix('{') {
        text = group.trim_start();
        while !text.starts_with('}') {
            text = leaves(prefix, text, found).trim_start().trim_start_matches(',').trim_start();
            if text.is_empty() {
                break;
            }
        }
        return text.strip_prefix('}').unwrap_or(text);
    }
    let end = text.find(|letter: char| !letter.is_alphanumeric() && letter != '_');
    let (name, rest) = text.split_at(end.unwrap_or(text.len()));
    let path = if prefix.is_empty() { name.to_owned() } else { format!("{prefix}::{name}") };
    if let Some(rest) = rest.strip_prefix("::") {
        return leaves(&path, rest, found);
    }
    found.push(path);
    // A character that no path has must not hold up the group around it.
    if name.is_empty() { rest.get(1..).unwrap_or("") } else { rest }
}

/// Whether a line of a view holds words for a person: a text node, an attribute that is read out,
/// or a sentence in a literal.
fn is_visible_text(line: &str) -> bool {
    const READ: [&str; 5] = ["aria-label=\"", "title=\"", "placeholder=\"", "alt=\"", "label=\""];
    let is_code = !line.starts_with("//")
        && !line.starts_with("#[")
        && !line.contains("expect(\"")
        && !line.contains("reason = \"");
    let is_text_node = line.starts_with('"')
        && line.ends_with('"')
        && line.len() > 2
        && line.contains(char::is_alphabetic)
        && line != "\"Slipway\"";
    let is_sentence = line.split('"').skip(1).step_by(2).any(|literal| {
        let mut words = literal.split(' ');
        let first = words.next().unwrap_or_default();
        first.starts_with(char::is_uppercase)
            && words.next().is_some_and(|word| word.starts_with(char::is_lowercase))
    });
    let is_foreign = line.chars().any(|letter| ('\u{3400}'..'\u{a000}').contains(&letter));
    is_code
        && (is_text_node || is_sentence || is_foreign || READ.iter().any(|it| line.contains(it)))
}

fn sources() -> Vec<(String, String)> {
    let found = files("src", "rs");
    assert!(found.len() > 50, "the sources are elsewhere");
    found
}

/// Paths from the root of the project, with their text.
fn files(folder: &str, ending: &str) -> Vec<(String, String)> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut found = Vec::new();
    let mut folders: Vec<PathBuf> = vec![root.join(folder)];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).expect("a folder") {
            let path = entry.expect("an entry").path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|known| known == ending) {
                let name = path.strip_prefix(root).expect("below the root").display().to_string();
                found.push((name, fs::read_to_string(&path).expect("text")));
            }
        }
    }
    found.sort();
    found
}
