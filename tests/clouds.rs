//! Files of clouds: what is read in them, what is said of them, and how one signs in by it. What
//! openstacksdk makes of thousands of them is compared in `tests/real_clouds.rs`.

use std::collections::BTreeMap;

use serde_json::{Value, json};
use slipway::{
    code::{Broken, Cloud, Texts, read_clouds},
    openstack::{
        Id, json,
        keystoneauth::identity::{DomainRef, Scope},
    },
    sign_in::clouds::{FileCloud, Way},
};

/// What is read, as JSON.
fn read(clouds: &str) -> Value {
    read_all(Texts { clouds, ..Texts::default() })
}

fn read_all(texts: Texts) -> Value {
    let list = |clouds: Vec<Cloud>| clouds.iter().map(Cloud::json).collect();
    read_clouds(texts).map_or_else(|broken: Broken| broken.json(), list)
}

/// The only region of the only cloud, which is made of these keys; the cloud, if it has none.
fn one(cloud: &str) -> Value {
    let mut cloud = read(&format!("clouds: {{a: {{{cloud}}}}}"))[0].take();
    if cloud["refusal"].is_null() { cloud["regions"][0].take() } else { cloud }
}

const ADA: &str = "auth_url: 'https://cloud/v3', username: ada, user_domain_name: Default";

#[test]
fn horizons_clouds_yaml_signs_in_to_its_project() {
    let text = "\
# This is a clouds.yaml file, which can be used by OpenStack tools as a source
clouds:
  openstack:
    auth:
      auth_url: https://cloud:5000
      username: \"ada\"
      project_id: 8f1c2ab07ce94c1e9df2a4d7d7a7a001
      project_name: \"demo\"
      user_domain_name: \"Default\"
    region_name: \"RegionOne\"
    interface: \"public\"
    identity_api_version: 3
";

    let clouds: Vec<FileCloud> =
        json::read(read(text).to_string().as_bytes()).expect("a list of clouds");

    let region = &clouds[0].regions[0];
    assert_eq!((&*clouds[0].name, &*region.region), ("openstack", "RegionOne"));
    assert_eq!((&*region.asks, &*region.notes), (&["password".to_owned()][..], &[][..]));
    assert!(region.way(&BTreeMap::new()).is_none(), "the password is not there yet");
    let given = BTreeMap::from([("password".to_owned(), "secret".into())]);
    let Some(Way::Keystone(auth)) = region.way(&given) else { panic!("a way to sign in") };
    assert_eq!(auth.auth_url.to_string(), "https://cloud:5000/v3");
    assert_eq!(auth.scope, Scope::Project(Id::new("8f1c2ab07ce94c1e9df2a4d7d7a7a001")));
}

#[test]
fn horizons_application_credential_is_one_method_without_a_scope() {
    let text = "\
clouds:
  openstack:
    auth:
      auth_url: https://cloud:5000
      application_credential_id: \"21dced0fd20347869b93710d2b98aae0\"
      application_credential_secret: \"s3cret\"
    region_name: \"RegionOne\"
    interface: \"public\"
    identity_api_version: 3
    auth_type: \"v3applicationcredential\"
";

    let region = &read(text)[0]["regions"][0];

    assert_eq!(region["methods"], json!(["application_credential"]));
    assert_eq!(region["auth"]["application_credential_id"], "21dced0fd20347869b93710d2b98aae0");
    assert_eq!((&region["asks"], &region["notes"]), (&json!([]), &json!([])));
}

