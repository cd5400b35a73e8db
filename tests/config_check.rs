//! Slips in a `config.json`, each named with its place; and the keys that are looked for are those
//! that the page reads and `deploy/config.md` describes.

use std::collections::BTreeSet;

use serde_json::{Value, json};
use slipway::{
    config::{CloudConfig, Config, Hints, check},
    launch::{Prices, Settings},
    openstack::json::read,
    sign_in::federation::Provider,
};

const DOCUMENT: &str = include_str!("../deploy/config.md");

const NO_ORIGIN: &str = "frame_ancestors[1]: not an origin like https://portal.example.org";

#[test]
fn each_slip_is_named_with_its_place() {
    for (launch, said) in [
        (json!({"create_volum": true}), "create_volum: unknown key"),
        (json!({"create_volume": "yes"}), "create_volume: neither true nor false"),
        (json!({"create_volume": null}), "create_volume: neither true nor false"),
        (json!({"default_availability_zone": 1}), "default_availability_zone: not a text"),
        (
            json!({"default_boot_source": "snapshot"}),
            "default_boot_source: none of image, instance_snapshot, volume, volume_snapshot",
        ),
        (
            json!({"default_boot_source": "volume", "disable_volume": true}),
            "default_boot_source: disabled here",
        ),
        (json!({"supported_vnic_types": "normal"}), "supported_vnic_types: not a list"),
        (json!({"default_user_data": "x".repeat(49_150)}), "default_user_data: 49150 bytes"),
        (json!({"prices": []}), "prices: not an object"),
        (json!({"prices": {}}), "prices.currency: missing"),
        (json!({"prices": {"currency": "euro"}}), "prices.currency: not three capital letters"),
        (priced(&json!({"volume_gib": {"ssd": "0.1"}})), "prices.volume_gib.ssd: not a number"),
        (priced(&json!({"volume_gib": {"": []}})), "prices.volume_gib[\"\"]: not a number"),
        (priced(&json!({"flavors": {"m1.small": -1}})), "prices.flavors[\"m1.small\"]: below 0"),
        (priced(&json!({"floatingip": 1})), "prices.floatingip: unknown key"),
    ] {
        let faults = check(&with(&json!({"launch": launch})));

        assert_eq!(faults.len(), 1, "{faults:?}");
        let expected = format!("clouds[0].launch.{said}");
        assert!(faults[0].starts_with(&expected), "{} is not {expected}", faults[0]);
    }
}

#[test]
fn a_cloud_is_where_a_browser_can_reach_it() {
    for (cloud, said) in [
        (json!({"auth_url": "cloud.example.org"}), "auth_url: neither https://… nor"),
        (json!({"auth_url": "https://"}), "auth_url: neither https://… nor"),
        (json!({"proxy": "https://proxy/"}), "proxy: not a path"),
        (json!({"proxy": "//proxy/"}), "proxy: not a path"),
        (json!({"endpoints": ["https://nova"]}), "endpoints: not an object"),
        (json!({"endpoints": {"compute": 8774}}), "endpoints.compute: not a text"),
        (json!({"endpoints": {"compute": "nova:8774"}}), "endpoints.compute: neither https://…"),
        (
            json!({"endpoints": {"compute": "https://nova/%(tenant_id)s"}}),
            "endpoints.compute: only %(project_id)s and %(user_id)s",
        ),
        (json!({"sandbox": true}), "sandbox: unknown key"),
        (json!({"region": "eu-1"}), "region: unknown key"),
        (json!({"name": " "}), "name: empty"),
        (json!({"logo": "https://cdn.example.org/a.svg"}), "logo: not a path on the page's own"),
        (json!({"logo": "//cdn.example.org/a.svg"}), "logo: not a path on the page's own"),
        (json!({"logo": "data:image/png;base64,AA"}), "logo: not a path on the page's own"),
        (
            json!({"methods": ["password", "kerberos"]}),
            "methods[1]: none of password, application_credential, token",
        ),
        (json!({"methods": "password"}), "methods: not a list"),
        (json!({"regions": [""]}), "regions[0]: empty"),
        (json!({"user_domain": 7}), "user_domain: not a text"),
        (json!({"hints": {"form": 7}}), "hints.form: neither a text nor texts by language"),
        (json!({"hints": {"username": {"en": []}}}), "hints.username.en: not a text"),
        (json!({"hints": {"password": "x"}}), "hints.password: unknown key"),
    ] {
        let faults = check(&with(&cloud));

        assert_eq!(faults.len(), 1, "{faults:?}");
        assert!(faults[0].starts_with(&format!("clouds[0].{said}")), "{} is not {said}", faults[0]);
    }
}

