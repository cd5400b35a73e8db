//! Files of clouds, read here and by openstacksdk: the same clouds, the same requests to Keystone and
//! the same reasons against them. Needs the cloud's Python, so `cargo test` alone leaves it out:
//! `cargo test --test real_clouds`.

mod support;

use std::{collections::BTreeMap, path::Path, process::Command, sync::Arc};

use futures_executor::block_on;
use serde_json::{Value, json};
use slipway::{
    code::{Broken, Cloud, Texts, read_clouds},
    openstack::{
        json,
        keystoneauth::{AuthPlugin, Session},
        transport::Request,
    },
    sign_in::clouds::{FileCloud, FileRegion, Way},
};
use support::{Replay, world};

/// Files of each kind: `clouds.yaml` with what belongs to it, and openrc files.
const FILES: [&str; 2] = ["2000", "500"];
/// What stands for a secret that somebody is asked for.
const ASKED: &str = "<asked>";

#[test]
fn files_of_clouds_are_read_as_openstacksdk_reads_them() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let python = Command::new(root.join("tests/cloud/py")).arg("clouds.py").args(FILES).output();
    let python = python.expect("the cloud's Python; `make cloud` installs it");
    let said = String::from_utf8_lossy(&python.stderr);
    assert!(python.status.success(), "{said}");
    let lines = String::from_utf8(python.stdout).expect("JSON");

    let mut count = BTreeMap::<String, usize>::new();
    let mut unlike = Vec::new();
    for line in lines.lines() {
        let case: Value = serde_json::from_str(line).expect("JSON");
        let before = unlike.len();
        compare(&case, &mut count, &mut unlike);
        *count.entry("files".to_owned()).or_default() += 1;
        *count.entry("files alike".to_owned()).or_default() += usize::from(before == unlike.len());
    }

    println!("{count:#?}");
    assert!(
        unlike.is_empty(),
        "{}\n{} differ",
        unlike[..unlike.len().min(20)].join("\n"),
        unlike.len()
    );
    assert_eq!(count["files"], 2500);
    assert!(count["signed in"] > 2000, "the files are too odd to tell much");
    assert!(count["python fails"] < 250, "the files are too odd to tell much");
}

/// Adds what is unlike between what `case` tells of openstacksdk and what is read here.
fn compare(case: &Value, count: &mut BTreeMap<String, usize>, unlike: &mut Vec<String>) {
    let seed = &case["seed"];
    let text = |at: usize| case["texts"][at].as_str().expect("a text");
    let read = read_clouds(Texts { clouds: text(0), secure: text(1), public: text(2) });
    let mut add = |what: &str| *count.entry(what.to_owned()).or_default() += 1;
    let expected = match (&case["clouds"], &read) {
        (Value::Array(expected), _) => expected,
        (Value::String(why), Err(Broken::Unreadable(..))) if why == "unreadable" => {
            return add("unreadable");
        }
        (Value::String(why), Err(Broken::NoClouds)) if why == "no_clouds" => {
            return add("no clouds");
        }
        (Value::String(why), _) if why.starts_with("crash") => return add("python fails"),
        (why, read) => {
            let ours = read.as_ref().map_or_else(Broken::json, |clouds| clouds.len().into());
            return unlike.push(format!("{seed}: {why} there, {ours} here\n{}", text(0)));
        }
    };
    let clouds = match read {
        Ok(clouds) => clouds,
        Err(broken) => {
            return unlike.push(format!("{seed}: read there, here {}\n{}", broken.json(), text(0)));
        }
    };
    let ours: Value = clouds.iter().map(Cloud::json).collect();
    // As the page has it: through the text of the module.
    let clouds: Vec<FileCloud> = json::read(ours.to_string().as_bytes()).expect("a list");
    if clouds.len() != expected.len() {
        return unlike.push(format!(
            "{seed}: {} clouds there, {} here",
            expected.len(),
            clouds.len()
        ));
    }
    for (cloud, (expected, raw)) in
        clouds.iter().zip(expected.iter().zip(ours.as_array().expect("a list")))
    {
        let name = &cloud.name;
        if expected["name"] != **name {
            unlike.push(format!("{seed}: {} there, {name} here", expected["name"]));
        }
        if let Some(refusal) = &cloud.refusal {
            let region = FileRegion {
                refusal: Some(refusal.clone()),
                words: cloud.words.clone(),
                ..FileRegion::default()
            };
            match unlike_region(&region, expected, &Value::Null) {
                Ok(outcome) => add(outcome),
                Err(why) => unlike.push(format!("{seed}: {name}: {why}")),
            }
            continue;
        }
        if expected["error"] == "crash" {
            add("python fails");
            continue;
        }
        let regions = match expected["regions"].as_array() {
            Some(regions) => regions.clone(),
            // Nothing is known of a cloud without its profile, there.
            None => vec![expected.clone(); cloud.regions.len()],
        };
        if regions.len() != cloud.regions.len() {
            unlike
                .push(format!("{seed}: {name}: {} regions here, {expected}", cloud.regions.len()));
        }
        for (at, (region, expected)) in cloud.regions.iter().zip(&regions).enumerate() {
            match unlike_region(region, expected, &raw["regions"][at]) {
                Ok(outcome) => add(outcome),
                Err(why) => {
                    unlike.push(format!("{seed}: {name}, {}: {why}\n{}", region.region, text(0)));
                }
            }
        }
    }
}

