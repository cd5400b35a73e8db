//! The shape of JSON: its keys and types, without its values.

use serde_json::{Map, Value, json};

/// Objects whose keys are data: every value in them is alike.
const MAPS: [&str; 5] = ["addresses", "extra_specs", "metadata", "properties", "scheduler_hints"];

/// The shape of `value`: types as words, lists with one merged element, keys that not every element
/// of a list has with a `?`.
pub fn shape(value: &Value) -> Value {
    match value {
        Value::Null => json!("null"),
        Value::Bool(_) => json!("boolean"),
        Value::Number(_) => json!("number"),
        Value::String(_) => json!("string"),
        Value::Array(items) => items.iter().map(shape).reduce(merge).into_iter().collect(),
        Value::Object(fields) => {
            let field = |(key, value): (&String, &Value)| match value {
                Value::Object(entries) if MAPS.contains(&key.as_str()) => {
                    let entry = entries.values().map(shape).reduce(merge);
                    (key.clone(), json!({"*?": entry.unwrap_or_else(|| json!("null"))}))
                }
                _ => (key.clone(), shape(value)),
            };
            Value::Object(fields.iter().map(field).collect())
        }
    }
}

fn merge(one: Value, other: Value) -> Value {
    match (one, other) {
        (Value::Object(one), Value::Object(other)) => Value::Object(merge_fields(&one, &other)),
        (Value::Array(one), Value::Array(other)) => {
            one.into_iter().chain(other).reduce(merge).into_iter().collect()
        }
        (one, other) if one == other => one,
        (one, other) if one == "null" => other,
        (one, other) if other == "null" => one,
        (one, other) => json!({ "either": [one, other] }),
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
            (Some((a, always)), Some((b, always_too))) => (merge(a, b), always && always_too),
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
        (_, Value::Object(either)) if either.contains_key("either") => {
            let kinds = either["either"].as_array().expect("two shapes");
            let fits = kinds.iter().any(|kind| differences(path, ours, kind).is_empty());
            if fits { Vec::new() } else { vec![format!("{path}: {ours} instead of {theirs}")] }
        }
        _ => vec![format!("{path}: {ours} instead of {theirs}")],
    }
}

#[test]
fn shapes_differ_where_keys_or_types_do() {
    let real =
        shape(&json!([{"id": "a", "size": 1, "note": null}, {"id": "b", "size": 2, "os": "x"}]));
    let same = shape(&json!([{"id": "c", "size": 3}]));
    let wrong = shape(&json!([{"id": 7, "sizes": 3}]));

    assert!(differences("", &same, &real).is_empty());
    let found = differences("", &wrong, &real);
    let expected =
        ["[]: size is missing", "[].id: \"number\" instead of \"string\"", "[]: sizes is made up"];
    assert_eq!(found, expected);
}
