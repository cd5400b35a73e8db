//! What the host tests share: a cloud that answers from a script, and short ways to a client on it.

#![allow(dead_code, reason = "each test file uses a part of it")]
#![allow(clippy::unwrap_used, reason = "a test may panic")]

mod clock;

use std::{
    collections::VecDeque,
    sync::{Arc, Mutex},
};

pub use clock::FakeClock;
use secrecy::SecretString;
use serde_json::{Value, json};
use slipway::openstack::{
    Connection, Result,
    keystoneauth::{
        Session, World,
        identity::{Auth, AuthUrl, DomainRef, Method, Scope, UserRef},
    },
    neutron::{Network, NetworkSearch, Neutron},
    transport::{Failure, Headers, Request, Response, Sending, Transport},
};

/// Keystone's address in the scripts.
pub const KEYSTONE: &str = "https://keystone/v3";

/// Answers with what it was told, in that order, and keeps what it was asked.
#[derive(Default)]
pub struct Replay {
    script: Mutex<VecDeque<Result<Response, Failure>>>,
    asked: Mutex<Vec<Request>>,
}

impl Replay {
    /// Adds an answer.
    pub fn reply(self, status: u16, body: &Value) -> Self {
        self.reply_with(status, &[], body.to_string())
    }

    /// Adds an answer with headers, and a body of any kind.
    pub fn reply_with(
        self,
        status: u16,
        headers: &[(&str, &str)],
        body: impl Into<String>,
    ) -> Self {
        let headers: Headers = headers.iter().copied().collect();
        let response = Response { status, headers, body: body.into().into_bytes() };
        self.script.lock().unwrap().push_back(Ok(response));
        self
    }

    /// Adds a token for the catalog of [`catalog`].
    pub fn token(self, token: &str) -> Self {
        self.reply_with(201, &[("X-Subject-Token", token)], token_body().to_string())
    }

    /// Adds a silence.
    pub fn fail(self, failure: Failure) -> Self {
        self.script.lock().unwrap().push_back(Err(failure));
        self
    }

    /// Methods and addresses of what was asked.
    pub fn asked(&self) -> Vec<String> {
        self.asked.lock().unwrap().iter().map(|request| format!("{request:?}")).collect()
    }

    /// What was asked, the latest last.
    pub fn requests(&self) -> Vec<Request> {
        self.asked.lock().unwrap().clone()
    }
}

impl Transport for Replay {
    fn send(&self, request: Request) -> Sending<'_> {
        self.asked.lock().unwrap().push(request);
        let answer = self.script.lock().unwrap().pop_front().expect("more was asked than scripted");
        Box::pin(async move { answer })
    }
}

/// A catalog with the services that the client uses.
pub fn catalog() -> Value {
    let service = |kind: &str, url: &str| {
        let endpoint = json!({"interface": "public", "region_id": "RegionOne", "url": url});
        json!({"type": kind, "endpoints": [endpoint]})
    };
    json!([
        service("compute", "https://nova/v2.1"),
        service("image", "https://glance"),
        service("network", "https://neutron"),
        service("block-storage", "https://cinder/v3"),
    ])
}

/// The body of a token in the project `demo`.
pub fn token_body() -> Value {
    json!({"token": {
        "user": {"id": "u1", "name": "ada", "domain": {"id": "default", "name": "Default"}},
        "project": {"id": "p1", "name": "demo", "domain": {"id": "default", "name": "Default"}},
        "issued_at": "2029-12-31T12:00:00.000000Z",
        "expires_at": "2030-01-01T00:00:00.000000Z",
        "catalog": catalog(),
    }})
}

/// Ada's password, for the project `demo`.
pub fn password() -> Auth {
    Auth {
        auth_url: AuthUrl::new(KEYSTONE),
        methods: vec![Method::Password(
            UserRef::named("ada", "Default"),
            SecretString::from("correct horse"),
        )],
        scope: Scope::ProjectNamed("demo".to_owned(), Some(DomainRef::Name("Default".to_owned()))),
    }
}

/// `cloud`, as it was when its tokens were issued.
pub fn world(cloud: &Arc<Replay>) -> World {
    World { transport: cloud.clone(), clock: FakeClock::at("2029-12-31T12:00:00Z") }
}

/// A session of ada's on `cloud`.
pub fn session(cloud: &Arc<Replay>) -> Session {
    Session::new(world(cloud), password())
}

/// The services behind that session.
pub fn connection(cloud: &Arc<Replay>) -> Connection {
    Connection::new(&session(cloud), "public", None)
}

/// Some request of Neutron's.
pub async fn networks(neutron: &Neutron) -> Result<Vec<Network>> {
    neutron.networks(&NetworkSearch::default()).all().await
}
