//! What holds for every server as code, not only for those that somebody thought of.
#![cfg(not(target_arch = "wasm32"))]

#[path = "support/bodies.rs"]
mod bodies;

use bodies::{bodies, hostile};
use proptest::prelude::*;
use serde_json::{Value, json};
use slipway::code::{ADMIN_PASS, Language, Missing, Place, USER_DATA, read, write};

fn place() -> Place {
    Place::from(&json!({
        "auth_url": "https://cloud/v3", "project_id": "p", "region": "RegionOne",
        "compute_url": "https://cloud/v2.1", "api_version": "2.96"
    }))
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(200) })]

    #[test]
    fn what_the_command_line_says_is_read_back(body in bodies()) {
        let code = write(Language::Cli, &body, &place());

        let reading = read(&code);

        prop_assert!(!code.contains("cannot say"), "{code}");
        prop_assert_eq!(reading.map(|reading| reading.body), Ok(body));
    }

    #[test]
    fn a_body_is_read_back(body in bodies(), has_server in any::<bool>()) {
        let text = if has_server {
            write(Language::Body, &body, &place())
        } else {
            let mut server = body["server"].clone();
            if !body["os:scheduler_hints"].is_null() {
                server["os:scheduler_hints"] = body["os:scheduler_hints"].clone();
            }
            server.to_string()
        };

        let reading = read(&text);

        prop_assert_eq!(reading.map(|reading| reading.body), Ok(body));
    }

    #[test]
    fn secrets_are_in_no_language(body in bodies(), secret in "[a-z]{24}") {
        let mut body = body;
        body["server"]["adminPass"] = json!(secret);
        body["server"]["user_data"] = json!(secret);
        body["server"]["personality"] = json!([{"path": "/x", "contents": secret}]);

        for language in Language::ALL {
            let code = write(language, &body, &place());

            prop_assert!(!code.contains(&secret), "{code}");
        }
    }

    #[test]
    fn nothing_is_left_out_in_silence(body in bodies(), key in "[a-z]{16}", value in hostile()) {
        let mut body = body;
        body["server"][&key] = json!(value);
        body[key.to_uppercase()] = json!(7);

        for language in Language::ALL {
            let code = write(language, &body, &place());

            prop_assert!(code.contains(&key) && code.contains(&key.to_uppercase()), "{code}");
        }
    }

    #[test]
    fn a_comment_is_one_line(body in bodies(), value in any::<String>()) {
        let mut body = body;
        body["server"]["unknown\nkey"] = json!({"deep": [value]});

        for language in [Language::Cli, Language::Terraform, Language::Heat, Language::Ansible] {
            let code = write(language, &body, &place());

            let comments: Vec<_> = code.split(['\n', '\r', '\u{85}', '\u{2028}', '\u{2029}'])
                .filter(|line| line.starts_with("# ") && line.contains("cannot say this: \"unknown")).collect();
            prop_assert_eq!(comments.len(), 1);
            prop_assert!(comments[0].ends_with("\"]}"), "{}", comments[0]);
        }
    }

    #[test]
    fn no_text_makes_the_reader_panic(text in any::<String>(), tail in "[-a-z ='\"\\\\\n$]{0,40}") {
        let _ = read(&text);
        let _ = read(&format!("openstack server create {tail}"));
        let _ = read(&format!("{{{text}"));
        let any_value: Value = text.clone().into();
        for language in Language::ALL {
            let _ = write(language, &json!({"server": {"networks": any_value, "name": any_value}}), &place());
        }
    }
}

proptest! {
    // Each case is some hundreds of texts.
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(40) })]

    #[test]
    fn nothing_odd_is_left_out_in_silence(body in bodies(), mark in "[a-z]{16}", odd in 0..4) {
        let oddness = match odd {
            0 => json!([mark]),
            1 => json!({"deep": {"deeper": mark}}),
            2 => json!([[mark, 7]]),
            _ => json!([{"deep": mark}, null]),
        };
        let server = body["server"].as_object().expect("an object");
        for key in server.keys() {
            let mut body = body.clone();
            body["server"][key] = oddness.clone();

            for language in Language::ALL {
                let code = write(language, &body, &place());

                prop_assert!(code.contains(&mark), "{key} in {code}");
            }
        }
        for index in 0..server.get("block_device_mapping_v2").map_or(0, |it| it.as_array().map_or(0, Vec::len)) {
            let disk = &server["block_device_mapping_v2"][index];
            for key in disk.as_object().expect("an object").keys() {
                let mut body = body.clone();
                body["server"]["block_device_mapping_v2"][index][key] = oddness.clone();

                for language in Language::ALL {
                    let code = write(language, &body, &place());

                    prop_assert!(code.contains(&mark), "{key} in {code}");
                }
            }
        }
    }
}

#[test]
fn placeholders_are_known_again() {
    let body = json!({"server": {"name": "web", "adminPass": "secret", "user_data": "c2VjcmV0"}});

    let reading = read(&write(Language::Body, &body, &place())).expect("a body");

    assert_eq!(reading.body, json!({"server": {"name": "web"}}));
    let missing = [Missing::Password(ADMIN_PASS.into()), Missing::UserData(USER_DATA.into())];
    assert_eq!(reading.missing, missing);
}
