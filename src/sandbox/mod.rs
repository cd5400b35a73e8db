//! A small pretend cloud behind [`Transport`]: enough of Keystone, Nova, Glance and Neutron for the
//! demo and the tests.
//!
//! It writes raw JSON and never uses the client's types, so that a wrong field name cannot be wrong
//! on both sides; `tests/shapes.rs` holds it against a real cloud. Servers really take their time:
//! they pass through Nova's task states. A launch fails on demand, by the server's name:
//!
//! | name             | what happens                                          |
//! | ---------------- | ----------------------------------------------------- |
//! | `no-valid-host`  | accepted, then `ERROR` with a fault: no host takes it |
//! | `quota-exceeded` | refused with 403                                      |
//! | `slow`           | takes four times as long                              |
//!
//! Users: `demo` with the password `sandbox`, in the projects `demo` and `lab`; the latter spans two
//! regions and has one network and one key pair. A portal may use [`PORTAL_TOKEN`].

mod clock;
mod compute;
mod identity;
mod image;
mod network;
mod reply;
mod server;
mod servers;
mod wanted;
mod world;

use std::sync::{Mutex, MutexGuard, PoisonError};

use serde_json::Value;

use self::{identity::Tokens, reply::Problem, servers::Servers, world::Project};
use crate::openstack::transport::{Method, Request, Response, Sending, Transport};

/// Where the sandbox's Keystone is found. The domain is one that never exists: RFC 2606.
pub const AUTH_URL: &str = "https://sandbox.invalid/identity/v3";

/// A token of `demo` in the project `demo` that never ends, for pages that embed the form.
pub const PORTAL_TOKEN: &str = "sandbox-portal-token";

/// The pretend cloud; it lives as long as this value.
pub struct Sandbox {
    now: Box<dyn Fn() -> f64 + Send + Sync>,
    state: Mutex<State>,
}

#[derive(Default)]
struct State {
    tokens: Tokens,
    servers: Servers,
    requests: u64,
}

/// One request, taken apart.
struct Call {
    method: Method,
    /// Names the region, but for Keystone, which serves all of them.
    host: String,
    path: Vec<String>,
    query: Vec<(String, String)>,
    token: Option<String>,
    subject: Option<String>,
    body: Value,
    /// Milliseconds since 1970.
    now: f64,
}

/// Where a request works.
struct Place {
    project: &'static Project,
    region: String,
}

impl Sandbox {
    /// A fresh cloud; `now` tells the time in milliseconds since 1970.
    pub fn new(now: impl Fn() -> f64 + Send + Sync + 'static) -> Self {
        Self { now: Box::new(now), state: Mutex::default() }
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn answer(&self, request: &Request) -> Response {
        let mut state = self.state();
        state.requests += 1;
        let id = state.requests;
        let mut response = Call::parse(request, (self.now)())
            .ok_or_else(reply::nothing_here)
            .and_then(|call| state.answer(&call))
            .unwrap_or_else(Problem::into_response);
        response.headers.set("x-openstack-request-id", world::request_id(id));
        response
    }
}

impl Transport for Sandbox {
    fn send(&self, request: Request) -> Sending<'_> {
        Box::pin(async move { Ok(self.answer(&request)) })
    }
}

impl State {
    fn answer(&mut self, call: &Call) -> Result<Response, Problem> {
        let path: Vec<&str> = call.path.iter().map(String::as_str).collect();
        let Some((service, path)) = path.split_first() else { return Err(reply::nothing_here()) };
        if *service == "identity" {
            return self.tokens.answer(call, path);
        }
        let place = self.place(call)?;
        match *service {
            "compute" => compute::answer(&mut self.servers, &place, call, path),
            "image" => image::answer(call, path),
            "networking" => network::answer(&place, call, path),
            _ => Err(reply::nothing_here()),
        }
    }

    fn place(&self, call: &Call) -> Result<Place, Problem> {
        let project = self.tokens.project(call).ok_or_else(reply::unauthorized)?;
        let region = project.regions.iter().find(|region| call.host == world::host(region));
        let region = region.ok_or_else(reply::unauthorized)?.clone();
        Ok(Place { project, region })
    }
}

impl Call {
    /// Takes `request` apart, if it is one for the sandbox.
    fn parse(request: &Request, now: f64) -> Option<Self> {
        let (host, rest) = request.url.strip_prefix("https://")?.split_once('/')?;
        let (path, query) = rest.split_once('?').unwrap_or((rest, ""));
        let pairs = query.split('&').filter_map(|pair| pair.split_once('='));
        Some(Self {
            method: request.method,
            host: host.to_owned(),
            path: path.split('/').filter(|part| !part.is_empty()).map(str::to_owned).collect(),
            query: pairs.map(|(name, value)| (name.to_owned(), value.to_owned())).collect(),
            token: request.headers.get("X-Auth-Token").map(str::to_owned),
            subject: request.headers.get("X-Subject-Token").map(str::to_owned),
            body: request
                .body
                .as_ref()
                .and_then(|body| serde_json::from_slice(body).ok())
                .unwrap_or_default(),
            now,
        })
    }
}