#[test]
fn horizons_openrc_asks_for_the_password_and_unsets_what_is_empty() {
    let text = r#"#!/usr/bin/env bash
# To use an OpenStack cloud you need to authenticate against the Identity
export OS_AUTH_URL=https://cloud:5000
export OS_PROJECT_ID=8f1c2ab07ce94c1e9df2a4d7d7a7a001
export OS_PROJECT_NAME="demo"
export OS_USER_DOMAIN_NAME="Default"
if [ -z "$OS_USER_DOMAIN_NAME" ]; then unset OS_USER_DOMAIN_NAME; fi
export OS_PROJECT_DOMAIN_ID=""
if [ -z "$OS_PROJECT_DOMAIN_ID" ]; then unset OS_PROJECT_DOMAIN_ID; fi
# unset v2.0 items in case set
unset OS_TENANT_ID
unset OS_TENANT_NAME
export OS_USERNAME="ada"
# With Keystone you pass the keystone password.
echo "Please enter your OpenStack Password for project $OS_PROJECT_NAME as user $OS_USERNAME: "
read -sr OS_PASSWORD_INPUT
export OS_PASSWORD=$OS_PASSWORD_INPUT
export OS_REGION_NAME="RegionOne"
# Don't leave a blank variable, unset it if it was empty
if [ -z "$OS_REGION_NAME" ]; then unset OS_REGION_NAME; fi
export OS_INTERFACE=public
export OS_IDENTITY_API_VERSION=3
"#;

    let clouds = read(text);

    let region = &clouds[0]["regions"][0];
    assert_eq!((&clouds[0]["name"], &region["region"]), (&json!("envvars"), &json!("RegionOne")));
    assert_eq!((&region["asks"], &region["notes"]), (&json!(["password"]), &json!([])));
    assert_eq!(region["auth"]["user_domain_name"], "Default");
    assert!(region["auth"].get("project_domain_id").is_none(), "it is unset");
}

#[test]
fn nothing_of_a_shell_is_run_and_what_was_passed_over_is_said() {
    let text = "\
export OS_AUTH_URL=https://cloud OS_USERNAME=`whoami` OS_USER_ID=u1
for it in a b; do
  export OS_USER_ID=never
done
read -p 'Project: ' PROJECT
export OS_PROJECT_ID=$PROJECT
export OS_PASSWORD=\"$(pass show cloud)\"
";

    let region = &read(text)[0]["regions"][0];

    assert_eq!(region["auth"], json!({"user_id": "u1"}));
    let notes = json!([
        {"note": "not_run", "word": "1"},
        {"note": "not_run", "word": "2"},
        {"note": "not_run", "word": "7"},
        {"note": "asked", "word": "OS_PASSWORD"},
        {"note": "asked", "word": "OS_PROJECT_ID"},
        {"note": "asked", "word": "OS_USERNAME"},
    ]);
    assert_eq!(region["notes"], notes);
}

#[test]
fn every_region_has_its_own_values() {
    let text = "\
clouds:
  a:
    auth: {auth_url: 'https://{region_name}.cloud/v3', username: ada, password: p}
    interface: internal
    regions:
    - One
    - name: Two
      values:
        interface: [admin, public]
        compute_endpoint_override: https://{region_name}.nova
        auth: {username: bob}
";

    let regions = read(text)[0]["regions"].take();

    assert_eq!(regions[0]["auth_url"], "https://One.cloud/v3");
    assert_eq!(regions[0]["interface"], json!(["internal"]));
    assert_eq!(regions[1]["auth_url"], "https://Two.cloud/v3");
    assert_eq!(regions[1]["auth"]["username"], "bob");
    assert_eq!(regions[1]["interface"], json!(["admin", "public"]));
    assert_eq!(regions[1]["services"]["compute"], json!({"endpoint": "https://Two.nova"}));
}

#[test]
fn secrets_and_profiles_come_from_files_of_their_own() {
    let clouds = read_all(Texts {
        clouds: "clouds: {a: {profile: ours, auth: {username: ada, user_domain_id: default}}}",
        secure: "clouds: {a: {auth: {password: secret}}}",
        public: "public-clouds: {ours: {auth: {auth_url: 'https://ours'}, region_name: Far}}",
    });

    let region = &clouds[0]["regions"][0];
    assert_eq!((&region["auth_url"], &region["region"]), (&json!("https://ours"), &json!("Far")));
    assert_eq!(region["auth"]["password"], "secret");
}

