//! Double entry: what was read, written down once more in the service's own names, is held to what
//! was sent.

use serde_json::{Value, json};
use slipway::openstack::{
    cinder::{Attachment, Snapshot, Volume, VolumeType},
    glance::{Image, Member, MetadefObject, Namespace, PropertyType, ResourceType},
    neutron::{
        FloatingIp, Network, NetworkIpAvailability, Port, QosPolicy, QosRule, Router,
        SecurityGroup, SecurityGroupRule, Subnet,
    },
};

/// Everything in which `read` is unlike `sent`: a field that is not read and not in `left_out`, or
/// read as something else.
pub fn differences(path: &str, sent: &Value, read: &Value, left_out: &[&str]) -> Vec<String> {
    match (sent, read) {
        (Value::Object(sent), Value::Object(read)) => {
            let kept = sent.iter().filter(|(key, _)| !left_out.contains(&key.as_str()));
            let mut found: Vec<String> = kept
                .flat_map(|(key, sent)| match read.get(key) {
                    Some(read) => differences(&format!("{path}.{key}"), sent, read, left_out),
                    None => vec![format!("{path}.{key} is lost: {sent}")],
                })
                .collect();
            let made_up =
                read.iter().filter(|(key, read)| !sent.contains_key(*key) && !is_nothing(read));
            found.extend(made_up.map(|(key, read)| format!("{path}.{key} is made up: {read}")));
            found
        }
        (Value::Array(sent), Value::Array(read)) if sent.len() == read.len() => {
            // What has an id may come in another order each time.
            let with_id = |id: &Value| read.iter().find(|read| !id.is_null() && read["id"] == *id);
            let pairs = sent.iter().zip(read).enumerate();
            pairs
                .flat_map(|(at, (sent, read))| {
                    let read = with_id(&sent["id"]).unwrap_or(read);
                    differences(&format!("{path}[{at}]"), sent, read, left_out)
                })
                .collect()
        }
        _ if is_alike(sent, read) => Vec::new(),
        _ => vec![format!("{path}: {read} instead of {sent}")],
    }
}

/// Switches are on where nothing is said of them as often as they are off.
fn is_nothing(value: &Value) -> bool {
    match value {
        Value::Null | Value::Bool(_) => true,
        Value::Number(number) => number.as_f64() == Some(0.0),
        Value::String(text) => text.is_empty() || text == "private",
        Value::Array(items) => items.is_empty(),
        Value::Object(fields) => fields.values().all(is_nothing),
    }
}

fn is_alike(sent: &Value, read: &Value) -> bool {
    match (sent, read) {
        (Value::Null, read) => is_nothing(read),
        // An id that is empty is none.
        (Value::String(text), Value::Null) => text.is_empty(),
        (Value::String(word), Value::Bool(flag)) => word.eq_ignore_ascii_case(&flag.to_string()),
        (Value::Number(sent), Value::Number(read)) => sent.as_f64() == read.as_f64(),
        _ => sent == read,
    }
}

fn each<T>(items: &[T], entry: fn(&T) -> Value) -> Value {
    items.iter().map(entry).collect()
}

pub fn image(it: &Image) -> Value {
    let mut entry = json!({
        "id": it.id, "name": it.name, "status": it.status, "visibility": it.visibility.as_str(),
        "owner": it.owner, "size": it.size, "virtual_size": it.virtual_size,
        "min_disk": it.min_disk, "min_ram": it.min_ram, "disk_format": it.disk_format,
        "container_format": it.container_format, "protected": it.protected,
        "os_hidden": it.os_hidden, "tags": it.tags, "created_at": it.created_at,
        "updated_at": it.updated_at, "checksum": it.checksum, "os_hash_algo": it.os_hash_algo,
        "os_hash_value": it.os_hash_value,
    });
    for (name, value) in &it.properties.0 {
        assert!(entry.get(name).is_none(), "{name} is read twice");
        entry[name] = json!(value);
    }
    entry
}

