//! Neutron: networks, subnets, security groups.

use serde_json::{Map, Value, json};

use super::{
    Call, Place,
    reply::{self, Problem},
    world::{Network, uuid},
};
use crate::openstack::transport::{Method, Response};

const MADE: &str = "2026-03-02T09:00:00Z";

pub fn answer(place: &Place, call: &Call, path: &[&str]) -> Result<Response, Problem> {
    let (key, items): (&str, Vec<Value>) = match (call.method, path) {
        (Method::Get, ["v2.0", "networks"]) => {
            let networks = &place.project.networks;
            ("networks", networks.iter().map(|network| describe(network, place)).collect())
        }
        (Method::Get, ["v2.0", "subnets"]) => {
            let networks = &place.project.networks;
            ("subnets", networks.iter().flat_map(|network| subnets(network, place)).collect())
        }
        (Method::Get, ["v2.0", "security-groups"]) => {
            let groups = &place.project.security_groups;
            let group = |(name, description): &(String, String)| {
                json!({
                    "id": group_id(place, name),
                    "name": name,
                    "description": description,
                    "project_id": place.project.id(),
                })
            };
            ("security_groups", groups.iter().map(group).collect())
        }
        _ => return Err(reply::neutron_not_found()),
    };
    let items: Value = items.into_iter().map(|item| only_wanted(item, call)).collect();
    Ok(reply::json(200, &json!({key: items})))
}

pub fn group_id(place: &Place, name: &str) -> String {
    uuid("security group", &format!("{}/{name}", place.project.name))
}

fn subnet_id(network: &Network, name: &str) -> String {
    uuid("subnet", &format!("{}/{name}", network.name))
}

/// What `fields=` asks for; everything, if nothing is.
fn only_wanted(item: Value, call: &Call) -> Value {
    let wanted: Vec<&str> = call
        .query
        .iter()
        .filter(|(name, _)| name == "fields")
        .map(|(_, field)| field.as_str())
        .collect();
    match item {
        Value::Object(fields) if !wanted.is_empty() => {
            let kept = fields.into_iter().filter(|(name, _)| wanted.contains(&name.as_str()));
            Value::Object(kept.collect::<Map<_, _>>())
        }
        item => item,
    }
}

fn describe(network: &Network, place: &Place) -> Value {
    let subnets: Vec<String> =
        network.subnets.iter().map(|(name, _)| subnet_id(network, name)).collect();
    json!({
        "id": network.id(place.project),
        "name": network.name,
        "tenant_id": place.project.id(),
        "project_id": place.project.id(),
        "admin_state_up": true,
        "mtu": 1450,
        "status": "ACTIVE",
        "subnets": subnets,
        "shared": false,
        "availability_zone_hints": [],
        "availability_zones": [],
        "ipv4_address_scope": null,
        "ipv6_address_scope": null,
        "router:external": network.external,
        "qinq": false,
        "vlan_transparent": false,
        "description": "",
        "port_security_enabled": !network.open,
        "qos_policy_id": null,
        "dns_domain": "",
        "l2_adjacency": true,
        "tags": [],
        "created_at": MADE,
        "updated_at": MADE,
        "revision_number": 2,
    })
}

fn subnets(network: &Network, place: &Place) -> Vec<Value> {
    let subnet = |(name, cidr): &(String, String)| {
        json!({
            "id": subnet_id(network, name),
            "name": name,
            "cidr": cidr,
            "network_id": network.id(place.project),
        })
    };
    network.subnets.iter().map(subnet).collect()
}
