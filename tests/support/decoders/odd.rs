//! What services might answer on a bad day, for proptest to choose from.

use proptest::{collection::vec, prelude::*, sample::select};

use crate::json::{Change, Json};

/// Words that are JSON, and words that are nearly.
const WORDS: &[&str] = &[
    "null",
    "true",
    "false",
    "0",
    "-0",
    "-1",
    "1",
    "0.5",
    "1e3",
    "1E+2",
    "1e400",
    "-1e-400",
    "4294967296",
    "9223372036854775808",
    "-9223372036854775809",
    "18446744073709551615",
    "18446744073709551616",
    "1.",
    "01",
    "-",
    "+1",
    ".5",
    "NaN",
    "nul",
    "\"\"",
    "\"x\"",
    "\"ACTIVE\"",
    "\"2026-11-22T15:00:00Z\"",
    "\"\\u0000\"",
    "\"\\ud834\\udd1e\"",
    "\"\\ud834\"",
    "\"\\udd1e\\ud834\"",
    "\"\\u12\"",
    "\"\\x\"",
    "\"tab\there\"",
    "\"\u{202e}\u{feff}💥\"",
    "[]",
    "{}",
    "[null]",
    "[[], {}]",
    "{\"\": null}",
    "\"",
    "",
    "]",
];

/// Any value, of `keys` as far as it has any.
pub fn value(keys: Vec<String>) -> impl Strategy<Value = Json> {
    let key = prop_oneof![4 => select(keys), 1 => ".{0,8}"];
    word().prop_recursive(5, 60, 8, move |inner| {
        prop_oneof![
            vec(inner.clone(), 0..6).prop_map(Json::List),
            vec((key.clone(), inner), 0..12).prop_map(Json::Object),
        ]
    })
}

/// Anything that can happen to a field or an item.
pub fn change() -> impl Strategy<Value = Change> {
    prop_oneof![
        Just(Change::Drop),
        Just(Change::Replace(Json::Word("null".to_owned()))),
        word().prop_map(Change::Replace),
        word().prop_map(Change::Repeat),
        select(vec![1, 2, 126, 127, 128, 129, 5_000]).prop_map(Change::Nest),
    ]
}

fn word() -> BoxedStrategy<Json> {
    let text = |text: String| serde_json::Value::from(text).to_string();
    prop_oneof![
        8 => select(WORDS).prop_map(str::to_owned),
        2 => ".{0,20}".prop_map(text),
        1 => ("[é\\\\\"a ]", 0..30_000_usize).prop_map(move |(letter, times)| text(letter.repeat(times))),
        1 => any::<f64>().prop_map(|number| number.to_string()),
    ]
    .prop_map(Json::Word)
    .boxed()
}
