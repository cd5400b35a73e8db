//! A cloud to choose from that has one of everything, good and bad, and a draft that is complete.

#![allow(dead_code, reason = "each test file uses a part of it")]

use serde_json::{Value, json};
use slipway::{
    launch::{Choices, Draft, Interface, Offer, Plan, Problem},
    openstack::{
        Id,
        json::{self, FromJson},
        novaclient::{CreateServer, Limits},
    },
};

/// The id of the thing called `name`, which is a UUID as the cloud's own are.
pub fn id<T>(name: &str) -> Id<T> {
    Id::new(uuid(name))
}

/// The letters of `name` in hexadecimal, in the shape of a UUID.
pub fn uuid(name: &str) -> String {
    let mut digits = String::new();
    for byte in name.bytes().chain([0; 16]).take(16) {
        for half in [byte >> 4, byte & 15] {
            digits.extend(char::from_digit(u32::from(half), 16));
        }
    }
    let parts = [&digits[..8], &digits[8..12], &digits[12..16], &digits[16..20], &digits[20..]];
    parts.join("-")
}

/// A name, an image and a flavor.
pub fn draft() -> Draft {
    Draft {
        name: "web".to_owned(),
        image: Some(id("debian")),
        flavor: Some(id("small")),
        interfaces: Some(vec![Interface::on(id("private"))]),
        keypair: Some(Some("laptop".to_owned())),
        ..Draft::default()
    }
}

/// The only request of the plan.
pub fn request(draft: &Draft, choices: &Choices) -> CreateServer {
    plan(draft, choices).requests.remove(0)
}

/// What is asked of the cloud.
pub fn plan(draft: &Draft, choices: &Choices) -> Plan {
    draft.check(choices).expect("a complete draft")
}

/// What is wrong.
pub fn problems(draft: &Draft, choices: &Choices) -> Vec<Problem> {
    draft.check(choices).expect_err("a draft with a problem")
}