pub fn member(it: &Member) -> Value {
    json!({"member_id": it.member_id, "image_id": it.image_id, "status": it.status.as_str(),
        "created_at": it.created_at, "updated_at": it.updated_at})
}

pub fn namespace(it: &Namespace) -> Value {
    json!({"namespace": it.namespace, "display_name": it.display_name,
        "description": it.description, "visibility": it.visibility, "protected": it.protected,
        "owner": it.owner, "properties": properties(&it.properties),
        "resource_type_associations": each(&it.resource_type_associations, resource_type),
        "objects": each(&it.objects, object)})
}

fn resource_type(it: &ResourceType) -> Value {
    json!({"name": it.name, "prefix": it.prefix, "properties_target": it.properties_target})
}

fn object(it: &MetadefObject) -> Value {
    json!({"name": it.name, "description": it.description, "required": it.required,
        "properties": properties(&it.properties)})
}

fn properties(all: &std::collections::BTreeMap<String, PropertyType>) -> Value {
    all.iter()
        .map(|(name, it)| (name.clone(), property(it)))
        .collect::<serde_json::Map<_, _>>()
        .into()
}

fn property(it: &PropertyType) -> Value {
    let kind = |kind| match format!("{kind:?}").to_lowercase() {
        word if word == "text" => "string".to_owned(),
        word => word,
    };
    json!({"title": it.title, "description": it.description, "type": kind(it.kind),
        "enum": it.choices, "default": it.default, "minimum": it.minimum, "maximum": it.maximum,
        "minLength": it.min_length, "maxLength": it.max_length, "pattern": it.pattern,
        "items": it.items.as_ref().map(|it| json!({"type": kind(it.kind), "enum": it.choices})),
        "minItems": it.min_items, "maxItems": it.max_items, "uniqueItems": it.unique_items,
        "operators": it.operators, "readonly": it.readonly, "confidential": it.confidential})
}

pub fn network(it: &Network) -> Value {
    json!({"id": it.id, "name": it.name, "description": it.description, "status": it.status,
        "project_id": it.project_id, "subnets": it.subnets, "shared": it.shared,
        "router:external": it.external, "is_default": it.is_default,
        "admin_state_up": it.admin_state_up, "port_security_enabled": it.port_security_enabled,
        "mtu": it.mtu, "qos_policy_id": it.qos_policy_id, "dns_domain": it.dns_domain,
        "ipv4_address_scope": it.ipv4_address_scope, "ipv6_address_scope": it.ipv6_address_scope,
        "availability_zones": it.availability_zones,
        "availability_zone_hints": it.availability_zone_hints, "l2_adjacency": it.l2_adjacency,
        "vlan_transparent": it.vlan_transparent, "provider:network_type": it.network_type,
        "provider:physical_network": it.physical_network,
        "provider:segmentation_id": it.segmentation_id, "tags": it.tags,
        "created_at": it.created_at, "updated_at": it.updated_at})
}

pub fn subnet(it: &Subnet) -> Value {
    json!({"id": it.id, "name": it.name, "description": it.description,
        "network_id": it.network_id, "project_id": it.project_id, "cidr": it.cidr,
        "ip_version": it.ip_version, "gateway_ip": it.gateway_ip, "enable_dhcp": it.enable_dhcp,
        "allocation_pools":
            each(&it.allocation_pools, |it| json!({"start": it.start, "end": it.end})),
        "dns_nameservers": it.dns_nameservers, "host_routes": each(&it.host_routes,
            |it| json!({"destination": it.destination, "nexthop": it.nexthop})),
        "ipv6_address_mode": it.ipv6_address_mode, "ipv6_ra_mode": it.ipv6_ra_mode,
        "service_types": it.service_types, "subnetpool_id": it.subnetpool_id,
        "segment_id": it.segment_id, "tags": it.tags, "created_at": it.created_at,
        "updated_at": it.updated_at})
}

