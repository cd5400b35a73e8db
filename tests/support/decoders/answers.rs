//! What a real cloud has answered: `tests/support/answers`.

use std::{collections::BTreeSet, fs};

use serde_json::{Value, json};

const FOLDER: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/support/answers");

/// The answer of that name.
pub fn answer(name: &str) -> Value {
    if name == "token-kept" {
        // As the client keeps it.
        return json!({"auth_token": "t1", "body": answer("token"), "clock_skew": -7});
    }
    let path = format!("{FOLDER}/{name}.json");
    let text = fs::read(&path).unwrap_or_else(|error| panic!("{path}: {error}"));
    serde_json::from_slice(&text).unwrap_or_else(|error| panic!("{path}: {error}"))
}

/// Every key that stands in any of them.
pub fn keys() -> Vec<String> {
    let mut keys = BTreeSet::new();
    for entry in fs::read_dir(FOLDER).expect("a folder") {
        let path = entry.expect("an entry").path();
        if path.extension().is_some_and(|ending| ending == "json") {
            let text = fs::read(path).expect("text");
            collect(&serde_json::from_slice(&text).expect("JSON"), &mut keys);
        }
    }
    keys.into_iter().collect()
}

/// Puts `with` in the place of every value of that key.
pub fn replace(value: &mut Value, key: &str, with: &Value) {
    match value {
        Value::Array(items) => items.iter_mut().for_each(|item| replace(item, key, with)),
        Value::Object(all) => {
            for (name, field) in all {
                if name == key {
                    *field = with.clone();
                } else {
                    replace(field, key, with);
                }
            }
        }
        _ => {}
    }
}

fn collect(value: &Value, keys: &mut BTreeSet<String>) {
    match value {
        Value::Array(items) => items.iter().for_each(|item| collect(item, keys)),
        Value::Object(fields) => {
            for (key, field) in fields {
                keys.insert(key.clone());
                collect(field, keys);
            }
        }
        _ => {}
    }
}