/// What there is.
pub fn choices() -> Choices {
    Choices {
        images: offer(&[
            json!({"id": uuid("debian"), "name": "Debian", "status": "active", "min_disk": 5, "size": 900}),
            json!({"id": uuid("huge"), "name": "Huge", "status": "active", "size": 31_u64 << 30}),
            json!({"id": uuid("hungry"), "name": "Hungry", "status": "active", "min_ram": 4096}),
            json!({"id": uuid("secret"), "name": "Secret", "status": "active", "cinder_encryption_key_id": "k"}),
            json!({"id": uuid("queued"), "name": "Queued", "status": "queued"}),
            json!({"id": uuid("shot"), "name": "Shot", "status": "active", "image_type": "snapshot"}),
            json!({"id": uuid("backed"), "name": "Backed", "status": "active", "size": 0,
                "block_device_mapping": json!([
                    {"source_type": "snapshot", "destination_type": "volume", "boot_index": 0, "volume_size": 8},
                    {"source_type": "snapshot", "destination_type": "volume", "volume_size": 4},
                ]).to_string()}),
        ]),
        flavors: offer(&[
            json!({"id": uuid("small"), "name": "small", "vcpus": 2, "ram": 2048, "disk": 20,
                "swap": 512, "OS-FLV-EXT-DATA:ephemeral": 10}),
            json!({"id": uuid("zero"), "name": "zero", "vcpus": 1, "ram": 2048, "disk": 0}),
            json!({"id": uuid("closed"), "name": "closed", "vcpus": 1, "ram": 2048, "disk": 20,
                "OS-FLV-DISABLED:disabled": true}),
        ]),
        volumes: offer(&[
            volume("root", "available", &json!({"bootable": "true", "size": 10})),
            volume("data", "available", &json!({"size": 5})),
            volume("used", "in-use", &json!({"bootable": "true", "size": 10})),
            volume("many", "in-use", &json!({"bootable": "true", "multiattach": true})),
        ]),
        volume_snapshots: offer(&[
            json!({"id": uuid("snap"), "status": "available", "size": 7, "volume_id": uuid("root")}),
            json!({"id": uuid("fresh"), "status": "creating", "size": 7, "volume_id": uuid("root")}),
        ]),
        volume_types: offer(&[
            json!({"id": uuid("ssd"), "name": "ssd"}),
            json!({"id": uuid("hdd"), "name": "hdd"}),
        ]),
        default_volume_type: Some(read(&json!({"id": uuid("hdd"), "name": "hdd"}))),
        networks: offer(&[
            network("private", &json!({})),
            network("open", &json!({"port_security_enabled": false})),
            network("public", &json!({"router:external": true})),
            network("shared", &json!({"shared": true, "project_id": "other"})),
            network("empty", &json!({"subnets": []})),
        ]),
        subnets: offer(&[
            subnet("four", "private", "10.0.0.0/24", &json!({"gateway_ip": "10.0.0.1"})),
            subnet("six", "private", "2001:db8::/64", &json!({})),
            subnet("slaac", "open", "2001:db8:1::/64", &json!({"ipv6_address_mode": "slaac"})),
            subnet("shared-four", "shared", "192.0.2.0/24", &json!({})),
        ]),
        ports: offer(&[
            json!({"id": uuid("free"), "network_id": uuid("private"), "fixed_ips": [{"ip_address": "10.0.0.7"}]}),
            json!({"id": uuid("taken"), "network_id": uuid("private"), "device_id": "s1", "fixed_ips": [{"ip_address": "10.0.0.8"}]}),
            json!({"id": uuid("bare"), "network_id": uuid("private"), "fixed_ips": []}),
            json!({"id": uuid("wide"), "network_id": uuid("private"), "fixed_ips": [{"ip_address": "10.0.0.9"}], "resource_request": {"a": 1}}),
        ]),
        floating_ips: offer(&[
            json!({"id": uuid("floating"), "floating_network_id": uuid("public")}),
            json!({"id": uuid("leading"), "floating_network_id": uuid("public"), "port_id": uuid("taken")}),
        ]),
        gateways: Offer::Here(Vec::new()),
        qos_policies: offer(&[json!({"id": uuid("gold"), "name": "gold"})]),
        security_groups: offer(&[
            group("default", &json!([{"id": "r1", "direction": "egress"}])),
            group(
                "web",
                &json!([{"id": "r2", "direction": "ingress", "protocol": "tcp", "port_range_min": 80, "port_range_max": 80}]),
            ),
            group(
                "ssh",
                &json!([{"id": "r3", "direction": "ingress", "protocol": "tcp", "port_range_min": 22, "port_range_max": 22}]),
            ),
        ]),
        keypairs: offer(&[json!({"name": "laptop"}), json!({"name": "phone"})]),
        server_groups: offer(&[
            json!({"id": uuid("apart"), "name": "apart", "policy": "anti-affinity", "members": ["a", "b"]}),
        ]),
        zones: offer(&[
            json!({"zoneName": "nova", "zoneState": {"available": true}}),
            json!({"zoneName": "dark", "zoneState": {"available": false}}),
        ]),
        ..Choices::default()
    }
}

/// Servers, virtual processors and MiB: allowed, and in use.
pub fn limits(instances: (i64, i64), cores: (i64, i64), ram: (i64, i64)) -> Limits {
    read(&json!({
        "maxTotalInstances": instances.0, "totalInstancesUsed": instances.1,
        "maxTotalCores": cores.0, "totalCoresUsed": cores.1,
        "maxTotalRAMSize": ram.0, "totalRAMUsed": ram.1,
        "maxServerMeta": 4, "maxServerGroupMembers": 4,
    }))
}

/// As text, which is how a cloud sends it.
pub fn read<T: FromJson>(item: &Value) -> T {
    json::read(item.to_string().as_bytes()).expect("the cloud's names")
}

/// A list that has arrived.
pub fn offer<T: FromJson>(items: &[Value]) -> Offer<T> {
    Offer::Here(items.iter().map(read).collect())
}

fn volume(name: &str, status: &str, more: &Value) -> Value {
    with(
        json!({"id": uuid(name), "name": name, "status": status, "availability_zone": "nova"}),
        more,
    )
}

fn network(name: &str, more: &Value) -> Value {
    with(json!({"id": uuid(name), "name": name, "subnets": [uuid("a")], "project_id": "own"}), more)
}

fn subnet(name: &str, network: &str, cidr: &str, more: &Value) -> Value {
    with(json!({"id": uuid(name), "network_id": uuid(network), "cidr": cidr}), more)
}

fn group(name: &str, rules: &Value) -> Value {
    json!({"id": uuid(name), "name": name, "security_group_rules": rules})
}

fn with(mut item: Value, more: &Value) -> Value {
    for (key, value) in more.as_object().into_iter().flatten() {
        item[key] = value.clone();
    }
    item
}
