//! Nova, as far as it is read: versions, flavors, key pairs, limits.

use serde_json::{Value, json};

use super::{
    Call, Place,
    reply::{self, Problem},
    servers::Servers,
    world::{Flavor, host, uuid, world},
};
use crate::openstack::transport::{Method, Response};

pub fn answer(
    servers: &mut Servers,
    place: &Place,
    call: &Call,
    path: &[&str],
) -> Result<Response, Problem> {
    let ["v2.1", path @ ..] = path else { return Err(reply::nothing_here()) };
    let body = match (call.method, path) {
        (Method::Get, []) => version(place),
        (Method::Get, ["flavors", "detail"]) => {
            let flavors = &world().flavors;
            json!({"flavors": flavors.iter().map(|flavor| describe(flavor, place)).collect::<Value>()})
        }
        (Method::Get, ["os-keypairs"]) => keypairs(place),
        (Method::Get, ["limits"]) => json!({"limits": {
            "rate": [],
            "absolute": servers.limits(place),
        }}),
        (Method::Post, ["servers"]) => {
            return Ok(reply::json(202, &servers.create(place, call)?));
        }
        (Method::Get, ["servers", "detail"]) => servers.list(place, call.now),
        (Method::Get, ["servers", id]) => servers.show(place, id, call.now)?,
        _ => return Err(reply::nothing_here()),
    };
    Ok(reply::json(200, &body))
}

/// The address of `path` below this region's Nova.
pub fn address(place: &Place, path: &str) -> String {
    format!("https://{}/compute/{path}", host(&place.region))
}

/// The two links that Nova puts on everything.
pub fn links(place: &Place, kind: &str, id: &str) -> Value {
    json!([
        {"rel": "self", "href": address(place, &format!("v2.1/{kind}/{id}"))},
        {"rel": "bookmark", "href": address(place, &format!("{kind}/{id}"))},
    ])
}

fn version(place: &Place) -> Value {
    json!({"version": {
        "id": "v2.1",
        "status": "CURRENT",
        "version": "2.104",
        "min_version": "2.1",
        "updated": "2013-07-23T11:33:21Z",
        "links": [
            {"rel": "self", "href": address(place, "v2.1/")},
            {"rel": "describedby", "type": "text/html", "href": "http://docs.openstack.org/"},
        ],
        "media-types": [{
            "base": "application/json",
            "type": "application/vnd.openstack.compute+json;version=2.1",
        }],
    }})
}

fn describe(flavor: &Flavor, place: &Place) -> Value {
    json!({
        "id": flavor.id(),
        "name": flavor.name,
        "ram": flavor.ram,
        "disk": flavor.disk,
        "swap": "",
        "OS-FLV-EXT-DATA:ephemeral": 0,
        "OS-FLV-DISABLED:disabled": false,
        "vcpus": flavor.vcpus,
        "os-flavor-access:is_public": true,
        "rxtx_factor": 1.0,
        "links": links(place, "flavors", &flavor.id()),
    })
}

fn keypairs(place: &Place) -> Value {
    let keypair = |(name, public_key): &(String, String)| {
        let digest = uuid("fingerprint", public_key).replace('-', "");
        let pairs: Vec<&str> = (0..16).map(|at| &digest[2 * at..2 * at + 2]).collect();
        json!({"keypair": {
            "name": name,
            "public_key": public_key,
            "fingerprint": pairs.join(":"),
        }})
    };
    json!({"keypairs": place.project.keypairs.iter().map(keypair).collect::<Value>()})
}
