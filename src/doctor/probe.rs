//! One small question that a page may ask, and how its answer is read.

use serde_json::Value;

use super::{Answer, Content, Evidence};
use crate::openstack::{
    json,
    transport::{Failure, Method, Request, Response, Visibility},
};

/// A question. None carries a token or a password.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Probe {
    /// Does anybody answer there?
    Reach,
    /// May the page read a plain answer?
    Read,
    /// May the page send the headers that it needs?
    Headers,
    /// May it send this one?
    Header(&'static str),
    /// Does the very address answer that failed?
    Failed,
    /// What is at this address nearby?
    Nearby(String),
    /// Does anybody answer at that other endpoint, by its number?
    Other(usize),
}

impl Probe {
    /// The address that is asked.
    pub fn url<'a>(&'a self, evidence: &'a Evidence) -> &'a str {
        let subject = &evidence.subject;
        match self {
            Self::Reach | Self::Read | Self::Headers | Self::Header(_) => &subject.url,
            Self::Failed => subject.failed.as_deref().unwrap_or(&subject.url),
            Self::Nearby(url) => url,
            Self::Other(at) => subject.others.get(*at).map_or("", |other| &other.url),
        }
    }

    /// The request that asks it.
    pub fn request(&self, evidence: &Evidence) -> Request {
        let headers = evidence.subject.asks_with();
        let mut request = Request::new(Method::Get, self.url(evidence));
        match self {
            Self::Reach | Self::Other(_) => request.visibility = Visibility::Opaque,
            Self::Read | Self::Nearby(_) => {}
            Self::Headers => request.headers = headers.iter().copied().collect(),
            Self::Header(wanted) => {
                let one = headers.iter().filter(|(name, _)| name == wanted);
                request.headers = one.copied().collect();
            }
            Self::Failed => {
                request.headers = headers.iter().copied().collect();
                // Keystone refuses an empty sign-in; reading there would ask for a token's meaning.
                if request.url.ends_with("/auth/tokens") {
                    request.method = Method::Post;
                    request.body = Some(b"{}".to_vec());
                }
            }
        }
        request
    }

    /// What the outcome of that request means.
    pub fn read(&self, outcome: &Result<Response, Failure>) -> Answer {
        let is_opaque = matches!(self, Self::Reach | Self::Other(_));
        match outcome {
            Err(Failure::Offline) => Answer::Offline,
            Err(Failure::Unreachable(_)) => Answer::Silence,
            Err(Failure::TimedOut) => Answer::Late,
            Ok(_) if is_opaque => Answer::Somebody,
            Ok(response) => Answer::Read(response.status, content(response)),
        }
    }
}

fn content(response: &Response) -> Content {
    let Ok(body) = json::read::<Value>(&response.body) else {
        let start = response.body.iter().find(|byte| !byte.is_ascii_whitespace());
        return if start == Some(&b'<') { Content::Html } else { Content::Other };
    };
    // `{"version": {"id": "v3.14"}}`, and at the root `{"versions": {"values": [{"id": "v3.14"}]}}`:
    // keystone/api/discovery.py.
    let of_root = body["versions"]["values"].as_array().into_iter().flatten();
    let mut versions = of_root.chain([&body["version"]]);
    let is_third = |version: &Value| version["id"].as_str().is_some_and(|id| id.starts_with("v3"));
    if versions.any(is_third) { Content::Keystone } else { Content::Json }
}
