//! Keystone: tokens and projects.

use std::collections::BTreeMap;

use serde_json::{Value, json};

use super::{
    Call, PORTAL_TOKEN,
    clock::iso,
    reply::{self, Problem},
    world::{self, Owner, digest, host, items, project_id, text, uuid},
};
use crate::openstack::transport::{Method, Response};

const USER: &str = "demo";
const PASSWORD: &str = "sandbox";
const DOMAIN: &str = "Default";
/// Must give a code after the password.
const CAREFUL: &str = "careful";
const CODE: &str = "123456";
const CREDENTIAL: &str = "sandbox-credential";
const MINUTE: f64 = 60_000.0;
const HOUR: f64 = 3_600_000.0;

/// The tokens given out.
#[derive(Default)]
pub struct Tokens {
    known: BTreeMap<String, Token>,
    /// Until when each receipt is good.
    receipts: BTreeMap<String, f64>,
    given: u64,
}

#[derive(Clone)]
struct Token {
    project: Option<&'static Value>,
    issued: f64,
    methods: Vec<String>,
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
            let methods = vec!["password".to_owned()];
            return Some(Token { project: world::projects().first(), issued: now, methods });
        }
        self.known.get(token).filter(|token| now < token.issued + HOUR).cloned()
    }

    fn issue(&mut self, call: &Call) -> Result<Response, Problem> {
        let identity = &call.body["auth"]["identity"];
        let mut methods = Vec::new();
        let mut is_careful = false;
        if let Some(receipt) = &call.receipt {
            let end = self.receipts.get(receipt).filter(|end| call.now < **end);
            end.ok_or_else(reply::unauthorized)?;
            methods.push("password".to_owned());
        }
        for method in items(&identity["methods"]).iter().map(text) {
            let user = &identity[method]["user"];
            let is_called = |name| user["name"] == name && user["domain"]["name"] == DOMAIN;
            let is_known = match method {
                "password" => {
                    is_careful = is_called(CAREFUL);
                    let is_one =
                        is_careful || is_called(USER) || user["id"] == digest("user", USER);
                    is_one && user["password"] == PASSWORD
                }
                "totp" => is_called(CAREFUL) && user["passcode"] == CODE,
                "application_credential" => {
                    let credential = &identity[method];
                    credential["id"] == CREDENTIAL && credential["secret"] == PASSWORD
                }
                "token" => {
                    let token = identity["token"]["id"].as_str().unwrap_or_default();
                    let older = self.find(token, call.now).ok_or_else(reply::unauthorized)?;
                    methods.extend(older.methods);
                    true
                }
                _ => false,
            };
            if !is_known {
                return Err(reply::unauthorized());
            }
            methods.push(method.to_owned());
        }
        if methods.is_empty() || methods == ["totp"] {
            return Err(reply::unauthorized());
        }
        self.given += 1;
        if is_careful && methods == ["password"] {
            return Ok(self.receipt(call.now));
        }
        let is_credential = methods.iter().any(|method| method == "application_credential");
        let scope = &call.body["auth"]["scope"];
        let project = match &scope["project"] {
            Value::Null if is_credential => world::projects().first(),
            Value::Null => None,
            wanted => Some(find_project(wanted).ok_or_else(reply::unauthorized)?),
        };
        let name = format!("sandbox-{}", uuid("token", &self.given.to_string()));
        let token = Token { project, issued: call.now, methods };
        let mut response = reply::json(201, &body(&token));
        response.headers.set("X-Subject-Token", name.clone());
        self.known.insert(name, token);
        Ok(response)
    }

    /// What was given is right, and not enough: `keystone/receipt/handlers.py`.
    fn receipt(&mut self, now: f64) -> Response {
        let name = format!("receipt-{}", uuid("receipt", &self.given.to_string()));
        let mut refusal = json!({
            "receipt": Owner { project: &Value::Null, region: String::new() }.template("token"),
            "required_auth_methods": [["password", "totp"]],
        });
        refusal["receipt"]["methods"] = json!(["password"]);
        refusal["receipt"]["expires_at"] = moment(now + 5.0 * MINUTE);
        refusal["receipt"]["issued_at"] = moment(now);
        let mut response = reply::json(401, &refusal);
        response.headers.set("Openstack-Auth-Receipt", name.clone());
        self.receipts.insert(name, now + 5.0 * MINUTE);
        response
    }

    fn describe(&self, call: &Call) -> Result<Response, Problem> {
        let token = call.token.as_deref().and_then(|token| self.find(token, call.now));
        token.ok_or_else(reply::unauthorized)?;
        let subject = call.subject.as_deref().and_then(|subject| self.find(subject, call.now));
        let subject =
            subject.ok_or_else(|| reply::keystone(404, "Not Found", "Failed to validate token"))?;
        Ok(reply::json(200, &body(&subject)))
    }
}

fn moment(at: f64) -> Value {
    json!(iso(at) + ".000000Z")
}

fn find_project(wanted: &Value) -> Option<&'static Value> {
    world::projects().iter().find(|project| {
        let is_named = wanted["name"] == project["name"] && wanted["domain"]["name"] == DOMAIN;
        wanted["id"] == project_id(project) || is_named
    })
}

fn body(token: &Token) -> Value {
    // Keystone is in no region.
    let owner = |project| Owner { project, region: String::new() };
    let mut fields = owner(&Value::Null).template("token");
    fields["methods"] = json!(token.methods);
    if token.methods.iter().any(|method| method == "application_credential") {
        fields["application_credential"] =
            json!({"id": CREDENTIAL, "name": "robot", "restricted": true});
    }
    fields["audit_ids"] = json!([uuid("audit", &iso(token.issued))]);
    fields["expires_at"] = moment(token.issued + HOUR);
    fields["issued_at"] = moment(token.issued);
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
