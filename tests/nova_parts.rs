//! What belongs to a server and is read or changed on its own: each call as one exact request.

#[path = "support/nova.rs"]
mod nova;
mod support;

use std::{collections::BTreeMap, sync::Arc};

use futures_executor::block_on;
use nova::{asked, bare, check_gates, cloud_of, nova, run, s1};
use serde_json::json;
use slipway::openstack::{
    Error, Id,
    novaclient::{AttachInterface, AttachVolume},
};
use support::Replay;

#[test]
fn tags_have_a_path_each() {
    let cloud = cloud_of(&json!({"tags": ["a", "b"]}));
    let servers = nova(&cloud, 26).servers;

    let tags = block_on(async {
        servers.add_tag(&s1(), "a b").await?;
        servers.delete_tag(&s1(), "ü").await?;
        servers.delete_all_tags(&s1()).await?;
        servers.set_tags(&s1(), &["a", "b"]).await?;
        servers.tag_list(&s1()).await
    });

    assert_eq!(tags, Ok(vec!["a".to_owned(), "b".to_owned()]));
    let expected = [
        bare("PUT /servers/s1/tags/a%20b"),
        bare("DELETE /servers/s1/tags/%C3%BC"),
        bare("DELETE /servers/s1/tags"),
        ("PUT /servers/s1/tags".to_owned(), json!({"tags": ["a", "b"]})),
        bare("GET /servers/s1/tags"),
    ];
    assert_eq!(asked(&cloud), expected);
}

#[test]
fn metadata_is_added_to_changed_and_removed() {
    let notes = BTreeMap::from([("k".to_owned(), "v".to_owned())]);
    let cloud = cloud_of(&json!({"metadata": notes, "meta": notes}));
    let servers = nova(&cloud, 1).servers;

    let (all, one) = block_on(async {
        servers.set_meta(&s1(), &notes).await?;
        servers.set_meta_item(&s1(), "k/1", "v").await?;
        servers.delete_meta(&s1(), &["a", "b"]).await?;
        Ok::<_, Error>((servers.list_meta(&s1()).await?, servers.get_meta(&s1(), "k").await?))
    })
    .expect("notes");

    assert_eq!((&all, &*one), (&notes, "v"));
    let expected = [
        ("POST /servers/s1/metadata".to_owned(), json!({"metadata": {"k": "v"}})),
        ("PUT /servers/s1/metadata/k%2F1".to_owned(), json!({"meta": {"k/1": "v"}})),
        bare("DELETE /servers/s1/metadata/a"),
        bare("DELETE /servers/s1/metadata/b"),
        bare("GET /servers/s1/metadata"),
        bare("GET /servers/s1/metadata/k"),
    ];
    assert_eq!(asked(&cloud), expected);
}

#[test]
fn a_volume_is_attached_swapped_and_taken_away() {
    let volume = json!({"volumeId": "v1", "serverId": "s1", "id": "v1"});
    let cloud = cloud_of(&json!({"volumeAttachments": [volume], "volumeAttachment": volume}));
    let volumes = nova(&cloud, 85).volumes;
    let plain = AttachVolume { volume_id: "v1".into(), ..AttachVolume::default() };

    let (all, one) = block_on(async {
        volumes.create_server_volume(&s1(), &plain).await?;
        volumes.create_server_volume(&s1(), &tagged_volume(true)).await?;
        volumes.update_server_volume(&s1(), "v1", "v2", None).await?;
        volumes.update_server_volume(&s1(), "v1", "v1", Some(false)).await?;
        volumes.delete_server_volume(&s1(), "v1").await?;
        let all = volumes.get_server_volumes(&s1()).await?;
        Ok::<_, Error>((all, volumes.get_server_volume(&s1(), "v1").await?))
    })
    .expect("volumes");

    assert_eq!((&*all, &*one.volume_id), (std::slice::from_ref(&one), "v1"));
    let path = "/servers/s1/os-volume_attachments";
    let with = |line: String, body| (line, json!({"volumeAttachment": body}));
    let expected = [
        with(format!("POST {path}"), json!({"volumeId": "v1"})),
        with(
            format!("POST {path}"),
            json!({
                "volumeId": "v1", "device": "/dev/vdb", "tag": "data",
                "delete_on_termination": true,
            }),
        ),
        with(format!("PUT {path}/v1"), json!({"volumeId": "v2"})),
        with(format!("PUT {path}/v1"), json!({"volumeId": "v1", "delete_on_termination": false})),
        bare(&format!("DELETE {path}/v1")),
        bare(&format!("GET {path}")),
        bare(&format!("GET {path}/v1")),
    ];
    assert_eq!(asked(&cloud), expected);
}