#[test]
fn an_identity_provider_can_be_found_and_knows_the_page() {
    let provider = |more: Value| {
        let mut provider = json!({"name": "A", "kind": "oidc", "identity_provider": "a",
            "protocol": "openid", "client_id": "c", "issuer": "https://a"});
        for (key, value) in more.as_object().expect("an object") {
            provider[key] = value.clone();
        }
        let parts = provider.as_object().expect("an object").clone();
        let known: Value = parts.into_iter().filter(|(_, value)| !value.is_null()).collect();
        check(&with(&json!({"federation": [known]})))
    };
    assert_eq!(provider(json!({})), [""; 0]);
    let twice = json!([
        {"name": "A", "kind": "websso", "identity_provider": "a", "protocol": "openid"},
        {"name": "A", "kind": "websso", "identity_provider": "b", "protocol": "openid"},
    ]);
    let said = check(&with(&json!({"federation": twice})));
    assert_eq!(said, ["clouds[0].federation[1].name: the same as of federation[0]"]);
    assert_eq!(provider(json!({"kind": "websso", "client_id": null, "issuer": null})), [""; 0]);
    for (slip, said) in [
        (json!({"kind": "saml"}), ".kind: none of oidc, websso"),
        (json!({"name": " "}), ".name: empty"),
        (json!({"protocol": null}), ".protocol: missing"),
        (json!({"client_id": null}), ".client_id: missing"),
        (json!({"issuer": "http://a"}), ".issuer: not https://…, and not this machine"),
        (
            json!({"issuer": null, "token_endpoint": "https://a"}),
            ": neither issuer nor authorization_endpoint and token_endpoint",
        ),
    ] {
        assert_eq!(provider(slip), [format!("clouds[0].federation[0]{said}")]);
    }
}

#[test]
fn the_file_as_a_whole_may_be_at_fault() {
    let off = json!({
        "disable_image": true, "disable_instance_snapshot": true, "disable_volume": true,
        "disable_volume_snapshot": true, "default_boot_source": "image",
    });
    let twins = json!({"clouds": [{"auth_url": "/a"}, {"auth_url": "/b"}, {"auth_url": "/a"}]});

    for (text, said) in [
        ("{\"clouds\": [}", "config.json: not valid JSON: expected value at line 1 column 13"),
        ("", "config.json: not valid JSON: EOF while parsing a value at line 1 column 0"),
        ("[]", "config.json: not an object"),
        ("{\"clouds\": {}}", "clouds: not a list"),
        ("{\"clouds\": [7]}", "clouds[0]: not an object"),
        ("{\"clouds\": [{}]}", "clouds[0].auth_url: missing"),
        ("{\"cloud\": []}", "cloud: unknown key"),
        ("{\"any_address\": 0}", "any_address: neither true nor false"),
        ("{\"any_address\": false}", "any_address: no cloud is left to sign in to"),
        ("{\"frame_ancestors\": \"https://a\"}", "frame_ancestors: not a list"),
        ("{\"sign_in_origins\": true}", "sign_in_origins: not a list"),
        ("{\"frame_ancestors\": [\"https://a\", \"https://a/\"]}", NO_ORIGIN),
        ("{\"frame_ancestors\": [\"https://a:8443\", \"*\"]}", NO_ORIGIN),
        (&with(&json!({"launch": off})), "clouds[0].launch: no source is left to start from"),
        (&twins.to_string(), "clouds[2].auth_url: the same as of clouds[0]"),
    ] {
        assert_eq!(check(text), [said]);
    }
}

#[test]
fn all_slips_of_a_file_are_named_at_once() {
    let slips = json!({"proxi": "/", "launch": {"prices": {"currency": "EUR", "flavors": 1}}});

    let faults = check(&with(&slips));

    assert_eq!(
        faults,
        ["clouds[0].launch.prices.flavors: not an object", "clouds[0].proxi: unknown key"]
    );
}

