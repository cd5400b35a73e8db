//! `{region_name}` and the like in values: Python's `str.format`, as far as a cloud's file can use it.

use super::node::Map;

/// `text` with the values of `map` filled in; none where Python fails, or would ask for more than a
/// value by its key.
pub(super) fn format(text: &str, map: &Map) -> Option<String> {
    let mut filled = String::new();
    let mut rest = text;
    while let Some(at) = rest.find(['{', '}']) {
        filled += &rest[..at];
        let (mark, after) = rest[at..].split_at(1);
        if let Some(after) = after.strip_prefix(mark) {
            filled += mark;
            rest = after;
            continue;
        }
        let (field, after) = after.split_once('}').filter(|_| mark == "{")?;
        // Twice in a row they stand for themselves only outside of a field.
        filled += &value(field, map)?;
        rest = after;
    }
    Some(filled + rest)
}

/// A key, perhaps with keys of mappings below it in brackets.
fn value(field: &str, map: &Map) -> Option<String> {
    let (key, below) = match field.split_once('[') {
        Some((key, below)) => (key, Some(below.strip_suffix(']')?)),
        None => (field, None),
    };
    let value = map.get(key)?;
    let Some(below) = below else { return value.said() };
    below
        .split("][")
        .try_fold(value, |value, key| match value {
            super::node::Node::Map(map) => map.get(key),
            _ => None,
        })?
        .said()
}
