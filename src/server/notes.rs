//! From the notes that a server has to those that are wanted.

use std::collections::BTreeMap;

/// One step on the way.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Change {
    /// That key is to have that value.
    Set(String, String),
    /// That key is to go.
    Remove(String),
}

/// What leads from `known` to `wanted`, what is to go first: a server may be full. A key without
/// letters is a row that nobody has filled in. Where a key is there twice, the last one counts.
pub fn changes(known: &BTreeMap<String, String>, wanted: &[(String, String)]) -> Vec<Change> {
    let wanted: BTreeMap<&str, &str> = wanted
        .iter()
        .filter(|(key, value)| !key.is_empty() || !value.is_empty())
        .map(|(key, value)| (key.as_str(), value.as_str()))
        .collect();
    let gone = known.keys().filter(|key| !wanted.contains_key(key.as_str()));
    let gone = gone.map(|key| Change::Remove(key.clone()));
    let new =
        wanted.iter().filter(|(key, value)| known.get(**key).map(String::as_str) != Some(value));
    gone.chain(new.map(|(key, value)| Change::Set((*key).to_owned(), (*value).to_owned())))
        .collect()
}
