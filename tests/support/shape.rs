//! The shape of JSON: its keys and types, without its values.

use serde_json::{Map, Value, json};

/// Objects whose keys are data: every value in them is alike.
const MAPS: [&str; 6] =
    ["addresses", "extra_specs", "metadata", "properties", "rules", "scheduler_hints"];

/// The shape of `value`: types as words, lists with one merged element, keys that not every element
/// of a list has with a `?`.
pub fn shape(value: &Value) -> Value {
    match value {
        Value::Null => json!("null"),
        Value::Bool(_) => json!("boolean"),
        Value::Number(_) => json!("number"),
        Value::String(_) => json!("string"),
        Value::Array(items) => {
            items.iter().map(shape).reduce(|one, other| merge(&one, &other)).into_iter().collect()
        }
        Value::Object(fields) => {
            let field = |(key, value): (&String, &Value)| match value {
                Value::Object(entries) if MAPS.contains(&key.as_str()) => {
                    let entry =
                        entries.values().map(shape).reduce(|one, other| merge(&one, &other));
                    (key.clone(), json!({"*?": entry.unwrap_or_else(|| json!("null"))}))
                }
                _ => (key.clone(), shape(value)),
            };
            Value::Object(fields.iter().map(field).collect())
        }
    }
}

fn merge(one: &Value, other: &Value) -> Value {
    let mut merged: Vec<Value> = Vec::new();
    for kind in kinds(one).into_iter().chain(kinds(other)) {
        match merged.iter_mut().find(|known| is_alike(known, &kind)) {
            Some(known) => *known = merge_alike(known.take(), kind),
            None => merged.push(kind),
        }
    }
    if merged.len() > 1 {
        merged.retain(|kind| kind != "null");
    }
    merged.sort_by_key(ToString::to_string);
    if merged.len() == 1 { merged.remove(0) } else { json!({ "either": merged }) }
}

/// Whether both are objects, both lists, or the same word.
fn is_alike(one: &Value, other: &Value) -> bool {
    (one.is_object() && other.is_object()) || (one.is_array() && other.is_array()) || one == other
}

fn merge_alike(one: Value, other: Value) -> Value {
    match (one, other) {
        (Value::Object(one), Value::Object(other)) => Value::Object(merge_fields(&one, &other)),
        (Value::Array(one), Value::Array(other)) => one
            .into_iter()
            .chain(other)
            .reduce(|one, other| merge(&one, &other))
            .into_iter()
            .collect(),
        (one, _) => one,
    }
}

/// The shapes that a value has now and then; most have one.
fn kinds(shape: &Value) -> Vec<Value> {
    match shape["either"].as_array() {
        Some(kinds) => kinds.clone(),
        None => vec![shape.clone()],
    }
}

fn merge_fields(one: &Map<String, Value>, other: &Map<String, Value>) -> Map<String, Value> {
    let bare = |key: &str| key.trim_end_matches('?').to_owned();
    let in_map = |fields: &Map<String, Value>, key: &str| {
        let optional = format!("{key}?");
        fields
            .get(key)
            .map(|value| (value.clone(), true))
            .or_else(|| fields.get(&optional).map(|value| (value.clone(), false)))
    };
    let keys = one.keys().chain(other.keys()).map(|key| bare(key));
    let mut merged = Map::new();
    for key in keys {
        let (value, is_required) = match (in_map(one, &key), in_map(other, &key)) {
            (Some((a, always)), Some((b, always_too))) => (merge(&a, &b), always && always_too),
            (Some((value, _)), None) | (None, Some((value, _))) => (value, false),
            (None, None) => continue,
        };
        merged.insert(if is_required { key } else { format!("{key}?") }, value);
    }
    merged
}

/// In what `ours` is unlike `theirs`: a key that only one of them has, unless theirs is optional, or
/// another type. Nothing is known of what is null or an empty list.
pub fn differences(path: &str, ours: &Value, theirs: &Value) -> Vec<String> {
    let (our_kinds, their_kinds) = (kinds(ours), kinds(theirs));
    if our_kinds.len() + their_kinds.len() > 2 {
        let fits = |kind: &Value| {
            their_kinds.iter().any(|their| differences(path, kind, their).is_empty())
        };
        let unlike = our_kinds.iter().filter(|kind| !fits(kind));
        return unlike.map(|kind| format!("{path}: {kind} instead of {theirs}")).collect();
    }
    match (ours, theirs) {
        (Value::Object(ours), Value::Object(theirs)) => {
            let optional = |key: &str| format!("{}?", key.trim_end_matches('?'));
            let bare = |key: &str| key.trim_end_matches('?').to_owned();
            let missing = theirs.keys().filter(|key| {
                !key.ends_with('?')
                    && !ours.contains_key(*key)
                    && !ours.contains_key(&optional(key))
            });
            let mut found: Vec<String> =
                missing.map(|key| format!("{path}: {key} is missing")).collect();
            for (key, value) in ours {
                match theirs.get(&bare(key)).or_else(|| theirs.get(&optional(key))) {
                    Some(their) => {
                        found.extend(differences(&format!("{path}.{key}"), value, their));
                    }
                    None => found.push(format!("{path}: {key} is made up")),
                }
            }
            found
        }
        (Value::Array(ours), Value::Array(theirs)) => match (ours.first(), theirs.first()) {
            (Some(ours), Some(theirs)) => differences(&format!("{path}[]"), ours, theirs),
            _ => Vec::new(),
        },
        _ if ours == theirs || ours == "null" || theirs == "null" => Vec::new(),
        _ => vec![format!("{path}: {ours} instead of {theirs}")],
    }
}

#[test]
fn shapes_differ_where_keys_or_types_do() {
    let real =
        shape(&json!([{"id": "a", "size": 1, "note": null}, {"id": "b", "size": 2, "os": "x"}]));
    let same = shape(&json!([{"id": "c", "size": 3}]));
    let wrong = shape(&json!([{"id": 7, "sizes": 3}]));
    let mixed = |swaps: [Value; 3]| {
        shape(&json!([{"swap": swaps[0]}, {"swap": swaps[1]}, {"swap": swaps[2]}]))
    };

    assert!(differences("", &same, &real).is_empty());
    let (one, other) =
        (mixed([json!(""), json!(1), json!("")]), mixed([json!(2), json!(""), json!(3)]));
    assert_eq!(one, other);
    assert!(differences("", &one, &other).is_empty());
    assert!(!differences("", &one, &shape(&json!([{"swap": 1}]))).is_empty());
    let found = differences("", &wrong, &real);
    let expected =
        ["[]: size is missing", "[].id: \"number\" instead of \"string\"", "[]: sizes is made up"];
    assert_eq!(found, expected);
}