/// What is unlike in one region, or what it has come to.
fn unlike_region(
    region: &FileRegion,
    expected: &Value,
    raw: &Value,
) -> Result<&'static str, String> {
    let words: Vec<&str> =
        expected["words"].as_array().into_iter().flatten().filter_map(Value::as_str).collect();
    let has_note = |note: &str, word: Option<&str>| {
        let fits = |known: &str| word.is_none_or(|word| known == word);
        region
            .notes
            .iter()
            .any(|it| it.note == note && fits(it.word.as_deref().unwrap_or_default()))
    };
    let refusal = region.refusal.as_deref();
    let is_alike = match expected["error"].as_str() {
        None => return alike(region, expected, raw).map(|()| "signed in"),
        Some("crash") => return Ok("python fails"),
        // Python stops at the first one of them; here it is only told.
        Some("unused") => has_note("unused", words.first().copied()),
        // Python fills templates in before it signs in, which may be refused here first.
        Some("template") => refusal.is_some() || has_note("template", None),
        // Here all that is missing is told at once.
        Some("missing") => {
            refusal == Some("missing")
                && words.iter().all(|word| region.words.iter().any(|known| known == word))
        }
        // Python would fetch it, whatever else is there.
        Some("profile_remote") => {
            refusal == Some("profile_remote") || has_note("remote_profile", None)
        }
        Some(error @ ("one_of" | "unknown_type")) => {
            refusal == Some(error) && region.words == words
        }
        Some(error) => refusal == Some(error),
    };
    let why =
        || format!("{expected} there, here {refusal:?} {:?} {:?}", region.words, region.notes);
    if is_alike { Ok("refused alike") } else { Err(why()) }
}

fn alike(region: &FileRegion, expected: &Value, raw: &Value) -> Result<(), String> {
    let same = |what: &str, ours: Value, theirs: &Value| {
        let why = || format!("{what}: {theirs} there, {ours} here");
        if ours == *theirs { Ok(()) } else { Err(why()) }
    };
    if let Some(refusal) = &region.refusal {
        return Err(format!("{expected} there, here {refusal} {:?}", region.words));
    }
    let given = ["password", "passcode"].map(|option| (option.to_owned(), ASKED.into()));
    let way = region.way(&given.into()).ok_or("no way to sign in")?;
    same("region", region.region.clone().into(), &expected["region"])?;
    match way {
        Way::Fixed(_) => {
            let endpoint = raw["auth"].get("endpoint").cloned().unwrap_or_default();
            same("endpoint", endpoint, &expected["endpoint"])?;
            let token = raw["auth"].get("token").cloned().unwrap_or_default();
            same("token", token, &expected["token"])?;
        }
        Way::Keystone(auth) => same("sent", sent(auth), &expected["sent"])?,
        Way::Oidc(oidc) => same("sent", sent(oidc), &expected["sent"])?,
    }
    for key in ["services", "interface", "networks"] {
        same(key, raw[key].clone(), &expected[key])?;
    }
    let known = ["ca_file", "client_certificate", "forces_ipv4", "not_verified", "unknown_profile"];
    let has_note = |note: &&str| region.notes.iter().any(|it| it.note == *note);
    let notes: Vec<_> = known.into_iter().filter(has_note).collect();
    same("notes", json!(notes), &expected["notes"])
}

/// What is sent to sign in.
fn sent(plugin: impl AuthPlugin + 'static) -> Value {
    let cloud = Arc::new(Replay::default().token("unscoped").token("scoped"));
    let session = Session::anonymous(world(&cloud)).signed_in_by(plugin);
    drop(block_on(session.access()));
    cloud.requests().iter().map(request).collect()
}

fn request(request: &Request) -> Value {
    let header = |name: &str| Some((name.to_owned(), json!(request.headers.get(name)?)));
    let headers = ["X-Auth-Token", "Authorization"].into_iter().filter_map(header);
    let body: Value =
        serde_json::from_slice(&request.body.clone().unwrap_or_default()).unwrap_or_default();
    json!({"url": request.url, "body": body, "headers": headers.collect::<Value>()})
}