#[test]
fn public_clouds_are_known_by_name() {
    let profile = |name: &str| one(&format!("profile: '{name}', auth: {{user_id: u1}}"));

    assert_eq!(profile("switchengines")["auth_url"], "https://keystone.cloud.switch.ch:5000/v3");
    assert_eq!(profile("ultimum")["refusal"], "profile_gone");
    assert_eq!(profile("ovh")["words"], json!(["https://ovhcloud.com"]));
    assert_eq!(profile("https://cloud")["refusal"], "profile_remote");
    let own = one(&format!("profile: ovh, auth: {{{ADA}}}"));
    assert_eq!(own["notes"], json!([{"note": "remote_profile", "word": "https://ovhcloud.com"}]));
    assert_eq!(own["auth_url"], "https://cloud/v3");
    assert_eq!(profile("fuga")["notes"][0]["note"], "deprecated_profile");
    let unknown = profile("nobody");
    assert_eq!(unknown["notes"], json!([{"note": "unknown_profile", "word": "nobody"}]));
    assert_eq!((&unknown["refusal"], &unknown["words"]), (&json!("missing"), &json!(["auth_url"])));
}

#[test]
fn what_is_missing_is_named_by_keystoneauths_options() {
    let missing = one("auth_type: v3oidcaccesstoken, auth: {auth_url: 'https://cloud'}");
    let domain = one("auth_type: v3password, auth: {auth_url: 'https://cloud', username: ada}");
    let user = one("auth: {auth_url: 'https://cloud', password: p}");
    let unknown = one("auth_type: v3nonsense");

    let words = json!(["identity_provider", "protocol", "access_token"]);
    assert_eq!((&missing["refusal"], &missing["words"]), (&json!("missing"), &words));
    let words = json!(["user_domain_id", "user_domain_name"]);
    assert_eq!((&domain["refusal"], &domain["words"]), (&json!("one_of"), &words));
    assert_eq!(user["words"], json!(["user_id", "username"]));
    assert_eq!(
        (&unknown["refusal"], &unknown["words"]),
        (&json!("unknown_type"), &json!(["v3nonsense"]))
    );
}

#[test]
fn what_a_page_cannot_do_is_said_and_the_rest_is_read() {
    let region = one(&format!(
        "auth: {{{ADA}, colour: blue}}, insecure: true, cacert: /ca.pem, cert: /me.pem, force_ipv4: true, \
         identity_api_version: 2, compute_default_microversion: 2.60, message: '{{x'"
    ));

    let notes = region["notes"].as_array().expect("notes").iter();
    let notes: Vec<_> = notes.map(|it| it["note"].as_str().expect("a name")).collect();
    let expected = [
        "bare_version",
        "forces_ipv4",
        "unused",
        "template",
        "not_verified",
        "ca_file",
        "client_certificate",
        "version_two",
    ];
    assert_eq!(notes, expected);
    assert_eq!(region["services"]["compute"]["default_microversion"], "2.6");
    assert_eq!(region["asks"], json!(["password"]));
}

#[test]
fn a_password_that_yaml_takes_for_something_else_is_pointed_out() {
    let region = one(&format!("auth: {{{ADA}, password: yes}}"));

    assert_eq!((&region["refusal"], &region["words"]), (&json!("not_text"), &json!(["password"])));
    assert_eq!(one(&format!("auth: {{{ADA}, password: 010}}"))["auth"]["password"], "8");
    assert_eq!(one(&format!("auth: {{{ADA}, password: '010'}}"))["auth"]["password"], "010");
}

#[test]
fn ways_that_a_page_does_not_have_are_named() {
    for name in ["v2password", "v3websso", "http_basic", "v3oidcpassword"] {
        let text = format!(
            "auth_type: {name}, auth: {{auth_url: 'https://c', identity_provider: i, protocol: p, username: u, \
             password: w, discovery_endpoint: 'https://d'}}"
        );

        let region = one(&text);

        assert_eq!(
            (&region["refusal"], &region["words"]),
            (&json!("unsupported_type"), &json!([name]))
        );
    }
}

