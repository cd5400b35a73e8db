//! A cloud that answers in the order of a tape, whatever is asked.

use std::{
    collections::VecDeque,
    sync::{Arc, Mutex},
};

use serde_json::Value;
use slipway::openstack::transport::{
    Failure, Headers, Request, Response, Sending, Transport, Visibility,
};

/// The tape of one golden case, and what was asked while it ran.
#[derive(Default)]
pub struct Tape {
    left: Mutex<VecDeque<Value>>,
    asked: Mutex<Vec<Request>>,
}

impl Tape {
    /// A tape that stands at its beginning.
    pub fn new(entries: &[Value]) -> Arc<Self> {
        let left = Mutex::new(entries.iter().cloned().collect());
        Arc::new(Self { left, asked: Mutex::default() })
    }

    /// What was asked; looks whether anybody listens are not counted.
    pub fn asked(&self) -> Vec<Request> {
        self.asked.lock().expect("no panic while held").clone()
    }

    /// How many answers nobody has asked for.
    pub fn left(&self) -> usize {
        self.left.lock().expect("no panic while held").len()
    }
}

impl Transport for Tape {
    fn send(&self, request: Request) -> Sending<'_> {
        let silence = || Failure::Unreachable("refused".to_owned());
        let answer = if request.visibility == Visibility::Opaque {
            Err(silence())
        } else {
            self.asked.lock().expect("no panic while held").push(request);
            let entry = self.left.lock().expect("no panic while held").pop_front();
            let entry = entry.unwrap_or_else(|| serde_json::json!({"raise": "the end"}));
            match entry["raise"].as_str() {
                Some("timeout" | "read_timeout") => Err(Failure::TimedOut),
                Some(_) => Err(silence()),
                None => Ok(response(&entry)),
            }
        };
        Box::pin(async move { answer })
    }
}

fn response(entry: &Value) -> Response {
    let body = match &entry["json"] {
        Value::Null if entry.get("json").is_none() => {
            entry["text"].as_str().unwrap_or_default().to_owned()
        }
        json => json.to_string(),
    };
    let fields = entry["headers"].as_object().into_iter().flatten();
    let headers: Headers =
        fields.filter_map(|(name, value)| Some((name.as_str(), value.as_str()?))).collect();
    let status = entry["status"].as_u64().and_then(|status| u16::try_from(status).ok());
    Response { status: status.expect("a status"), headers, body: body.into_bytes() }
}
