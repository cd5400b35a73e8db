//! Nova's managers and versions: a call in, the requests it makes and its outcome out.

use std::{path::Path, sync::Arc};

use serde::Deserialize;
use serde_json::{Value, json};
use slipway::openstack::{
    Error, Result,
    keystoneauth::{Adapter, EndpointFilter},
    novaclient::{ApiVersion, Nova},
    transport::Request,
};

use super::{Outcome, calls::make, files};
use crate::support::{Replay, session, token_body};

/// One golden case.
#[derive(Deserialize)]
pub struct Case {
    pub id: String,
    config: Value,
    tape: Vec<Answer>,
    call: Vec<Value>,
    expected: Expected,
}

#[derive(Deserialize)]
struct Answer {
    status: Option<u16>,
    #[serde(default)]
    json: Value,
}

#[derive(Deserialize)]
struct Expected {
    requests: Vec<Value>,
    outcomes: Vec<Value>,
}

/// Every case of the files in `folder` that is about Nova's managers.
pub fn cases(folder: &Path) -> Vec<Case> {
    let about = ["nova-managers", "hooks-cache", "version-negotiation"];
    let all = files::<Value>(folder, "session").into_iter();
    let ours = all.filter(|case| about.iter().any(|category| case["category"] == *category));
    ours.map(|case| serde_json::from_value(case).expect("a case")).collect()
}

impl Case {
    /// Makes the call on a cloud that answers as the case says.
    pub fn run(&self) -> Outcome {
        let version = match &self.config["version"] {
            Value::Null => "2.1".to_owned(),
            Value::String(version) => version.clone(),
            other => other.to_string(),
        };
        let expected = &self.expected.outcomes[0];
        let Ok(version) = version.parse::<ApiVersion>() else {
            return match expected.get("error") {
                Some(_) => Outcome::Same,
                None => Outcome::Wrong("the version is not read".to_owned()),
            };
        };
        let cloud = Arc::new(self.cloud());
        let nova = Nova::new(&Adapter::new(session(&cloud), compute()), version);
        let made = match make(&self.call, &nova) {
            Ok(made) => made,
            Err(rule) => return Outcome::Deviates(rule),
        };
        // The first request signs in.
        let sent: Vec<Request> = cloud.requests().into_iter().skip(1).collect();
        let judged = self.judge(&made, &sent);
        match (&judged, self.rule(version)) {
            (Outcome::Wrong(_), Some(rule)) => Outcome::Deviates(rule),
            _ => judged,
        }
    }

    /// Why it may come out otherwise.
    fn rule(&self, version: ApiVersion) -> Option<&'static str> {
        let named = |part: &str| self.call[1..].iter().any(|it| it.to_string().contains(part));
        match self.name() {
            "construct" if version > ApiVersion::new(2, 96) => Some("the-cap-is-novas-newest"),
            "discover_version" if named("latest") => Some("the-cap-is-novas-newest"),
            "hook" if named("flavors") => Some("hooks-belong-to-one-manager"),
            "servers.list" if named("\"limit\":-1") => Some("lists-end-with-their-links"),
            "find_resource" => Some("human-ids-are-compared-here"),
            _ if named("human_id") => Some("human-ids-are-compared-here"),
            _ => None,
        }
    }

    fn name(&self) -> &str {
        self.call[0].as_str().expect("a name")
    }

    fn cloud(&self) -> Replay {
        let url = self.config["nova"]["endpoint_override"].as_str();
        let mut body = token_body();
        body["token"]["catalog"][0]["endpoints"][0]["url"] =
            json!(url.unwrap_or("https://nova.example.test/v2.1"));
        let token = [("X-Subject-Token", "fixed-tok")];
        let cloud = Replay::default().reply_with(201, &token, body.to_string());
        self.tape.iter().fold(cloud, |cloud, answer| {
            cloud.reply(answer.status.expect("a status"), &answer.json)
        })
    }

    fn judge(&self, made: &Result<Value>, sent: &[Request]) -> Outcome {
        if sent.len() != self.expected.requests.len() {
            return Outcome::Wrong(format!("{sent:?}"));
        }
        for (request, expected) in sent.iter().zip(&self.expected.requests) {
            let body: Option<Value> =
                request.body.as_ref().map(|body| serde_json::from_slice(body).expect("JSON"));
            let same = expected["method"] == request.method.as_str()
                && tidy(&request.url) == tidy(expected["url"].as_str().expect("an address"))
                && body.as_ref() == expected.get("json")
                && ["X-OpenStack-Nova-API-Version", "OpenStack-API-Version", "X-Auth-Token"]
                    .iter()
                    .all(|name| request.headers.get(name) == expected["headers"][name].as_str());
            if !same {
                return Outcome::Wrong(format!("{request:?} {body:?} instead of {expected}"));
            }
        }
        match (made, self.expected.outcomes[0].get("error")) {
            (Err(Error::Refused { status, .. }), Some(expected))
                if expected["http_status"] == *status =>
            {
                // Python adds the request's id.
                let words = made.as_ref().expect_err("refused").to_string();
                let same = expected["message"].as_str().is_some_and(|it| it.starts_with(&words));
                if same { Outcome::Same } else { Outcome::Wrong(words) }
            }
            (Err(Error::Refused { .. }), _) | (Err(_), None) | (Ok(_), Some(_)) => {
                Outcome::Wrong(format!("{made:?}"))
            }
            (Err(_), Some(_)) | (Ok(Value::Null), None) => Outcome::Same,
            (Ok(told), None) if *told == self.told() => Outcome::Same,
            (Ok(told), None) => Outcome::Wrong(format!("{told} instead of {}", self.told())),
        }
    }

    /// Ids of what was listed or found, or the version that was settled on.
    fn told(&self) -> Value {
        let result = &self.expected.outcomes[0]["result"];
        match (result, &result["list"], &result["api_version"], &result["id"]) {
            (version @ Value::String(_), ..) | (_, _, version @ Value::String(_), _) => {
                version.clone()
            }
            (_, Value::Array(all), ..) => all.iter().map(|it| it["id"].clone()).collect(),
            (_, _, _, id) => json!([id]),
        }
    }
}

fn compute() -> EndpointFilter {
    EndpointFilter::new("compute", "public")
}

/// As a browser sends it; whether it ends in a slash does not matter.
fn tidy(url: &str) -> String {
    let url = url.trim_end_matches('/');
    let up = url.strip_suffix("/..").and_then(|url| url.rsplit_once('/'));
    up.map_or(url, |(above, _)| above).to_owned()
}
