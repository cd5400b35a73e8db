//! Signing in by an identity provider, as far as no browser is needed: what is sent where, what may
//! come back, and what is refused.

use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use secrecy::ExposeSecret;
use serde_json::{Value, json};
use slipway::{
    openstack::{Hidden, Moment, transport::Response},
    sign_in::federation::{
        Answer, Endpoints, Exchange, Provider, Refusal, Trip, challenge, is_safe, secret,
        websso_page,
    },
};

const BEGUN: i64 = 1_700_000_000_000;
const CALLBACK: &str = "https://slipway.example.org/";

#[test]
fn verifier_and_challenge_are_those_of_rfc_7636_appendix_b() {
    let random = [
        116, 24, 223, 180, 151, 153, 224, 37, 79, 250, 96, 125, 216, 173, 187, 186, 22, 212, 37,
        77, 105, 214, 191, 240, 91, 88, 5, 88, 83, 132, 141, 121,
    ];
    let digest = [
        19, 211, 30, 150, 26, 26, 216, 236, 47, 22, 177, 12, 76, 152, 46, 8, 118, 168, 120, 173,
        109, 241, 68, 86, 110, 225, 137, 74, 203, 112, 249, 195,
    ];

    assert_eq!(secret(random), "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk");
    assert_eq!(challenge(&digest), "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM");
}

#[test]
fn the_browser_is_sent_to_the_provider_with_all_that_it_has_to_bring_back() {
    let endpoints = Endpoints {
        authorization_endpoint: "https://login.example.org/auth?tenant=a".to_owned(),
        ..Endpoints::default()
    };

    let page = endpoints.page(&provider(), &trip(), "challenge", CALLBACK);

    assert_eq!(
        page,
        "https://login.example.org/auth?tenant=a&response_type=code&client_id=slipway\
         &redirect_uri=https%3A%2F%2Fslipway.example.org%2F&scope=openid+profile&state=state-1\
         &nonce=nonce-1&code_challenge=challenge&code_challenge_method=S256"
    );
}

#[test]
fn keystone_is_told_where_to_have_the_token_posted() {
    let named = Provider { identity_provider: "a/b".to_owned(), ..provider() };

    let page = websso_page("https://c/identity", &named, "https://s/websso/");

    assert_eq!(
        page,
        "https://c/identity/v3/auth/OS-FEDERATION/identity_providers/a%2Fb/protocols/openid/websso\
         ?origin=https%3A%2F%2Fs%2Fwebsso%2F"
    );
}

#[test]
fn a_provider_is_asked_where_it_is_or_taken_at_the_operators_word() {
    let asked = Endpoints::of(&provider()).expect("complete");
    assert_eq!(asked, Err("https://login.example.org/.well-known/openid-configuration".to_owned()));
    let said = Provider {
        authorization_endpoint: "https://a/auth".to_owned(),
        token_endpoint: "https://a/token".to_owned(),
        ..provider()
    };
    let said = Endpoints::of(&said).expect("complete").expect("said");
    assert_eq!(
        (&*said.issuer, &*said.token_endpoint),
        ("https://login.example.org", "https://a/token")
    );

    let nobody = Provider { client_id: String::new(), ..provider() };
    let nowhere = Provider { issuer: String::new(), ..provider() };
    let open = Provider { issuer: "http://login.example.org".to_owned(), ..provider() };
    for incomplete in [nobody, nowhere, open] {
        assert_eq!(Endpoints::of(&incomplete), Err(Refusal::Settings));
    }
}

#[test]
fn a_provider_that_calls_itself_otherwise_is_another_one() {
    let said = |issuer: &str, token: &str| {
        let body = json!({
            "issuer": issuer, "authorization_endpoint": "https://a/auth", "token_endpoint": token,
            "authorization_response_iss_parameter_supported": true,
        });
        Endpoints::read(&answer(200, &body), &provider())
    };

    assert!(said("https://login.example.org", "https://a/token").expect("right").names_issuer);
    for (issuer, token) in [
        ("https://login.example.org/", "https://a/token"),
        ("https://evil.example.org", "https://a/token"),
        ("https://login.example.org", "http://a/token"),
        ("https://login.example.org", "javascript:alert(1)"),
    ] {
        assert_eq!(said(issuer, token), Err(Refusal::Malformed("openid-configuration")));
    }
}

#[test]
fn nothing_goes_unencrypted_but_to_this_machine() {
    // Browsers take the backslash for a slash.
    let host = "http://127.0.0.1:80\\@evil.org";
    for good in
        ["https://a", "http://localhost:1/x", "http://127.0.0.1", "http://127.0.0.1?x", host]
    {
        assert!(is_safe(good), "{good}");
    }
    for bad in [
        "",
        "https://",
        "http://a",
        "//a",
        "/a",
        "javascript:x",
        "http://localhost.evil.org",
        "http://127.0.0.1:80@evil.org/",
        "http://localhost@evil.org",
        "data:text/html,x",
    ] {
        assert!(!is_safe(bad), "{bad}");
    }
}

