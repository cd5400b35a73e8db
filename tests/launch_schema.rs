//! Whatever passes the form's judgement is valid under Nova's own schemas, at the lowest version
//! that takes it.
#![cfg(not(target_arch = "wasm32"))]

#[path = "support/drafts.rs"]
mod drafts;
#[path = "support/form.rs"]
mod form;

use std::{cell::Cell, collections::BTreeMap};

use base64::{Engine, engine::general_purpose::STANDARD};
use drafts::drafts;
use form::{choices, draft, problems};
use jsonschema::Validator;
use proptest::{prelude::*, test_runner::TestRunner};
use serde_json::Value;
use slipway::{
    launch::{Draft, Marker, Plan, Problem},
    openstack::{json, novaclient::ApiVersion},
};

const DRAFTS: u32 = 20_000;
const FACTS: &str = include_str!("support/nova_create_schemas.json");

#[test]
fn what_passes_is_valid_for_nova_at_the_lowest_version_that_takes_it() {
    let (nova, choices) = (Nova::new(), choices());
    let marker: Marker = json::read(br#""slipway-7k3m-9x2p-w4da-h6tn""#).expect("a marker");
    let passed = Cell::new(0);
    let config = ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(DRAFTS) };

    let outcome = TestRunner::new(config).run(&drafts(), |draft| {
        let Ok(plan) = draft.check(&choices) else { return Ok(()) };
        passed.set(passed.get() + 1);
        for mut request in plan.requests.clone() {
            marker.put_on(&mut request, plan.version);
            let body = request.body(plan.version).expect("a version that has it all");
            let faults = nova.faults(&body, plan.version);
            prop_assert!(faults.is_empty(), "{faults:?}\n{body:#}");
            beyond_the_schema(&body)?;
        }
        lowest(&nova, &plan)
    });

    outcome.unwrap_or_else(|failure| panic!("{failure}"));
    assert!(passed.get() > DRAFTS / 4, "only {} have passed", passed.get());
}

#[test]
fn what_does_not_pass_has_a_reason_and_nothing_is_said_twice() {
    let choices = choices();
    let config = ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(2_000) };

    let outcome = TestRunner::new(config).run(&drafts(), |draft| {
        let problems = draft.check(&choices).err();
        prop_assert!(problems.as_ref().is_none_or(|problems| !problems.is_empty()));
        let problems = problems.unwrap_or_default();
        prop_assert!(problems.is_sorted_by_key(Problem::field), "{problems:?}");
        Ok(())
    });

    outcome.unwrap_or_else(|failure| panic!("{failure}"));
}

#[test]
fn a_mend_takes_its_problem_away() {
    let choices = choices();
    let mended = Cell::new(0);
    let config = ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(2_000) };

    let outcome = TestRunner::new(config).run(&drafts(), |draft| {
        let problems = draft.check(&choices).err().unwrap_or_default();
        for problem in &problems {
            let Some(mend) = problem.mend() else { continue };
            let mut draft = draft.clone();
            mend.apply(&mut draft);
            let left = draft.check(&choices).err().unwrap_or_default();
            // What is there three times is there twice then.
            let is_better = !left.contains(problem) || left.len() < problems.len();
            prop_assert!(is_better, "{problem:?} after {mend:?}");
            mended.set(mended.get() + 1);
        }
        Ok(())
    });

    outcome.unwrap_or_else(|failure| panic!("{failure}"));
    assert!(mended.get() > 100, "only {} were mended", mended.get());
}

#[test]
fn no_letter_that_nova_takes_is_refused() {
    let (nova, choices) = (Nova::new(), choices());
    let refused = |letter: char| {
        let name = format!("a{letter}b");
        draft_called(name).check(&choices).is_err()
    };

    let wrong: Vec<char> = ('\0'..='\u{ffff}')
        .filter(|letter| nova.is_printable(*letter) && refused(*letter))
        .collect();

    assert_eq!(wrong, []);
}

#[test]
fn the_schemas_can_fail() {
    let nova = Nova::new();
    let mut body = form::request(&draft(), &choices()).body(ApiVersion::BASE).expect("a body");
    assert_eq!(nova.faults(&body, ApiVersion::BASE), [""; 0]);

    for (key, value) in [
        ("name", "web 🚀"),
        ("imageRef", "debian"),
        ("user_data", "!"),
        ("accessIPv4", "10.0.0"),
        ("hostname", "web"),
    ] {
        let before = body["server"].clone();
        body["server"][key] = value.into();
        assert!(!nova.faults(&body, ApiVersion::BASE).is_empty(), "{key}");
        body["server"] = before;
    }
    assert_eq!(problems(&draft_called("web 🚀".into()), &choices()), [Problem::NameUnprintable]);
}

