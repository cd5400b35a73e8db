//! What a property takes, in the words of JSON schema as far as Glance knows them:
//! `glance/api/v2/model/metadef_property_type.py`.

use serde::{Deserialize, Deserializer};
use serde_json::Value;

use crate::openstack::lenient::{each, or_default, switch};

/// The definition of one property.
#[derive(Clone, Debug, Default, Deserialize, PartialEq)]
#[serde(rename_all = "camelCase")]
pub struct PropertyType {
    /// What it is called for people.
    #[serde(default, deserialize_with = "or_default")]
    pub title: String,
    /// What it is for.
    #[serde(default, deserialize_with = "or_default")]
    pub description: String,
    /// What its values are.
    #[serde(rename = "type", default, deserialize_with = "or_default")]
    pub kind: JsonType,
    /// The only values there are; any, if empty.
    #[serde(rename = "enum", default, deserialize_with = "texts")]
    pub choices: Vec<String>,
    /// What holds where nothing is said.
    #[serde(default, deserialize_with = "text")]
    pub default: Option<String>,
    /// A number at least.
    #[serde(default, deserialize_with = "or_default")]
    pub minimum: Option<f64>,
    /// A number at most.
    #[serde(default, deserialize_with = "or_default")]
    pub maximum: Option<f64>,
    /// Letters at least.
    #[serde(default, deserialize_with = "or_default")]
    pub min_length: Option<u32>,
    /// Letters at most.
    #[serde(default, deserialize_with = "or_default")]
    pub max_length: Option<u32>,
    /// A regular expression of Python's.
    #[serde(default, deserialize_with = "or_default")]
    pub pattern: Option<String>,
    /// What a list holds.
    #[serde(default, deserialize_with = "or_default")]
    pub items: Option<ItemType>,
    /// Items at least.
    #[serde(default, deserialize_with = "or_default")]
    pub min_items: Option<u32>,
    /// Items at most.
    #[serde(default, deserialize_with = "or_default")]
    pub max_items: Option<u32>,
    /// Whether no item comes twice.
    #[serde(default, deserialize_with = "switch")]
    pub unique_items: bool,
    /// Words that may stand before a value, like `<or>` or `<=`.
    #[serde(default, deserialize_with = "each")]
    pub operators: Vec<String>,
    /// Whether it is for reading only.
    #[serde(default, deserialize_with = "switch")]
    pub readonly: bool,
    /// Whether its value must not be shown.
    #[serde(default, deserialize_with = "switch")]
    pub confidential: bool,
}

/// What a list holds.
#[derive(Clone, Debug, Default, Deserialize, PartialEq)]
pub struct ItemType {
    /// What its items are.
    #[serde(rename = "type", default, deserialize_with = "or_default")]
    pub kind: JsonType,
    /// The only items there are; any, if empty.
    #[serde(rename = "enum", default, deserialize_with = "texts")]
    pub choices: Vec<String>,
}

/// Kinds of values of JSON schema. Whatever they are, services keep them as text.
#[derive(Clone, Copy, Debug, Default, Deserialize, PartialEq, Eq)]
#[serde(from = "String")]
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

/// Operators write numbers and switches where Glance means texts.
fn text<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<String>, D::Error> {
    Ok(written(or_default(deserializer)?))
}

fn texts<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Vec<String>, D::Error> {
    Ok(each::<D, Value>(deserializer)?.into_iter().filter_map(written).collect())
}

fn written(value: Value) -> Option<String> {
    match value {
        Value::Null => None,
        Value::String(text) => Some(text),
        other => Some(other.to_string()),
    }
}
