//! YAML in which every text stands in double quotes: `no`, `1e3` and `2018-08-31` are no texts
//! without them.

use serde_json::Value;

use crate::code::text;

/// A tree to write.
pub(super) enum Node {
    /// What stands on one line, as it stands.
    Plain(String),
    /// Keys and values in this order.
    Map(Vec<(String, Node)>),
    /// Items.
    List(Vec<Node>),
}

impl Node {
    /// A text.
    pub fn text(text: &str) -> Self {
        Self::Plain(text::quoted(text))
    }

    /// `value` with its texts made by `text`.
    pub fn data(value: &Value, text: fn(&str) -> Self) -> Self {
        match value {
            Value::String(plain) => text(plain),
            Value::Array(items) => {
                Self::List(items.iter().map(|item| Self::data(item, text)).collect())
            }
            Value::Object(fields) => {
                let field =
                    |(key, value): (&String, &Value)| (key.clone(), Self::data(value, text));
                Self::Map(fields.iter().map(field).collect())
            }
            plain => Self::Plain(plain.to_string()),
        }
    }

    /// One map of one key.
    pub fn pair(key: &str, value: Self) -> Self {
        Self::Map(vec![(key.to_owned(), value)])
    }

    /// Lines that end with a line end, indented by `indent` spaces.
    pub fn lines(&self, indent: usize) -> String {
        let space = " ".repeat(indent);
        match self {
            Self::Plain(plain) => format!("{space}{plain}\n"),
            Self::Map(fields) if fields.is_empty() => format!("{space}{{}}\n"),
            Self::List(items) if items.is_empty() => format!("{space}[]\n"),
            Self::Map(fields) => fields
                .iter()
                .map(|(key, value)| format!("{space}{}:{}", key_of(key), value.after(indent)))
                .collect::<Vec<_>>()
                .concat(),
            Self::List(items) => items
                .iter()
                .map(|item| {
                    let lines = item.lines(indent + 2);
                    format!("{space}- {}", lines.trim_start_matches(' '))
                })
                .collect::<Vec<_>>()
                .concat(),
        }
    }

    /// What follows a key.
    fn after(&self, indent: usize) -> String {
        match self {
            Self::Map(fields) if !fields.is_empty() => format!("\n{}", self.lines(indent + 2)),
            Self::List(items) if !items.is_empty() => format!("\n{}", self.lines(indent + 2)),
            short => format!(" {}", short.lines(0)),
        }
    }
}

/// A name as it is, anything else in quotes.
fn key_of(key: &str) -> String {
    let is_name = key.starts_with(|letter: char| letter.is_ascii_lowercase())
        && key.chars().all(|letter| letter.is_ascii_alphanumeric() || "_-.".contains(letter))
        && !matches!(key, "y" | "n" | "yes" | "no" | "on" | "off" | "true" | "false" | "null");
    if is_name { key.to_owned() } else { text::quoted(key) }
}