#[test]
fn since_2_101_nova_says_nothing_of_a_volume_that_it_attaches() {
    let cloud = Arc::new(Replay::default().token("t1").reply_with(202, &[], ""));

    let attachment =
        block_on(nova(&cloud, 101).volumes.create_server_volume(&s1(), &tagged_volume(false)));

    assert_eq!(attachment, Ok(None));
}

#[test]
fn an_interface_is_a_port_or_a_network() {
    let interface = json!({"port_id": "p1", "fixed_ips": [{"ip_address": "10.0.0.9"}]});
    let cloud =
        cloud_of(&json!({"interfaceAttachments": [interface], "interfaceAttachment": interface}));
    let servers = nova(&cloud, 49).servers;
    let port = AttachInterface { port_id: Some("p1".into()), ..AttachInterface::default() };

    let interfaces = block_on(async {
        servers.interface_attach(&s1(), &AttachInterface::default()).await?;
        servers.interface_attach(&s1(), &port).await?;
        servers.interface_attach(&s1(), &tagged_interface()).await?;
        servers.interface_detach(&s1(), "p1").await?;
        servers.interface_list(&s1()).await
    })
    .expect("interfaces");

    assert_eq!(interfaces[0].fixed_ips[0].ip_address, "10.0.0.9");
    let attach =
        |body| ("POST /servers/s1/os-interface".to_owned(), json!({"interfaceAttachment": body}));
    let expected = [
        attach(json!({})),
        attach(json!({"port_id": "p1"})),
        attach(json!({
            "net_id": "n1", "fixed_ips": [{"ip_address": "10.0.0.9"}], "tag": "nic1",
        })),
        bare("DELETE /servers/s1/os-interface/p1"),
        bare("GET /servers/s1/os-interface"),
    ];
    assert_eq!(asked(&cloud), expected);
}

#[test]
fn an_interface_that_contradicts_itself_is_not_sent() {
    let cloud = Arc::new(Replay::default());
    let both = AttachInterface { port_id: Some("p1".into()), ..tagged_interface() };
    let nowhere = AttachInterface { net_id: None, ..tagged_interface() };

    for request in [both, nowhere] {
        let outcome = block_on(nova(&cloud, 96).servers.interface_attach(&s1(), &request));
        assert!(matches!(outcome, Err(Error::Invalid { what: "interface", .. })), "{outcome:?}");
    }
    assert!(cloud.requests().is_empty());
}

#[test]
fn what_a_version_does_not_take_is_not_sent() {
    check_gates(
        &[
            (25, 26, |nova| run(nova.servers.tag_list(&s1()))),
            (25, 26, |nova| run(nova.servers.add_tag(&s1(), "a"))),
            (25, 26, |nova| run(nova.servers.set_tags(&s1(), &[]))),
            (25, 26, |nova| run(nova.servers.delete_tag(&s1(), "a"))),
            (25, 26, |nova| run(nova.servers.delete_all_tags(&s1()))),
            (48, 49, |nova| run(nova.volumes.create_server_volume(&s1(), &tagged_volume(false)))),
            (78, 79, |nova| run(nova.volumes.create_server_volume(&s1(), &tagged_volume(true)))),
            (84, 85, |nova| run(nova.volumes.update_server_volume(&s1(), "v", "v", Some(true)))),
            (48, 49, |nova| run(nova.servers.interface_attach(&s1(), &tagged_interface()))),
        ],
        &json!({
            "tags": [], "volumeAttachment": {"volumeId": "v1"},
            "interfaceAttachment": {"port_id": "p1"},
        }),
    );
}

fn tagged_volume(delete_on_termination: bool) -> AttachVolume {
    AttachVolume {
        volume_id: "v1".into(),
        device: Some("/dev/vdb".into()),
        tag: Some("data".into()),
        delete_on_termination,
    }
}

fn tagged_interface() -> AttachInterface {
    AttachInterface {
        port_id: None,
        net_id: Some(Id::new("n1")),
        fixed_ip: Some("10.0.0.9".into()),
        tag: Some("nic1".into()),
    }
}
