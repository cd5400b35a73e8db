//! What Neutron does as it makes things: addresses are found, quotas are kept, rules compared.

use serde_json::{Value, json};

use super::{
    place::{Place, prefix},
    reply::{Problem, missing, neutron},
    world::{items, text, world},
};

/// One of `kind`, if there may be one more.
pub fn make(place: &mut Place, kind: &str, key: &str, asked: &Value) -> Result<Value, Problem> {
    let most = world()["quotas"][key][0].as_u64();
    if most.is_some_and(|most| place.all(kind).len() as u64 >= most) {
        let message = format!("Quota exceeded for resources: ['{key}'].");
        return Err(neutron(409, "OverQuota", &message));
    }
    match kind {
        "ports" => port(place, asked),
        "floatingips" => {
            let network = text(&asked["floating_network_id"]);
            let subnet = place.find_by("subnets", "network_id", network);
            let subnet = subnet.ok_or_else(|| missing("networking", "network", network))?;
            let address = place.free_address(text(&subnet["cidr"]));
            let mut made = place.make(kind, asked);
            let id = text(&made["id"]).to_owned();
            if let Some(kept) = place.find_mut(kind, &id) {
                kept["floating_ip_address"] = json!(address);
            }
            lead(place, &id, asked)?;
            if let Some(kept) = place.find(kind, &id) {
                made = kept.clone();
            }
            Ok(made)
        }
        "security_groups" => {
            let group = place.make(kind, asked);
            for version in ["IPv4", "IPv6"] {
                let rule = json!({
                    "security_group_id": group["id"], "direction": "egress", "ethertype": version,
                });
                place.make("security_group_rules", &rule);
            }
            Ok(group)
        }
        "security_group_rules" => {
            let same = |rule: &&Value| {
                let mut fields = asked.as_object().into_iter().flatten();
                fields.all(|(name, value)| name == "description" || rule[name] == *value)
            };
            if let Some(rule) = place.all(kind).iter().find(same) {
                let id = text(&rule["id"]);
                let message = format!("Security group rule already exists. Rule id is {id}.");
                return Err(neutron(409, "SecurityGroupRuleExists", &message));
            }
            let mut rule = place.make(kind, asked);
            // Neutron tells these in its lists only.
            if let Value::Object(fields) = &mut rule {
                fields.retain(|name, _| name != "standard_attr_id" && name != "tags");
            }
            Ok(rule)
        }
        "server_groups" => {
            let mut asked = asked.clone();
            if let Some(policy) = items(&asked["policies"]).first().cloned() {
                asked["policy"] = policy;
            }
            Ok(place.make(kind, &asked))
        }
        "volumes" => Ok(place.make(kind, asked)),
        _ => Err(missing("networking", key, "")),
    }
}

/// A port with its addresses; Nova makes the same.
pub fn port(place: &mut Place, asked: &Value) -> Result<Value, Problem> {
    let id = text(&asked["network_id"]);
    let network = place.find("networks", id).cloned();
    let network = network.ok_or_else(|| missing("networking", "network", id))?;
    let mac = match text(&asked["mac_address"]) {
        "" => {
            let number = place.count();
            format!("fa:16:3e:01:{:02x}:{:02x}", number / 256 % 256, number % 256)
        }
        mac => mac.to_ascii_lowercase(),
    };
    if place.find_by("ports", "mac_address", &mac).is_some() {
        let message = format!(
            "Unable to complete operation for network {id}. The mac address {mac} is in use."
        );
        return Err(neutron(409, "MacAddressInUse", &message));
    }
    let mut fields = asked.clone();
    fields["fixed_ips"] = addresses(place, id, asked)?;
    fields["mac_address"] = json!(mac);
    let secured = asked["port_security_enabled"].as_bool();
    let secured = secured.unwrap_or(network["port_security_enabled"] == true);
    fields["port_security_enabled"] = json!(secured);
    if asked["security_groups"].is_null() {
        let default = place.find_by("security_groups", "name", "default");
        let default = default.filter(|_| secured).map(|group| &group["id"]);
        fields["security_groups"] = default.into_iter().cloned().collect();
    }
    Ok(place.make("ports", &fields))
}

