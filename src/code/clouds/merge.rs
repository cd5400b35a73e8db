//! How openstacksdk lays one mapping over another: `openstack/config/loader.py` and `_util.py`.

use super::{
    node::{Map, Node},
    refusal::Refusal,
};

/// Lays `new` over `old`; of `auth`, key by key: `_auth_update`.
pub(super) fn auth_update(old: &mut Map, new: &Map) -> Result<(), Refusal> {
    for (key, value) in new.iter() {
        if key.text() != Some("auth") {
            old.put(key.clone(), value.clone());
            continue;
        }
        let mut auth = old.map("auth").cloned().unwrap_or_default();
        match value {
            Node::Map(map) => {
                map.iter().for_each(|(key, value)| auth.put(key.clone(), value.clone()));
            }
            Node::Text(_) | Node::List(_) if !value.is_true() => {}
            _ => return Err(Refusal::Odd("auth".to_owned())),
        }
        old.set("auth", Node::Map(auth));
    }
    Ok(())
}

/// Lays `new` over `old`, mapping by mapping: `merge_clouds`, by which `secure.yaml` comes in.
pub(super) fn merge_clouds(old: &mut Map, new: Map) {
    for (key, value) in new {
        let known = old.iter().find_map(|(known, value)| (*known == key).then_some(value));
        let value = match (known, value) {
            (Some(Node::Map(map)), Node::Map(new)) => {
                let mut map = map.clone();
                merge_clouds(&mut map, new);
                Node::Map(map)
            }
            (_, value) => value,
        };
        old.put(key, value);
    }
}

/// Dashes in keys become underscores and numbers texts, except of two keys: `normalize_keys`.
pub(super) fn normalized(map: &Map) -> Result<Map, Refusal> {
    let mut normal = Map::default();
    for (key, value) in map.iter() {
        let Some(key) = key.text() else {
            return Err(Refusal::Odd(key.said().unwrap_or_default()));
        };
        let key = key.replace('-', "_");
        let stays = matches!(&*key, "verbose_level" | "api_timeout");
        let value = match value {
            Node::Map(map) => Node::Map(normalized(map)?),
            Node::Int(number) if !stays => Node::Text(number.clone()),
            Node::Float(number) => Node::Text(number.clone()),
            value => value.clone(),
        };
        normal.set(&key, value);
    }
    Ok(normal)
}
