//! A script with openstacksdk, after `openstack/compute/v2/server.py`, `Server`.

use serde_json::Value;

use super::{
    order::{HINTS, Order},
    signed_in,
};
use crate::code::{
    Place, USER_DATA_FILE,
    text::{PYTHON, enclosed, literal, quoted},
};

/// Nova's keys, and what the SDK's `Server` calls them. What it has no name for is posted by hand.
const NAMES: [(&str, &str); 24] = [
    ("name", "name"),
    ("description", "description"),
    ("min_count", "min_count"),
    ("max_count", "max_count"),
    ("flavorRef", "flavor_id"),
    ("imageRef", "image_id"),
    ("block_device_mapping_v2", "block_device_mapping"),
    ("networks", "networks"),
    ("security_groups", "security_groups"),
    ("key_name", "key_name"),
    ("adminPass", "admin_password"),
    ("user_data", "user_data"),
    ("config_drive", "config_drive"),
    ("availability_zone", "availability_zone"),
    ("host", "host"),
    ("hypervisor_hostname", "hypervisor_hostname"),
    ("hostname", "hostname"),
    ("metadata", "metadata"),
    ("tags", "tags"),
    ("trusted_image_certificates", "trusted_image_certificates"),
    ("OS-DCF:diskConfig", "disk_config"),
    ("accessIPv4", "access_ipv4"),
    ("accessIPv6", "access_ipv6"),
    (HINTS, "scheduler_hints"),
];

/// A script that prints the server's id.
pub(super) fn write(mut order: Order, place: &Place) -> String {
    let files = order.take("personality");
    let mut code = String::new();
    if order.server.contains_key("user_data") {
        code += "import base64\n";
    }
    if order.server.contains_key("adminPass") {
        code += "import os\n";
    }
    if order.server.contains_key("user_data") {
        code += "from pathlib import Path\n";
    }
    code += if code.is_empty() { "import openstack\n\n" } else { "\nimport openstack\n\n" };
    code += &connection(place);
    code += &create(&order, place);
    if let Some(files) = files {
        order.server.clear();
        order.beside.clear();
        order.refuse("personality", files);
        code += &order.comments("This script");
    }
    code
}

fn connection(place: &Place) -> String {
    let options =
        [("region_name", &place.region), ("compute_default_microversion", &place.api_version)];
    let options = options.into_iter().filter(|(_, value)| !value.is_empty());
    let options =
        options.map(|(name, value)| format!("{name}={}", quoted(value))).collect::<Vec<_>>();
    signed_in(place) + "conn = openstack.connect" + &enclosed(['(', ')'], &options, 4, 0) + "\n"
}

fn create(order: &Order, place: &Place) -> String {
    let mut fields = order.fields();
    fields.extend(order.beside.iter().map(|(key, value)| (key.as_str(), value)));
    let argument = |(key, value): &(&str, &Value)| {
        let (_, name) = NAMES.iter().find(|(known, _)| known == key)?;
        // The SDK takes None for unsaid.
        let value = Some(value).filter(|value| !value.is_null())?;
        Some(format!("    {name}={},\n", expression(key, value, 1)))
    };
    if let Some(arguments) = fields.iter().map(argument).collect::<Option<Vec<_>>>() {
        let arguments = arguments.concat();
        return format!("server = conn.compute.create_server(\n{arguments})\nprint(server.id)\n");
    }
    let item = |key: &str, value: &Value| format!("{}: {}", quoted(key), expression(key, value, 2));
    let server: Vec<_> = order.fields().into_iter().map(|(key, value)| item(key, value)).collect();
    let mut items =
        vec![format!("\"server\": {{\n        {},\n    }}", server.join(",\n        "))];
    items.extend(
        order
            .beside
            .iter()
            .map(|(key, value)| format!("{}: {}", quoted(key), literal(value, &PYTHON, 4, 1))),
    );
    format!(
        "body = {{\n    {},\n}}\n\
         answer = conn.compute.post(\"/servers\", json=body, microversion={})\n\
         answer.raise_for_status()\nprint(answer.json()[\"server\"][\"id\"])\n",
        items.join(",\n    "),
        quoted(&place.api_version)
    )
}

fn expression(key: &str, value: &Value, depth: usize) -> String {
    match key {
        "adminPass" => "os.environ[\"ADMIN_PASS\"]".to_owned(),
        "user_data" => {
            format!("base64.b64encode(Path({}).read_bytes()).decode()", quoted(USER_DATA_FILE))
        }
        _ => literal(value, &PYTHON, 4, depth),
    }
}
