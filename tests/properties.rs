//! What holds for every address, moment, version and log, not only for those that somebody thought
//! of.
#![cfg(not(target_arch = "wasm32"))]

mod support;

use std::sync::Arc;

use futures_executor::block_on;
use proptest::{
    collection::{btree_map, vec},
    prelude::*,
    sample::select,
};
use serde_json::{Value, json};
use slipway::openstack::{
    Moment,
    keystoneauth::{Call, Session, identity::AuthUrl},
    novaclient::ApiVersion,
    transport::Method,
    url::{Query, segment},
};
use support::Replay;

/// Fields whose values are nobody's business.
const SECRETS: [&str; 11] = [
    "password",
    "original_password",
    "passcode",
    "secret",
    "adminPass",
    "admin_pass",
    "user_data",
    "private_key",
    "contents",
    "personality",
    "auth",
];

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(1_000) })]

    #[test]
    fn a_service_reads_the_parameters_that_were_written(
        parameters in vec((".{0,12}", ".{0,30}"), 0..5),
    ) {
        let query = parameters
            .iter()
            .fold(Query::new("/servers"), |query, (name, value)| query.with(name, value));

        let (path, written) = query.as_str().split_once('?').unwrap_or((query.as_str(), ""));
        prop_assert_eq!(path, "/servers");
        prop_assert_eq!(form(written), parameters);
        prop_assert!(query.as_str().bytes().all(|byte| byte.is_ascii_graphic()));
    }

    #[test]
    fn a_segment_is_one_segment_and_is_read_back(text: String) {
        let written = segment(&text);

        prop_assert!(!written.contains(['/', '?', '#', '&', '+', ' ']), "{}", written);
        prop_assert_eq!(unescaped(&written), text);
    }

    #[test]
    fn a_link_leaves_the_path_and_takes_the_parameters(link: String, limit: u32) {
        let first = Query::new("/v2/images").with("limit", limit);

        let next = first.with_query_of(&link);

        prop_assert!(next.as_str().starts_with("/v2/images?"));
        prop_assert_eq!(next.with_query_of(&link), next);
    }

    #[test]
    fn a_moment_is_read_as_it_was_written(
        millis in 0_i64..253_402_300_800_000,
        (hours, minutes) in (-23_i64..=23, 0_i64..60),
        separator in select(vec!['T', ' ']),
    ) {
        let offset = (hours.abs() * 60 + minutes) * if hours < 0 { -1 } else { 1 };
        let local = millis + offset * 60_000;
        prop_assume!((0..253_402_300_800_000).contains(&local));
        let sign = if offset < 0 { '-' } else { '+' };
        let zone = format!("{sign}{:02}:{:02}", offset.abs() / 60, offset.abs() % 60);
        let text = written(local, separator);

        let expected = Some(Moment::from_millis(millis));
        prop_assert_eq!(Moment::parse(&format!("{text}{zone}")), expected, "{}{}", text, zone);
        prop_assert_eq!(Moment::parse(&format!("{text}{}", zone.replace(':', ""))), expected);
        let utc = written(millis, separator);
        prop_assert_eq!(Moment::parse(&utc), expected);
        prop_assert_eq!(Moment::parse(&format!("{utc}Z")), expected);
        prop_assert_eq!(Moment::parse(&format!("{utc}999Z")), expected);
    }

    #[test]
    fn no_text_makes_a_moment_panic(text in "[-+:.,TZz 0-9é]{0,40}|.{0,40}") {
        let _ = Moment::parse(&text);
    }

    #[test]
    fn a_version_is_read_as_it_is_written(minor: u32) {
        let version = ApiVersion::new(2, minor);

        prop_assert_eq!(version.to_string().parse::<ApiVersion>().ok(), Some(version));
    }

    #[test]
    fn what_is_only_like_a_version_is_none(text in "[0-9.+ -]{0,12}|.{0,12}|[0-9]{1,12}\\.[0-9]{1,12}") {
        if let Ok(version) = text.parse::<ApiVersion>() {
            // `2` alone is 2.0 to novaclient.
            prop_assert!(version.to_string() == text || text == "2", "{}", text);
        }
    }

    #[test]
    fn an_address_of_keystone_is_the_same_however_it_is_typed(
        address in "https?://[a-z]{1,8}(:[0-9]{1,4})?(/[a-z]{1,8}){0,2}",
        (version, slashes, spaces) in (select(vec!["", "/v3"]), "/{0,3}", " {0,2}"),
    ) {
        prop_assume!(!address.ends_with("/v3"));

        let url = AuthUrl::new(&format!("{spaces}{address}{version}{slashes}{spaces}"));

        prop_assert_eq!(url.to_string(), format!("{address}/v3"));
    }

    #[test]
    fn whatever_is_typed_as_an_address_stays_as_it_became(typed: String) {
        let url = AuthUrl::new(&typed);

        prop_assert!(url.to_string().ends_with("/v3"));
        prop_assert_eq!(AuthUrl::new(&url.to_string()), url);
    }

    #[test]
    fn no_secret_of_a_body_is_in_the_log(
        body in secretive(),
        refusal in secretive(),
        is_cut: bool,
    ) {
        let mut sent = body.to_string();
        if is_cut {
            sent.pop();
        }
        let cloud = Arc::new(Replay::default().reply(400, &refusal));
        let session = Session::anonymous(support::world(&cloud));
        let mut call = Call::new(Method::Post, "https://nova/servers");
        call.body = Some(sent.into_bytes());

        let refused = block_on(session.request(&call));

        prop_assert!(refused.is_err());
        let log: String = session.log().entries().iter().map(ToString::to_string).collect();
        prop_assert!(!log.contains("Tr0ub4dor"), "{}", log);
    }
}

