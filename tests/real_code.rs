//! Code against the tools that it is written for: each sends the body that it was made from. Needs
//! the cloud's Python, so `cargo test` alone leaves it out: `cargo test --test real_code`.

#[path = "support/bodies.rs"]
mod bodies;

use std::{fs, path::Path, process::Command};

use bodies::bodies;
use proptest::{
    strategy::{Strategy, ValueTree},
    test_runner::TestRunner,
};
use serde_json::{Map, Value, json};
use slipway::code::{Language, Place, write};

#[test]
fn every_tool_sends_the_body_that_its_code_was_made_from() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    // The recorder takes this port: no service of the cloud has it.
    let place = Place::from(&json!({
        "auth_url": "http://127.0.0.1:18774/v3", "project_id": "project", "region": "RegionOne",
        "compute_url": "http://127.0.0.1:18774/compute/v2.1", "api_version": "2.96"
    }));
    let mut runner = TestRunner::deterministic();
    let mut lines = String::new();
    for number in 0..200 {
        let mut body = bodies().new_tree(&mut runner).expect("a body").current();
        if number % 3 == 0 {
            body["server"]["adminPass"] = json!("masked");
            body["server"]["user_data"] = json!("masked");
        }
        let code = |language: Language| {
            (language.name().to_owned(), Value::from(write(language, &body, &place)))
        };
        let code: Map<_, _> = Language::ALL.into_iter().map(code).collect();
        lines += &format!("{}\n", json!({"body": body, "code": code}));
    }
    let cases = root.join("target/code-cases.jsonl");
    fs::write(&cases, lines).expect("target is writable");

    let python = Command::new(root.join("tests/cloud/py")).arg("written.py").arg(&cases).output();

    let answer = python.expect("the cloud's Python; `make cloud` installs it");
    let said = [answer.stdout, answer.stderr].concat();
    let said = String::from_utf8_lossy(&said);
    assert!(answer.status.success(), "{said}");
}
