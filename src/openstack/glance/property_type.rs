//! What a property takes, in the words of JSON schema as far as Glance knows them:
//! `glance/api/v2/model/metadef_property_type.py`.

use std::ops::Deref;

use serde::Serialize;
use serde_json::Value;

use crate::openstack::json::{self, FromJson, Reader, from_json};

/// The definition of one property.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct PropertyType {
    /// What it is called for people.
    pub title: String,
    /// What it is for.
    pub description: String,
    /// What its values are.
    pub kind: JsonType,
    /// The only values there are; any, if empty.
    pub choices: Vec<Written>,
    /// What holds where nothing is said.
    pub default: Option<Written>,
    /// A number at least.
    pub minimum: Option<f64>,
    /// A number at most.
    pub maximum: Option<f64>,
    /// Letters at least.
    pub min_length: Option<u32>,
    /// Letters at most.
    pub max_length: Option<u32>,
    /// A regular expression of Python's.
    pub pattern: Option<String>,
    /// What a list holds.
    pub items: Option<ItemType>,
    /// Items at least.
    pub min_items: Option<u32>,
    /// Items at most.
    pub max_items: Option<u32>,
    /// Whether no item comes twice.
    pub unique_items: bool,
    /// Words that may stand before a value, like `<or>` or `<=`.
    pub operators: Vec<String>,
    /// Whether it is for reading only.
    pub readonly: bool,
    /// Whether its value must not be shown.
    pub confidential: bool,
}

from_json!(PropertyType {
    may {
        title, description, kind: "type", choices: "enum", default, minimum, maximum,
        min_length: "minLength", max_length: "maxLength", pattern, items, min_items: "minItems",
        max_items: "maxItems", unique_items: "uniqueItems", operators, readonly, confidential,
    }
});

/// What a list holds.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ItemType {
    /// What its items are.
    pub kind: JsonType,
    /// The only items there are; any, if empty.
    pub choices: Vec<Written>,
}

from_json!(ItemType {
    may { kind: "type", choices: "enum" }
});

/// Kinds of values of JSON schema. Whatever they are, services keep them as text.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum JsonType {
    /// Any text; what is unknown is taken for one.
    #[default]
    Text,
    /// A whole number.
    Integer,
    /// A number.
    Number,
    /// Yes or no.
    Boolean,
    /// Several.
    Array,
}

from_json!(JsonType from String);

impl From<String> for JsonType {
    fn from(word: String) -> Self {
        match word.as_str() {
            "integer" => Self::Integer,
            "number" => Self::Number,
            "boolean" => Self::Boolean,
            "array" => Self::Array,
            _ => Self::Text,
        }
    }
}

/// Any value as a text: operators write numbers and switches where Glance means texts.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Written(pub String);

impl Deref for Written {
    type Target = str;

    fn deref(&self) -> &str {
        &self.0
    }
}

impl FromJson for Written {
    fn blank() -> Self {
        Self(String::new())
    }

    fn read(&mut self, json: &mut Reader<'_>) -> bool {
        let mut value = Value::Null;
        let is_read = value.read(json) && !value.is_null();
        self.0 = match value {
            Value::String(text) => text,
            other => json::written(&other),
        };
        is_read
    }
}
