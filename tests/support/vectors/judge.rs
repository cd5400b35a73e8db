//! Whether what came of a tape is what came of it in Python.

use std::time::Duration;

use serde_json::{Value, json};
use slipway::openstack::{Error, transport::Request};

use super::Outcome;

/// What came of one call.
pub struct Came(pub Result<Value, Error>);

/// What came of a tape.
pub struct Run {
    pub asked: Vec<Request>,
    pub left: usize,
    pub sleeps: Vec<Duration>,
    pub outcomes: Vec<Came>,
}

impl Came {
    /// The same with the JSON of the body, as the older adapters give it.
    pub fn with_parsed_body(self) -> Self {
        Self(self.0.map(|described| {
            let text = described["text"].as_str().unwrap_or_default();
            let body: Value = serde_json::from_str(text).unwrap_or_default();
            json!({"status": described["status"], "body": body})
        }))
    }

    fn unlike(&self, expected: &Value, is_pythons: bool) -> Option<Difference> {
        match (&self.0, &expected["error"]) {
            (Ok(ours), Value::Null) => {
                let theirs = &expected["result"];
                let differs = |(key, ours): (&String, &Value)| read(&theirs[key]) != read(ours);
                let ours = ours.as_object()?;
                ours.iter()
                    .any(differs)
                    .then(|| Difference::Wrong(format!("{ours:?} instead of {theirs}")))
            }
            // A failure of Python's own: that we fail too, and cleanly, is all that is asked.
            (Err(_), _) if is_pythons => None,
            (Err(ours), error) if !error.is_null() => unlike_error(ours, error),
            (Err(ours), _) => Some(Difference::Wrong(format!("failed: {ours}"))),
            (Ok(_), _) if is_pythons => Some(Difference::Rule("odd-values-are-ignored")),
            (Ok(_), error) => Some(Difference::Wrong(format!("did, instead of {error}"))),
        }
    }
}

/// JSON that stands in a text, whose spaces and order mean nothing.
fn read(value: &Value) -> Value {
    let read = value.as_str().and_then(|text| serde_json::from_str(text).ok());
    read.unwrap_or_else(|| value.clone())
}

/// How something differs.
enum Difference {
    Rule(&'static str),
    Wrong(String),
}

impl Run {
    /// Holds it to what Python did.
    pub fn judge(&self, expected: &Value, is_pythons: bool) -> Outcome {
        let outcomes = expected["outcomes"].as_array().expect("outcomes");
        let mut found = self
            .outcomes
            .iter()
            .zip(outcomes)
            .filter_map(|(ours, theirs)| ours.unlike(theirs, is_pythons));
        let first = found.next();
        let wrong = match (&first, self.rule(expected)) {
            (Some(Difference::Rule(rule)), _) => return Outcome::Deviates(rule),
            (_, Some(rule)) => return Outcome::Deviates(rule),
            (Some(Difference::Wrong(why)), _) => Some(why.clone()),
            (None, _) => self.unlike_requests(expected).or_else(|| self.unlike_waits(expected)),
        };
        wrong.map_or(Outcome::Same, Outcome::Wrong)
    }

    /// Why the requests differ on purpose, if they do.
    fn rule(&self, expected: &Value) -> Option<&'static str> {
        let theirs = expected["requests"].as_array().expect("requests");
        let method = |request: &Value| request["method"].as_str().unwrap_or_default().to_owned();
        let is_token = |request: &Value| {
            request["url"].as_str().is_some_and(|url| url.ends_with("/auth/tokens"))
        };
        let is_twice = |is: &dyn Fn(&Value) -> bool| {
            theirs.windows(2).any(|two| is(&two[0]) && two[0] == two[1])
        };
        let sleeps = expected["sleeps"].as_array().expect("sleeps");
        let ours = self.asked.len();
        if is_twice(&|one| method(one) != "GET" && !is_token(one)) && ours < theirs.len() {
            return Some("writes-are-sent-once");
        }
        if is_twice(&is_token) && sleeps.is_empty() && ours < theirs.len() {
            return Some("a-token-that-has-ended-is-used-once");
        }
        let longest = sleeps.iter().filter_map(Value::as_f64).fold(0.0, f64::max);
        (longest > 60.0).then_some("retry-after-is-heard-for-a-minute")
    }