pub fn port(it: &Port) -> Value {
    json!({"id": it.id, "name": it.name, "description": it.description,
        "network_id": it.network_id, "project_id": it.project_id, "status": it.status,
        "admin_state_up": it.admin_state_up, "mac_address": it.mac_address,
        "fixed_ips": it.fixed_ips, "ip_allocation": it.ip_allocation, "device_id": it.device_id,
        "device_owner": it.device_owner, "security_groups": it.security_groups,
        "port_security_enabled": it.port_security_enabled,
        "allowed_address_pairs": it.allowed_address_pairs, "binding:vnic_type": it.vnic_type,
        "binding:vif_type": it.vif_type, "binding:host_id": it.host_id,
        "qos_policy_id": it.qos_policy_id, "qos_network_policy_id": it.qos_network_policy_id,
        "resource_request": it.resource_request, "numa_affinity_policy": it.numa_affinity_policy,
        "dns_name": it.dns_name, "dns_domain": it.dns_domain,
        "dns_assignment": each(&it.dns_assignment, |it| json!({"ip_address": it.ip_address,
            "hostname": it.hostname, "fqdn": it.fqdn})),
        "extra_dhcp_opts": it.extra_dhcp_opts, "trunk_details": it.trunk_details,
        "tags": it.tags, "created_at": it.created_at, "updated_at": it.updated_at})
}

pub fn security_group(it: &SecurityGroup) -> Value {
    json!({"id": it.id, "name": it.name, "description": it.description,
        "project_id": it.project_id, "stateful": it.stateful, "shared": it.shared,
        "security_group_rules": each(&it.rules, rule), "tags": it.tags,
        "created_at": it.created_at, "updated_at": it.updated_at})
}

pub fn rule(it: &SecurityGroupRule) -> Value {
    json!({"id": it.id, "security_group_id": it.security_group_id, "project_id": it.project_id,
        "direction": it.direction, "ethertype": it.ethertype, "protocol": it.protocol,
        "port_range_min": it.port_range_min, "port_range_max": it.port_range_max,
        "remote_ip_prefix": it.remote_ip_prefix, "remote_group_id": it.remote_group_id,
        "remote_address_group_id": it.remote_address_group_id, "description": it.description,
        "created_at": it.created_at})
}

pub fn floating_ip(it: &FloatingIp) -> Value {
    json!({"id": it.id, "floating_ip_address": it.floating_ip_address,
        "floating_network_id": it.floating_network_id, "port_id": it.port_id,
        "fixed_ip_address": it.fixed_ip_address, "router_id": it.router_id, "status": it.status,
        "description": it.description, "project_id": it.project_id,
        "qos_policy_id": it.qos_policy_id, "dns_name": it.dns_name, "dns_domain": it.dns_domain,
        "port_details": it.port_details.as_ref().map(|it| json!({"name": it.name,
            "network_id": it.network_id, "device_id": it.device_id,
            "device_owner": it.device_owner, "mac_address": it.mac_address,
            "status": it.status})),
        "port_forwardings": each(&it.port_forwardings, |it| json!({"protocol": it.protocol,
            "external_port": it.external_port, "internal_port": it.internal_port,
            "internal_ip_address": it.internal_ip_address})),
        "tags": it.tags, "created_at": it.created_at, "updated_at": it.updated_at})
}

pub fn router(it: &Router) -> Value {
    json!({"id": it.id, "name": it.name, "description": it.description, "status": it.status,
        "admin_state_up": it.admin_state_up, "project_id": it.project_id, "tags": it.tags,
        "external_gateway_info": it.external_gateway_info.as_ref().map(|it| json!({
            "network_id": it.network_id, "enable_snat": it.enable_snat,
            "external_fixed_ips": it.external_fixed_ips})),
        "routes": each(&it.routes,
            |it| json!({"destination": it.destination, "nexthop": it.nexthop}))})
}

pub fn qos_policy(it: &QosPolicy) -> Value {
    json!({"id": it.id, "name": it.name, "description": it.description,
        "project_id": it.project_id, "shared": it.shared, "is_default": it.is_default,
        "rules": each(&it.rules, qos_rule)})
}

