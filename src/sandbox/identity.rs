//! Keystone: tokens and projects.

use std::collections::BTreeMap;

use serde_json::{Value, json};

use super::{
    Call, PORTAL_TOKEN,
    clock::iso,
    reply::{self, Problem},
    world::{self, Owner, host, items, project_id, text, uuid},
};
use crate::openstack::transport::{Method, Response};

const USER: &str = "demo";
const PASSWORD: &str = "sandbox";
const DOMAIN: &str = "Default";
const HOUR: f64 = 3_600_000.0;

/// The tokens given out.
#[derive(Default)]
pub struct Tokens {
    known: BTreeMap<String, Token>,
    given: u64,
}

struct Token {
    project: Option<&'static Value>,
    issued: f64,
}

impl Tokens {
    /// The project that the call's token is good for.
    pub fn project(&self, call: &Call) -> Option<&'static Value> {
        self.find(call.token.as_deref()?, call.now)?.project
    }

    pub fn answer(&mut self, call: &Call, path: &[&str]) -> Result<Response, Problem> {
        match (call.method, path) {
            (Method::Post, ["v3", "auth", "tokens"]) => self.issue(call),
            (Method::Get, ["v3", "auth", "tokens"]) => self.describe(call),
            (Method::Delete, ["v3", "auth", "tokens"]) => {
                let subject = call.subject.as_ref().ok_or_else(reply::unauthorized)?;
                self.known.remove(subject);
                Ok(reply::empty(204))
            }
            (Method::Get, ["v3", "auth", "projects"]) => {
                let token = call.token.as_deref().and_then(|token| self.find(token, call.now));
                token.ok_or_else(reply::unauthorized)?;
                Ok(reply::json(200, &projects()))
            }
            _ => Err(reply::nothing_here()),
        }
    }

    fn find(&self, token: &str, now: f64) -> Option<Token> {
        if token == PORTAL_TOKEN {
            return Some(Token { project: world::projects().first(), issued: now });
        }
        let Token { project, issued } = *self.known.get(token)?;
        (now < issued + HOUR).then_some(Token { project, issued })
    }

    fn issue(&mut self, call: &Call) -> Result<Response, Problem> {
        let identity = &call.body["auth"]["identity"];
        let user = &identity["password"]["user"];
        let is_known = match identity["methods"][0].as_str() {
            Some("password") => {
                user["name"] == USER
                    && user["domain"]["name"] == DOMAIN
                    && user["password"] == PASSWORD
            }
            Some("token") => {
                let token = identity["token"]["id"].as_str().unwrap_or_default();
                self.find(token, call.now).is_some()
            }
            _ => false,
        };
        let scope = &call.body["auth"]["scope"];
        let project = match &scope["project"] {
            Value::Null => None,
            wanted => Some(find_project(wanted).ok_or_else(reply::unauthorized)?),
        };
        if !is_known {
            return Err(reply::unauthorized());
        }
        self.given += 1;
        let name = format!("sandbox-{}", uuid("token", &self.given.to_string()));
        let token = Token { project, issued: call.now };
        let mut response = reply::json(201, &body(&token, &identity["methods"]));
        response.headers.set("X-Subject-Token", name.clone());
        self.known.insert(name, token);
        Ok(response)
    }

    fn describe(&self, call: &Call) -> Result<Response, Problem> {
        let token = call.token.as_deref().and_then(|token| self.find(token, call.now));
        token.ok_or_else(reply::unauthorized)?;
        let subject = call.subject.as_deref().and_then(|subject| self.find(subject, call.now));
        let subject =
            subject.ok_or_else(|| reply::keystone(404, "Not Found", "Failed to validate token"))?;
        Ok(reply::json(200, &body(&subject, &json!(["password"]))))
    }
}

fn find_project(wanted: &Value) -> Option<&'static Value> {
    world::projects().iter().find(|project| {
        let is_named = wanted["name"] == project["name"] && wanted["domain"]["name"] == DOMAIN;
        wanted["id"] == project_id(project) || is_named
    })
}

fn body(token: &Token, methods: &Value) -> Value {
    // Keystone is in no region.
    let owner = |project| Owner { project, region: String::new() };
    let mut fields = owner(&Value::Null).template("token");
    fields["methods"] = methods.clone();
    fields["audit_ids"] = json!([uuid("audit", &iso(token.issued))]);
    let at = |time: f64| json!(iso(time) + ".000000Z");
    fields["expires_at"] = at(token.issued + HOUR);
    fields["issued_at"] = at(token.issued);
    if let Some(project) = token.project {
        fields["project"] = owner(project).template("scope");
        fields["project"]["name"] = project["name"].clone();
        fields["is_domain"] = json!(false);
        fields["roles"] =
            ["member", "reader"].map(|role| json!({"id": uuid("role", role), "name": role})).into();
        fields["catalog"] = catalog(project);
    }
    json!({"token": fields})
}

fn catalog(project: &Value) -> Value {
    let services = [
        ("identity", "keystone", "/identity/v3"),
        ("compute", "nova", "/compute/v2.1"),
        ("image", "glance", "/image"),
        ("network", "neutron", "/networking"),
        ("block-storage", "cinder", "/volume/v3"),
    ];
    let service = |(kind, name, path): (&str, &str, &str)| {
        let endpoints: Value = items(&project["regions"])
            .iter()
            .map(|region| endpoint(kind, text(region), path))
            .collect();
        json!({"endpoints": endpoints, "id": uuid("service", kind), "type": kind, "name": name})
    };
    services.map(service).into()
}

fn endpoint(kind: &str, region: &str, path: &str) -> Value {
    // One Keystone for every region.
    let host = if kind == "identity" { "sandbox.invalid".to_owned() } else { host(region) };
    json!({
        "id": uuid("endpoint", &format!("{kind}/{region}")),
        "interface": "public",
        "region_id": region,
        "url": format!("https://{host}{path}"),
        "region": region,
    })
}

fn projects() -> Value {
    let project = |project: &'static Value| {
        let mut told = Owner { project, region: String::new() }.template("projects");
        told["name"] = project["name"].clone();
        told["description"] = project["description"].clone();
        told
    };
    let all: Value = world::projects().iter().map(project).collect();
    let link = format!("{}/auth/projects", super::AUTH_URL);
    json!({"projects": all, "links": {"next": null, "self": link, "previous": null}})
}
