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
use slipway::code::{Language, Place, read, write};

/// Commands that nothing here writes, and that somebody may paste.
const COMMANDS: [&str; 14] = [
    "--image i --swap 512 --ephemeral size=3 --ephemeral size=4,format=ext4",
    "--image i --boot-from-volume 20",
    "--image i --boot-from-volume 20 --delete-on-termination",
    "--volume v",
    "--snapshot s --block-device volume_size=5",
    "--volume v --block-device uuid=x,source_type=image,destination_type=local,boot_index=-1",
    "--image i --block-device-mapping vdb=x:volume:7:true --block-device-mapping vdc=y",
    "--image i --network n --port p --nic net-id=m,v4-fixed-ip=192.0.2.1",
    "--image i --no-network --no-security-group",
    "--image i --auto-network --security-group a --security-group a",
    "--image i --hint a=1 --hint b=2 --hint a=3 --server-group g --hint group=h",
    "--image i --config-drive True --property a=1 --property a=2 --property b=",
    "--image i --use-config-drive --no-network --description= --tag=x --min 2 --max 2",
    "--image i --image j --flavor g --key-name k --key-name -1 --property=-a=b",
];

#[test]
fn every_tool_sends_the_body_that_its_code_was_made_from() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    // The recorder takes this port: no service of the cloud has it.
    let place = Place::from(&json!({
        "auth_url": "http://127.0.0.1:19774/v3", "project_id": "project", "region": "RegionOne",
        "compute_url": "http://127.0.0.1:19774/compute/v2.1", "api_version": "2.96"
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
    for options in COMMANDS {
        let code = format!(
            "openstack --os-compute-api-version 2.96 server create --flavor f {options} web\n"
        );
        let body = read(&code).unwrap_or_else(|mistake| panic!("{code}{}", mistake.json())).body;
        lines += &format!("{}\n", json!({"body": body, "code": {"cli": code}}));
    }
    let cases = root.join("target/code-cases.jsonl");
    fs::write(&cases, lines).expect("target is writable");

    let python = Command::new(root.join("tests/cloud/py")).arg("written.py").arg(&cases).output();

    let answer = python.expect("the cloud's Python; `make cloud` installs it");
    let said = [answer.stdout, answer.stderr].concat();
    let said = String::from_utf8_lossy(&said);
    assert!(answer.status.success(), "{said}");
}