#[test]
fn what_is_kept_comes_back_as_it_was_for_ten_minutes() {
    let kept = trip().written();
    let at = |millis| Trip::read(Some(&kept), Moment::from_millis(BEGUN + millis));

    assert_eq!(at(0), Ok(trip()));
    assert_eq!(at(600_000), Ok(trip()));
    assert_eq!(at(600_001), Err(Refusal::TooLate));
    // A clock that was set back, or a record that somebody has made up.
    assert_eq!(at(-1), Err(Refusal::TooLate));
    for none in [None, Some(""), Some("[]"), Some("{}"), Some(r#"{"cloud": "c"}"#)] {
        assert_eq!(Trip::read(none, Moment::from_millis(BEGUN)), Err(Refusal::NotBegun));
    }
}

#[test]
fn an_answer_is_decoded_once() {
    let answer = Answer::parse("?code=a%2Bb+c%25&state=%C3%BC&iss=https%3A%2F%2Fx%2f&z=%zz%4");

    let outcome = Ok(Hidden("a+b c%".to_owned()));
    let issuer = Some("https://x/".to_owned());
    assert_eq!(answer, Some(Answer::Oidc { state: "ü".to_owned(), issuer, outcome }));
    assert_eq!(Answer::parse("#websso=t1"), Some(Answer::WebSso(Hidden("t1".to_owned()))));
}

#[test]
fn an_answer_that_says_something_twice_says_nothing() {
    for odd in ["?code=a&code=b&state=s", "?code=a&state=s&state=t", "?state=s", "?", "#/launch"] {
        assert_eq!(Answer::parse(odd), None, "{odd}");
    }
}

#[test]
fn only_the_answer_to_this_trip_gives_its_code() {
    let code = |said: &str, trip: &Trip| trip.code(Answer::parse(said).expect("an answer"));
    let named = "?code=c&state=state-1&iss=https%3A%2F%2Flogin.example.org";
    let strict = Trip { names_issuer: true, ..trip() };
    let nameless = Trip { state: Hidden(String::new()), ..trip() };

    assert_eq!(code(named, &trip()), Ok(Hidden("c".to_owned())));
    assert_eq!(code(named, &strict), Ok(Hidden("c".to_owned())));
    assert_eq!(code("?code=c&state=state-1", &trip()), Ok(Hidden("c".to_owned())));
    for (foreign, trip) in [
        ("?code=c&state=state-2", &trip()),
        ("?code=c", &trip()),
        ("?code=c&state=", &nameless),
        ("?code=c&state=state-1&iss=https%3A%2F%2Fevil.example.org", &trip()),
        // RFC 9207: whoever says that it names itself, always does.
        ("?code=c&state=state-1", &strict),
        ("?error=access_denied&state=state-2", &trip()),
        ("#websso=t1", &trip()),
    ] {
        assert_eq!(code(foreign, trip), Err(Refusal::Foreign), "{foreign}");
    }
    assert_eq!(
        code("?error=access_denied&error_description=no%20way&state=state-1", &trip()),
        Err(Refusal::Provider { error: "access_denied".into(), description: "no way".into() })
    );
}

#[test]
fn the_code_is_posted_with_what_only_this_page_knows() {
    let (provider, trip) = (provider(), trip());
    let exchange = Exchange { provider: &provider, trip: &trip };

    let form = exchange.form(&Hidden("c/1".to_owned()), CALLBACK);

    assert_eq!(
        form,
        "grant_type=authorization_code&code=c%2F1&redirect_uri=https%3A%2F%2Fslipway.example.org%2F\
         &client_id=slipway&code_verifier=verifier-1"
    );
}

#[test]
fn a_token_is_taken_with_an_id_token_for_this_trip_or_with_none() {
    let good = claims();
    let several = json!({"aud": ["slipway", "other"], "azp": "slipway"});

    for taken in [None, Some(good.clone()), Some(with(&good, &several))] {
        let token = granted(taken.as_ref()).expect("taken");
        assert_eq!(token.expose_secret(), "access-1");
    }
    for (wrong, change) in [
        ("nonce", json!({"nonce": "nonce-2"})),
        ("nonce", json!({"nonce": null})),
        ("iss", json!({"iss": "https://evil.example.org"})),
        ("aud", json!({"aud": "other"})),
        ("aud", json!({"aud": ["slipway", "other"]})),
        ("azp", json!({"azp": "other"})),
        ("exp", json!({"exp": BEGUN / 1000 - 601})),
        ("exp", json!({"exp": "soon"})),
    ] {
        let refused = granted(Some(&with(&good, &change))).map(drop);
        assert_eq!(refused, Err(Refusal::Malformed(wrong)), "{change}");
    }
}

#[test]
fn an_answer_of_the_token_endpoint_is_judged_by_what_it_says() {
    let judged = |status, body: &Value| {
        let (provider, trip) = (provider(), trip());
        let exchange = Exchange { provider: &provider, trip: &trip };
        exchange.access_token(&answer(status, body), Moment::from_millis(BEGUN)).map(drop)
    };

    let refused = json!({"error": "invalid_grant", "error_description": "used"});
    assert_eq!(
        judged(400, &refused),
        Err(Refusal::Provider { error: "invalid_grant".into(), description: "used".into() })
    );
    assert_eq!(judged(502, &json!("<html>")), Err(Refusal::Malformed("token")));
    assert_eq!(judged(200, &json!({"token_type": "Bearer"})), Err(Refusal::Malformed("token")));
    let other = json!({"access_token": "a", "token_type": "DPoP"});
    assert_eq!(judged(200, &other), Err(Refusal::Malformed("token_type")));
    let broken = json!({"access_token": "a", "token_type": "bearer", "id_token": "a.b"});
    assert_eq!(judged(200, &broken), Err(Refusal::Malformed("id_token")));
}

#[test]
fn nothing_secret_is_shown_by_chance() {
    let code = Answer::parse("?code=c-secret&state=s").expect("an answer");
    let ticket = Answer::parse("#websso=c-secret").expect("an answer");

    let debug = format!("{code:?} {ticket:?} {:?}", trip());

    for secret in ["c-secret", "state-1", "nonce-1", "verifier-1"] {
        assert!(!debug.contains(secret), "{debug}");
    }
}

#[test]
fn of_the_operators_list_what_can_be_used_is_used() {
    let list = json!([
        {"name": "A", "kind": "oidc", "identity_provider": "a", "protocol": "openid"},
        {"name": "B", "kind": "saml", "identity_provider": "b", "protocol": "saml2"},
        {"name": "C", "kind": "websso", "identity_provider": "c"},
        7,
        {"name": "D", "kind": "websso", "identity_provider": "d", "protocol": "openid", "scope": 1},
    ]);

    let all = Provider::all_of(&list);

    let names: Vec<&str> = all.iter().map(|it| &*it.name).collect();
    assert_eq!(names, ["A", "D"]);
    assert!(all[0].is_oidc() && !all[1].is_oidc());
    assert_eq!(all[1].scope, "openid profile");
    assert_eq!(Provider::all_of(&Value::Null), []);
}

fn provider() -> Provider {
    Provider {
        name: "Example".to_owned(),
        kind: "oidc".to_owned(),
        identity_provider: "house".to_owned(),
        protocol: "openid".to_owned(),
        issuer: "https://login.example.org".to_owned(),
        client_id: "slipway".to_owned(),
        scope: "openid profile".to_owned(),
        ..Provider::default()
    }
}

fn trip() -> Trip {
    let hidden = |text: &str| Hidden(text.to_owned());
    Trip {
        cloud: "https://cloud.example.org".to_owned(),
        provider: "Example".to_owned(),
        begun: BEGUN,
        page: "#/servers".to_owned(),
        project: "p1".to_owned(),
        stays: true,
        state: hidden("state-1"),
        nonce: hidden("nonce-1"),
        verifier: hidden("verifier-1"),
        issuer: "https://login.example.org".to_owned(),
        names_issuer: false,
        token_endpoint: "https://login.example.org/token".to_owned(),
    }
}

fn claims() -> Value {
    json!({
        "iss": "https://login.example.org", "aud": "slipway", "nonce": "nonce-1", "sub": "u1",
        "exp": BEGUN / 1000 + 600,
    })
}

fn with(claims: &Value, change: &Value) -> Value {
    let mut changed = claims.clone();
    for (key, value) in change.as_object().expect("an object") {
        changed[key] = value.clone();
    }
    changed
}

fn granted(claims: Option<&Value>) -> Result<secrecy::SecretString, Refusal> {
    let mut body = json!({"access_token": "access-1", "token_type": "bearer", "expires_in": 60});
    if let Some(claims) = claims {
        let part = |value: &Value| URL_SAFE_NO_PAD.encode(value.to_string());
        body["id_token"] =
            format!("{}.{}.c2ln", part(&json!({"alg": "RS256"})), part(claims)).into();
    }
    let (provider, trip) = (provider(), trip());
    let exchange = Exchange { provider: &provider, trip: &trip };
    exchange.access_token(&answer(200, &body), Moment::from_millis(BEGUN))
}

fn answer(status: u16, body: &Value) -> Response {
    Response {
        status,
        headers: slipway::openstack::transport::Headers::default(),
        body: body.to_string().into_bytes(),
    }
}
