//! A small pretend cloud behind [`Transport`]: enough of Keystone, Nova, Glance, Neutron and Cinder
//! for the demo and the tests.
//!
//! It writes raw JSON and never uses the client's types, so that a wrong field name cannot be wrong
//! on both sides (it reads JSON by the client's reader, which knows no name); `tests/shapes.rs` holds it against a real cloud. Servers really take their time:
//! they pass through Nova's task states. A launch fails on demand, by the server's name:
//!
//! | name             | what happens                                          |
//! | ---------------- | ----------------------------------------------------- |
//! | `no-valid-host`  | accepted, then `ERROR` with a fault: no host takes it |
//! | `quota-exceeded` | refused with 403                                      |
//! | `slow`           | takes four times as long                              |
//!
//! Users: `demo` with the password `sandbox`, in the projects `demo` and `lab`; the latter spans two
//! regions and has one network and one key pair. `careful` is the same with the code `123456` after the
//! password, and the application credential `sandbox-credential` with the secret `sandbox` leads to
//! `demo`. A portal may use [`PORTAL_TOKEN`].

mod action;
mod clock;
mod collection;
mod compute;
mod disks;
mod identity;
mod insight;
mod launch;
mod network;
mod nics;
mod place;
mod reply;
mod server;
mod volume;
mod wanted;
mod world;

use std::{
    collections::BTreeMap,
    sync::{Mutex, MutexGuard, PoisonError},
};

use serde_json::Value;

use self::{
    identity::Tokens,
    place::Place,
    reply::Problem,
    world::{Owner, items, text},
};
use crate::openstack::{
    json,
    transport::{Method, Request, Response, Sending, Transport},
};

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
    places: BTreeMap<String, Place>,
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
    receipt: Option<String>,
    body: Value,
    /// The minor number of the version of Nova that is spoken.
    version: u32,
    /// Milliseconds since 1970.
    now: f64,
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
        let owner = self.owner(call)?;
        let name = format!("{} {}", text(&owner.project["name"]), owner.region);
        let place = self.places.entry(name).or_insert_with(|| Place::new(owner));
        match (*service, call.method, path) {
            ("volume", Method::Get, []) => Ok(reply::json(200, &volume::versions(place))),
            ("volume", Method::Get, ["v3", "limits"]) => {
                Ok(reply::json(200, &volume::limits(place)))
            }
            ("volume", Method::Get, ["v3", "os-quota-sets", project]) => {
                Ok(reply::json(200, &volume::quotas(place, project)))
            }
            ("networking", Method::Get, ["v2.0", "quotas", _, "details"]) => {
                Ok(reply::json(200, &network::quotas(place)))
            }
            ("compute", _, path) if let Some(answer) = insight::answer(place, call, path) => answer,
            ("compute", _, path) if let Some(answer) = compute::answer(place, call, path) => answer,
            _ => collection::answer(place, call, &call.path.join("/")),
        }
    }

    fn owner(&self, call: &Call) -> Result<Owner, Problem> {
        let project = self.tokens.project(call).ok_or_else(reply::unauthorized)?;
        let mut regions = items(&project["regions"]).iter().map(text);
        let region = regions.find(|region| call.host == world::host(region));
        let region = region.ok_or_else(reply::unauthorized)?.to_owned();
        Ok(Owner { project, region })
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
            path: path.split('/').filter(|part| !part.is_empty()).map(decoded).collect(),
            query: pairs.map(|(name, value)| (decoded(name), decoded(value))).collect(),
            token: request.headers.get("X-Auth-Token").map(str::to_owned),
            receipt: request.headers.get("Openstack-Auth-Receipt").map(str::to_owned),
            subject: request.headers.get("X-Subject-Token").map(str::to_owned),
            body: request.body.as_ref().and_then(|body| json::read(body).ok()).unwrap_or_default(),
            version: request
                .headers
                .get("X-OpenStack-Nova-API-Version")
                .and_then(|version| version.strip_prefix("2.")?.parse().ok())
                .unwrap_or(1),
            now,
        })
    }
}

/// A part of an address without its `+` and `%XX`.
fn decoded(part: &str) -> String {
    let mut bytes = Vec::new();
    let mut rest = part.bytes();
    while let Some(byte) = rest.next() {
        bytes.push(match byte {
            b'+' => b' ',
            b'%' => {
                let mut digit = || char::from(rest.next().unwrap_or_default()).to_digit(16);
                let (high, low) = (digit().unwrap_or_default(), digit().unwrap_or_default());
                u8::try_from(16 * high + low).unwrap_or_default()
            }
            byte => byte,
        });
    }
    String::from_utf8_lossy(&bytes).into_owned()
}
