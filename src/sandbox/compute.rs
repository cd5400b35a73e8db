//! Nova's own: its version, key pairs, zones, limits, and servers.

use serde_json::{Value, json};

use super::{
    Call, launch,
    place::Place,
    reply::{self, Problem, nova},
    world::text,
};
use crate::openstack::transport::{Method, Response};

/// Parts of the cloud, and whether they work.
pub const ZONES: [(&str, bool); 3] = [("nova", true), ("east", true), ("west", false)];

/// None for what is kept like everything else.
pub fn answer(place: &mut Place, call: &Call, path: &[&str]) -> Option<Result<Response, Problem>> {
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
            let pattern = call.query.iter().find(|(name, _)| name == "name");
            let pattern = pattern.map_or("", |(_, pattern)| pattern);
            let fields = place.servers.iter().rev().map(|server| &server.fields);
            let fitting = fields.filter(|server| fits(text(&server["name"]), pattern));
            let short =
                |it: &Value| json!({"id": it["id"], "name": it["name"], "links": it["links"]});
            json!({"servers": fitting.map(short).collect::<Value>()})
        }
        (Method::Get, ["v2.1", "servers", "detail"]) => {
            // The newest first, as Nova sorts them.
            let servers = place.servers.iter().rev().map(|server| server.listed(place, call.now));
            json!({"servers": servers.collect::<Value>()})
        }
        (Method::Get, ["v2.1", "servers", id]) => {
            let Some(server) = place.servers.iter().find(|server| server.fields["id"] == *id)
            else {
                return Some(Err(nova(404, &format!("Instance {id} could not be found."))));
            };
            json!({"server": server.shown(place, call.now)})
        }
        _ => return None,
    };
    Some(Ok(reply::json(200, &body)))
}

/// As far as the page asks: names that begin so, or are so, where a dot stands for any letter.
fn fits(name: &str, pattern: &str) -> bool {
    let start = pattern.trim_start_matches('^');
    let whole = start.strip_suffix('$');
    let start = whole.unwrap_or(start);
    let (letters, wanted) = (name.chars().count(), start.chars().count());
    let is_long = if whole.is_some() { letters == wanted } else { letters >= wanted };
    is_long && name.chars().zip(start.chars()).all(|(letter, it)| it == '.' || it == letter)
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