/// The addresses that were asked for, or one of each version, and those that come by themselves.
fn addresses(place: &Place, network: &str, asked: &Value) -> Result<Value, Problem> {
    let subnets = place.all("subnets").iter().filter(|subnet| subnet["network_id"] == network);
    let subnets: Vec<&Value> = subnets.collect();
    let mut found = Vec::new();
    let mut add = |subnet: &Value, address: &str| {
        let address = match address {
            "" => place.free_address(text(&subnet["cidr"])),
            address => address.to_owned(),
        };
        found.push(json!({"subnet_id": subnet["id"], "ip_address": address}));
    };
    for wanted in items(&asked["fixed_ips"]) {
        let (id, address) = (text(&wanted["subnet_id"]), text(&wanted["ip_address"]));
        let holds = |subnet: &&&Value| {
            (id.is_empty() || subnet["id"] == id)
                && (address.is_empty() || address.starts_with(prefix(text(&subnet["cidr"]))))
        };
        let Some(subnet) = subnets.iter().find(holds) else {
            let message = format!(
                "IP address {address} is not a valid IP for any of the subnets on the specified network."
            );
            return Err(neutron(400, "InvalidIpForNetwork", &message));
        };
        if place.has_address(address) {
            let subnet = text(&subnet["id"]);
            let message = format!("IP address {address} already allocated in subnet {subnet}");
            return Err(neutron(409, "IpAddressAlreadyAllocated", &message));
        }
        add(subnet, address);
    }
    for subnet in subnets {
        if asked["fixed_ips"].is_null() || subnet["ipv6_address_mode"] == "slaac" {
            add(subnet, "");
        }
    }
    Ok(found.into())
}

/// Leads a floating IP to the port that `asked` says, or nowhere.
pub fn lead(place: &mut Place, id: &str, asked: &Value) -> Result<(), Problem> {
    let Some(port) = asked.get("port_id") else { return Ok(()) };
    let mut changes = json!({
        "port_id": null, "fixed_ip_address": null, "router_id": null, "status": "DOWN",
        "port_details": null,
    });
    if let Some(port) = port.as_str() {
        let known = place.find("ports", port);
        let known = known.ok_or_else(|| missing("networking", "port", port))?;
        let v4 = |it: &&Value| !text(&it["ip_address"]).contains(':');
        let fixed = items(&known["fixed_ips"]).iter().find(v4).map(|it| &it["ip_address"]);
        let fixed = Some(&asked["fixed_ip_address"]).filter(|it| !it.is_null()).or(fixed);
        changes["port_id"] = json!(port);
        changes["fixed_ip_address"] = json!(fixed);
        changes["status"] = json!("ACTIVE");
        changes["router_id"] = json!(place.all("routers").first().map(|router| &router["id"]));
        let details = [
            "name",
            "network_id",
            "mac_address",
            "admin_state_up",
            "status",
            "device_id",
            "device_owner",
        ];
        changes["port_details"] =
            details.iter().map(|name| ((*name).to_owned(), known[*name].clone())).collect();
    }
    if let (Some(address), Value::Object(changes)) = (place.find_mut("floatingips", id), changes) {
        for (name, value) in changes {
            address[name] = value;
        }
    }
    Ok(())
}

/// What the project may have of Neutron's, and has.
pub fn quotas(place: &Place) -> Value {
    let mut quota = json!({});
    for (name, row) in world()["quotas"].as_object().into_iter().flatten() {
        let used = place.all(text(&row[1])).len();
        quota[name] = json!({"limit": row[0], "used": used, "reserved": 0});
    }
    json!({"quota": quota})
}
