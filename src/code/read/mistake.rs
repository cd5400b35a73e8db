//! Why a text was not understood, as data: whoever shows it has the words.

use serde_json::{Value, json};

/// What was not understood, and where: lines are counted from 1.
#[derive(Clone, Debug, Eq, PartialEq)]
pub enum Mistake {
    /// There is nothing to read.
    Empty,
    /// It begins like JSON and is none.
    NotJson {
        /// Where reading ended.
        line: usize,
        /// From 1.
        column: usize,
    },
    /// Nova has no such key in a body, or not with such a value; the path to it, like
    /// `server.size`.
    Key(String),
    /// It is no `openstack server create`: the first word that is another.
    NotACommand(At),
    /// A quote or a backslash has no end.
    Unclosed(At),
    /// The shell would put something else here, which cannot be known.
    Expansion(At),
    /// The shell would do more than one command.
    Operator(At),
    /// The command has no such option, or it is none that can be kept.
    UnknownOption(At),
    /// The option needs a value.
    MissingValue(At),
    /// The value is none for its option.
    BadValue {
        /// Like `--nic`.
        option: String,
        /// The value.
        at: At,
    },
    /// Two options exclude each other: the second one.
    Clash(At),
    /// An option that the command cannot do without, or `<server-name>`.
    MissingOption(&'static str),
    /// One word too many.
    Extra(At),
}

/// A word and its line.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct At {
    /// From 1.
    pub line: usize,
    /// The word, as the shell would give it to the command.
    pub word: String,
}

impl Mistake {
    /// `{"mistake": "unknown_option", "line": 3, "word": "--size"}`
    pub fn json(&self) -> Value {
        let at = |name: &str, place: &At| json!({"mistake": name, "line": place.line, "word": place.word});
        match self {
            Self::Empty => json!({"mistake": "empty"}),
            Self::NotJson { line, column } => {
                json!({"mistake": "not_json", "line": line, "column": column})
            }
            Self::Key(path) => json!({"mistake": "key", "word": path}),
            Self::NotACommand(place) => at("not_a_command", place),
            Self::Unclosed(place) => at("unclosed", place),
            Self::Expansion(place) => at("expansion", place),
            Self::Operator(place) => at("operator", place),
            Self::UnknownOption(place) => at("unknown_option", place),
            Self::MissingValue(place) => at("missing_value", place),
            Self::BadValue { option, at: place } => {
                let mut mistake = at("bad_value", place);
                mistake["option"] = json!(option);
                mistake
            }
            Self::Clash(place) => at("clash", place),
            Self::MissingOption(option) => json!({"mistake": "missing_option", "word": option}),
            Self::Extra(place) => at("extra", place),
        }
    }
}