#[test]
fn several_factors_are_several_methods() {
    let region = one(&format!(
        "auth_type: v3multifactor, auth_methods: 'v3password,v3totp', auth: {{{ADA}, password: p}}"
    ));

    assert_eq!(region["methods"], json!(["password", "totp"]));
    assert_eq!(region["asks"], json!(["passcode"]));
}

#[test]
fn domains_are_those_that_keystoneauth_would_send() {
    let text = format!("auth: {{{ADA}, password: p, project_name: demo, default_domain_id: d}}");
    let clouds = read(&format!("clouds: {{a: {{{text}}}}}")).to_string();
    let clouds: Vec<FileCloud> = json::read(clouds.as_bytes()).expect("a list of clouds");

    let way = clouds[0].regions[0].way(&BTreeMap::new());

    let Some(Way::Keystone(auth)) = way else { panic!("a way to sign in") };
    let domain = DomainRef::Id("d".to_owned());
    assert_eq!(auth.scope, Scope::ProjectNamed("demo".to_owned(), Some(domain)));
    assert!(!format!("{clouds:?}").contains("\"p\""), "a secret is shown");
}

#[test]
fn networks_have_a_name_and_every_flag() {
    let new = one(&format!("auth: {{{ADA}}}, networks: [{{name: yes, nat_source: 'True'}}]"));
    let old = one(&format!("auth: {{{ADA}}}, external_network: public"));
    let twice = one(&format!("auth: {{{ADA}}}, external_network: public, networks: []"));

    let network = |name: &str, flags: [bool; 4]| {
        json!([{
            "name": name, "routes_externally": flags[0], "default_interface": flags[1],
            "nat_destination": flags[2], "nat_source": flags[3],
        }])
    };
    assert_eq!(new["networks"], network("True", [false, false, false, true]));
    assert_eq!(old["networks"], network("public", [true, true, false, false]));
    assert_eq!(twice["refusal"], "networks_twice");
}

#[test]
fn a_text_that_is_no_yaml_is_told_by_line_and_column() {
    let tab = read("clouds:\n\ta: {}\n");
    let open = read("clouds:\n  a: [1\n");

    assert_eq!(
        (&tab["line"], &tab["column"], &tab["fault"]),
        (&json!(2), &json!(1), &json!("tab"))
    );
    assert_eq!((&open["fault"], &open["is_fatal"]), (&json!("unreadable"), &json!(true)));
    assert_eq!(read("clouds: {}")["fault"], "no_clouds");
    assert_eq!(read("")["fault"], "no_clouds");
    assert_eq!(read("clouds: {a: 1}\n---\nb: 2")["fault"], "second_document");
}

#[test]
fn one_odd_cloud_leaves_the_others_alone() {
    let clouds = read(&format!("clouds: {{a: text, b: {{1: 2}}, c: {{auth: {{{ADA}}}}}}}"));

    assert_eq!((&clouds[0]["name"], &clouds[0]["refusal"]), (&json!("a"), &json!("odd")));
    assert_eq!(clouds[1]["words"], json!(["1"]));
    assert_eq!(clouds[2]["regions"][0]["methods"], json!(["password"]));
}

#[test]
fn one_region_as_a_text_is_one_region() {
    let clouds = read(&format!("clouds: {{a: {{regions: One, auth: {{{ADA}}}}}}}"));

    assert_eq!(clouds[0]["regions"].as_array().expect("regions").len(), 1);
    assert_eq!(clouds[0]["regions"][0]["region"], "One");
}

#[test]
fn a_text_that_grows_without_end_is_refused() {
    let ten_times = |at: i32| {
        let before = if at == 0 { "1".to_owned() } else { format!("*a{}", at - 1) };
        format!("a{at}: &a{at} [{}]\n", vec![before; 10].join(", "))
    };
    let text: String = (0..12).map(ten_times).collect();

    let clouds = read(&text);

    assert_eq!(clouds["fault"], "unreadable");
    assert_eq!(read("clouds: &a {b: *a}")["fault"], "unreadable");
}