#[test]
fn no_value_is_repeated_because_it_may_be_a_secret() {
    let slips = json!({
        "auth_url": "p-secret", "proxy": "p-secret", "endpoints": {"compute": "p-secret"},
        "launch": {"default_boot_source": "p-secret", "supported_vnic_types": ["p-secret"],
            "default_user_data": "p-secret".repeat(9_000), "prices": {"currency": "p-secret"}},
        "logo": "https://p-secret", "methods": ["p-secret"],
    });

    let faults = check(&with(&slips));

    assert_eq!(faults.len(), 9);
    assert!(!faults.concat().contains("p-secret"), "{faults:?}");
}

#[test]
fn files_of_ours_have_no_fault() {
    for text in [include_str!("../web/config.json"), example()] {
        assert_eq!(check(text), [""; 0]);
    }
}

#[test]
fn every_key_of_the_example_is_read() {
    let bare = CloudConfig { auth_url: "x".to_owned(), ..CloudConfig::default() };

    let config: Config = read(example().as_bytes()).expect("JSON");

    let (cloud, launch) = (&config.clouds[0], &config.clouds[0].launch);
    // These are in no file.
    let left = alike(&format!("{cloud:#?}"), &format!("{bare:#?}"));
    assert_eq!(left, ["region", "sandbox"]);
    assert_eq!(config.any_address, Some(false));
    let provider = &Provider::all_of(&cloud.federation)[0];
    let left = alike(&format!("{provider:#?}"), &format!("{:#?}", Provider::default()));
    assert_eq!(left, [""; 0]);
    let left = alike(&format!("{:#?}", cloud.hints), &format!("{:#?}", Hints::default()));
    assert_eq!(left, [""; 0]);
    let left = alike(&format!("{launch:#?}"), &format!("{:#?}", Settings::default()));
    // A form must start from something.
    assert_eq!(left, ["disable_volume_snapshot"]);
    let prices = launch.prices.as_ref().expect("prices");
    let left = alike(&format!("{prices:#?}"), &format!("{:#?}", Prices::default()));
    assert_eq!(left, [""; 0]);
}

#[test]
fn every_key_has_its_row_in_the_document() {
    let value: Value = serde_json::from_str(example()).expect("JSON");
    let cloud = &value["clouds"][0];
    let keys = |value: &Value| -> BTreeSet<String> {
        value.as_object().expect("an object").keys().cloned().collect()
    };
    let rows: BTreeSet<String> = DOCUMENT
        .lines()
        .filter_map(|line| Some(line.strip_prefix("| `")?.split_once('`')?.0.to_owned()))
        .collect();

    let launch = &cloud["launch"];
    let (hints, prices) = (keys(&cloud["hints"]), keys(&launch["prices"]));
    let provider = keys(&cloud["federation"][0]);
    let parts = [keys(&value), keys(cloud), hints, provider, keys(launch), prices];
    let expected: BTreeSet<String> = parts.into_iter().flatten().collect();
    assert_eq!(rows, expected);
}

/// One cloud, with what `more` says of it.
fn with(more: &Value) -> String {
    let mut cloud = json!({"auth_url": "https://cloud.example.org/identity"});
    for (key, value) in more.as_object().expect("an object") {
        cloud[key] = value.clone();
    }
    json!({"clouds": [cloud]}).to_string()
}

fn priced(more: &Value) -> Value {
    let mut prices = json!({"currency": "EUR"});
    for (key, value) in more.as_object().expect("an object") {
        prices[key] = value.clone();
    }
    json!({"prices": prices})
}

/// The example that shows every key: the last block of JSON.
fn example() -> &'static str {
    let (_, rest) = DOCUMENT.rsplit_once("```json\n").expect("an example");
    rest.split_once("```").expect("its end").0
}

/// Fields of the outermost struct that two `{:#?}` show alike.
fn alike(one: &str, other: &str) -> Vec<String> {
    let fields = |shown: &str| -> Vec<(String, String)> {
        let mut found: Vec<(String, String)> = Vec::new();
        for line in shown.lines() {
            match line.strip_prefix("    ").filter(|it| it.starts_with(char::is_alphabetic)) {
                Some(field) => {
                    let name = field.split(':').next().unwrap_or_default();
                    found.push((name.to_owned(), line.to_owned()));
                }
                None => {
                    if let Some((_, text)) = found.last_mut() {
                        *text += line;
                    }
                }
            }
        }
        found
    };
    let (one, other) = (fields(one), fields(other));
    assert!(!one.is_empty(), "nothing is shown");
    one.into_iter().zip(other).filter(|(a, b)| a == b).map(|((name, _), _)| name).collect()
}
