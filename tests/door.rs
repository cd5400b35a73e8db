//! The sign-in form without a view: what the operator's list and a user's file of clouds make of it.

use std::sync::Arc;

use serde_json::{Value, json};
use slipway::{
    code::{Cloud, Texts, read_clouds},
    config::{CloudConfig, Config},
    openstack::{
        Id, json,
        keystoneauth::identity::{Auth, CredentialRef, DomainRef, Method, Scope, UserRef},
    },
    sign_in::{
        Credentials, Way,
        clouds::{FileCloud, FileRegion},
    },
};

/// The first region of the first cloud in `clouds`, as the module hands it over.
fn region(clouds: &str) -> FileRegion {
    let Ok(read) = read_clouds(Texts { clouds, ..Texts::default() }) else { panic!("{clouds}") };
    let text = Value::Array(read.iter().map(Cloud::json).collect()).to_string();
    let mut clouds: Vec<FileCloud> = json::read(text.as_bytes()).expect("clouds");
    clouds.remove(0).regions.remove(0)
}

fn config(text: &Value) -> Config {
    json::read(text.to_string().as_bytes()).expect("a config")
}

/// The form of an open page, filled in.
fn filled(clouds: &str) -> Credentials {
    let mut typed = Credentials::default();
    Config::default().fill(&region(clouds), &mut typed).expect("a form");
    typed
}

fn sent(typed: &Credentials) -> Auth {
    typed.check().expect("complete")
}

const HORIZONS: &str = "\
clouds:
  openstack:
    auth: {auth_url: 'https://cloud:5000', username: ada, project_id: 8f1c, project_name: demo,
      user_domain_name: staff, password: s3cret}
    region_name: RegionOne
    interface: internal
    compute_endpoint_override: https://nova/v2.1
    image_endpoint_override: https://glance
    compute_region_name: Other
";

#[test]
fn a_file_fills_the_fields_in_and_its_ids_hold_while_they_stand() {
    let mut typed = filled(HORIZONS);

    assert_eq!((&*typed.cloud, typed.way), ("https://cloud:5000", Way::Password));
    assert_eq!((&*typed.username, &*typed.user_domain), ("ada", "staff"));
    assert_eq!((&*typed.project, &*typed.project_domain, &*typed.password), ("demo", "", "s3cret"));
    assert_eq!(sent(&typed).scope, Scope::Project(Id::new("8f1c")));

    typed.project = "lab".to_owned();
    let scope = sent(&typed).scope;
    assert_eq!(scope, Scope::ProjectNamed("lab".into(), Some(DomainRef::Name("Default".into()))));
    typed.project = "demo".to_owned();
    typed.cloud = "https://elsewhere".to_owned();
    assert!(matches!(sent(&typed).scope, Scope::ProjectNamed(..)), "it is another cloud");
}

#[test]
fn a_user_by_id_stands_in_the_field_and_goes_as_an_id() {
    let typed = filled("clouds: {a: {auth: {auth_url: 'https://c', user_id: u1, password: p}}}");

    assert_eq!((&*typed.username, &*typed.user_domain), ("u1", ""));
    let auth = sent(&typed);
    assert!(matches!(&auth.methods[..], [Method::Password(UserRef::Id(id), _)] if id == "u1"));
    assert_eq!(auth.scope, Scope::Unscoped, "there is a choice of projects");
}

#[test]
fn what_a_file_says_nothing_of_is_as_in_the_form() {
    let typed = filled(
        "clouds: {a: {auth: {auth_url: 'https://c', username: ada, password: p, project_name: x}}}",
    );

    let auth = sent(&typed);
    let domain = || Some(DomainRef::Name("Default".to_owned()));
    assert_eq!(auth.scope, Scope::ProjectNamed("x".to_owned(), domain()));
    let Method::Password(user, _) = &auth.methods[0] else { panic!("{auth:?}") };
    assert_eq!(*user, UserRef::Named("ada".to_owned(), domain()));
}

#[test]
fn an_application_credential_of_a_file_goes_by_its_id_or_its_owner() {
    let credential = |who: &str| {
        filled(&format!(
            "clouds: {{a: {{auth_type: v3applicationcredential, auth: {{auth_url: 'https://c', \
             {who}, application_credential_secret: s}}}}}}"
        ))
    };

    let by_id = credential("application_credential_id: i1");
    let by_name = credential("application_credential_name: n1, user_id: u1");

    assert_eq!((by_id.way, &*by_id.username), (Way::ApplicationCredential, ""));
    let sent = |typed: &Credentials| match &sent(typed).methods[0] {
        Method::ApplicationCredential(credential, _) => credential.clone(),
        other => panic!("{other:?}"),
    };
    assert_eq!(sent(&by_id), CredentialRef::Id("i1".into()));
    let owner = Some(UserRef::Id("u1".into()));
    assert_eq!(sent(&by_name), CredentialRef::Named("n1".into(), owner));
}

