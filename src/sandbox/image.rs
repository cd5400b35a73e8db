//! Glance: one catalogue of images for everybody.

use serde_json::{Value, json};

use super::{
    Call,
    reply::{self, Problem},
    world::{Image, uuid, world},
};
use crate::openstack::transport::{Method, Response};

pub fn answer(call: &Call, path: &[&str]) -> Result<Response, Problem> {
    match (call.method, path) {
        (Method::Get, ["v2", "images"]) => Ok(reply::json(200, &list())),
        (Method::Get, ["v2", "images", id]) => {
            let image = world().images.iter().find(|image| image.id() == *id);
            let image = image.ok_or_else(|| reply::glance_not_found(id))?;
            Ok(reply::json(200, &describe(image)))
        }
        _ => Err(reply::nothing_here()),
    }
}

fn list() -> Value {
    json!({
        "images": world().images.iter().map(describe).collect::<Value>(),
        "first": "/v2/images",
        "schema": "/v2/schemas/images",
    })
}

fn describe(image: &Image) -> Value {
    let id = image.id();
    let mut fields = json!({
        "architecture": "x86_64",
        "name": image.name,
        "disk_format": "qcow2",
        "container_format": "bare",
        "visibility": "public",
        "size": image.size,
        "virtual_size": null,
        "status": "active",
        "checksum": uuid("checksum", &image.name).replace('-', ""),
        "protected": false,
        "min_ram": image.min_ram,
        "min_disk": image.min_disk,
        "owner": uuid("project", "admin").replace('-', ""),
        "os_hidden": false,
        "os_hash_algo": "sha512",
        "os_hash_value": uuid("digest", &image.name).replace('-', "").repeat(4),
        "id": id,
        "created_at": "2026-03-02T09:00:00Z",
        "updated_at": "2026-03-02T09:01:30Z",
        "tags": [],
        "self": format!("/v2/images/{id}"),
        "file": format!("/v2/images/{id}/file"),
        "schema": "/v2/schemas/image",
        "stores": "file",
    });
    for (name, value) in &image.properties {
        fields[name] = value.clone();
    }
    fields
}
