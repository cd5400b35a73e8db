//! A template for Heat, after `heat/engine/resources/openstack/nova/server.py`.

use serde_json::{Map, Value};

use super::{
    order::{Disk, Order},
    yaml::Node::{self, Plain},
};
use crate::code::USER_DATA_FILE;

/// Nova's keys with one text, and the properties.
const TEXTS: [(&str, &str); 4] = [
    ("flavorRef", "flavor"),
    ("key_name", "key_name"),
    ("availability_zone", "availability_zone"),
    ("OS-DCF:diskConfig", "diskConfig"),
];

/// Nova's names of a network's fields, and Heat's.
const NIC: [(&str, &str); 4] =
    [("uuid", "network"), ("port", "port"), ("fixed_ip", "fixed_ip"), ("tag", "tag")];

/// What a disk can say of itself, by Nova's names.
const DISK: [&str; 8] = [
    "uuid",
    "boot_index",
    "volume_size",
    "guest_format",
    "delete_on_termination",
    "device_name",
    "device_type",
    "disk_bus",
];

/// What a map of one key calls: `heat/engine/hot/template.py`, the newest one's functions.
const FUNCTIONS: &str = "and contains digest equals filter get_attr get_file get_param get_resource if list_concat list_concat_unique list_join \
    make_url map_merge map_replace not or repeat resource_facade str_replace str_replace_strict str_replace_vstrict str_split yaql Ref";

/// A template with one server, or with a group of them.
pub(super) fn write(mut order: Order) -> String {
    let count = order.count();
    let name = count.name;
    let has_password = order.take("adminPass").is_some();
    let mut properties = properties(&mut order);
    if has_password {
        let password = Node::pair("get_param", Plain("admin_pass".to_owned()));
        properties.push(("admin_pass".to_owned(), password));
    }
    let server = |name: &str, properties: Vec<(String, Node)>| {
        let mut all = vec![("name".to_owned(), Node::text(name))];
        all.extend(properties);
        typed("OS::Nova::Server", all)
    };
    let resource = if count.count > 1 {
        let mark = unused_mark(&(lines(&properties) + &name));
        let group = vec![
            ("count".to_owned(), Plain(count.count.to_string())),
            ("index_var".to_owned(), Node::text(&mark)),
            ("resource_def".to_owned(), server(&format!("{name}-{mark}"), properties)),
        ];
        typed("OS::Heat::ResourceGroup", group)
    } else {
        server(&name, properties)
    };
    let mut template = vec![("heat_template_version".to_owned(), Node::text("2018-08-31"))];
    if has_password {
        let parameter = Node::Map(vec![
            ("type".to_owned(), Plain("string".to_owned())),
            ("hidden".to_owned(), Plain("true".to_owned())),
        ]);
        template.push(("parameters".to_owned(), Node::pair("admin_pass", parameter)));
    }
    template.push(("resources".to_owned(), Node::pair("server", resource)));
    order.comments("Heat") + &Node::Map(template).lines(0)
}

fn typed(kind: &str, properties: Vec<(String, Node)>) -> Node {
    Node::Map(vec![
        ("type".to_owned(), Plain(kind.to_owned())),
        ("properties".to_owned(), Node::Map(properties)),
    ])
}

fn lines(properties: &[(String, Node)]) -> String {
    properties.iter().map(|(_, node)| node.lines(0)).collect()
}

/// What stands for a server's number within its group, and in no text of it.
fn unused_mark(texts: &str) -> String {
    let mut mark = "%index%".to_owned();
    while texts.contains(&mark) {
        mark.insert(1, '_');
    }
    mark
}

