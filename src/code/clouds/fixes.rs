//! What openstacksdk puts right of older ways to write a cloud: `magic_fixes` of
//! `openstack/config/loader.py`, in its order.

use super::{
    format::format,
    node::{Map, Node},
    refusal::Refusal,
};

/// The keys that go into `auth` from wherever they stand, with their other names; the last one that
/// is there counts.
const MOVED: [(&str, &[&str]); 8] = [
    ("domain_id", &["domain_id", "domain-id"]),
    ("domain_name", &["domain_name", "domain-name"]),
    ("user_domain_id", &["user_domain_id", "user-domain-id"]),
    ("user_domain_name", &["user_domain_name", "user-domain-name"]),
    ("project_domain_id", &["project_domain_id", "project-domain-id"]),
    ("project_domain_name", &["project_domain_name", "project-domain-name"]),
    ("token", &["auth-token", "auth_token", "token"]),
    ("passcode", &["passcode"]),
];
const PROJECTS: [(&str, &[&str]); 2] = [
    ("project_id", &["tenant_id", "tenant-id", "project_id", "project-id"]),
    ("project_name", &["tenant_name", "tenant-name", "project_name", "project-name"]),
];
const TENANTS: [(&str, &[&str]); 2] = [
    ("tenant_id", &["project_id", "project-id", "tenant_id", "tenant-id"]),
    ("tenant_name", &["project_name", "project-name", "tenant_name", "tenant-name"]),
];

/// Puts `cloud` right, whose `auth` is a mapping.
pub(super) fn fix(mut cloud: Map) -> Result<Map, Refusal> {
    cloud = timeouts(cloud)?;
    let mut auth_type = Node::Null;
    for key in ["auth_plugin", "auth_type"] {
        auth_type = cloud.take(key).unwrap_or(auth_type);
    }
    cloud.set("auth_type", auth_type);
    let mut auth = cloud.map("auth").cloned().unwrap_or_default();
    move_in(&mut cloud, &mut auth)?;
    cloud = interfaces(cloud);
    super::networks::fix(&mut cloud)?;
    domains(&mut auth);
    flags(&mut cloud)?;
    cloud.set("auth", Node::Map(auth.clone()));
    if let Some(auth_url) = auth.get("auth_url") {
        let auth_url = auth_url.text().ok_or_else(|| Refusal::NotText("auth_url".to_owned()))?;
        let auth_url = format(auth_url, &cloud).ok_or(Refusal::Template)?;
        auth.set("auth_url", Node::Text(auth_url));
        cloud.set("auth", Node::Map(auth));
    }
    Ok(cloud)
}

/// One time limit stands for those of single services.
fn timeouts(cloud: Map) -> Result<Map, Refusal> {
    let (mut kept, mut limit) = (Map::default(), None);
    for (key, value) in cloud {
        let Some(name) = key.text() else {
            return Err(Refusal::Odd(key.said().unwrap_or_default()));
        };
        if name.ends_with("timeout") && name != "timeout" && name != "api_timeout" {
            limit = Some(value);
        } else {
            kept.put(key, value);
        }
    }
    if let Some(limit) = limit.filter(|limit| *limit != Node::Null) {
        kept.set("api_timeout", limit);
    }
    Ok(kept)
}

fn move_in(cloud: &mut Map, auth: &mut Map) -> Result<(), Refusal> {
    let is_old = cloud.get("auth_type").and_then(Node::text) == Some("v2password");
    for (target, names) in MOVED.into_iter().chain(if is_old { TENANTS } else { PROJECTS }) {
        let mut found = String::new();
        for &name in names {
            // What stands beside `auth` counts more than what stands in it.
            for value in [auth.take(name), cloud.take(name)].into_iter().flatten() {
                found = value.said().ok_or_else(|| Refusal::NotText(name.to_owned()))?;
            }
        }
        if !found.is_empty() {
            auth.set(target, Node::Text(found));
        }
    }
    Ok(())
}

/// `endpoint_type` is the old name of `interface`, for the cloud and for each service.
fn interfaces(cloud: Map) -> Map {
    let mut renamed = Map::default();
    for (key, value) in cloud {
        match key.text().filter(|key| key.ends_with("endpoint_type")) {
            Some(key) => renamed.set(&key.replace("endpoint_type", "interface"), value),
            None => renamed.put(key, value),
        }
    }
    renamed
}

/// With a project, a domain is the user's and the project's unless those are told.
fn domains(auth: &mut Map) {
    if !auth.has("project_id") && !auth.has("project_name") {
        return;
    }
    for (target, keys) in [
        ("domain_id", ["user_domain_id", "project_domain_id"]),
        ("domain_name", ["user_domain_name", "project_domain_name"]),
    ] {
        let Some(domain) = auth.take(target) else { continue };
        for key in keys {
            if !auth.has(key) {
                auth.set(key, domain.clone());
            }
        }
    }
}

fn flags(cloud: &mut Map) -> Result<(), Refusal> {
    for key in ["insecure", "cache"] {
        if let Some(value) = cloud.get(key) {
            let flag = value.flag().ok_or_else(|| Refusal::Odd(key.to_owned()))?;
            cloud.set(key, Node::Bool(flag));
        }
    }
    if let Some(Node::Text(methods)) = cloud.get("auth_methods") {
        let methods = methods.split(',').map(Node::from).collect();
        cloud.set("auth_methods", Node::List(methods));
    }
    Ok(())
}
