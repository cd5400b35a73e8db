//! `openstack server create`, after `openstackclient/compute/v2/server.py`, `CreateServer`: the body
//! that each option makes.

use serde_json::{Map, Value};

use super::{
    order::{Disk, Order, texts},
    shell::word,
    signed_in,
};
use crate::code::{Place, USER_DATA_FILE};

/// Options with one text each, and where Nova reads it.
const TEXTS: [(&str, &str); 6] = [
    ("key_name", "--key-name"),
    ("description", "--description"),
    ("availability_zone", "--availability-zone"),
    ("host", "--host"),
    ("hypervisor_hostname", "--hypervisor-hostname"),
    ("hostname", "--hostname"),
];

/// Options that are repeated.
const LISTS: [(&str, &str); 2] =
    [("tags", "--tag"), ("trusted_image_certificates", "--trusted-image-cert")];

/// What an interface is called by Nova and by the option `--nic`.
const NIC: [(&str, &str); 3] = [("uuid", "net-id"), ("port", "port-id"), ("tag", "tag")];

/// What `--block-device` takes, by the names of Nova.
const DISK: [&str; 12] = [
    "uuid",
    "source_type",
    "destination_type",
    "boot_index",
    "volume_size",
    "volume_type",
    "delete_on_termination",
    "tag",
    "device_name",
    "device_type",
    "disk_bus",
    "guest_format",
];

/// What argparse takes away even as the value of an option.
const END: &str = "--";

/// One command, each option on its own line.
pub(super) fn write(mut order: Order, place: &Place) -> String {
    let mut options = Options { lines: Vec::new() };
    order.refuse_nul();
    let name = order.text("name").unwrap_or_default();
    put_text(&mut order, &mut options, "flavorRef", "--flavor");
    put_disks(&mut order, &mut options);
    put_networks(&mut order, &mut options);
    match order.security_groups() {
        Some(groups) if groups.is_empty() => options.flag("--no-security-group"),
        groups => groups.iter().flatten().for_each(|id| options.put("--security-group", id)),
    }
    for (key, option) in TEXTS {
        put_text(&mut order, &mut options, key, option);
    }
    if order.take("adminPass").is_some() {
        options.lines.push("--password \"$ADMIN_PASS\"".to_owned());
    }
    if order.take("user_data").is_some() {
        options.put("--user-data", USER_DATA_FILE);
    }
    if order.is_set("config_drive") {
        options.flag("--use-config-drive");
    }
    put_properties(&mut order, &mut options);
    for (key, option) in LISTS {
        // The client takes an empty list for none.
        for text in order.texts(key).unwrap_or_default() {
            if text == END {
                order.refuse(key, text.into());
            } else {
                options.put(option, &text);
            }
        }
    }
    put_hints(&mut order, &mut options);
    for (key, option) in [("min_count", "--min"), ("max_count", "--max")] {
        let count = order.server.get(key).and_then(Value::as_u64);
        if count.is_some() {
            order.take(key);
        }
        if let Some(count) = count.filter(|count| *count != 1) {
            options.put(option, &count.to_string());
        }
    }
    // A name that begins like an option stands where no option can.
    let name = if name.starts_with('-') { format!("-- {}", word(&name)) } else { word(&name) };
    options.lines.push(name);
    command(order, place, &options.lines)
}

fn command(order: Order, place: &Place, options: &[String]) -> String {
    let mut code = signed_in(place);
    code += &order.comments("The command line");
    code += "openstack";
    for (option, value) in
        [(" --os-region-name=", &place.region), (" --os-compute-api-version=", &place.api_version)]
    {
        if !value.is_empty() {
            code.extend([option, &word(value)]);
        }
    }
    format!("{code} server create \\\n  {}\n", options.join(" \\\n  "))
}

struct Options {
    lines: Vec<String>,
}

impl Options {
    fn flag(&mut self, option: &str) {
        self.lines.push(option.to_owned());
    }

    /// The value in a word of its own, unless that would be read as an option.
    fn put(&mut self, option: &str, value: &str) {
        let space = if value.starts_with('-') { '=' } else { ' ' };
        self.lines.push(format!("{option}{space}{}", word(value)));
    }
}

fn put_text(order: &mut Order, options: &mut Options, key: &str, option: &str) {
    match order.text(key) {
        Some(text) if text == END => order.refuse(key, text.into()),
        Some(text) => options.put(option, &text),
        None => {}
    }
}

