//! Golden cases made by running the real Python libraries: this client does the same, but for the
//! rules of `vectors/deviations.toml`. `SLIPWAY_VECTORS` names another folder of cases.

mod support;
#[path = "support/tape.rs"]
mod tape;
#[path = "support/vectors.rs"]
mod vectors;

use std::{collections::BTreeMap, env, fs, path::PathBuf};

use serde::Deserialize;
use vectors::{Outcome, access, auth, boot, endpoint, managers, session, unit};

#[derive(Deserialize)]
struct Rules {
    rule: Vec<Rule>,
}

#[derive(Deserialize)]
struct Rule {
    name: String,
    reason: String,
}

#[test]
fn servers_are_asked_for_as_novaclient_asks() {
    check("boot", boot::cases(&folder()).iter().map(|case| (case.id.as_str(), case.run())));
}

#[test]
fn who_one_is_and_where_it_leads_is_told_as_keystoneauth_tells() {
    let (sign_ins, tokens) = (auth::cases(&folder()), access::cases(&folder()));
    let (endpoints, units) = (endpoint::cases(&folder()), unit::cases(&folder()));
    let sign_ins = sign_ins.iter().map(|case| (case.id.as_str(), case.run()));
    let tokens = tokens.iter().map(|case| (case.id.as_str(), case.run()));
    let endpoints = endpoints.iter().map(|case| (case.id.as_str(), case.run()));
    let units = units.iter().map(|case| (case.id.as_str(), case.run()));
    check("auth", sign_ins.chain(tokens).chain(endpoints).chain(units));
}

#[test]
fn services_are_asked_as_keystoneauth_and_novaclient_ask() {
    let (calls, managers) = (session::cases(&folder()), managers::cases(&folder()));
    let outcomes = calls.iter().map(|case| (case.id.as_str(), case.run()));
    check("session", outcomes.chain(managers.iter().map(|case| (case.id.as_str(), case.run()))));
}

/// Prints how the cases came out, and fails where nobody knows why one differs.
fn check<'a>(layer: &str, outcomes: impl Iterator<Item = (&'a str, Outcome)>) {
    let mut deviations: BTreeMap<&str, usize> = BTreeMap::new();
    let (mut same, mut wrong) = (0, Vec::new());
    for (id, outcome) in outcomes {
        match outcome {
            Outcome::Same => same += 1,
            Outcome::Deviates(rule) => *deviations.entry(rule).or_default() += 1,
            Outcome::Wrong(why) => wrong.push(format!("{id}: {why}")),
        }
    }
    let by_rule: usize = deviations.values().sum();
    let (passed, all) = (same + by_rule, same + by_rule + wrong.len());
    println!("{layer} {passed}/{all}, of them {by_rule} by rule: {deviations:?}");
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
    assert!(same * 100 > all * 65, "most cases must be the same: {same} of {all}");
    for rule in deviations.keys() {
        assert!(rules().iter().any(|known| known.name == *rule), "{rule} is not written down");
    }
}

#[test]
fn every_deviation_has_a_reason() {
    for rule in rules() {
        assert!(rule.reason.len() > 20, "{}", rule.name);
    }
}

fn folder() -> PathBuf {
    let ours = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/vectors");
    env::var_os("SLIPWAY_VECTORS").map_or(ours, PathBuf::from)
}

fn rules() -> Vec<Rule> {
    let path = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/vectors/deviations.toml");
    let text = fs::read_to_string(path).expect("the deviations");
    toml::from_str::<Rules>(&text).expect("rules with reasons").rule
}
