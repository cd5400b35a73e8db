//! What holds for every text that somebody might take for a file of clouds.
#![cfg(not(target_arch = "wasm32"))]

use std::collections::BTreeMap;

use proptest::prelude::*;
use serde_json::{Value, json};
use slipway::{
    code::{Broken, Cloud, Texts, read_clouds},
    openstack::json,
    sign_in::clouds::FileCloud,
};

fn read(texts: Texts) -> Value {
    let list = |clouds: Vec<Cloud>| clouds.iter().map(Cloud::json).collect();
    read_clouds(texts).map_or_else(|broken: Broken| broken.json(), list)
}

/// Words that mean something in such files, and some that mean nothing.
fn word() -> impl Strategy<Value = String> {
    const WORDS: [&str; 46] = [
        "clouds",
        "auth",
        "auth_url",
        "auth_type",
        "username",
        "password",
        "regions",
        "region_name",
        "name",
        "values",
        "profile",
        "networks",
        "interface",
        "v3multifactor",
        "auth_methods",
        "v3totp",
        "token",
        "ovh",
        "zetta",
        "none",
        "<<",
        "&a",
        "*a",
        "!!str",
        "!!int",
        "yes",
        "010",
        "1:30",
        "2026-11-26",
        ".inf",
        "~",
        "{region_name}",
        "{",
        "}",
        "export",
        "OS_PASSWORD=",
        "OS_AUTH_URL=x",
        "if",
        "[ -z \"$OS_X\" ]",
        "then",
        "fi",
        "${OS_X:-",
        "$(",
        "`",
        "read OS_X",
        "\u{feff}",
    ];
    prop_oneof![4 => prop::sample::select(&WORDS[..]).prop_map(str::to_owned), 1 => any::<String>()]
}

/// Such words with what stands between them.
fn text() -> impl Strategy<Value = String> {
    const BETWEEN: [&str; 14] =
        [": ", "\n", "\n  ", "\n    ", "\n- ", "\n  - ", ", ", "{", "}", "[", "]", " ", "; ", "\""];
    let piece = (word(), prop::sample::select(&BETWEEN[..])).prop_map(|(word, mark)| word + mark);
    prop::collection::vec(piece, 0..40).prop_map(|pieces| pieces.concat())
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(500) })]

    #[test]
    fn no_text_makes_the_reader_panic(clouds in text(), secure in text(), public in any::<String>()) {
        for start in ["", "clouds:\n  a:\n    ", "clouds: {a: {", "export OS_USERNAME=a\n"] {
            let clouds = format!("{start}{clouds}");

            let read = read(Texts { clouds: &clouds, secure: &secure, public: &public });

            prop_assert!(read["fault"].is_string() || read.as_array().is_some_and(|it| !it.is_empty()));
        }
    }

    #[test]
    fn any_value_of_any_option_is_read(
        values in prop::collection::btree_map(word(), any_value(), 0..8),
        auth in prop::collection::btree_map(word(), any_value(), 0..8),
    ) {
        let cloud = json!({"clouds": {"a": values}, "public-clouds": {}});
        let mut with_auth = cloud.clone();
        with_auth["clouds"]["a"]["auth"] = json!(auth);

        for cloud in [cloud, with_auth] {
            let text = cloud.to_string();
            let read = read(Texts { clouds: &text, ..Texts::default() });

            // JSON that YAML does not take is refused as a whole.
            if read.is_array() {
                let clouds: Vec<FileCloud> = json::read(read.to_string().as_bytes()).expect("a list");
                prop_assert_eq!(&*clouds[0].name, "a");
                for region in &clouds[0].regions {
                    let way = region.way(&BTreeMap::new());
                    prop_assert!(region.refusal.is_none() || way.is_none());
                }
            }
        }
    }

    #[test]
    fn texts_stay_what_they_are(password in "\\PC*", username in "\\PC{1,20}") {
        let auth = json!({"auth_url": "https://cloud", "username": username, "password": password});
        let text = json!({"clouds": {"a": {"auth": auth}}}).to_string();

        let read = read(Texts { clouds: &text, ..Texts::default() });

        let auth = &read[0]["regions"][0]["auth"];
        prop_assert_eq!(auth["username"].as_str(), Some(&*username));
        prop_assert_eq!(auth["password"].as_str().unwrap_or_default(), password);
    }

    #[test]
    fn a_shell_keeps_what_stands_in_single_quotes(password in "[^'\0\r]{1,30}") {
        let text = format!("export OS_AUTH_URL=https://cloud\nexport OS_USER_ID=u OS_PASSWORD='{password}'\n");

        let read = read(Texts { clouds: &text, ..Texts::default() });

        prop_assert_eq!(read[0]["regions"][0]["auth"]["password"].as_str(), Some(&*password));
    }
}

fn any_value() -> impl Strategy<Value = Value> {
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        any::<i64>().prop_map(Value::from),
        any::<f64>().prop_map(Value::from),
        word().prop_map(Value::from),
    ];
    leaf.prop_recursive(3, 12, 4, |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..4).prop_map(Value::from),
            prop::collection::btree_map(word(), inner, 0..4).prop_map(|map| json!(map)),
        ]
    })
}
