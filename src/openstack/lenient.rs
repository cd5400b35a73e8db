//! Fields of an answer, read as far as they can be read: what a service leaves out, sends as null or
//! spells otherwise in another version becomes nothing, and never fails the whole answer.
//!
//! They are read in place, without a copy: from text, and not from a `serde_json::Value`.

use serde::{Deserialize, Deserializer, de::DeserializeOwned};
use serde_json::value::RawValue;

use crate::openstack::Hidden;

/// The value, or the type's default.
pub(super) fn or_default<'de, D, T>(deserializer: D) -> Result<T, D::Error>
where
    D: Deserializer<'de>,
    T: DeserializeOwned + Default,
{
    let raw = <&'de RawValue>::deserialize(deserializer)?;
    // As bytes, like every answer: each kind of input would cost a parser of its own.
    Ok(serde_json::from_slice(raw.get().as_bytes()).unwrap_or_default())
}

/// Those items of a list that can be read.
pub(super) fn each<'de, D, T>(deserializer: D) -> Result<Vec<T>, D::Error>
where
    D: Deserializer<'de>,
    T: DeserializeOwned,
{
    let raw = <&'de RawValue>::deserialize(deserializer)?;
    let items: Vec<&RawValue> = serde_json::from_slice(raw.get().as_bytes()).unwrap_or_default();
    Ok(items.iter().filter_map(|item| serde_json::from_slice(item.get().as_bytes()).ok()).collect())
}

/// A text that must not be seen by chance.
pub(super) fn hidden<'de, D>(deserializer: D) -> Result<Option<Hidden<String>>, D::Error>
where
    D: Deserializer<'de>,
{
    let text: Option<String> = or_default(deserializer)?;
    Ok(text.filter(|text| !text.is_empty()).map(Hidden))
}

/// A switch: a service may write it as a word.
pub(super) fn switch<'de, D>(deserializer: D) -> Result<bool, D::Error>
where
    D: Deserializer<'de>,
{
    let raw = <&'de RawValue>::deserialize(deserializer)?;
    Ok(raw.get().trim_matches('"').eq_ignore_ascii_case("true"))
}
