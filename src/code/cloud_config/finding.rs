//! What is the matter with a line, as data: whoever shows it has the words.

use granit_parser::Marker;
use serde_json::{Value, json};

/// Something to say of a text. No `Debug`: it holds words of the text, which may be secret.
#[derive(Clone, Eq, PartialEq)]
pub struct Finding {
    /// From 1.
    pub line: usize,
    /// In characters, from 1.
    pub column: usize,
    /// What is the matter there.
    pub fault: Fault,
}

/// What is the matter.
#[derive(Clone, Eq, PartialEq)]
pub enum Fault {
    /// It is no YAML: why, in the parser's English.
    Unreadable(String),
    /// A key with its colon should stand there.
    NoKey,
    /// A tab where YAML has spaces.
    Tab,
    /// Its top level is no mapping, so that cloud-init takes nothing of it.
    NoMapping,
    /// A second document begins, and cloud-init reads texts of one.
    SecondDocument,
    /// This key is there before, in the same mapping: the last one counts.
    Twice(String),
    /// cloud-init has no such key, but perhaps one that is written nearly so.
    Unknown {
        /// As it is written.
        key: String,
        /// What may be meant.
        near: Option<&'static str>,
    },
}

impl Finding {
    pub(in crate::code) fn at(place: Marker, fault: Fault) -> Self {
        Self { line: place.line(), column: place.col() + 1, fault }
    }

    /// `{"line": 3, "column": 5, "fault": "unknown", "word": "package", "near": "packages"}`
    pub fn json(&self) -> Value {
        let (fault, word, near) = match &self.fault {
            Fault::Unreadable(why) => ("unreadable", Some(why), None),
            Fault::NoKey => ("no_key", None, None),
            Fault::Tab => ("tab", None, None),
            Fault::NoMapping => ("no_mapping", None, None),
            Fault::SecondDocument => ("second_document", None, None),
            Fault::Twice(key) => ("twice", Some(key), None),
            Fault::Unknown { key, near } => ("unknown", Some(key), *near),
        };
        json!({
            "line": self.line,
            "column": self.column,
            "fault": fault,
            "word": word,
            "near": near,
            "is_fatal": self.fault.is_fatal(),
        })
    }
}

impl Fault {
    /// Whether cloud-init cannot read the text; the rest are hints.
    pub fn is_fatal(&self) -> bool {
        !matches!(self, Self::Twice(_) | Self::Unknown { .. })
    }
}
