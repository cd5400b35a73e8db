//! Bodies of `POST /servers` that nobody would think of.

use proptest::{
    collection::{btree_map, vec},
    option::of,
    prelude::*,
    sample::select,
};
use serde_json::{Map, Value, json};

/// Texts that mean something to a shell, to Python, HCL, YAML, Jinja or Heat, and any others.
pub fn hostile() -> impl Strategy<Value = String> {
    let known = select(vec![
        "web",
        "-rf",
        "--help",
        "--",
        "it's",
        "\"quoted\"",
        "$HOME",
        "$(reboot)",
        "`reboot`",
        "${count.index}",
        "%{ if true }",
        "$${x}",
        "{{ lookup('env', 'HOME') }}",
        "{% raw %}",
        "{#",
        "back\\slash\\",
        "two\nlines",
        "tab\tand\rreturn",
        "# no comment",
        "a; b & c | d > e",
        "*?[a]",
        "!history",
        "~",
        "=ls",
        "no",
        "1e3",
        "2018-08-31",
        "null",
        " spaces ",
        "服务器",
        "😀",
        "\u{202e}txt.exe",
        "\u{2028}\u{85}\u{feff}",
        "a,b=c",
        "%index%",
        "<<EOF",
        "'''",
    ]);
    // No program can be given NUL.
    prop_oneof![3 => known.prop_map(str::to_owned), 1 => "[^\u{0}]{1,12}"]
}

fn id() -> impl Strategy<Value = String> {
    "[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-8[0-9a-f]{3}-[0-9a-f]{12}"
}

/// What is an option's whole value: argparse takes this one away.
fn value() -> impl Strategy<Value = String> {
    hostile().prop_map(|text| if text == "--" { "---".to_owned() } else { text })
}

/// What stands in an option beside others: without a comma.
fn in_list() -> impl Strategy<Value = String> {
    hostile().prop_map(|text| text.replace(',', ";"))
}

fn fields(fields: Vec<(&str, Option<Value>)>) -> Value {
    let said = fields.into_iter().filter_map(|(key, value)| Some((key.to_owned(), value?)));
    said.collect::<Map<_, _>>().into()
}

fn disk() -> impl Strategy<Value = Value> {
    let kind = select(vec![
        ("volume", "volume"),
        ("snapshot", "volume"),
        ("image", "volume"),
        ("blank", "volume"),
        ("blank", "local"),
    ]);
    let size = (of(1_u64..5000), of(in_list()), any::<bool>(), of(-1_i64..3));
    let more = (of(in_list()), of(in_list()), of(select(vec!["disk", "cdrom"])));
    (kind, id(), size, more, of(select(vec!["swap", "ext4"]))).prop_map(
        |((source, destination), id, size, more, format)| {
            let (size, kind, goes, index) = size;
            let (tag, name, device) = more;
            fields(vec![
                ("uuid", (source != "blank").then(|| json!(id))),
                ("source_type", Some(json!(source))),
                ("destination_type", Some(json!(destination))),
                ("volume_size", size.map(Value::from)),
                ("volume_type", kind.map(Value::from)),
                ("delete_on_termination", Some(json!(goes))),
                // Another disk is the first one.
                ("boot_index", index.map(|index| json!(if index == 0 { 5 } else { index }))),
                ("tag", tag.map(Value::from)),
                ("device_name", name.map(Value::from)),
                ("device_type", device.map(Value::from)),
                ("disk_bus", device.map(|_| json!("virtio"))),
                ("guest_format", format.map(Value::from)),
            ])
        },
    )
}

