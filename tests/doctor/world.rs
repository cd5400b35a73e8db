//! A browser without a network: what a page would get of each address.

use slipway::{
    doctor::{Evidence, Page, Permission, Subject, next_probe},
    openstack::transport::{Failure, Headers, Request, Response, Visibility},
};

/// Where the page is.
pub const ORIGIN: &str = "https://slipway.example.org";
/// What Keystone says of its version 3.
pub const KEYSTONE: &str = r#"{"version": {"id": "v3.14", "status": "stable"}}"#;

/// What stands at an address.
#[derive(Clone)]
pub struct At {
    status: u16,
    body: String,
    is_hidden: bool,
    refused: Option<&'static str>,
}

impl At {
    /// JSON that the page may read.
    pub fn json(status: u16, body: &str) -> Self {
        Self { status, body: body.to_owned(), is_hidden: false, refused: None }
    }

    /// Any text that the page may read.
    pub fn text(status: u16, body: &str) -> Self {
        Self::json(status, body)
    }

    /// An answer without CORS.
    pub fn hidden() -> Self {
        Self { is_hidden: true, ..Self::json(200, "{}") }
    }

    /// The same, but a request with the header `name` does not pass the preflight.
    pub fn without(self, name: &'static str) -> Self {
        Self { refused: Some(name), ..self }
    }
}

/// The page that asks.
pub fn page() -> Page {
    let origin = ORIGIN.to_owned();
    Page { origin, is_framed: false, inner_networks: Permission::Unknown }
}

/// Asks everything about `subject`, where nothing but `there` answers.
pub fn examined(subject: Subject, there: &[(&str, At)]) -> Evidence {
    let mut evidence = Evidence::new(page(), subject);
    while let Some(probe) = next_probe(&evidence) {
        let outcome = browser(&probe.request(&evidence), there);
        let answer = probe.read(&outcome);
        evidence.answers.push((probe, answer));
        assert!(evidence.answers.len() < 20, "it asks for ever: {:?}", evidence.answers);
    }
    evidence
}

fn browser(request: &Request, there: &[(&str, At)]) -> Result<Response, Failure> {
    let silence = || Failure::Unreachable("Failed to fetch".to_owned());
    let (_, at) = there.iter().find(|(url, _)| *url == request.url).ok_or_else(silence)?;
    if request.visibility == Visibility::Opaque {
        return Ok(Response { status: 0, headers: Headers::default(), body: Vec::new() });
    }
    let is_refused = at.refused.is_some_and(|name| request.headers.get(name).is_some());
    if at.is_hidden || is_refused {
        return Err(silence());
    }
    Ok(Response { status: at.status, headers: Headers::default(), body: at.body.clone().into() })
}
