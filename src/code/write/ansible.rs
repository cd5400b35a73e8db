//! A playbook for Ansible, after `plugins/modules/server.py` of the collection `openstack.cloud` and
//! what `openstack/cloud/_compute.py` makes of it.

use serde_json::Value;

use super::{
    order::{Disk, Order},
    signed_in,
    yaml::Node::{self, Plain},
};
use crate::code::{Place, USER_DATA_FILE, text::quoted};

/// Nova's keys with one text, and the module's parameters.
const TEXTS: [(&str, &str); 4] = [
    ("flavorRef", "flavor"),
    ("key_name", "key_name"),
    ("availability_zone", "availability_zone"),
    ("description", "description"),
];

/// Nova's names of a network's fields, and the module's.
const NIC: [(&str, &str); 4] =
    [("uuid", "net-id"), ("port", "port-id"), ("fixed_ip", "fixed_ip"), ("tag", "tag")];

/// A playbook of one task.
pub(super) fn write(mut order: Order, place: &Place) -> String {
    let count = order.count();
    let name = text(&count.name);
    let mut module = Parameters { fields: Vec::new() };
    let numbered = "{{ server_name }}-{{ item }}";
    module.put("name", if count.count > 1 { Plain(quoted(numbered)) } else { text("") });
    if !place.region.is_empty() {
        module.put("region_name", text(&place.region));
    }
    parameters(&mut order, &mut module);
    let mut task = vec![("openstack.cloud.server".to_owned(), Node::Map(module.fields))];
    if count.count > 1 {
        task.push(("vars".to_owned(), Node::pair("server_name", name)));
        let numbers = format!("{{{{ range(1, {}) | list }}}}", count.count + 1);
        task.push(("loop".to_owned(), Plain(quoted(&numbers))));
    } else if let Node::Map(fields) = &mut task[0].1 {
        fields[0].1 = name;
    }
    let play = Node::Map(vec![
        ("hosts".to_owned(), Plain("localhost".to_owned())),
        ("gather_facts".to_owned(), Plain("false".to_owned())),
        ("tasks".to_owned(), Node::List(vec![Node::Map(task)])),
    ]);
    signed_in(place) + &order.comments("Ansible") + &Node::List(vec![play]).lines(0)
}

/// A text that Ansible does not take for a template.
fn text(plain: &str) -> Node {
    let is_template = ["{{", "{%", "{#"].iter().any(|mark| plain.contains(mark));
    Plain(if is_template { format!("!unsafe {}", quoted(plain)) } else { quoted(plain) })
}

struct Parameters {
    fields: Vec<(String, Node)>,
}

impl Parameters {
    fn put(&mut self, key: &str, node: Node) {
        self.fields.push((key.to_owned(), node));
    }

    fn set(&mut self, key: &str) {
        self.put(key, Plain("true".to_owned()));
    }
}

fn parameters(order: &mut Order, module: &mut Parameters) {
    let (image, disks) = order.disks();
    if let Some(image) = image {
        module.put("image", text(&image));
    }
    block_devices(order, module, disks);
    for (key, parameter) in TEXTS {
        if let Some(value) = order.text(key) {
            module.put(parameter, text(&value));
        }
    }
    networks(order, module);
    // Unsaid, the module asks for the group `default`.
    let groups = order.security_groups().unwrap_or_default();
    module.put("security_groups", Node::List(groups.iter().map(|id| text(id)).collect()));
    if order.is_set("config_drive") {
        module.set("config_drive");
    }
    if order.take("user_data").is_some() {
        let lookup = "{{ lookup('ansible.builtin.file', '".to_owned()
            + USER_DATA_FILE
            + "', rstrip=false) }}";
        module.put("userdata", Plain(quoted(&lookup)));
    }
    if let Some(metadata) = order.object("metadata") {
        module.put("meta", Node::data(&Value::Object(metadata), text));
    }
    let hints = order.hints();
    if !hints.is_empty() {
        module.put("scheduler_hints", Node::data(&Value::Object(hints), text));
    }
    // Unsaid, the module gives the server a floating IP.
    module.put("auto_ip", Plain("false".to_owned()));
}

fn networks(order: &mut Order, module: &mut Parameters) {
    // With no interface said, the SDK asks for `auto`.
    if order.server.get("networks").is_some_and(|networks| networks == "auto") {
        order.take("networks");
    }
    let mut nics = Vec::new();
    for (index, mut nic) in order.objects("networks").unwrap_or_default().into_iter().enumerate() {
        let mut fields = Vec::new();
        for (key, parameter) in NIC {
            if let Some(value) = nic.get(key).and_then(Value::as_str) {
                fields.push((parameter.to_owned(), text(value)));
                nic.remove(key);
            }
        }
        nics.push(Node::Map(fields));
        order.refuse_rest(&format!("networks[{index}]"), nic);
    }
    module.put("nics", Node::List(nics));
}

/// The module knows one new volume to boot from, or one that exists, and more that exist.
fn block_devices(order: &mut Order, module: &mut Parameters, disks: Vec<Disk>) {
    let mut volumes = Vec::new();
    let mut has_root = module.fields.iter().any(|(key, _)| key == "image");
    for disk in disks {
        let index = disk.fields.get("boot_index").and_then(Value::as_i64);
        let is_root = index == Some(0) && !has_root;
        let kinds = (disk.text("source_type"), disk.text("destination_type"));
        let id = disk.fields.get("uuid").and_then(Value::as_str);
        let size = disk.fields.get("volume_size").and_then(Value::as_u64);
        let mut said = vec!["uuid", "source_type", "destination_type"];
        match (kinds, id.map(text), size) {
            (("image", "volume"), Some(id), Some(size)) if is_root => {
                module.put("image", id);
                module.set("boot_from_volume");
                module.put("volume_size", Plain(size.to_string()));
                said.push("volume_size");
            }
            (("volume", "volume" | ""), Some(id), _) if is_root => module.put("boot_volume", id),
            (("volume", "volume" | ""), Some(id), _) if index != Some(0) => volumes.push(id),
            _ => {
                order.refuse(disk.path, disk.fields.into());
                continue;
            }
        }
        let Disk { path, fields: mut disk } = disk;
        let is_deleted = disk.get("delete_on_termination").and_then(Value::as_bool);
        if is_root {
            has_root = true;
            if is_deleted == Some(true) {
                module.set("terminate_volume");
            }
        }
        if is_deleted == Some(false) || is_root && is_deleted.is_some() {
            said.push("delete_on_termination");
        }
        // A volume beside the first is never booted from.
        if is_root || index.is_some_and(|index| index < 0) {
            said.push("boot_index");
        }
        disk.retain(|key, _| !said.contains(&key.as_str()));
        order.refuse_rest(&path, disk);
    }
    if !volumes.is_empty() {
        module.put("volumes", Node::List(volumes));
    }
}