#[test]
fn a_second_factor_is_asked_for_later_and_a_way_without_a_form_is_refused() {
    let of = |auth_type: &str, auth: &str| {
        let text = format!(
            "clouds: {{a: {{auth_type: {auth_type}, auth: {{auth_url: 'https://c', {auth}}}}}}}"
        );
        let mut typed = Credentials::default();
        let outcome = Config::default().fill(&region(&text), &mut typed);
        outcome.map(|()| typed.way).map_err(|unfit| (unfit.refusal, unfit.words))
    };
    let user = "username: ada, user_domain_id: default";

    let both = of("v3multifactor", &format!("auth_methods: [v3password, v3totp], {user}"));
    assert_eq!(both, Ok(Way::Password));
    let refused = |words: &str| Err(("unsupported_type".to_owned(), vec![words.to_owned()]));
    assert_eq!(of("v3totp", user), refused("totp"));
    let missing = of("password", "password: p").unwrap_err();
    assert_eq!(
        (&*missing.0, &missing.1[..]),
        ("one_of", &["user_id".into(), "username".into()][..])
    );
}

#[test]
fn what_a_file_says_of_services_goes_along_unless_the_operator_has_said_it() {
    let open = Config::default();
    let operator = config(&json!({"clouds": [{
        "auth_url": "https://cloud:5000/v3", "endpoints": {"compute": "https://proxy/compute"},
    }]}));
    let only = Config { any_address: Some(false), ..operator.clone() };
    let cloud = |config: &Config| {
        let mut typed = Credentials::default();
        config.fill(&region(HORIZONS), &mut typed).expect("a form");
        config.cloud_of(&typed)
    };

    let [open, operator, only] = [&open, &operator, &only].map(cloud);
    for cloud in [&open, &operator, &only] {
        assert_eq!(cloud.region.as_deref(), Some("RegionOne"));
        assert_eq!(cloud.interface(), "internal");
    }
    let at = |cloud: &CloudConfig| {
        let of = |kind: &str| cloud.endpoints.get(kind).cloned().unwrap_or_default();
        [of("compute"), of("image")]
    };
    assert_eq!(at(&open), ["https://nova/v2.1", "https://glance"]);
    assert_eq!(at(&operator), ["https://proxy/compute", "https://glance"]);
    assert_eq!(at(&only), ["https://proxy/compute", ""]);
    assert_eq!(
        region(HORIZONS).unused(|kind| kind == "compute"),
        ["compute_region_name", "image_endpoint_override"]
    );
}

#[test]
fn a_page_of_its_operators_clouds_takes_no_other_from_a_file() {
    let only = config(&json!({
        "clouds": [{"auth_url": "https://ours", "user_domain": "staff"}], "any_address": false,
    }));
    let mut typed = Credentials { stays: true, ..Credentials::default() };

    let unfit = only.fill(&region(HORIZONS), &mut typed).unwrap_err();

    assert_eq!(unfit.refusal, "not_listed");
    assert_eq!(unfit.words, ["https://cloud:5000"]);
    assert_eq!((&*typed.cloud, &*typed.password, typed.stays), ("https://ours", "", true));
}

#[test]
fn the_form_opens_as_the_operator_says_and_turns_to_another_cloud_without_the_secret() {
    let config = config(&json!({"clouds": [
        {"auth_url": "https://one", "methods": ["token", "password"], "user_domain": "staff"},
        {"auth_url": "https://two", "name": "Two", "methods": ["application_credential", "odd"]},
    ]}));

    let mut typed = config.credentials();
    assert_eq!(
        (&*typed.cloud, typed.way, &*typed.user_domain),
        ("https://one", Way::Token, "staff")
    );
    typed.password = "secret".to_owned();
    typed.exact = Some(Arc::default());
    config.clouds[1].fill(&mut typed);

    assert_eq!((&*typed.cloud, typed.way), ("https://two", Way::ApplicationCredential));
    assert_eq!((&*typed.user_domain, &*typed.password, &typed.exact), ("Default", "", &None));
    assert_eq!(config.clouds.iter().map(CloudConfig::title).collect::<Vec<_>>(), ["one", "Two"]);
    assert!(config.allows_any() && config.known("https://two/v3").is_some());
}

#[test]
fn a_file_says_which_interface_unless_the_operator_has_said_it() {
    let asked = |interface: Value| {
        let cloud = json!({"auth_url": "https://cloud:5000", "interface": interface});
        let config = config(&json!({"clouds": [cloud]}));
        let mut typed = Credentials::default();
        config.fill(&region(HORIZONS), &mut typed).expect("a form");
        config.cloud_of(&typed).interface().to_owned()
    };

    assert_eq!((&*asked(Value::Null), &*asked("admin".into())), ("internal", "admin"));
}
