//! What somebody pasted: what it means, and where it is not understood.

use serde_json::{Value, json};
use slipway::code::{Missing, read};

fn body(text: &str) -> Value {
    match read(text) {
        Ok(reading) => reading.body,
        Err(mistake) => panic!("{}", mistake.json()),
    }
}

fn mistake(text: &str) -> Value {
    read(text).expect_err("a mistake").json()
}

#[test]
fn a_command_is_read_as_the_client_reads_it() {
    let text = r#"
        # as in the docs
        $ OS_CLOUD=x openstack --os-cloud x server create --flavor=m1.small --image "ubuntu 24.04" \
            --network private --property 'a=b=c' --property "d=\"\$e\"" --tag one --tag two \
            --security-group default --key-name mine --hint group=g --hint same_host=a \
            --hint same_host=b --use-config-drive --max 3 -f json --wait web-1
    "#;

    let body = body(text);

    assert_eq!(
        body,
        json!({"server": {
            "name": "web-1", "flavorRef": "m1.small", "imageRef": "ubuntu 24.04", "min_count": 1, "max_count": 3,
            "networks": [{"uuid": "private"}], "metadata": {"a": "b=c", "d": "\"$e\""}, "tags": ["one", "two"],
            "security_groups": [{"name": "default"}], "key_name": "mine", "config_drive": true
        }, "os:scheduler_hints": {"group": "g", "same_host": ["a", "b"]}})
    );
}

#[test]
fn options_make_the_disks_that_the_client_makes() {
    let of = |options: &str| {
        let body = body(&format!("openstack server create --flavor f {options} web"));
        (body["server"]["imageRef"].clone(), body["server"]["block_device_mapping_v2"].clone())
    };
    let image = json!({"uuid": "i", "boot_index": 0, "source_type": "image", "destination_type": "local", "delete_on_termination": true});
    let swap = json!({"boot_index": -1, "source_type": "blank", "destination_type": "local", "guest_format": "swap", "volume_size": 512, "delete_on_termination": true});
    let volume = json!({"uuid": "v", "boot_index": 0, "source_type": "volume", "destination_type": "volume"});
    let grown = json!({"uuid": "i", "boot_index": 0, "source_type": "image", "destination_type": "volume", "volume_size": 20, "delete_on_termination": true});
    let blank = json!({"source_type": "blank", "destination_type": "local", "delete_on_termination": true, "volume_size": 5, "tag": "x"});

    assert_eq!(of("--image i"), (json!("i"), Value::Null));
    assert_eq!(of("--image i --swap 512"), (json!("i"), json!([image, swap])));
    assert_eq!(of("--volume v"), (json!(""), json!([volume])));
    assert_eq!(
        of("--image i --boot-from-volume 20 --delete-on-termination"),
        (json!(""), json!([grown]))
    );
    assert_eq!(
        of("--volume v --block-device volume_size=5,tag=x"),
        (json!(""), json!([volume, blank]))
    );
}

#[test]
fn networks_are_said_in_many_ways() {
    let of = |options: &str| {
        body(&format!("openstack server create --flavor f --image i {options} web"))["server"]["networks"].clone()
    };

    assert_eq!(of(""), "auto");
    assert_eq!(of("--nic none"), "none");
    assert_eq!(of("--no-network"), "none");
    assert_eq!(of("--network n --port p"), json!([{"uuid": "n"}, {"port": "p"}]));
    assert_eq!(
        of("--nic net-id=n,v6-fixed-ip=::1,tag=t"),
        json!([{"uuid": "n", "fixed_ip": "::1", "tag": "t"}])
    );
}

#[test]
fn secrets_that_are_elsewhere_are_named() {
    let reading = read("openstack server create --flavor f --image i --password \"$PASS\" --user-data ~/init.yaml web").expect("a command");

    let missing = [Missing::Password("$PASS".into()), Missing::UserData("~/init.yaml".into())];
    assert_eq!(reading.missing, missing);
    assert_eq!(reading.json()["missing"][1], json!({"what": "user_data", "from": "~/init.yaml"}));
}