/// What the server starts from: an image, and disks.
fn boot() -> impl Strategy<Value = (String, Vec<Value>)> {
    let new_volume = (id(), 1_u64..100, any::<bool>()).prop_map(|(id, size, goes)| {
        json!({
            "uuid": id, "source_type": "image", "destination_type": "volume",
            "volume_size": size, "delete_on_termination": goes
        })
    });
    let first = prop_oneof![4 => disk(), 1 => new_volume];
    (any::<bool>(), id(), first, vec(disk(), 0..3)).prop_map(|(is_image, id, first, more)| {
        if is_image && more.is_empty() {
            return (id, Vec::new());
        }
        let mut root = first;
        if is_image {
            root = json!({
                "uuid": id, "source_type": "image", "destination_type": "local",
                "boot_index": 0, "delete_on_termination": true
            });
        } else {
            root["boot_index"] = json!(0);
        }
        let image = if is_image { id } else { String::new() };
        (image, std::iter::once(root).chain(more).collect())
    })
}

fn networks() -> impl Strategy<Value = Value> {
    let address = select(vec!["192.0.2.7", "2001:db8::7"]);
    let nic = (any::<bool>(), id(), of(address), of(in_list())).prop_map(
        |(is_port, id, address, tag)| {
            fields(vec![
                (if is_port { "port" } else { "uuid" }, Some(json!(id))),
                ("fixed_ip", address.map(Value::from)),
                ("tag", tag.map(Value::from)),
            ])
        },
    );
    prop_oneof![
        1 => select(vec![json!("auto"), json!("none")]),
        3 => vec(nic, 1..4).prop_map(Value::from)
    ]
}

/// Keys of metadata and hints: what Nova takes as the former.
fn map() -> impl Strategy<Value = Map<String, Value>> {
    let maps = btree_map("[a-zA-Z0-9_:. -]{1,12}", hostile(), 0..4);
    maps.prop_map(|map| map.into_iter().map(|(key, text)| (key, json!(text))).collect())
}

fn hints() -> impl Strategy<Value = Map<String, Value>> {
    (map(), of(vec(hostile(), 2..4))).prop_map(|(mut hints, hosts)| {
        if let Some(hosts) = hosts {
            hints.insert("different_host".to_owned(), json!(hosts));
        }
        hints
    })
}

/// What the command line can say, but for its secrets.
pub fn bodies() -> impl Strategy<Value = Value> {
    let what = (hostile(), id(), boot(), networks(), of(vec(id(), 0..3)));
    let texts = vec(of(value()), 6);
    let count = (1_u64..4, 0_u64..3);
    let more = (map(), vec(value(), 0..3), vec(value(), 0..3), hints(), any::<bool>());
    (what, texts, count, more).prop_map(|(what, texts, (least, extra), more)| {
        let (name, flavor, (image, disks), networks, groups) = what;
        let (metadata, tags, certificates, hints, drive) = more;
        let group = |id: &String| json!({"name": id});
        let mut server = fields(vec![
            ("name", Some(json!(name))),
            ("flavorRef", Some(json!(flavor))),
            ("imageRef", Some(json!(image))),
            ("min_count", Some(json!(least))),
            ("max_count", Some(json!(least + extra))),
            ("networks", Some(networks)),
            ("security_groups", groups.map(|ids| ids.iter().map(group).collect())),
            ("block_device_mapping_v2", (!disks.is_empty()).then(|| json!(disks))),
            ("metadata", (!metadata.is_empty()).then(|| json!(metadata))),
            ("tags", (!tags.is_empty()).then(|| json!(tags))),
            // The client takes them with an image only.
            (
                "trusted_image_certificates",
                (!certificates.is_empty() && !image.is_empty()).then(|| json!(certificates)),
            ),
            ("config_drive", drive.then_some(json!(true))),
        ]);
        let keys = [
            "key_name",
            "description",
            "availability_zone",
            "host",
            "hypervisor_hostname",
            "hostname",
        ];
        for (key, text) in keys.into_iter().zip(texts) {
            if let Some(text) = text {
                server[key] = json!(text);
            }
        }
        let mut body = json!({"server": server});
        if !hints.is_empty() {
            body["os:scheduler_hints"] = hints.into();
        }
        body
    })
}