    fn unlike_requests(&self, expected: &Value) -> Option<String> {
        let theirs = expected["requests"].as_array().expect("requests");
        if theirs.len() != self.asked.len() {
            return Some(format!("asked {:?} instead of {} times", self.asked, theirs.len()));
        }
        if expected["tape_left"] != self.left {
            return Some(format!("{} answers are left", self.left));
        }
        self.asked.iter().zip(theirs).find_map(|(ours, theirs)| unlike_request(ours, theirs))
    }

    fn unlike_waits(&self, expected: &Value) -> Option<String> {
        let theirs: Vec<f64> =
            expected["sleeps"].as_array()?.iter().filter_map(Value::as_f64).collect();
        let ours: Vec<f64> = self.sleeps.iter().map(Duration::as_secs_f64).collect();
        (ours != theirs).then(|| format!("waited {ours:?} instead of {theirs:?}"))
    }
}

fn unlike_request(ours: &Request, theirs: &Value) -> Option<String> {
    if theirs["method"] != ours.method.as_str() || theirs["url"] != ours.url.as_str() {
        return Some(format!("{ours:?} instead of {} {}", theirs["method"], theirs["url"]));
    }
    let body =
        ours.body.as_deref().map(|body| serde_json::from_slice::<Value>(body).expect("JSON"));
    if body.as_ref() != theirs.get("json") {
        return Some(format!("{body:?} instead of {}", theirs["json"]));
    }
    // A page may not name itself, and a browser adds that it takes everything.
    let expected: Vec<(&str, &str)> = theirs["headers"]
        .as_object()?
        .iter()
        .map(|(name, value)| (name.as_str(), value.as_str().unwrap_or_default()))
        .filter(|field| field.0 != "User-Agent" && *field != ("Accept", "*/*"))
        .collect();
    let missing = expected.iter().find(|(name, value)| ours.headers.get(name) != Some(value));
    let is_known = |name: &str| expected.iter().any(|(known, _)| known.eq_ignore_ascii_case(name));
    // Where Python asks for anything, we ask for what we read.
    let spare = ours.headers.iter().find(|(name, _)| !is_known(name) && *name != "Accept");
    missing.or(spare.as_ref()).map(|(name, value)| format!("the header {name}: {value}"))
}

fn unlike_error(ours: &Error, theirs: &Value) -> Option<Difference> {
    let class = theirs["class"].as_str().unwrap_or_default();
    let message = theirs["message"].as_str().unwrap_or_default();
    let (status, said, id, after) = match ours {
        Error::Refused { status, message, request_id, retry_after } => {
            (*status, message, request_id.as_deref(), *retry_after)
        }
        Error::SignedOut { message } => (401, message, theirs["request_id"].as_str(), None),
        Error::Unreachable { .. } | Error::TimedOut { .. } if class.starts_with("Connect") => {
            return None;
        }
        Error::NoEndpoint { .. } if class.contains("Endpoint") || class == "EmptyCatalog" => {
            return None;
        }
        _ => return Some(Difference::Wrong(format!("{ours:?} instead of {theirs}"))),
    };
    if *theirs.get("http_status").unwrap_or(&theirs["code"]) != status {
        return Some(Difference::Wrong(format!("{ours:?} instead of {theirs}")));
    }
    if !message.to_lowercase().starts_with(&said.to_lowercase()) {
        return Some(Difference::Rule("the-clouds-own-words-are-found"));
    }
    if theirs.get("request_id").and_then(Value::as_str) != id {
        // Novaclient looks at a header only that is hidden from pages.
        return match id {
            Some(_) => Some(Difference::Rule("the-id-that-pages-see-comes-first")),
            None => Some(Difference::Wrong(format!("no id, instead of {theirs}"))),
        };
    }
    let after = after.map_or(0, |after| after.as_secs());
    let theirs = theirs["retry_after"].as_u64().unwrap_or_default();
    (theirs != after).then_some(Difference::Rule("retry-after-is-kept"))
}
