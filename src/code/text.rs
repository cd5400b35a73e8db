//! Literals that no text breaks out of.

use std::fmt::Write;

use serde_json::Value;

/// A literal in double quotes that JSON, Python and YAML read alike, and HCL but for its templates.
///
/// What cannot be seen is escaped: line ends that only YAML knows, and marks that turn the
/// direction of writing and would show other code than is run.
pub(super) fn quoted(text: &str) -> String {
    let mut literal = String::with_capacity(text.len() + 2);
    literal.push('"');
    for letter in text.chars() {
        match letter {
            '"' => literal.push_str("\\\""),
            '\\' => literal.push_str("\\\\"),
            '\n' => literal.push_str("\\n"),
            '\r' => literal.push_str("\\r"),
            '\t' => literal.push_str("\\t"),
            letter if is_unseen(letter) => {
                let written = write!(literal, "\\u{:04x}", u32::from(letter));
                written.expect("a string takes everything");
            }
            letter => literal.push(letter),
        }
    }
    literal.push('"');
    literal
}

fn is_unseen(letter: char) -> bool {
    letter.is_control()
        || matches!(letter,
            '\u{ad}' | '\u{61c}' | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}'
            | '\u{2060}'..='\u{206f}' | '\u{feff}' | '\u{fff9}'..='\u{fffb}' | '\u{fffe}' | '\u{ffff}')
}

/// What a language calls the values that are no text and no number.
pub(super) struct Words {
    yes: &'static str,
    no: &'static str,
    nothing: &'static str,
}

pub(super) const JSON: Words = Words { yes: "true", no: "false", nothing: "null" };
pub(super) const PYTHON: Words = Words { yes: "True", no: "False", nothing: "None" };

/// `value` as JSON or Python, its lines after the first indented by `depth` steps of `step` spaces.
/// What holds no other list or object stands on one line.
pub(super) fn literal(value: &Value, words: &Words, step: usize, depth: usize) -> String {
    match value {
        Value::Null => words.nothing.to_owned(),
        Value::Bool(true) => words.yes.to_owned(),
        Value::Bool(false) => words.no.to_owned(),
        Value::Number(number) => number.to_string(),
        Value::String(text) => quoted(text),
        Value::Array(items) => {
            let items: Vec<_> =
                items.iter().map(|item| literal(item, words, step, depth + 1)).collect();
            enclosed(['[', ']'], &items, step, depth)
        }
        Value::Object(fields) => {
            let field = |(key, value): (&String, &Value)| {
                format!("{}: {}", quoted(key), literal(value, words, step, depth + 1))
            };
            enclosed(['{', '}'], &fields.iter().map(field).collect::<Vec<_>>(), step, depth)
        }
    }
}

/// What stands on one line where it is short.
const LINE: usize = 80;

/// Items between brackets, on one line or each on its own.
pub(super) fn enclosed(
    [open, close]: [char; 2],
    items: &[String],
    step: usize,
    depth: usize,
) -> String {
    let length: usize = items.iter().map(|item| item.len() + 2).sum();
    if length < LINE && !items.iter().any(|item| item.contains('\n')) {
        return format!("{open}{}{close}", items.join(", "));
    }
    let inner = " ".repeat(step * (depth + 1));
    let outer = " ".repeat(step * depth);
    let items = items.join(&format!(",\n{inner}"));
    format!("{open}\n{inner}{items}\n{outer}{close}")
}
