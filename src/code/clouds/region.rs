//! One region of a cloud, as the page needs it: `openstack/config/cloud_region.py`.

use serde_json::{Map as Object, Value, json};

use super::{
    auth::Auth,
    networks,
    node::{Map, Node},
    refusal::Note,
};

/// The services that a page speaks to, with the other names of their types: `service-types.json` of
/// os-service-types.
const SERVICES: [(&str, &[&str]); 5] = [
    ("identity", &["identity"]),
    ("compute", &["compute"]),
    ("image", &["image"]),
    ("network", &["network"]),
    ("block-storage", &["block_storage", "volumev3", "volumev2", "volume", "block_store"]),
];

/// A region that can be signed in to. No `Debug`: it holds secrets.
pub(super) struct Region {
    pub auth: Auth,
    auth_url: String,
    interface: Vec<String>,
    services: Object<String, Value>,
    networks: Value,
}

impl Region {
    /// Out of the values of a cloud there, all of them put right.
    pub fn new(config: &Map, auth: Auth, notes: &mut Vec<Note>) -> Self {
        tell_of_certificates(config, notes);
        let auth_url = auth.get("auth_url").unwrap_or_default();
        let above = auth_url.trim_end_matches('/').strip_suffix("/v2.0");
        let version = config.get("identity_api_version").and_then(Node::text);
        if above.is_some() || version.is_some_and(|version| version.starts_with('2')) {
            notes.push(Note::VersionTwo);
        }
        let auth_url = above.unwrap_or(auth_url).to_owned();
        let mut services = Object::new();
        for (name, names) in SERVICES {
            let service = service(config, names, &auth);
            if !service.is_empty() {
                services.insert(name.to_owned(), Value::Object(service));
            }
        }
        let interface = interfaces(config.get("interface"));
        Self { auth, auth_url, interface, services, networks: networks::json(config) }
    }

    pub fn json(&self) -> Value {
        let options = self.auth.options.iter().filter(|(option, _)| *option != "auth_url");
        let auth: Object<String, Value> =
            options.map(|(option, value)| ((*option).to_owned(), json!(value))).collect();
        json!({
            "auth_type": self.auth.kind.name,
            "auth_url": self.auth_url,
            "methods": self.auth.methods,
            "auth": auth,
            "asks": self.auth.asks,
            "interface": self.interface,
            "services": self.services,
            "networks": self.networks,
        })
    }
}

/// What is told of one service, under the first of its names that has it: `_get_config`.
fn service(config: &Map, names: &[&str], auth: &Auth) -> Object<String, Value> {
    let value = |key: &str| {
        let mut found = names.iter().map(|name| format!("{name}_{key}"));
        found.find_map(|key| config.get(&key).filter(|value| **value != Node::Null))
    };
    let text = |key: &str| value(key).filter(|it| it.is_true()).and_then(Node::said);
    let mut endpoint = text("endpoint_override").or_else(|| text("endpoint"));
    if auth.kind.name == "none" {
        endpoint = endpoint.or_else(|| auth.get("endpoint").map(str::to_owned));
    }
    let version = text("api_version").filter(|version| version.trim().parse::<f64>().is_ok());
    let mut service = Object::new();
    for (key, found) in [
        ("endpoint", endpoint),
        ("region", text("region_name")),
        ("api_version", version),
        ("default_microversion", text("default_microversion")),
        ("service_type", text("service_type")),
        ("service_name", text("service_name")),
    ] {
        if let Some(found) = found {
            service.insert(key.to_owned(), found.into());
        }
    }
    let interface = interfaces(value("interface"));
    if !interface.is_empty() {
        service.insert("interface".to_owned(), interface.into());
    }
    service
}

/// One or several, the preferred one first; `publicURL` is the old way to write `public`:
/// `keystoneauth1/access/service_catalog.py`.
fn interfaces(value: Option<&Node>) -> Vec<String> {
    let entries = match value {
        Some(Node::List(entries)) => &**entries,
        Some(entry) => std::slice::from_ref(entry),
        None => &[],
    };
    let texts = entries.iter().filter_map(Node::text).filter(|text| !text.is_empty());
    texts.map(|text| text.strip_suffix("URL").unwrap_or(text).to_owned()).collect()
}

/// What a browser does in its own way: `get_requests_verify_args`.
fn tell_of_certificates(config: &Map, notes: &mut Vec<Note>) {
    let is_true = |key: &str| config.get(key).is_some_and(Node::is_true);
    let has_verify = config.get("verify").is_none_or(Node::is_true);
    if is_true("insecure") || !has_verify {
        notes.push(Note::NotVerified);
    }
    if let Some(path) = config.text("cacert") {
        notes.push(Note::CaFile(path.to_owned()));
    }
    if is_true("cert") {
        notes.push(Note::ClientCertificate);
    }
}
