//! Which version is spoken: what is asked of the service, and what is made of its answer.

#[path = "support/nova.rs"]
mod nova;
mod support;

use std::sync::Arc;

use futures_executor::block_on;
use nova::{at, lines, nova};
use serde_json::{Value, json};
use slipway::openstack::{
    Error, Id, Result,
    novaclient::{ApiVersion, Wanted},
};
use support::Replay;

fn root(oldest: &str, newest: &str) -> Value {
    json!({"version": {"id": "v2.1", "status": "CURRENT", "min_version": oldest, "version": newest}})
}

fn discover(wanted: Wanted, oldest: &str, newest: &str) -> Result<ApiVersion> {
    let cloud = Arc::new(Replay::default().token("t1").reply(200, &root(oldest, newest)));
    let version = block_on(nova(&cloud, 1).discover_version(wanted));
    assert_eq!(lines(&cloud), ["GET /"]);
    version
}

fn exactly(minor: u32) -> Wanted {
    Wanted::Exactly(ApiVersion::new(2, minor))
}

#[test]
fn the_newest_version_that_both_sides_know_is_spoken() {
    for (newest, expected) in [
        ("2.87", ApiVersion::new(2, 87)),
        ("2.104", ApiVersion::NEWEST),
        ("2.999", ApiVersion::NEWEST),
        ("2.1", ApiVersion::BASE),
        ("", ApiVersion::UNVERSIONED),
    ] {
        let oldest = if newest.is_empty() { "" } else { "2.1" };
        assert_eq!(discover(Wanted::Latest, oldest, newest), Ok(expected), "{newest}");
    }
}

#[test]
fn a_version_that_is_asked_for_must_be_among_those_of_the_service() {
    assert_eq!(discover(exactly(50), "2.1", "2.96"), Ok(ApiVersion::new(2, 50)));
    assert_eq!(discover(exactly(96), "2.1", "2.96"), Ok(ApiVersion::new(2, 96)));
    for (minor, oldest, newest) in [(96, "2.1", "2.53"), (1, "2.97", "2.120"), (50, "", "")] {
        let outcome = discover(exactly(minor), oldest, newest);
        let Err(Error::UnsupportedVersion { needs, has, .. }) = outcome else {
            panic!("{outcome:?}")
        };
        assert_eq!(needs, format!("2.{minor}"));
        let all =
            if newest.is_empty() { "no microversions" } else { &format!("{oldest} to {newest}") };
        assert_eq!(has, all);
    }
}

#[test]
fn the_api_without_versions_is_part_of_2_1() {
    let unversioned = Ok(ApiVersion::UNVERSIONED);

    assert_eq!(discover(exactly(0), "2.1", "2.96"), unversioned);
    assert_eq!(discover(exactly(0), "", ""), unversioned);
    let outcome = discover(exactly(0), "2.10", "2.96");
    assert!(matches!(outcome, Err(Error::UnsupportedVersion { .. })), "{outcome:?}");
}

#[test]
fn a_service_too_old_is_told_from_one_too_new() {
    let words = |oldest, newest| {
        discover(Wanted::Latest, oldest, newest).expect_err("nothing in common").to_string()
    };

    let old = "the service is too old: this page needs API version 2.1 to 2.104, this cloud has 1.0 to 1.9";
    assert_eq!(words("1.0", "1.9"), old);
    let new = "the service is too new: this page needs API version 2.1 to 2.104, \
        this cloud has 2.200 to 2.300";
    assert_eq!(words("2.200", "2.300"), new);
}

#[test]
fn where_nothing_is_found_the_path_above_is_asked() {
    let missing = json!({"itemNotFound": {"code": 404, "message": "not found"}});
    let found = Replay::default().token("t1").reply(404, &missing).reply(200, &root("2.1", "2.90"));
    let lost = Replay::default().token("t1").reply(404, &missing).reply(404, &missing);
    let (found, lost) = (Arc::new(found), Arc::new(lost));

    let version = block_on(nova(&found, 1).discover_version(Wanted::Latest));
    let outcome = block_on(nova(&lost, 1).discover_version(Wanted::Latest));

    assert_eq!(version, Ok(ApiVersion::new(2, 90)));
    assert_eq!(lines(&found), ["GET /", "GET /../"]);
    assert!(matches!(outcome, Err(Error::Refused { status: 404, .. })), "{outcome:?}");
}

#[test]
fn what_is_no_description_of_a_version_is_malformed() {
    let cloud = Arc::new(Replay::default().token("t1").reply(300, &json!({"choices": []})));

    let outcome = block_on(nova(&cloud, 1).discover_version(Wanted::Latest));

    assert!(matches!(outcome, Err(Error::Malformed { .. })), "{outcome:?}");
}

#[test]
fn a_refusal_names_versions_that_would_be_taken() {
    let refusal = |words: &str| {
        let body = json!({"computeFault": {"code": 406, "message": words}});
        let cloud = Arc::new(Replay::default().token("t1").reply(406, &body));
        let nova = nova(&cloud, 96);
        let refusal = block_on(nova.servers.get(&Id::new("1"))).expect_err("refused");
        nova.instead(&refusal).map(|nova| nova.api_version)
    };
    let words = |oldest: &str, newest: &str| {
        format!(
            "Version 2.96 is not supported by the API. Minimum is {oldest} and maximum is {newest}."
        )
    };

    assert_eq!(refusal(&words("2.1", "2.90")), Some(ApiVersion::new(2, 90)));
    assert_eq!(refusal(&words("2.98", "2.999")), Some(ApiVersion::NEWEST));
    assert_eq!(refusal(&words("2.200", "2.300")), None);
    assert_eq!(refusal("Not acceptable"), None);
}

#[test]
fn the_new_client_asks_for_the_version_that_was_settled_on() {
    let cloud = Replay::default().token("t1").reply(200, &root("2.1", "2.90"));
    let cloud = Arc::new(cloud.reply(200, &json!({"server": {"id": "1"}})));

    let negotiated = block_on(at(&nova(&cloud, 96), 1).negotiated()).expect("a version");
    block_on(negotiated.servers.get(&Id::new("1"))).expect("a server");

    assert_eq!(negotiated.api_version, ApiVersion::new(2, 90));
    let versions = cloud.requests();
    let asked: Vec<_> = versions
        .iter()
        .map(|request| request.headers.get("X-OpenStack-Nova-API-Version"))
        .collect();
    assert_eq!(asked, [None, Some("2.1"), Some("2.90")]);
}
