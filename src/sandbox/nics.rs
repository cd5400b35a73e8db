//! Where a launch connects its servers: `nova/network/neutron.py`.

use serde_json::{Value, json};

use super::{
    network,
    place::Place,
    reply::{Problem, nova},
    world::{items, text},
};

/// What is asked for, checked: each has a `uuid` of a network or a `port`.
pub fn wanted(place: &Place, asked: &Value, version: u32) -> Result<Vec<Value>, Problem> {
    let own = || {
        let usable = |network: &&Value| {
            network["router:external"] == false && !items(&network["subnets"]).is_empty()
        };
        place.all("networks").iter().filter(usable).map(|network| json!({"uuid": network["id"]}))
    };
    match &asked["networks"] {
        Value::Array(asked) => asked.iter().map(|nic| check(place, nic)).collect(),
        Value::String(word) if word == "none" => Ok(Vec::new()),
        Value::Null if version >= 37 => {
            let message = "Invalid input for field/attribute server. \
                           'networks' is a required property";
            Err(nova(400, message))
        }
        _ if own().count() > 1 => {
            let message = "Multiple possible networks found, use a Network ID to be more specific.";
            Err(nova(409, message))
        }
        _ => Ok(own().collect()),
    }
}

fn check(place: &Place, nic: &Value) -> Result<Value, Problem> {
    let refuse = |code, message: String| Err(nova(code, &message));
    if let Some(id) = nic["port"].as_str() {
        return match place.find("ports", id) {
            None => refuse(400, format!("Port id {id} could not be found.")),
            Some(port) if port["device_id"] != "" => {
                refuse(409, format!("Port {id} is still in use."))
            }
            Some(_) => Ok(nic.clone()),
        };
    }
    let id = text(&nic["uuid"]);
    let Some(network) = place.find("networks", id) else {
        return refuse(400, format!("Network {id} could not be found."));
    };
    if items(&network["subnets"]).is_empty() {
        let message = format!("Network {id} requires a subnet in order to boot instances on.");
        return refuse(400, message);
    }
    if network["router:external"] == true {
        let message = format!("It is not allowed to create an interface on external network {id}");
        return refuse(403, message);
    }
    let address = text(&nic["fixed_ip"]);
    if !address.is_empty() && place.has_address(address) {
        return refuse(
            400,
            format!("Fixed IP address {address} is already in use on instance None."),
        );
    }
    Ok(nic.clone())
}

/// Makes the ports that are not there yet, and plugs all into the server. Those that it has made.
pub fn plug(
    place: &mut Place,
    nics: &[Value],
    groups: &[Value],
    server: &str,
    zone: &str,
) -> Result<Vec<String>, Problem> {
    let mut made = Vec::new();
    for nic in nics {
        let id = if let Some(port) = nic["port"].as_str() {
            port.to_owned()
        } else {
            let mut port = json!({"network_id": nic["uuid"]});
            if !groups.is_empty() {
                port["security_groups"] = json!(groups);
            }
            if nic["fixed_ip"].is_string() {
                port["fixed_ips"] = json!([{"ip_address": nic["fixed_ip"]}]);
            }
            made.push(text(&network::port(place, &port)?["id"]).to_owned());
            made.last().cloned().unwrap_or_default()
        };
        if let Some(port) = place.find_mut("ports", &id) {
            port["device_id"] = json!(server);
            port["device_owner"] = json!(format!("compute:{zone}"));
            port["status"] = json!("ACTIVE");
        }
    }
    Ok(made)
}

/// What Nova tells of the ports of a server: its addresses by network, and its security groups.
pub fn told(place: &Place, server: &str) -> (Value, Option<Value>) {
    let mut addresses = json!({});
    let mut groups: Vec<Value> = Vec::new();
    let ports = place.all("ports").iter().filter(|port| port["device_id"] == server);
    for port in ports {
        let name = place.find("networks", text(&port["network_id"]));
        let name = name.map_or("", |network| text(&network["name"]));
        let known = addresses[name].take();
        let mut all = items(&known).to_vec();
        let mut add = |address: &Value, kind: &str| {
            all.push(json!({
                "version": if text(address).contains(':') { 6 } else { 4 },
                "addr": address,
                "OS-EXT-IPS:type": kind,
                "OS-EXT-IPS-MAC:mac_addr": port["mac_address"],
            }));
        };
        for fixed in items(&port["fixed_ips"]) {
            add(&fixed["ip_address"], "fixed");
        }
        for outside in place.all("floatingips").iter().filter(|it| it["port_id"] == port["id"]) {
            add(&outside["floating_ip_address"], "floating");
        }
        addresses[name] = all.into();
        for group in items(&port["security_groups"]) {
            let name =
                place.find("security_groups", text(group)).map(|it| json!({"name": it["name"]}));
            groups.extend(name.filter(|name| !groups.contains(name)));
        }
    }
    (addresses, (!groups.is_empty()).then(|| groups.into()))
}
