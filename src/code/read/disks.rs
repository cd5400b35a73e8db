//! Options that hold several values: disks and interfaces, after
//! `openstackclient/compute/v2/server.py`.

use serde_json::{Map, Value, json};

use super::{command::Given, mistake::Mistake};

/// What `--block-device` takes.
const DISK: [&str; 12] = [
    "uuid",
    "source_type",
    "destination_type",
    "disk_bus",
    "device_type",
    "device_name",
    "volume_size",
    "guest_format",
    "boot_index",
    "delete_on_termination",
    "tag",
    "volume_type",
];

/// What `oslo_utils.strutils.bool_from_string` takes.
const YES: [&str; 6] = ["1", "t", "true", "on", "y", "yes"];
const NO: [&str; 6] = ["0", "f", "false", "off", "n", "no"];

/// `--block-device`; its other form, a path to a file, cannot be followed.
pub(super) fn block_device(given: &Given) -> Result<Value, Mistake> {
    let mut disk = Map::new();
    for (key, text) in pairs(given, &DISK)? {
        let value = match key {
            "boot_index" => json!(text.trim().parse::<i64>().map_err(|_| given.bad())?),
            "volume_size" => json!(text.trim().parse::<u64>().map_err(|_| given.bad())?),
            "delete_on_termination" => {
                let word = text.trim().to_lowercase();
                let is_set = YES.contains(&word.as_str());
                if !is_set && !NO.contains(&word.as_str()) {
                    return Err(given.bad());
                }
                json!(is_set)
            }
            "source_type" if !["volume", "image", "snapshot", "blank"].contains(&text) => {
                return Err(given.bad());
            }
            "destination_type" if !["local", "volume"].contains(&text) => return Err(given.bad()),
            _ => json!(text),
        };
        disk.insert(key.to_owned(), value);
    }
    let source = disk.entry("source_type").or_insert_with(|| json!("blank")).clone();
    let usual = if source == "blank" { "local" } else { "volume" };
    let destination = disk.entry("destination_type").or_insert_with(|| json!(usual));
    if *destination == "local" {
        disk.entry("delete_on_termination").or_insert(json!(true));
    }
    Ok(disk.into())
}

/// `--block-device-mapping`, the older form: `<device>=<id>:<type>:<GiB>:<delete>`.
pub(super) fn block_device_mapping(given: &Given) -> Result<Value, Mistake> {
    let (device, mapping) = given.value.split_once('=').ok_or_else(|| given.bad())?;
    let parts: Vec<&str> = mapping.split(':').collect();
    if device.is_empty() || mapping.is_empty() || parts.len() > 4 {
        return Err(given.bad());
    }
    let mut disk = json!({
        "device_name": device, "uuid": parts[0], "source_type": "volume", "destination_type": "volume"
    });
    let part = |index: usize| parts.get(index).copied().filter(|part| !part.is_empty());
    if let Some(kind) = part(1) {
        if !["volume", "snapshot", "image"].contains(&kind) {
            return Err(given.bad());
        }
        disk["source_type"] = json!(kind);
    }
    if let Some(size) = part(2) {
        disk["volume_size"] = json!(size.parse::<u64>().map_err(|_| given.bad())?);
    }
    if let Some(word) = part(3).map(str::to_lowercase) {
        let is_set = YES.contains(&word.as_str());
        if !is_set && !NO.contains(&word.as_str()) {
            return Err(given.bad());
        }
        disk["delete_on_termination"] = json!(is_set);
    }
    Ok(disk)
}

/// `--ephemeral`.
pub(super) fn ephemeral(given: &Given) -> Result<Value, Mistake> {
    let mut disk = json!({
        "boot_index": -1, "source_type": "blank", "destination_type": "local", "delete_on_termination": true
    });
    for (key, text) in pairs(given, &["size", "format"])? {
        if key == "size" {
            disk["volume_size"] = json!(text.trim().parse::<u64>().map_err(|_| given.bad())?);
        } else {
            disk["guest_format"] = json!(text);
        }
    }
    if disk["volume_size"].is_null() { Err(given.bad()) } else { Ok(disk) }
}

/// `--nic`, but for `auto` and `none`.
pub(super) fn nic(given: &Given) -> Result<Value, Mistake> {
    let names = ["net-id", "port-id", "v4-fixed-ip", "v6-fixed-ip", "tag"];
    let mut nic = Map::new();
    for (name, text) in pairs(given, &names)? {
        let key = match name {
            "net-id" => "uuid",
            "port-id" => "port",
            "tag" => "tag",
            _ => "fixed_ip",
        };
        if text.is_empty() || nic.contains_key(key) {
            return Err(given.bad());
        }
        nic.insert(key.to_owned(), json!(text));
    }
    let is_both = nic.contains_key("uuid") && nic.contains_key("port");
    if is_both { Err(given.bad()) } else { Ok(nic.into()) }
}

/// `key=value,key=value` of known keys; no sign stands for a comma.
fn pairs<'a>(
    given: &'a Given,
    known: &[&'static str],
) -> Result<Vec<(&'static str, &'a str)>, Mistake> {
    let pair = |pair: &'a str| {
        let (key, value) = pair.split_once('=').ok_or_else(|| given.bad())?;
        let key = known.iter().find(|known| **known == key).ok_or_else(|| given.bad())?;
        Ok((*key, value))
    };
    given.value.split(',').map(pair).collect()
}