fn put_disks(order: &mut Order, options: &mut Options) {
    let (image, mut disks) = order.disks();
    match image {
        Some(image) => options.put("--image", &image),
        None => put_new_volume(options, &mut disks),
    }
    for Disk { path, fields: mut disk } in disks {
        let mut parts = Vec::new();
        // Unsaid, the client deletes what is on the host's disk.
        disk.entry("delete_on_termination").or_insert(Value::Bool(false));
        for key in DISK {
            let plain = match disk.get(key) {
                Some(Value::String(text)) if is_plain(text) => text.clone(),
                Some(value @ (Value::Number(_) | Value::Bool(_))) => value.to_string(),
                _ => continue,
            };
            disk.remove(key);
            parts.push(format!("{key}={plain}"));
        }
        options.put("--block-device", &parts.join(","));
        order.refuse_rest(&path, disk);
    }
}

/// A new volume to boot from has options of its own, where nothing else is said of it.
fn put_new_volume(options: &mut Options, disks: &mut Vec<Disk>) {
    let Some(disk) = disks.first().filter(|disk| disk.fields.len() == 6) else { return };
    let number = |key: &str| disk.fields.get(key).and_then(Value::as_u64);
    let is_deleted = disk.fields.get("delete_on_termination").and_then(Value::as_bool);
    let id = disk.fields.get("uuid").and_then(Value::as_str);
    let kinds = (disk.text("source_type"), disk.text("destination_type"));
    let (("image", "volume"), Some(0), Some(id), Some(size), Some(is_deleted)) =
        (kinds, number("boot_index"), id, number("volume_size"), is_deleted)
    else {
        return;
    };
    options.put("--image", id);
    options.put("--boot-from-volume", &size.to_string());
    if is_deleted {
        options.flag("--delete-on-termination");
    }
    disks.remove(0);
}

/// Whether an option that holds several values can hold this one: it has no sign for a comma, and
/// loses what is empty.
fn is_plain(text: &str) -> bool {
    !text.is_empty() && !text.contains(',')
}

fn put_networks(order: &mut Order, options: &mut Options) {
    if let Some(word) = order.text("networks") {
        options.put("--nic", &word);
        return;
    }
    let nics = order.objects("networks").unwrap_or_default();
    if nics.is_empty() {
        // Unsaid, the client asks for `auto`.
        let unsaid = order.take("networks").unwrap_or_else(|| Value::Array(Vec::new()));
        order.refuse("networks", unsaid);
    }
    for (index, mut nic) in nics.into_iter().enumerate() {
        let mut parts = Vec::new();
        // The option takes a network or a port; Nova listens to the port.
        let has_port = nic.get("port").and_then(Value::as_str).is_some();
        for (key, part) in NIC.into_iter().filter(|(key, _)| !(has_port && *key == "uuid")) {
            if let Some(text) = plain(&mut nic, key) {
                parts.push(format!("{part}={text}"));
            }
        }
        if let Some(address) = plain(&mut nic, "fixed_ip") {
            let part = if address.contains(':') { "v6-fixed-ip" } else { "v4-fixed-ip" };
            parts.push(format!("{part}={address}"));
        }
        options.put("--nic", &parts.join(","));
        order.refuse_rest(&format!("networks[{index}]"), nic);
    }
}

fn plain(fields: &mut Map<String, Value>, key: &str) -> Option<String> {
    let text = fields.get(key)?.as_str().filter(|text| is_plain(text))?.to_owned();
    fields.remove(key);
    Some(text)
}

fn put_properties(order: &mut Order, options: &mut Options) {
    for (key, value) in order.object("metadata").unwrap_or_default() {
        match value.as_str() {
            Some(text) if is_key(&key) => options.put("--property", &format!("{key}={text}")),
            _ => order.refuse(format!("metadata.{key}"), value),
        }
    }
}

/// The first `=` ends a key.
fn is_key(key: &str) -> bool {
    !key.is_empty() && !key.contains('=')
}

/// A hint that is said twice is a list, and a list of one is a plain text.
fn put_hints(order: &mut Order, options: &mut Options) {
    for (key, value) in order.hints() {
        let values = match &value {
            Value::String(text) => vec![text.clone()],
            list => texts(list).filter(|texts| texts.len() > 1).unwrap_or_default(),
        };
        if values.is_empty() || !is_key(&key) {
            order.refuse(format!("os:scheduler_hints.{key}"), value);
            continue;
        }
        for value in values {
            options.put("--hint", &format!("{key}={value}"));
        }
    }
}