fn properties(order: &mut Order) -> Vec<(String, Node)> {
    let mut properties = Vec::new();
    let mut put = |key: &str, node| properties.push((key.to_owned(), node));
    let (image, disks) = order.disks();
    if let Some(image) = image {
        put("image", Node::text(&image));
    }
    for (key, property) in TEXTS {
        if let Some(text) = order.text(key) {
            put(property, Node::text(&text));
        }
    }
    let disks = block_devices(order, disks);
    if !disks.is_empty() {
        put("block_device_mapping_v2", Node::List(disks));
    }
    if let Some(networks) = networks(order) {
        put("networks", networks);
    }
    let list = |texts: Vec<String>| Node::List(texts.iter().map(|text| Node::text(text)).collect());
    if let Some(groups) = order.security_groups() {
        put("security_groups", list(groups));
    }
    if let Some(tags) = order.texts("tags") {
        put("tags", list(tags));
    }
    if order.is_set("config_drive") {
        put("config_drive", Plain("true".to_owned()));
    }
    // Unsaid, Heat makes user data of its own.
    put("user_data_format", Plain("RAW".to_owned()));
    if order.take("user_data").is_some() {
        put("user_data", Node::pair("get_file", Plain(USER_DATA_FILE.to_owned())));
    }
    if let Some(metadata) = order.object("metadata")
        && let Some(node) = plain_map(order, "metadata", metadata)
    {
        put("metadata", node);
    }
    let hints = order.hints();
    if !hints.is_empty()
        && let Some(node) = plain_map(order, "os:scheduler_hints", hints)
    {
        put("scheduler_hints", node);
    }
    properties
}

/// Keys and values that somebody made up, unless Heat would take them for a call: there is no way
/// to say that they are none, and `get_file` reads the files of whoever uses the template.
fn plain_map(order: &mut Order, path: &str, fields: Map<String, Value>) -> Option<Node> {
    let fields = Value::Object(fields);
    if !calls(&fields) {
        return Some(Node::data(&fields, Node::text));
    }
    order.refuse(path, fields);
    None
}

fn calls(value: &Value) -> bool {
    match value {
        Value::Array(items) => items.iter().any(calls),
        Value::Object(fields) => {
            let name = fields.keys().next().filter(|_| fields.len() == 1);
            name.is_some_and(|name| {
                FUNCTIONS.split(' ').any(|it| it == name) || name.starts_with("Fn::")
            }) || fields.values().any(calls)
        }
        _ => false,
    }
}

fn networks(order: &mut Order) -> Option<Node> {
    if let Some(mode) = order.text("networks") {
        return Some(Node::List(vec![Node::pair("allocate_network", Node::text(&mode))]));
    }
    let mut nics = Vec::new();
    for (index, mut nic) in order.objects("networks")?.into_iter().enumerate() {
        let mut fields = Vec::new();
        for (key, property) in NIC {
            if let Some(text) = nic.get(key).and_then(Value::as_str) {
                fields.push((property.to_owned(), Node::text(text)));
                nic.remove(key);
            }
        }
        nics.push(Node::Map(fields));
        order.refuse_rest(&format!("networks[{index}]"), nic);
    }
    Some(Node::List(nics))
}

fn block_devices(order: &mut Order, disks: Vec<Disk>) -> Vec<Node> {
    let mut nodes = Vec::new();
    for disk in disks {
        let kinds = (disk.text("source_type"), disk.text("destination_type"));
        let is_swap = disk.text("guest_format") == "swap";
        let renamed: &[(&str, &str)] = match kinds {
            ("volume", "volume" | "") => &[("uuid", "volume_id")],
            ("snapshot", "volume" | "") => &[("uuid", "snapshot_id")],
            ("image", "volume") => &[("uuid", "image")],
            ("blank", "local") if is_swap => &[("volume_size", "swap_size")],
            ("blank", "local") => {
                &[("volume_size", "ephemeral_size"), ("guest_format", "ephemeral_format")]
            }
            _ => {
                order.refuse(disk.path, disk.fields.into());
                continue;
            }
        };
        let Disk { path, fields: mut disk } = disk;
        for key in ["source_type", "destination_type"] {
            disk.remove(key);
        }
        if is_swap {
            disk.remove("guest_format");
        }
        // Unsaid, the former is 0 for Heat, the disk to boot from, and the latter true on the host.
        disk.entry("boot_index").or_insert((-1).into());
        disk.entry("delete_on_termination").or_insert(false.into());
        let mut fields = Vec::new();
        for key in DISK {
            let Some(value) = disk.remove(key).filter(|value| !value.is_null()) else { continue };
            let property = renamed.iter().find(|(name, _)| *name == key);
            let property = property.map_or(key, |(_, property)| property);
            if matches!(property, "uuid" | "guest_format") {
                order.refuse(format!("{path}.{key}"), value);
                continue;
            }
            fields.push((property.to_owned(), Node::data(&value, Node::text)));
        }
        nodes.push(Node::Map(fields));
        order.refuse_rest(&path, disk);
    }
    nodes
}
