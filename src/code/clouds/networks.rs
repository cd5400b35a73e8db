//! The networks that a cloud's file tells of: `_fix_backwards_networks` of
//! `openstack/config/loader.py`.

use serde_json::{Value, json};

use super::{
    node::{Map, Node},
    refusal::Refusal,
};

/// A network, and what it is good for there.
#[derive(Clone, Debug, PartialEq)]
pub struct Network {
    /// Its name or id.
    pub name: String,
    /// Whether it leads to the internet.
    pub routes_externally: bool,
    /// Whether servers are reached by it unless told otherwise.
    pub default_interface: bool,
    /// Whether floating IPs lead into it.
    pub nat_destination: bool,
    /// Whether floating IPs are taken from it.
    pub nat_source: bool,
}

impl Network {
    pub(super) fn json(&self) -> Value {
        json!({
            "name": self.name,
            "routes_externally": self.routes_externally,
            "default_interface": self.default_interface,
            "nat_destination": self.nat_destination,
            "nat_source": self.nat_source,
        })
    }
}

/// Checks what is told of networks.
pub(super) fn fix(cloud: &mut Map) -> Result<(), Refusal> {
    let found = networks(cloud)?;
    for (key, is_flagged) in [
        ("nat_destination", (|it| it.nat_destination) as fn(&Network) -> bool),
        ("default_interface", |it| it.default_interface),
    ] {
        if found.iter().filter(|network| is_flagged(network)).count() > 1 {
            return Err(Refusal::NetworkFlaggedTwice(key));
        }
    }
    Ok(())
}

/// All of them, those of the old keys last.
pub(super) fn networks(cloud: &Map) -> Result<Vec<Network>, Refusal> {
    let odd = || Refusal::Odd("networks".to_owned());
    let entries = match cloud.get("networks") {
        None => &Vec::new(),
        Some(Node::List(entries)) => entries,
        Some(_) => return Err(odd()),
    };
    let mut found = Vec::new();
    for entry in entries {
        let Node::Map(entry) = entry else { return Err(odd()) };
        let name = entry.get("name").filter(|name| name.is_true());
        let name = name.ok_or(Refusal::NetworkNameless)?.said().ok_or_else(odd)?;
        let flag = |key: &str| entry.get(key).unwrap_or(&Node::Null).flag().ok_or_else(odd);
        found.push(Network {
            name,
            routes_externally: flag("routes_externally")?,
            nat_source: flag("nat_source")?,
            nat_destination: flag("nat_destination")?,
            default_interface: flag("default_interface")?,
        });
    }
    for (key, is_external) in [("external_network", true), ("internal_network", false)] {
        let Some(name) = cloud.get(key) else { continue };
        if cloud.has("networks") {
            return Err(Refusal::NetworksTwice(key));
        }
        found.push(Network {
            name: name.said().ok_or_else(odd)?,
            routes_externally: is_external,
            default_interface: is_external,
            nat_destination: !is_external,
            nat_source: false,
        });
    }
    Ok(found)
}
