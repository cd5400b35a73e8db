//! The recorded shapes of the real cloud's answers.

use std::{collections::BTreeMap, fs};

use serde_json::Value;

use super::shape::differences;

/// Written by `tests/real_shapes.rs`.
pub const PATH: &str = "tests/support/shapes.json";

/// Fails with every difference between `answers` and the recorded shapes.
pub fn assert_recorded(answers: &BTreeMap<String, Value>) {
    let text = fs::read_to_string(PATH).expect("recorded shapes");
    let recorded: BTreeMap<String, Value> = serde_json::from_str(&text).expect("JSON");
    let names = |of: &BTreeMap<String, Value>| of.keys().cloned().collect::<Vec<_>>();
    assert_eq!(names(answers), names(&recorded));
    let found: Vec<String> = answers
        .iter()
        .flat_map(|(name, shape)| differences(name, shape, &recorded[name]))
        .collect();
    assert!(found.is_empty(), "\n{}", found.join("\n"));
}
