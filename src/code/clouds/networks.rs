//! The networks that a cloud's file tells of: `_fix_backwards_networks` of
//! `openstack/config/loader.py`.

use serde_json::{Value, json};

use super::{
    node::{Map, Node},
    refusal::Refusal,
};

/// What a network may be good for.
const FLAGS: [&str; 4] =
    ["routes_externally", "default_interface", "nat_destination", "nat_source"];

/// Puts under `networks` all that is told of them, those of the old keys last: each with its name and
/// all of the flags.
pub(super) fn fix(cloud: &mut Map) -> Result<(), Refusal> {
    let odd = || Refusal::Odd("networks".to_owned());
    let entries = match cloud.get("networks") {
        None => &Vec::new(),
        Some(Node::List(entries)) => entries,
        Some(_) => return Err(odd()),
    };
    let mut networks = Vec::new();
    for entry in entries {
        let Node::Map(entry) = entry else { return Err(odd()) };
        let name = entry.get("name").filter(|name| name.is_true());
        let mut network = Map::default();
        network.set("name", name.ok_or(Refusal::NetworkNameless)?.clone());
        for flag in FLAGS {
            let told = entry.get(flag).unwrap_or(&Node::Null).flag().ok_or_else(odd)?;
            network.set(flag, Node::Bool(told));
        }
        networks.push(network);
    }
    for (key, is_external) in [("external_network", true), ("internal_network", false)] {
        let Some(name) = cloud.get(key) else { continue };
        if cloud.has("networks") {
            return Err(Refusal::NetworksTwice(key));
        }
        let mut network = Map::default();
        network.set("name", name.clone());
        for (flag, is_told) in
            FLAGS.into_iter().zip([is_external, is_external, !is_external, false])
        {
            network.set(flag, Node::Bool(is_told));
        }
        networks.push(network);
    }
    for flag in ["nat_destination", "default_interface"] {
        let is_flagged = |network: &&Map| network.get(flag) == Some(&Node::Bool(true));
        if networks.iter().filter(is_flagged).count() > 1 {
            return Err(Refusal::NetworkFlaggedTwice(flag));
        }
    }
    cloud.set("networks", Node::List(networks.into_iter().map(Node::Map).collect()));
    Ok(())
}

/// The networks of a cloud that was put right, as JSON.
pub(super) fn json(cloud: &Map) -> Value {
    let Some(Node::List(networks)) = cloud.get("networks") else { return json!([]) };
    let networks = networks.iter().map(|network| {
        let Node::Map(network) = network else { return Value::Null };
        let values = network.iter().filter_map(|(key, value)| {
            let key = key.text()?;
            let value = match value {
                Node::Bool(flag) if key != "name" => (*flag).into(),
                value => value.said()?.into(),
            };
            Some((key.to_owned(), value))
        });
        Value::Object(values.collect())
    });
    networks.collect()
}
