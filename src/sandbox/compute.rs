//! Nova's own: its version, key pairs, zones, limits, and servers.

use serde_json::{Value, json};

use super::{
    Call, action, launch,
    place::Place,
    reply::{self, Problem, nova},
    world::{host, items, text},
};
use crate::openstack::transport::{Method, Response};

/// Parts of the cloud, and whether they work.
pub const ZONES: [(&str, bool); 3] = [("nova", true), ("east", true), ("west", false)];

/// None for what is kept like everything else.
pub fn answer(place: &mut Place, call: &Call, path: &[&str]) -> Option<Result<Response, Problem>> {
    action::settle(place, call.now);
    let body = match (call.method, path) {
        (Method::Get, ["v2.1"]) => json!({"version": place.owner.template("compute")}),
        (Method::Get, ["v2.1", "os-keypairs"]) => {
            let keypair = |keypair: &Value| json!({"keypair": shown(keypair, call)});
            json!({"keypairs": place.all("keypairs").iter().map(keypair).collect::<Value>()})
        }
        (Method::Post, ["v2.1", "os-keypairs"]) => {
            let status = if call.version < 2 { 200 } else { 201 };
            return Some(import(place, call).map(|made| reply::json(status, &made)));
        }
        (Method::Get, ["v2.1", "os-availability-zone"]) => {
            let zone = |(name, works): &(&str, bool)| json!({"zoneName": name, "zoneState": {"available": works}, "hosts": null});
            json!({"availabilityZoneInfo": ZONES.iter().map(zone).collect::<Value>()})
        }
        (Method::Get, ["v2.1", "limits"]) => {
            json!({"limits": {"rate": [], "absolute": launch::limits(place)}})
        }
        (Method::Post, ["v2.1", "servers"]) => {
            return Some(launch::create(place, call).map(|made| reply::json(202, &made)));
        }
        (Method::Get, ["v2.1", "servers"]) => {
            let mut answer = list(place, call);
            if let Some(all) = answer["servers"].as_array_mut() {
                for it in all {
                    *it = json!({"id": it["id"], "name": it["name"], "links": it["links"]});
                }
            }
            answer
        }
        (Method::Get, ["v2.1", "servers", "detail"]) => list(place, call),
        (Method::Delete, ["v2.1", "servers", id, kind @ ("tags" | "metadata"), name]) => {
            return Some(take(place, call, id, kind, name));
        }
        (Method::Get, ["v2.1", "servers", id]) => {
            let Some(server) = place.servers.iter().find(|server| server.fields["id"] == *id)
            else {
                return Some(Err(nova(404, &format!("Instance {id} could not be found."))));
            };
            json!({"server": server.shown(place, call.now)})
        }
        (_, ["v2.1", "servers", id, rest @ ..]) => return action::answer(place, call, id, rest),
        _ => return None,
    };
    Some(Ok(reply::json(200, &body)))
}

/// One page of servers: the newest first unless another order is asked for, as Nova sorts them.
fn list(place: &Place, call: &Call) -> Value {
    let said =
        |wanted: &str| call.query.iter().find(|(name, _)| name == wanted).map(|(_, it)| &**it);
    let servers = place.servers.iter().rev().map(|server| server.listed(place, call.now));
    let mut servers: Vec<Value> = servers.filter(|server| fits(server, call)).collect();
    let is_up = said("sort_dir") == Some("asc");
    let field = match said("sort_key") {
        Some("display_name") => "name",
        Some("vm_state") => "OS-EXT-STS:vm_state",
        _ => "created",
    };
    servers.sort_by(|a, b| {
        let order = text(&a[field]).cmp(text(&b[field]));
        if is_up { order } else { order.reverse() }
    });
    if let Some(at) = said("marker").and_then(|id| servers.iter().position(|it| it["id"] == id)) {
        servers.drain(..=at);
    }
    let limit = said("limit").and_then(|limit| limit.parse().ok()).unwrap_or(1000);
    let has_next = servers.len() > limit;
    servers.truncate(limit);
    let mut answer = json!({"servers": servers});
    if has_next && let Some(last) = servers.last() {
        let host = host(&place.owner.region);
        let href = format!(
            "https://{host}/compute/v2.1/servers/detail?limit={limit}&marker={}",
            text(&last["id"])
        );
        answer["servers_links"] = json!([{"rel": "next", "href": href}]);
    }
    answer
}

/// Whether the server is one of those that are asked for.
fn fits(server: &Value, call: &Call) -> bool {
    call.query.iter().all(|(filter, wanted)| match filter.as_str() {
        "status" => server["status"] == *wanted,
        "tags" => wanted.split(',').all(|tag| items(&server["tags"]).contains(&json!(tag))),
        "name" => is_called(text(&server["name"]), wanted),
        _ => true,
    })
}

/// Of the signs of a pattern, those of its ends are known, and the dot.
fn is_called(name: &str, pattern: &str) -> bool {
    let bare = pattern.trim_start_matches('^').trim_end_matches('$');
    let (name, wanted) = (name.as_bytes(), bare.as_bytes());
    let (is_start, is_end) = (pattern.starts_with('^'), pattern.ends_with('$'));
    let fits = |at: usize| {
        let part = name[at..].iter().zip(wanted);
        part.filter(|(has, it)| has == it || **it == b'.').count() == wanted.len()
            && (!is_end || at + wanted.len() == name.len())
    };
    (0..=name.len()).take(if is_start { 1 } else { name.len() + 1 }).any(fits)
}

/// Takes a tag or a note off a server that stands still.
fn take(
    place: &mut Place,
    call: &Call,
    id: &str,
    kind: &str,
    name: &str,
) -> Result<Response, Problem> {
    let server = place.servers.iter_mut().find(|server| server.fields["id"] == id);
    let missing = || nova(404, &format!("Instance {id} could not be found."));
    let server = server.ok_or_else(missing)?;
    if !server.is_active(call.now) {
        let words =
            format!("Cannot delete {kind} of instance {id} while it is in another vm_state");
        return Err(nova(409, &words));
    }
    let taken = match &mut server.fields[kind] {
        Value::Array(tags) => tags.iter().position(|tag| tag == name).map(|at| tags.remove(at)),
        Value::Object(notes) => notes.remove(name),
        _ => None,
    };
    let missing = || nova(404, &format!("{kind} item is not found: {name}"));
    taken.map(|_| reply::empty(204)).ok_or_else(missing)
}

fn shown(keypair: &Value, call: &Call) -> Value {
    let mut keypair = keypair.clone();
    if let Value::Object(fields) = &mut keypair
        && call.version < 2
    {
        fields.remove("type");
    }
    keypair
}

fn import(place: &mut Place, call: &Call) -> Result<Value, Problem> {
    let asked = &call.body["keypair"];
    let name = text(&asked["name"]);
    if place.find_by("keypairs", "name", name).is_some() {
        return Err(nova(409, &format!("Key pair '{name}' already exists.")));
    }
    if !text(&asked["public_key"]).contains(" AAAA") {
        return Err(nova(400, "Keypair data is invalid: failed to generate fingerprint"));
    }
    let made = place.make("keypairs", asked);
    let mut made = shown(&made, call);
    made["user_id"] = json!(super::world::digest("user", "demo"));
    Ok(json!({"keypair": made}))
}
