//! A configuration for Terraform, after terraform-provider-openstack's
//! `resource_openstack_compute_instance_v2.go`.

use serde_json::{Map, Value};

use super::{
    hcl::{block, list, map, quoted},
    order::{Disk, Order, texts},
};
use crate::code::{Place, USER_DATA_FILE};

/// Nova's keys with one text, and the resource's arguments.
const TEXTS: [(&str, &str); 5] = [
    ("flavorRef", "flavor_id"),
    ("key_name", "key_pair"),
    ("availability_zone", "availability_zone"),
    ("hypervisor_hostname", "hypervisor_hostname"),
    ("hostname", "hostname"),
];

/// What a disk's block takes.
const DISK: [&str; 10] = [
    "uuid",
    "source_type",
    "destination_type",
    "boot_index",
    "volume_size",
    "volume_type",
    "delete_on_termination",
    "device_type",
    "disk_bus",
    "guest_format",
];

/// Hints with arguments of their own; all others are more properties.
const HINT_TEXTS: [&str; 3] = ["group", "target_cell", "build_near_host_ip"];
const HINT_LISTS: [&str; 4] = ["different_host", "same_host", "query", "different_cell"];

/// A whole configuration; the provider signs in by the variables `OS_*` or by clouds.yaml.
pub(super) fn write(mut order: Order, place: &Place) -> String {
    let mut arguments = Vec::new();
    let count = order.count();
    let name = quoted(&count.name);
    if count.count > 1 {
        let open = name.strip_suffix('"').unwrap_or(&name);
        arguments.push(("count", count.count.to_string()));
        arguments.push(("name", format!("{open}-${{count.index + 1}}\"")));
    } else {
        arguments.push(("name", name));
    }
    let (image, mut disks) = order.disks();
    if let Some(image) = image {
        let is_root = |disk: &Disk| disk.fields.get("boot_index") == Some(&0.into());
        arguments.push(("image_id", quoted(&image)));
        // The provider makes a list of disks the whole list.
        if !disks.is_empty() && !disks.iter().any(is_root) {
            disks.insert(0, image_disk(&image));
        }
    }
    for (key, argument) in TEXTS {
        if let Some(text) = order.text(key) {
            arguments.push((argument, quoted(&text)));
        }
    }
    if let Some(groups) = order.security_groups() {
        arguments.push(("security_groups", list(&groups)));
    }
    if let Some(tags) = order.texts("tags") {
        arguments.push(("tags", list(&tags)));
    }
    if order.is_set("config_drive") {
        arguments.push(("config_drive", "true".to_owned()));
    }
    let has_password = order.take("adminPass").is_some();
    if has_password {
        arguments.push(("admin_pass", "var.admin_pass".to_owned()));
    }
    if order.take("user_data").is_some() {
        // In base64, which the provider knows and leaves alone: the file may hold any bytes.
        arguments.push(("user_data", format!("filebase64(\"{USER_DATA_FILE}\")")));
    }
    if let Some(metadata) = metadata(&mut order) {
        arguments.push(("metadata", metadata));
    }
    if let Some(mode) = order.text("networks") {
        arguments.push(("network_mode", quoted(&mode)));
    }
    let blocks = networks(&mut order) + &block_devices(&mut order, disks) + &hints(&mut order);
    let head = "resource \"openstack_compute_instance_v2\" \"server\"";
    let resource = block(head, &arguments, 0);
    let resource = resource.strip_suffix("}\n").unwrap_or(&resource).to_owned() + &blocks + "}\n";
    let comments = order.comments("Terraform");
    provider(place, has_password) + &comments + &resource
}

fn provider(place: &Place, has_password: bool) -> String {
    let source = "terraform-provider-openstack/openstack";
    let mut code = format!(
        "terraform {{\n  required_providers {{\n    openstack = {{\n      \
         source = \"{source}\"\n    }}\n  }}\n}}\n\n"
    );
    let options = [
        ("auth_url", &place.auth_url),
        ("tenant_id", &place.project_id),
        ("region", &place.region),
    ];
    let options = options.into_iter().filter(|(_, value)| !value.is_empty());
    let options: Vec<_> = options.map(|(name, value)| (name, quoted(value))).collect();
    code += &(block("provider \"openstack\"", &options, 0) + "\n");
    if has_password {
        let options = [("type", "string".to_owned()), ("sensitive", "true".to_owned())];
        code += &(block("variable \"admin_pass\"", &options, 0) + "\n");
    }
    code
}