#[test]
fn what_is_not_understood_is_named_with_its_line() {
    let create = "openstack server create --flavor f --image i";

    for (text, expected) in [
        (" \n".to_owned(), json!({"mistake": "empty"})),
        ("# only this".to_owned(), json!({"mistake": "empty"})),
        (
            "nova boot web".to_owned(),
            json!({"mistake": "not_a_command", "line": 1, "word": "nova"}),
        ),
        (
            "openstack server\\\n list".to_owned(),
            json!({"mistake": "not_a_command", "line": 2, "word": "list"}),
        ),
        (
            format!("{create} \\\n --size 3 web"),
            json!({"mistake": "unknown_option", "line": 2, "word": "--size"}),
        ),
        (
            format!("{create} --file a=b web"),
            json!({"mistake": "unknown_option", "line": 1, "word": "--file"}),
        ),
        (
            format!("{create} --wait=yes web"),
            json!({"mistake": "unknown_option", "line": 1, "word": "--wait=yes"}),
        ),
        (
            format!("{create} web --key-name"),
            json!({"mistake": "missing_value", "line": 1, "word": "--key-name"}),
        ),
        (
            format!("{create} --key-name --wait web"),
            json!({"mistake": "missing_value", "line": 1, "word": "--key-name"}),
        ),
        (
            format!("{create} --max many web"),
            json!({"mistake": "bad_value", "option": "--max", "line": 1, "word": "many"}),
        ),
        (
            format!("{create} --nic net=n web"),
            json!({"mistake": "bad_value", "option": "--nic", "line": 1, "word": "net=n"}),
        ),
        (
            format!("{create} --block-device disks.json web"),
            json!({"mistake": "bad_value", "option": "--block-device", "line": 1, "word": "disks.json"}),
        ),
        (
            format!("{create} --nic auto --network n web"),
            json!({"mistake": "clash", "line": 1, "word": "--network"}),
        ),
        (
            format!("{create} --volume v web"),
            json!({"mistake": "clash", "line": 1, "word": "--volume"}),
        ),
        (
            "openstack server create --image i web".to_owned(),
            json!({"mistake": "missing_option", "word": "--flavor"}),
        ),
        (
            "openstack server create --flavor f web".to_owned(),
            json!({"mistake": "missing_option", "word": "--image"}),
        ),
        (create.to_owned(), json!({"mistake": "missing_option", "word": "<server-name>"})),
        (format!("{create} web two"), json!({"mistake": "extra", "line": 1, "word": "two"})),
        (
            format!("{create} \"$NAME\""),
            json!({"mistake": "expansion", "line": 1, "word": "$NAME"}),
        ),
        (
            format!("{create} --image `cat id` web"),
            json!({"mistake": "expansion", "line": 1, "word": "`cat"}),
        ),
        (format!("{create} web | tee log"), json!({"mistake": "operator", "line": 1, "word": "|"})),
        (
            format!("{create} web\nreboot"),
            json!({"mistake": "operator", "line": 2, "word": "reboot"}),
        ),
        (format!("{create} \\\n 'web"), json!({"mistake": "unclosed", "line": 2, "word": "'"})),
        ("{\n \"server\": }".to_owned(), json!({"mistake": "not_json", "line": 2, "column": 12})),
        (
            json!({"server": {"size": 3}}).to_string(),
            json!({"mistake": "key", "word": "server.size"}),
        ),
        (
            json!({"name": "a", "flavour": 3}).to_string(),
            json!({"mistake": "key", "word": "flavour"}),
        ),
        (json!({"server": {}, "more": 1}).to_string(), json!({"mistake": "key", "word": "more"})),
        (json!({"server": 7}).to_string(), json!({"mistake": "key", "word": "server"})),
    ] {
        assert_eq!(mistake(&text), expected, "{text}");
    }
}

#[test]
fn a_password_that_was_read_is_not_in_debug() {
    let reading =
        read("openstack server create --flavor f --image i --password hunter2 web").expect("read");

    assert_eq!(reading.body["server"]["adminPass"], "hunter2");
    assert!(!format!("{reading:?}").contains("hunter2"));
}

#[test]
fn a_body_may_stand_without_its_key() {
    let hints = json!({"group": "g"});

    let body =
        body(r#"{"name": "web", "flavorRef": "f", "OS-SCH-HNT:scheduler_hints": {"group": "g"}}"#);

    assert_eq!(
        body,
        json!({"server": {"name": "web", "flavorRef": "f"}, "os:scheduler_hints": hints})
    );
}

#[test]
fn lines_of_windows_go_on_too() {
    let body = body("openstack server create \\\r\n  --flavor f --image i \\\r\n  web\r\n");

    assert_eq!(body["server"]["name"], "web");
}
