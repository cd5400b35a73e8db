//! What a session has asked, for "copy diagnostics": the last requests, without secrets.

use std::{
    collections::VecDeque,
    fmt,
    sync::{Mutex, PoisonError},
    time::Duration,
};

use serde_json::Value;

use crate::openstack::{
    Moment, json,
    keystoneauth::fault::request_id,
    transport::{Failure, Method, Request, Response},
};

/// Enough for a sign-in, a form, a launch and the following of a server.
const CAPACITY: usize = 100;
/// Bytes of a body that are kept.
const BODY: usize = 2_000;

/// Fields whose values are nobody's business, wherever they stand.
const SECRET: [&str; 11] = [
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

/// A session's last requests, the oldest first.
#[derive(Default)]
pub struct Log(Mutex<VecDeque<Entry>>);

/// One try of one request.
#[derive(Clone, Debug, PartialEq)]
pub struct Entry {
    /// When it was sent.
    pub sent: Moment,
    /// From sending to the end of the answer.
    pub took: Duration,
    /// Its method.
    pub method: Method,
    /// Its address.
    pub url: String,
    /// The answer's status, or why there was none.
    pub outcome: Result<u16, Failure>,
    /// The service's id for it.
    pub request_id: Option<String>,
    /// What was sent and, if it was a refusal, what came back; secrets blanked.
    pub bodies: String,
}

impl Log {
    pub(super) fn note(&self, sent: &Request, at: Moment, took: Duration, got: &Outcome) {
        let (outcome, id, refusal) = match got {
            Ok(response) if response.status >= 400 => {
                (Ok(response.status), request_id(response), redacted(&response.body))
            }
            Ok(response) => (Ok(response.status), request_id(response), String::new()),
            Err(failure) => (Err(failure.clone()), None, String::new()),
        };
        let body = sent.body.as_deref().map(redacted).unwrap_or_default();
        let entry = Entry {
            sent: at,
            took,
            method: sent.method,
            url: sent.url.clone(),
            outcome,
            request_id: id.map(str::to_owned),
            bodies: [body, refusal].join("\n").trim().to_owned(),
        };
        let mut entries = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if entries.len() == CAPACITY {
            entries.pop_front();
        }
        entries.push_back(entry);
    }

    /// The entries, the oldest first.
    pub fn entries(&self) -> Vec<Entry> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).iter().cloned().collect()
    }
}

type Outcome = Result<Response, Failure>;

impl fmt::Display for Entry {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { sent, took, method, url, outcome, request_id, bodies } = self;
        write!(f, "{} +{} ms {} {url}: ", sent.as_millis(), took.as_millis(), method.as_str())?;
        match outcome {
            Ok(status) => write!(f, "{status}")?,
            Err(failure) => write!(f, "{failure:?}")?,
        }
        if let Some(id) = request_id {
            write!(f, " ({id})")?;
        }
        if bodies.is_empty() { Ok(()) } else { write!(f, "\n{bodies}") }
    }
}

/// A body without its secrets; what is no JSON is told by its length, for nobody knows what it holds.
fn redacted(body: &[u8]) -> String {
    let Ok(mut value) = json::read::<Value>(body) else {
        return format!("({} bytes)", body.len());
    };
    blank(&mut value);
    let mut text = json::written(&value);
    if let Some((end, _)) = text.char_indices().find(|(at, _)| *at >= BODY) {
        text.truncate(end);
        text.push('…');
    }
    text
}

fn blank(value: &mut Value) {
    match value {
        Value::Object(fields) => {
            for (name, field) in fields {
                if SECRET.contains(&name.as_str()) {
                    *field = "(hidden)".into();
                } else {
                    blank(field);
                }
            }
        }
        Value::Array(items) => items.iter_mut().for_each(blank),
        _ => {}
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn secrets_are_blanked_wherever_they_stand() {
        let body = br#"{"server": {"name": "n", "adminPass": "p1", "user_data": "cDI=",
            "personality": [{"path": "/a", "contents": "cDM="}]}, "list": [{"password": "p4"}]}"#;

        let text = redacted(body);

        for secret in ["p1", "cDI=", "cDM=", "p4"] {
            assert!(!text.contains(secret), "{text}");
        }
        assert!(text.contains(r#""name":"n""#));
    }

    #[test]
    fn a_long_body_is_cut_between_letters() {
        let body = format!(r#"{{"name": "{}"}}"#, "ü".repeat(BODY));

        let text = redacted(body.as_bytes());

        assert!(text.len() < BODY + 10 && text.ends_with('…'));
    }

    #[test]
    fn the_oldest_entry_makes_room() {
        let log = Log::default();
        for number in 0..=CAPACITY {
            let request = Request::new(Method::Get, format!("/{number}"));
            log.note(&request, Moment::default(), Duration::ZERO, &Err(Failure::TimedOut));
        }

        let entries = log.entries();

        assert_eq!((entries.len(), &*entries[0].url), (CAPACITY, "/1"));
    }
}
