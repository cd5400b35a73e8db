//! From Nova's body back to a draft: what others have written, by hand or by a tool.

use serde_json::Value;

use super::{Attached, Connected, Content, Disk, Draft, Hardware, Interface, Root, SourceKind};
use crate::{
    launch::Choices,
    openstack::{Hidden, Id, glance::Image},
};

impl Draft {
    /// The draft that asks for `body`, and the keys that no field stands for. What is named in it is
    /// looked up among `choices`; a name that is not found is taken for an id.
    pub fn from_body(body: &Value, choices: &Choices) -> (Self, Vec<String>) {
        // What a body does not say is said by that: nothing is preselected.
        let mut draft = Self {
            keypair: Some(None),
            zone: Some(None),
            config_drive: Some(false),
            security_groups: Some(Vec::new()),
            root: Root { on_new_volume: Some(false), ..Root::default() },
            ..Self::default()
        };
        let mut lost = Vec::new();
        let server = if body["server"].is_object() { &body["server"] } else { body };
        let mut image = None;
        for (key, value) in server.as_object().into_iter().flatten() {
            let text = || value.as_str().unwrap_or_default().to_owned();
            match key.as_str() {
                "name" => draft.name = text(),
                "description" => draft.description = text(),
                "hostname" => draft.hostname = text(),
                "flavorRef" => draft.flavor = Some(choices.flavor_called(&text())),
                "imageRef" => image = value.as_str().filter(|it| !it.is_empty()),
                "key_name" => draft.keypair = Some(Some(text())),
                "availability_zone" => draft.zone = Some(Some(text())),
                "host" => draft.host = text(),
                "hypervisor_hostname" => draft.hypervisor = text(),
                "accessIPv4" => draft.access_v4 = text(),
                "accessIPv6" => draft.access_v6 = text(),
                "adminPass" => draft.admin_password = Hidden(text()),
                "config_drive" => draft.config_drive = Some(is_on(value)),
                "OS-DCF:diskConfig" => draft.manual_partition = value == "MANUAL",
                "max_count" => draft.count = written(value),
                "min_count" => draft.several.at_least = written(value),
                "tags" => draft.tags = texts(value),
                "trusted_image_certificates" => draft.certificates = texts(value),
                "metadata" => draft.metadata = pairs(value),
                "security_groups" => {
                    let groups = value.as_array().into_iter().flatten();
                    let named = groups.filter_map(|group| group["name"].as_str());
                    draft.security_groups =
                        Some(named.map(|it| choices.group_called(it)).collect());
                }
                "networks" => draft.take_networks(value, choices, &mut lost),
                "block_device_mapping_v2" => draft.take_disks(value, &mut lost),
                _ => lost.push(key.clone()),
            }
        }
        if let Some(image) = image {
            draft.take_image(choices.image_called(image), choices);
        }
        if draft.several.at_least == draft.count {
            draft.several.at_least.clear();
        }
        for key in ["os:scheduler_hints", "OS-SCH-HNT:scheduler_hints"] {
            draft.hints.extend(pairs(&body[key]));
        }
        if let Some(at) = draft.hints.iter().position(|(key, _)| key == "group") {
            draft.server_group = Some(Id::new(draft.hints.remove(at).1));
        }
        (draft, lost)
    }

    /// Server snapshots stand on a list of their own.
    fn take_image(&mut self, id: Id<Image>, choices: &Choices) {
        let known = choices.images.here().iter().find(|image| image.id == id);
        if known.is_some_and(Image::is_snapshot) {
            self.source = Some(SourceKind::ServerSnapshot);
            self.server_snapshot = Some(id);
        } else {
            self.source = Some(SourceKind::Image);
            self.image = Some(id);
        }
    }

