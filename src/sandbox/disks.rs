//! A launch's disks: what they start from, and the volumes that are made for them.

use serde_json::{Value, json};

use super::{
    place::Place,
    reply::{Problem, nova},
    world::{items, text},
};
use crate::openstack::json;

/// The disks that are volumes, checked; those of the image come first.
pub fn wanted(place: &Place, asked: &Value, image: &Value) -> Result<Vec<Value>, Problem> {
    let mapped = text(&image["block_device_mapping"]);
    let mapped: Value = json::read(mapped.as_bytes()).unwrap_or_default();
    let of_image = items(&mapped).iter().map(|disk| {
        let mut disk = disk.clone();
        let source = format!("{}_id", text(&disk["source_type"]));
        disk["uuid"] = disk[source].clone();
        disk
    });
    let disks = of_image.chain(items(&asked["block_device_mapping_v2"]).iter().cloned());
    let mut all: Vec<Value> = Vec::new();
    for disk in disks {
        let (source, id) = (text(&disk["source_type"]), text(&disk["uuid"]));
        let kind = match source {
            "image" => "images",
            "snapshot" => "snapshots",
            _ => "volumes",
        };
        let known = place.find(kind, id);
        if source != "blank" && known.is_none() {
            let words = format!("Block Device Mapping is Invalid: failed to get {source} {id}.");
            return Err(nova(400, &words));
        }
        if let Some(volume) = known.filter(|_| source == "volume") {
            can_be_attached(volume, disk["boot_index"] == 0)?;
        }
        if disk["destination_type"] == "volume" || source == "volume" {
            let mut disk = disk;
            if disk["volume_size"].is_null() {
                disk["volume_size"] = known.map_or(json!(1), |known| known["size"].clone());
            }
            all.push(disk);
        }
    }
    if image.is_null() && root(&all).is_none() {
        let words = "Block Device Mapping is Invalid: Boot sequence for the instance and image/block \
                     device mapping combination is not valid.";
        return Err(nova(400, words));
    }
    Ok(all)
}

/// The one that the server starts from, if it is a volume.
pub fn root(disks: &[Value]) -> Option<&Value> {
    disks.iter().find(|disk| disk["boot_index"] == 0)
}

fn can_be_attached(volume: &Value, is_root: bool) -> Result<(), Problem> {
    let (id, status) = (text(&volume["id"]), text(&volume["status"]));
    let is_shared = volume["multiattach"] == true && status == "in-use";
    if is_root && volume["bootable"] != "true" {
        return Err(nova(400, &format!("Block Device {id} is not bootable.")));
    }
    if status != "available" && !is_shared {
        let words = format!(
            "Invalid volume: Invalid input received: Invalid volume: Volume status must be available \
             or downloading to reserve, but the status is {status}. (HTTP 400)"
        );
        return Err(nova(400, &words));
    }
    Ok(())
}

/// Makes what is not there yet, and attaches all to the server. Gives what Nova tells of them.
pub fn attach(place: &mut Place, disks: &[Value], server: &str) -> Value {
    let mut attached = Vec::new();
    for (letter, disk) in (b'a'..=b'z').zip(disks) {
        let source = text(&disk["source_type"]);
        let id = if source == "volume" {
            text(&disk["uuid"]).to_owned()
        } else {
            let mut fields = json!({
                "size": disk["volume_size"],
                "bootable": if source == "blank" { "false" } else { "true" },
            });
            if source == "blank" {
                fields["name"] = json!(format!("{server}-blank-vol"));
            }
            if source == "snapshot" {
                fields["snapshot_id"] = disk["uuid"].clone();
            }
            let wanted = text(&disk["volume_type"]);
            let known = place.find("volume_types", wanted).map(|known| known["name"].clone());
            if !wanted.is_empty() {
                fields["volume_type"] = known.unwrap_or(json!(wanted));
            }
            text(&place.make("volumes", &fields)["id"]).to_owned()
        };
        let attachment = place.fresh("attachment");
        if let Some(volume) = place.find_mut("volumes", &id) {
            volume["status"] = json!("in-use");
            if let Some(all) = volume["attachments"].as_array_mut() {
                all.push(json!({
                    "id": id,
                    "attachment_id": attachment,
                    "volume_id": id,
                    "server_id": server,
                    "host_name": null,
                    "device": format!("/dev/vd{}", char::from(letter)),
                    "attached_at": "2026-03-02T09:00:00.000000",
                }));
            }
        }
        let goes = disk["delete_on_termination"] == true;
        attached.push(json!({"id": id, "delete_on_termination": goes}));
    }
    attached.into()
}
