//! Comments that no text breaks out of.

use serde_json::Value;

use crate::code::text;

/// A line that says what stands at `path` of the body and cannot be said by `tool`.
pub(super) fn comment(tool: &str, path: &str, value: &Value) -> String {
    format!("# {tool} cannot say this: {} = {}\n", path_in_comment(path), one_line(value))
}

/// A path as it stands where it is plain, and quoted where somebody made it up.
fn path_in_comment(path: &str) -> String {
    let is_plain = |letter: char| letter.is_ascii_alphanumeric() || "_-.:[]".contains(letter);
    if path.chars().all(is_plain) { path.to_owned() } else { text::quoted(path) }
}

/// A value as one line of JSON.
fn one_line(value: &Value) -> String {
    match value {
        Value::Array(items) => {
            let items: Vec<_> = items.iter().map(one_line).collect();
            format!("[{}]", items.join(", "))
        }
        Value::Object(fields) => {
            let field = |(key, value): (&String, &Value)| {
                format!("{}: {}", text::quoted(key), one_line(value))
            };
            let fields: Vec<_> = fields.iter().map(field).collect();
            format!("{{{}}}", fields.join(", "))
        }
        plain => text::literal(plain, &text::JSON, 0, 0),
    }
}
