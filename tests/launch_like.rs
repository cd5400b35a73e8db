//! A draft that makes another server like one that is there.

mod support;

use std::sync::Arc;

use futures_executor::block_on;
use serde_json::{Value, json};
use slipway::{
    launch::{Attached, Content, Disk, Draft, Interface, Root, SourceKind, draft_like},
    openstack::{Hidden, Id},
};
use support::{Replay, connection};

#[test]
fn what_nova_tells_of_a_server_is_asked_for_again() {
    let server = json!({
        "id": "s1", "name": "web", "status": "ACTIVE", "description": "shop", "key_name": "laptop",
        "flavor": {"original_name": "m1.small"}, "image": {"id": "i1"}, "config_drive": "True",
        "OS-DCF:diskConfig": "MANUAL", "tags": ["blue", "slipway-7k3m-9x2p-w4da-h6tn"],
        "metadata": {"a": "b", "slipway-launch": "slipway-0000-9x2p-w4da-h6tn"},
        "server_groups": ["g1"], "pinned_availability_zone": "az1", "accessIPv4": "192.0.2.1",
        "scheduler_hints": {"group": "g1", "same_host": ["h1", "h2"]},
        "trusted_image_certificates": ["c1"],
    });

    let draft = like(&server, &json!([]), &[]);

    let expected = Draft {
        name: "web".into(),
        description: "shop".into(),
        image: Some(Id::new("i1")),
        root: Root { on_new_volume: Some(false), ..Root::default() },
        flavor: Some(Id::new("f2")),
        attached: Attached::To,
        interfaces: Some(vec![Interface::on(Id::new("n1")), Interface::on(Id::new("n2"))]),
        security_groups: Some(vec![Id::new("sg1"), Id::new("sg2")]),
        keypair: Some(Some("laptop".into())),
        admin_password: Hidden::default(),
        config_drive: Some(true),
        manual_partition: true,
        tags: vec!["blue".into()],
        metadata: vec![("a".into(), "b".into())],
        hints: vec![("same_host".into(), "h1".into()), ("same_host".into(), "h2".into())],
        server_group: Some(Id::new("g1")),
        zone: Some(Some("az1".into())),
        certificates: vec!["c1".into()],
        access_v4: "192.0.2.1".into(),
        ..Draft::default()
    };
    assert_eq!(draft, expected);
}

#[test]
fn a_server_on_volumes_gets_new_ones_of_the_same_kind() {
    let server =
        json!({"id": "s1", "name": "db", "image": "", "flavor": {"original_name": "m1.small"}});
    let attached = json!([
        {"volumeId": "v1", "device": "/dev/vda", "delete_on_termination": true},
        {"volumeId": "v2", "device": "/dev/vdb", "delete_on_termination": false},
    ]);
    let volumes = [
        json!({"id": "v1", "size": 20, "bootable": "true", "volume_image_metadata": {"image_id": "i1"}}),
        json!({"id": "v2", "size": 5}),
    ];

    let draft = like(&server, &attached, &volumes);

    assert_eq!((draft.source, draft.image), (Some(SourceKind::Image), Some(Id::new("i1"))));
    let root = Root {
        on_new_volume: Some(true),
        size: "20".into(),
        delete_with_server: Some(true),
        ..Root::default()
    };
    assert_eq!(draft.root, root);
    assert_eq!(draft.disks, [Disk { size: "5".into(), ..Disk::new(Content::Blank) }]);
}

#[test]
fn where_a_server_that_no_host_took_was_to_be_connected_is_left_to_the_form() {
    let server = json!({"id": "s1", "name": "web", "status": "ERROR", "image": {"id": "i1"}});

    let draft = like_on(&json!([]), &server, &json!([]), &[]);

    assert_eq!((draft.attached, draft.interfaces), (Attached::default(), None));
    assert_eq!(draft.security_groups, None);
}

#[test]
fn a_server_that_runs_without_a_port_gets_one_without_any() {
    let server = json!({"id": "s1", "name": "web", "status": "ACTIVE", "image": {"id": "i1"}});

    let draft = like_on(&json!([]), &server, &json!([]), &[]);

    assert_eq!((draft.attached, draft.interfaces), (Attached::None, Some(Vec::new())));
}

fn like(server: &Value, attached: &Value, volumes: &[Value]) -> Draft {
    let ports = json!([
        {"id": "p1", "network_id": "n1", "security_groups": ["sg1", "sg2"]},
        {"id": "p2", "network_id": "n2", "security_groups": ["sg1"]},
    ]);
    like_on(&ports, server, attached, volumes)
}

fn like_on(ports: &Value, server: &Value, attached: &Value, volumes: &[Value]) -> Draft {
    let version =
        json!({"id": "v2.1", "status": "CURRENT", "min_version": "2.1", "version": "2.100"});
    let flavors = json!({"flavors": [flavor("f1", "m1.tiny"), flavor("f2", "m1.small")]});
    let mut cloud = Replay::default()
        .token("t1")
        .reply(200, &json!({"version": version}))
        .reply(200, &json!({"server": server}))
        .reply(200, &json!({"ports": ports}))
        .reply(200, &json!({"volumeAttachments": attached}))
        .reply(200, &flavors);
    for volume in volumes {
        cloud = cloud.reply(200, &json!({"volume": volume}));
    }
    block_on(draft_like(&connection(&Arc::new(cloud)), &Id::new("s1"))).expect("a draft")
}

fn flavor(id: &str, name: &str) -> Value {
    json!({"id": id, "name": name, "vcpus": 1, "ram": 512, "disk": 1})
}