fn image_disk(image: &str) -> Disk {
    let fields: [(&str, Value); 5] = [
        ("uuid", image.into()),
        ("source_type", "image".into()),
        ("destination_type", "local".into()),
        ("boot_index", 0.into()),
        ("delete_on_termination", true.into()),
    ];
    let fields = fields.into_iter().map(|(key, value)| (key.to_owned(), value)).collect();
    Disk { path: String::new(), fields }
}

fn metadata(order: &mut Order) -> Option<String> {
    let metadata = order.server.get("metadata")?.as_object()?;
    let fields: Option<Vec<_>> =
        metadata.iter().map(|(key, value)| Some((key.as_str(), value.as_str()?))).collect();
    let written = map(fields?.into_iter(), 2);
    order.take("metadata");
    Some(written)
}

fn networks(order: &mut Order) -> String {
    let mut code = String::new();
    for (index, mut nic) in order.objects("networks").unwrap_or_default().into_iter().enumerate() {
        let mut arguments = Vec::new();
        for key in ["uuid", "port", "fixed_ip"] {
            let Some(text) = nic.get(key).and_then(Value::as_str).map(str::to_owned) else {
                continue;
            };
            nic.remove(key);
            let argument = match key {
                "fixed_ip" if text.contains(':') => "fixed_ip_v6",
                "fixed_ip" => "fixed_ip_v4",
                key => key,
            };
            arguments.push((argument, quoted(&text)));
        }
        code += &("\n".to_owned() + &block("network", &arguments, 2));
        order.refuse_rest(&format!("networks[{index}]"), nic);
    }
    code
}

fn block_devices(order: &mut Order, disks: Vec<Disk>) -> String {
    let mut code = String::new();
    for Disk { path, fields: mut disk } in disks {
        let mut arguments = Vec::new();
        for key in DISK {
            let written = match disk.get(key) {
                Some(Value::String(text)) => quoted(text),
                Some(value @ (Value::Number(_) | Value::Bool(_))) => value.to_string(),
                _ => continue,
            };
            disk.remove(key);
            arguments.push((key, written));
        }
        // Unsaid, it is 0 for the provider: the disk to boot from.
        if !arguments.iter().any(|(key, _)| *key == "boot_index") {
            arguments.push(("boot_index", "-1".to_owned()));
        }
        code += &("\n".to_owned() + &block("block_device", &arguments, 2));
        order.refuse_rest(&path, disk);
    }
    code
}

fn hints(order: &mut Order) -> String {
    let (mut arguments, mut others) = (Vec::new(), Map::new());
    for (key, value) in order.hints() {
        let text = value.as_str().map(str::to_owned);
        let list_of = texts(&value).or_else(|| text.clone().map(|text| vec![text]));
        let known_text = HINT_TEXTS.into_iter().find(|known| *known == key);
        let known_list = HINT_LISTS.into_iter().find(|known| *known == key);
        match (known_text, known_list, text, list_of) {
            (Some(name), _, Some(text), _) => arguments.push((name, quoted(&text))),
            (_, Some(name), _, Some(texts)) => arguments.push((name, list(&texts))),
            (None, None, Some(_), _) => drop(others.insert(key, value)),
            _ => order.refuse(format!("os:scheduler_hints.{key}"), value),
        }
    }
    if !others.is_empty() {
        let fields = others.iter().map(|(key, value)| (key.as_str(), value.as_str().unwrap_or("")));
        arguments.push(("additional_properties", map(fields, 4)));
    }
    if arguments.is_empty() {
        return String::new();
    }
    "\n".to_owned() + &block("scheduler_hints", &arguments, 2)
}