/// A body with a secret wherever there may be one, and none elsewhere.
fn secretive() -> impl Strategy<Value = Value> {
    let plain =
        prop_oneof![any::<u32>().prop_map(Value::from), "[a-z\"\\\\é]{0,9}".prop_map(Value::from)];
    plain.prop_recursive(4, 40, 6, |inner| {
        let secret = prop_oneof![
            Just(json!("Tr0ub4dor")),
            Just(json!(["Tr0ub4dor", {"name": "Tr0ub4dor"}])),
            inner.clone().prop_map(|inner| json!({"Tr0ub4dor": inner, "x": "Tr0ub4dor"})),
        ];
        let fields = btree_map("[a-zA-Z_]{0,9}", inner.clone(), 0..4);
        let secrets = btree_map(select(&SECRETS[..]).prop_map(str::to_owned), secret, 0..3);
        prop_oneof![
            vec(inner, 0..4).prop_map(Value::from),
            (fields, secrets)
                .prop_map(|(fields, secrets)| fields.into_iter().chain(secrets).collect::<Value>()),
        ]
    })
}

/// Parameters as a service reads them: `application/x-www-form-urlencoded`.
fn form(query: &str) -> Vec<(String, String)> {
    let pairs = query.split('&').filter(|pair| !pair.is_empty());
    let read = |text: &str| unescaped(&text.replace('+', " "));
    let parameter = |pair: &str| {
        let (name, value) = pair.split_once('=').unwrap_or((pair, ""));
        (read(name), read(value))
    };
    pairs.map(parameter).collect()
}

fn unescaped(text: &str) -> String {
    let mut bytes = Vec::new();
    let mut rest = text.as_bytes();
    while let [first, tail @ ..] = rest {
        rest = tail;
        if *first == b'%' {
            let (digits, tail) = rest.split_at(2);
            let digits = std::str::from_utf8(digits).expect("digits");
            bytes.push(u8::from_str_radix(digits, 16).expect("a number"));
            rest = tail;
        } else {
            bytes.push(*first);
        }
    }
    String::from_utf8(bytes).expect("text")
}

/// ISO 8601 without a zone, by counting years and months, which nobody would do who has the time.
fn written(millis: i64, separator: char) -> String {
    let (mut days, time) = (millis.div_euclid(86_400_000), millis.rem_euclid(86_400_000));
    let is_leap = |year: i64| year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    let mut year = 1970;
    while days >= 365 + i64::from(is_leap(year)) {
        days -= 365 + i64::from(is_leap(year));
        year += 1;
    }
    let february = 28 + i64::from(is_leap(year));
    let mut month = 1;
    for length in [31, february, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31] {
        if days < length {
            break;
        }
        days -= length;
        month += 1;
    }
    let (hours, minutes) = (time / 3_600_000, time / 60_000 % 60);
    let (seconds, millis) = (time / 1000 % 60, time % 1000);
    let day = days + 1;
    format!(
        "{year:04}-{month:02}-{day:02}{separator}{hours:02}:{minutes:02}:{seconds:02}.{millis:03}"
    )
}