fn qos_rule(it: &QosRule) -> Value {
    json!({"id": it.id, "type": it.kind, "direction": it.direction, "max_kbps": it.max_kbps,
        "max_burst_kbps": it.max_burst_kbps, "min_kbps": it.min_kbps, "max_kpps": it.max_kpps,
        "max_burst_kpps": it.max_burst_kpps, "min_kpps": it.min_kpps, "dscp_mark": it.dscp_mark})
}

pub fn ip_availability(it: &NetworkIpAvailability) -> Value {
    json!({"network_id": it.network_id, "network_name": it.network_name,
        "project_id": it.project_id, "total_ips": it.total_ips, "used_ips": it.used_ips,
        "subnet_ip_availability": each(&it.subnet_ip_availability, |it| json!({
            "subnet_id": it.subnet_id, "subnet_name": it.subnet_name, "cidr": it.cidr,
            "ip_version": it.ip_version, "total_ips": it.total_ips, "used_ips": it.used_ips}))})
}

pub fn volume(it: &Volume) -> Value {
    json!({"id": it.id, "name": it.name, "description": it.description, "status": it.status,
        "size": it.size, "bootable": it.bootable, "volume_type": it.volume_type,
        "volume_type_id": it.volume_type_id, "availability_zone": it.availability_zone,
        "multiattach": it.multiattach, "encrypted": it.encrypted,
        "attachments": each(&it.attachments, attachment), "snapshot_id": it.snapshot_id,
        "source_volid": it.source_volid, "metadata": it.metadata,
        "volume_image_metadata": it.volume_image_metadata.0,
        "os-vol-tenant-attr:tenant_id": it.project_id, "user_id": it.user_id,
        "consumes_quota": it.consumes_quota, "created_at": it.created_at,
        "updated_at": it.updated_at})
}

fn attachment(it: &Attachment) -> Value {
    json!({"attachment_id": it.attachment_id, "server_id": it.server_id, "device": it.device,
        "attached_at": it.attached_at, "host_name": it.host_name})
}

pub fn snapshot(it: &Snapshot) -> Value {
    json!({"id": it.id, "name": it.name, "description": it.description, "status": it.status,
        "size": it.size, "volume_id": it.volume_id, "metadata": it.metadata,
        "os-extended-snapshot-attributes:progress": it.progress,
        "os-extended-snapshot-attributes:project_id": it.project_id, "user_id": it.user_id,
        "consumes_quota": it.consumes_quota, "created_at": it.created_at,
        "updated_at": it.updated_at})
}

pub fn volume_type(it: &VolumeType) -> Value {
    json!({"id": it.id, "name": it.name, "description": it.description,
        "is_public": it.is_public, "extra_specs": it.extra_specs})
}

#[test]
fn what_is_lost_misread_or_made_up_is_a_difference() {
    let sent = json!({"id": "a", "size": 1, "flag": "true", "list": [{"id": "x"}, {"id": "y"}],
        "none": null, "tenant_id": "p"});
    let read = json!({"id": "a", "size": 1.0, "flag": true, "list": [{"id": "y"}, {"id": "x"}],
        "none": "", "extra": null});

    let found = |change: fn(&mut Value)| {
        let mut read = read.clone();
        change(&mut read);
        differences("it", &sent, &read, &["tenant_id"]).len()
    };

    assert_eq!(found(|_| ()), 0);
    assert_eq!(found(|read| drop(read.as_object_mut().expect("fields").remove("size"))), 1);
    assert_eq!(found(|read| read["size"] = json!(2)), 1);
    assert_eq!(found(|read| read["flag"] = json!(false)), 1);
    assert_eq!(found(|read| read["none"] = json!("x")), 1);
    assert_eq!(found(|read| read["extra"] = json!("x")), 1);
    assert_eq!(found(|read| read["list"] = json!([])), 1);
}