    fn take_networks(&mut self, networks: &Value, choices: &Choices, lost: &mut Vec<String>) {
        match networks.as_str() {
            Some("auto") => self.attached = Attached::Auto,
            Some("none") => self.attached = Attached::None,
            _ => {}
        }
        let mut interfaces = Vec::new();
        for nic in networks.as_array().into_iter().flatten() {
            let text = |key: &str| nic[key].as_str().unwrap_or_default();
            let to = match (text("port"), text("uuid")) {
                ("", "") => {
                    lost.push("networks".to_owned());
                    continue;
                }
                ("", network) => Connected::Network(choices.network_called(network)),
                (port, _) => Connected::Port(Id::new(port)),
            };
            let mut interface = Interface::to(to);
            let fixed = text("fixed_ip");
            let place = if fixed.contains(':') { &mut interface.v6 } else { &mut interface.v4 };
            fixed.clone_into(place);
            text("tag").clone_into(&mut interface.tag);
            interfaces.push(interface);
        }
        if networks.is_array() {
            self.interfaces = Some(interfaces);
        }
    }

    fn take_disks(&mut self, disks: &Value, lost: &mut Vec<String>) {
        for disk in disks.as_array().into_iter().flatten() {
            let text = |key: &str| disk[key].as_str().unwrap_or_default().to_owned();
            let is_root = written(&disk["boot_index"]) == "0";
            let is_local = disk["destination_type"] == "local";
            let hardware = Hardware {
                bus: text("disk_bus"),
                device_type: text("device_type"),
                tag: text("tag"),
            };
            let size = written(&disk["volume_size"]);
            let volume_type = disk["volume_type"].as_str().map(Id::new);
            let goes = disk["delete_on_termination"].as_bool();
            let id = text("uuid");
            if is_root {
                let root = &mut self.root;
                (root.hardware, root.size, root.volume_type) = (hardware, size, volume_type);
                root.delete_with_server = Some(goes.unwrap_or(false) && !is_local);
                match disk["source_type"].as_str() {
                    Some("image") => {
                        self.image = Some(Id::new(id));
                        self.source = Some(SourceKind::Image);
                        root.on_new_volume = Some(!is_local);
                    }
                    Some("volume") => {
                        self.volume = Some(Id::new(id));
                        self.source = Some(SourceKind::Volume);
                    }
                    Some("snapshot") => {
                        self.volume_snapshot = Some(Id::new(id));
                        self.source = Some(SourceKind::VolumeSnapshot);
                    }
                    _ => lost.push("block_device_mapping_v2".to_owned()),
                }
                continue;
            }
            let content = match (disk["source_type"].as_str(), is_local) {
                (Some("blank"), true) if disk["guest_format"] == "swap" => Content::Swap,
                (Some("blank"), true) => Content::Ephemeral,
                (Some("image"), _) => Content::Image(Some(Id::new(id))),
                (Some("snapshot"), _) => Content::Snapshot(Some(Id::new(id))),
                (Some("volume"), _) => Content::Volume(Some(Id::new(id))),
                _ => Content::Blank,
            };
            let boot_order = written(&disk["boot_index"]);
            self.disks.push(Disk {
                filesystem: if content == Content::Swap {
                    String::new()
                } else {
                    text("guest_format")
                },
                size,
                volume_type,
                delete_with_server: goes.unwrap_or(false),
                boot_order: if boot_order.starts_with('-') { String::new() } else { boot_order },
                hardware,
                ..Disk::new(content)
            });
        }
    }
}

/// Nova takes a number as a text, too.
fn written(value: &Value) -> String {
    match value {
        Value::Null => String::new(),
        Value::String(text) => text.clone(),
        other => other.to_string(),
    }
}

/// Nova's words for yes: `nova/api/validation/parameter_types.py`.
fn is_on(value: &Value) -> bool {
    let word = written(value);
    ["true", "1", "on", "yes"].iter().any(|yes| word.eq_ignore_ascii_case(yes))
}

fn texts(value: &Value) -> Vec<String> {
    value.as_array().into_iter().flatten().map(written).collect()
}

/// A list stands for its key once more for each item.
fn pairs(value: &Value) -> Vec<(String, String)> {
    let entries = value.as_object().into_iter().flatten();
    entries
        .flat_map(|(key, value)| match value {
            Value::Array(items) => items.iter().map(|it| (key.clone(), written(it))).collect(),
            one => vec![(key.clone(), written(one))],
        })
        .collect()
}
