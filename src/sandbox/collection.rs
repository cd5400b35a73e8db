//! What is the same for all that the services keep: lists with filters, one thing by its id, changes
//! and removals.

use serde_json::{Value, json};

use super::{
    Call, network,
    place::Place,
    reply::{self, Problem},
    world::text,
};
use crate::openstack::transport::{Method, Response};

/// Where the things of each kind are found, and the word around a single one; Glance has none.
const COLLECTIONS: [(&str, &str, &str); 15] = [
    ("networking/v2.0/networks", "networks", "network"),
    ("networking/v2.0/subnets", "subnets", "subnet"),
    ("networking/v2.0/ports", "ports", "port"),
    ("networking/v2.0/routers", "routers", "router"),
    ("networking/v2.0/floatingips", "floatingips", "floatingip"),
    ("networking/v2.0/qos/policies", "policies", "policy"),
    ("networking/v2.0/security-groups", "security_groups", "security_group"),
    ("networking/v2.0/security-group-rules", "security_group_rules", "security_group_rule"),
    ("volume/v3/volumes", "volumes", "volume"),
    ("volume/v3/snapshots", "snapshots", "snapshot"),
    ("volume/v3/types", "volume_types", "volume_type"),
    ("image/v2/images", "images", ""),
    ("image/v2/metadefs/namespaces", "namespaces", ""),
    ("compute/v2.1/flavors", "flavors", "flavor"),
    ("compute/v2.1/os-server-groups", "server_groups", "server_group"),
];

pub fn answer(place: &mut Place, call: &Call, path: &str) -> Result<Response, Problem> {
    let found = COLLECTIONS.iter().find_map(|(prefix, kind, key)| {
        let rest = path.strip_prefix(prefix)?;
        (rest.is_empty() || rest.starts_with('/')).then_some((prefix, *kind, *key, rest))
    });
    let (prefix, kind, key, rest) = found.ok_or_else(reply::nothing_here)?;
    let wrapped = |status, thing: Value| {
        let body = if key.is_empty() { thing } else { json!({key: thing}) };
        Ok(reply::json(status, &body))
    };
    let mut rest = rest.split('/').skip(1);
    let (id, tail) = (rest.next().unwrap_or_default(), rest.next());
    match (call.method, id, tail) {
        (Method::Get, "" | "detail", None) => {
            Ok(reply::json(200, &list(place, call, prefix, kind)))
        }
        (Method::Post, "", None) => {
            let made = network::make(place, kind, key, &call.body[key])?;
            let status = if prefix.starts_with("net") { 201 } else { 200 };
            wrapped(status, shown(place, call, kind, made))
        }
        _ => {
            // Cinder has a word for the type of volumes of which none is said.
            let id = match place.all(kind).first() {
                Some(first) if id == "default" => text(&first["id"]).to_owned(),
                _ => id.to_owned(),
            };
            let thing = place.find(kind, &id).cloned();
            let thing = thing.ok_or_else(|| reply::missing(prefix, key, &id))?;
            match (call.method, tail) {
                (Method::Get, None) => wrapped(200, shown(place, call, kind, thing)),
                (Method::Delete, None) => {
                    place.remove(kind, &id);
                    Ok(reply::empty(204))
                }
                (Method::Put, Some("tags")) => {
                    change(place, kind, &id, &call.body);
                    Ok(reply::json(200, &call.body))
                }
                (Method::Put, None) => {
                    change(place, kind, &id, &call.body[key]);
                    if kind == "floatingips" {
                        network::lead(place, &id, &call.body[key])?;
                    }
                    wrapped(200, place.find(kind, &id).cloned().unwrap_or_default())
                }
                _ => Err(reply::nothing_here()),
            }
        }
    }
}

fn change(place: &mut Place, kind: &str, id: &str, fields: &Value) {
    if let (Some(thing), Some(fields)) = (place.find_mut(kind, id), fields.as_object()) {
        for (name, value) in fields {
            thing[name] = value.clone();
        }
    }
}

fn list(place: &Place, call: &Call, prefix: &str, kind: &str) -> Value {
    let is_said = |wanted: &str| call.query.iter().any(|(name, _)| name == wanted);
    // Glance tells of the images of the community if it is asked for them.
    let is_offered = |thing: &Value| thing["visibility"] != "community" || is_said("visibility");
    let all = place.all(kind).iter().filter(|thing| fits(thing, call) && is_offered(thing));
    let all: Value = all
        .map(|thing| {
            let mut thing = shown(place, call, kind, thing.clone());
            if let Value::Object(fields) = &mut thing {
                if kind == "namespaces" {
                    fields.remove("properties");
                }
                if kind == "volume_types" {
                    fields.insert("os-volume-type-access:is_public".to_owned(), json!(true));
                }
                if is_said("fields") {
                    let is_wanted = |name: &String| {
                        call.query.iter().any(|(key, field)| key == "fields" && field == name)
                    };
                    fields.retain(|name, _| is_wanted(name));
                }
            }
            thing
        })
        .collect();
    let mut answer = json!({kind: all});
    if let Some(path) = prefix.strip_prefix("image") {
        answer["first"] = json!(path);
        answer["schema"] = json!(format!("/v2/schemas/{}", path.trim_start_matches("/v2/")));
    }
    answer
}

/// Whether the thing has one of the values that are asked for, field by field.
fn fits(thing: &Value, call: &Call) -> bool {
    call.query.iter().all(|(name, _)| {
        let Some(value) = thing.get(name) else { return true };
        let mut wanted = call.query.iter().filter(|(key, _)| key == name);
        wanted.any(|(_, wanted)| match value {
            // Glance takes several at once as `in:"…","…"`.
            Value::String(text) if wanted.starts_with("in:") => wanted.contains(&**text),
            Value::String(text) => text == wanted || (wanted == "all" && name == "visibility"),
            // Neutron writes parts of an address as `ip_address=…`.
            Value::Array(_) => value.to_string().contains(wanted.rsplit('=').next().unwrap_or("")),
            Value::Object(_) | Value::Null => true,
            value => value.to_string().eq_ignore_ascii_case(wanted),
        })
    })
}

/// The thing as this version of its service tells it.
fn shown(place: &Place, call: &Call, kind: &str, mut thing: Value) -> Value {
    let Value::Object(fields) = &mut thing else { return thing };
    let (old, new): (&[&str], &[&str]) = match kind {
        "security_groups" => {
            let rules = place.all("security_group_rules").iter();
            let own = rules.filter(|rule| Some(&rule["security_group_id"]) == fields.get("id"));
            let own: Value = own.cloned().collect();
            fields.insert("security_group_rules".to_owned(), own);
            (&[], &[])
        }
        "server_groups" if call.version < 64 => {
            let policies = json!([fields.get("policy")]);
            fields.insert("policies".to_owned(), policies);
            fields.insert("metadata".to_owned(), json!({}));
            (&[], &["policy", "rules", "project_id", "user_id"])
        }
        "flavors" if call.version < 61 => {
            if fields.get("swap").is_some_and(|swap| *swap == 0) {
                fields.insert("swap".to_owned(), json!(""));
            }
            (&[], &["extra_specs", "description"])
        }
        "flavors" => (&["OS-FLV-DISABLED:disabled", "rxtx_factor"], &[]),
        _ => (&[], &[]),
    };
    for name in old.iter().chain(new) {
        fields.remove(*name);
    }
    thing
}
