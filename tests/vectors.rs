//! Golden cases made by running the real Python libraries: this client does the same, but for the
//! rules of `vectors/deviations.toml`. `SLIPWAY_VECTORS` names another folder of cases.

mod support;
#[path = "support/vectors.rs"]
mod vectors;

use std::{collections::BTreeMap, env, fs, path::PathBuf};

use serde::Deserialize;
use vectors::{Outcome, auth, boot, managers};

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
    let cases = boot::cases(&folder());
    check("boot", cases.iter().map(|case| (case.id.as_str(), case.run())));
}

#[test]
fn tokens_are_asked_for_as_keystoneauth_asks() {
    let cases = auth::cases(&folder());
    check("auth, sign-in", cases.iter().map(|case| (case.id.as_str(), case.run())));
}

#[test]
fn managers_and_versions_ask_as_novaclient_asks() {
    let cases = managers::cases(&folder());
    check("managers", cases.iter().map(|case| (case.id.as_str(), case.run())));
}

/// Prints how the cases came out, and fails where nobody knows why.
fn check<'a>(layer: &str, outcomes: impl Iterator<Item = (&'a str, Outcome)>) {
    let mut deviations: BTreeMap<&str, usize> = BTreeMap::new();
    let (mut passed, mut wrong) = (0, Vec::new());
    for (id, outcome) in outcomes {
        match outcome {
            Outcome::Same => passed += 1,
            Outcome::Deviates(rule) => *deviations.entry(rule).or_default() += 1,
            Outcome::Wrong(why) => wrong.push(format!("{id}: {why}")),
        }
    }
    let deviating: usize = deviations.values().sum();
    let all = passed + deviating + wrong.len();
    println!("{layer} {passed}/{all}, {deviating} by rule: {deviations:?}");
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
    assert!(passed * 100 > all * 70, "most cases must be the same: {passed} of {all}");
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