/// What Nova checks in code: `nova/compute/api.py`, `nova/api/openstack/compute/servers.py`.
fn beyond_the_schema(body: &Value) -> Result<(), TestCaseError> {
    let server = &body["server"];
    let is_several = server["max_count"].as_u64() > Some(1);
    prop_assert!(server["min_count"].as_u64() <= server["max_count"].as_u64());
    prop_assert!(!(is_several && server["hostname"].is_string()));
    let none = Vec::new();
    for nic in server["networks"].as_array().unwrap_or(&none) {
        prop_assert!(nic["port"].is_null() || nic["fixed_ip"].is_null());
        prop_assert!(nic["port"].is_string() || nic["uuid"].is_string());
        prop_assert!(!is_several || (nic["port"].is_null() && nic["fixed_ip"].is_null()));
    }
    let disks = server["block_device_mapping_v2"].as_array().unwrap_or(&none);
    let mut places: Vec<i64> = disks
        .iter()
        .filter_map(|disk| disk["boot_index"].as_i64().filter(|place| *place >= 0))
        .collect();
    places.sort_unstable();
    prop_assert!((0..).zip(&places).all(|(place, known)| place == *known), "{places:?}");
    prop_assert_eq!(disks.is_empty(), places.is_empty());
    for disk in disks {
        let (source, target) = (disk["source_type"].as_str(), disk["destination_type"].as_str());
        prop_assert_eq!(source == Some("blank"), disk["uuid"].is_null());
        prop_assert!(!(is_several && source == Some("volume")));
        let has_type = disk["volume_type"].is_string();
        prop_assert!(!has_type || (source != Some("volume") && target == Some("volume")));
        let is_local_image = source == Some("image") && target == Some("local");
        prop_assert!(!is_local_image || server["imageRef"] != "");
    }
    Ok(())
}

/// No older version takes the requests, but for what no request tells: a volume for several servers
/// at once, a port with a share of the wire.
fn lowest(nova: &Nova, plan: &Plan) -> Result<(), TestCaseError> {
    if [60, 72].iter().any(|minor| plan.version == ApiVersion::new(2, *minor)) {
        return Ok(());
    }
    for version in nova.schemas.keys().filter(|version| **version < plan.version) {
        let takes = plan.requests.iter().all(|request| {
            let body = request.body(*version);
            body.is_ok_and(|body| nova.faults(&body, *version).is_empty())
        });
        prop_assert!(!takes, "{version} would do for what asks for {}", plan.version);
    }
    Ok(())
}

fn draft_called(name: String) -> Draft {
    Draft { name, ..draft() }
}

/// Nova's own schemas, with the formats that Nova defines itself.
struct Nova {
    schemas: BTreeMap<ApiVersion, Validator>,
    printable: Vec<(u32, u32)>,
}

impl Nova {
    fn new() -> Self {
        let facts: Value = serde_json::from_str(FACTS).expect("JSON");
        let printable: Vec<(u32, u32)> =
            serde_json::from_value(facts["printable"].clone()).expect("ranges");
        let schemas = facts["schemas"].as_object().expect("schemas").iter();
        let schemas = schemas.map(|(version, schema)| {
            let (for_names, for_texts) = (printable.clone(), printable.clone());
            let validator = jsonschema::options()
                .with_draft(jsonschema::Draft::Draft4)
                .should_validate_formats(true)
                .with_format("name", move |text: &str| {
                    text == text.trim() && text.chars().all(|letter| within(&for_names, letter))
                })
                .with_format("description", move |text: &str| {
                    text.chars().all(|letter| within(&for_texts, letter))
                })
                .with_format("uuid", is_uuid_like)
                .with_format("base64", |text: &str| STANDARD.decode(text).is_ok())
                .build(schema)
                .expect("a schema");
            (version.parse().expect("a version"), validator)
        });
        Self { schemas: schemas.collect(), printable }
    }

    /// What is wrong with the body at this version.
    fn faults(&self, body: &Value, version: ApiVersion) -> Vec<String> {
        let (_, schema) = self.schemas.range(..=version).next_back().expect("2.1 at least");
        schema.iter_errors(body).map(|fault| fault.to_string()).collect()
    }

    fn is_printable(&self, letter: char) -> bool {
        within(&self.printable, letter)
    }
}

fn within(ranges: &[(u32, u32)], letter: char) -> bool {
    let code = u32::from(letter);
    let at = ranges.partition_point(|(_, last)| *last < code);
    ranges.get(at).is_some_and(|(first, _)| *first <= code)
}

/// `oslo_utils/uuidutils.py`, `is_uuid_like`.
fn is_uuid_like(text: &str) -> bool {
    let digits: String = text.chars().filter(|letter| *letter != '-').collect();
    digits.len() == 32 && digits.bytes().all(|byte| byte.is_ascii_hexdigit())
}
