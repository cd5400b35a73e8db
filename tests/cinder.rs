//! Cinder's collections, on a cloud that answers from a script.

mod support;

use std::sync::Arc;

use futures_executor::block_on;
use serde_json::{Value, json};
use slipway::openstack::{
    Connection, Direction, Error, Id,
    cinder::{
        CreateSnapshot, CreateVolume, Snapshot, SnapshotSearch, UpdateVolume, Volume, VolumeSearch,
        VolumeType, VolumeVersion,
    },
    json::{self, FromJson},
};
use support::{Replay, connection, session};

#[test]
fn volumes_are_searched_by_cinder_itself() {
    let cloud = answering(&[json!({"volumes": []}), json!({"snapshots": []})]);
    let cinder = connection(&cloud).cinder;
    let volumes = VolumeSearch {
        name: Some("a b".into()),
        status: Some("available".into()),
        bootable: Some(true),
        availability_zone: Some("nova".into()),
        metadata: [("k".to_owned(), "v".to_owned())].into(),
        sort: vec![("name", Direction::Ascending), ("size", Direction::Descending)],
        limit: Some(2),
        marker: Some(Id::new("v0")),
    };
    let snapshots = SnapshotSearch { volume_id: Some(Id::new("v1")), ..SnapshotSearch::default() };

    block_on(cinder.volumes(&volumes).all()).expect("a list");
    block_on(cinder.snapshots(&snapshots).all()).expect("a list");

    let expected = [
        "volumes/detail?name=a+b&status=available&bootable=true&availability_zone=nova\
            &metadata=%7B%22k%22%3A%22v%22%7D&sort=name%3Aasc%2Csize%3Adesc&limit=2&marker=v0",
        "snapshots/detail?volume_id=v1",
    ];
    assert_eq!(cloud.asked()[1..], expected.map(|it| format!("GET https://cinder/v3/{it}")));
}

#[test]
fn each_list_has_a_key_of_its_own_for_its_links() {
    let link = |path: &str| json!([{"rel": "next", "href": format!("http://inside/v3/{path}?limit=1&marker=m")}]);
    let end = |key: &str| json!({key: []});
    let cloud = answering(&[
        json!({"volumes": [{"id": "v1"}], "volumes_links": link("volumes/detail")}),
        end("volumes"),
        json!({"snapshots": [{"id": "s1", "volume_id": "v1"}], "snapshots_links": link("snapshots/detail")}),
        end("snapshots"),
        json!({"volume_types": [{"id": "t1"}], "volume_type_links": link("types")}),
        end("volume_types"),
    ]);
    let cinder = connection(&cloud).cinder;

    let volumes = block_on(cinder.volumes(&VolumeSearch::default()).all()).expect("a list");
    let snapshots = block_on(cinder.snapshots(&SnapshotSearch::default()).all()).expect("a list");
    let types = block_on(cinder.types().all()).expect("a list");

    assert_eq!((volumes.len(), snapshots.len(), types.len()), (1, 1, 1));
    let asked = cloud.asked();
    for (number, path) in [(2, "volumes/detail"), (4, "snapshots/detail"), (6, "types")] {
        assert_eq!(asked[number], format!("GET https://cinder/v3/{path}?limit=1&marker=m"));
    }
}

#[test]
fn a_volume_is_read_however_oddly_it_is_told() {
    let cloud = answering(&[json!({"volumes": [
        {"id": "v1", "name": null, "size": 4, "bootable": "true", "multiattach": true,
            "status": "in-use", "volume_image_metadata": {"os_distro": "debian", "min_disk": "3"},
            "attachments": [{"server_id": "s1", "device": "/dev/vda"}, 7]},
        {"id": "v2", "bootable": "false", "size": null, "attachments": null, "metadata": null},
        {"name": "without an id"},
    ]})]);
    let search = VolumeSearch::default();

    let volumes = block_on(connection(&cloud).cinder.volumes(&search).all()).expect("a list");

    assert_eq!(volumes.iter().map(Volume::label).collect::<Vec<_>>(), ["v1", "v2"]);
    let (one, two) = (&volumes[0], &volumes[1]);
    assert!(one.bootable && !two.bootable && one.is_attachable() && !two.is_attachable());
    assert_eq!(one.volume_image_metadata.os_distro(), Some("debian"));
    assert_eq!(one.attachments.len(), 1);
    assert_eq!(one.attachments[0].server_id, Some(Id::new("s1")));
}

#[test]
fn what_goes_on_is_told_from_what_has_ended() {
    let volume = |status: &str| -> Volume { read(&json!({"id": "v1", "status": status})) };
    let snapshot = |status: &str| -> Snapshot {
        read(&json!({"id": "s1", "volume_id": "v1", "status": status}))
    };

    for status in ["creating", "downloading", "backing-up", "deleting"] {
        assert!(volume(status).is_settling(), "{status}");
    }
    for status in ["available", "in-use", "error", "error_deleting", "awaiting-transfer", ""] {
        assert!(!volume(status).is_settling(), "{status}");
    }
    assert!(snapshot("creating").is_settling() && !snapshot("available").is_settling());
}

#[test]
fn a_type_tells_what_it_can_do() {
    let kind = |specs: Value| -> VolumeType { read(&json!({"id": "t1", "extra_specs": specs})) };

    let many = kind(json!({"multiattach": "<is> True", "RESKEY:availability_zones": "a, b,"}));
    let plain = kind(json!({"multiattach": "True"}));

    assert!(many.is_multiattach() && !plain.is_multiattach());
    assert_eq!((many.availability_zones(), plain.availability_zones().len()), (vec!["a", "b"], 0));
}

#[test]
fn a_cloud_may_have_no_default_type() {
    let cloud = Arc::new(
        Replay::default()
            .token("t1")
            .reply(404, &json!({"itemNotFound": {"message": "none", "code": 404}}))
            .reply(200, &json!({"volume_type": {"id": "t1", "name": "ssd"}})),
    );
    let cinder = connection(&cloud).cinder;

    let none = block_on(cinder.default_type()).expect("an answer");
    let some = block_on(cinder.default_type()).expect("an answer");

    assert_eq!((none, some.map(|it| it.name)), (None, Some("ssd".into())));
    assert_eq!(cloud.asked()[1], "GET https://cinder/v3/types/default");
}

#[test]
fn a_request_says_what_it_was_told_and_nothing_else() {
    let volume = json!({"volume": {"id": "v1", "status": "creating"}});
    let cloud = answering(&[
        volume.clone(),
        volume.clone(),
        volume,
        json!({"snapshot": {"id": "s1", "volume_id": "v1"}}),
        Value::Null,
        Value::Null,
    ]);
    let cinder = connection(&cloud).cinder;
    let plain = CreateVolume { size: Some(1), ..CreateVolume::default() };
    let full = CreateVolume {
        name: Some("root".into()),
        volume_type: Some("ssd".into()),
        image_id: Some(Id::new("i1")),
        metadata: [("k".to_owned(), "v".to_owned())].into(),
        ..plain.clone()
    };
    let update = UpdateVolume { name: Some("new".into()), description: None };
    let snapshot = CreateSnapshot { volume_id: Id::new("v1"), name: None, description: None };

    block_on(async {
        let id = cinder.create_volume(&plain).await.expect("a volume").id;
        cinder.create_volume(&full).await.expect("a volume");
        cinder.update_volume(&id, &update).await.expect("a volume");
        cinder.create_snapshot(&snapshot).await.expect("a snapshot");
        cinder.delete_volume(&id, false).await.expect("gone");
        cinder.delete_volume(&id, true).await.expect("gone");
    });

    let bodies = cloud.requests().into_iter().skip(1).filter_map(|request| request.body);
    let bodies: Vec<Value> =
        bodies.map(|body| serde_json::from_slice(&body).expect("JSON")).collect();
    assert_eq!(
        bodies,
        [
            json!({"volume": {"size": 1}}),
            json!({"volume": {"size": 1, "name": "root", "volume_type": "ssd", "imageRef": "i1",
            "metadata": {"k": "v"}}}),
            json!({"volume": {"name": "new"}}),
            json!({"snapshot": {"volume_id": "v1", "force": true}}),
        ]
    );
    let asked = cloud.asked();
    assert_eq!(asked[5], "DELETE https://cinder/v3/volumes/v1");
    assert_eq!(asked[6], "DELETE https://cinder/v3/volumes/v1?cascade=true");
}

#[test]
fn limits_and_quotas_tell_what_is_left() {
    let quota = |limit: i64, used: i64| json!({"limit": limit, "in_use": used, "reserved": 1});
    let cloud = answering(&[
        json!({"limits": {"rate": [], "absolute": {
            "maxTotalVolumes": 10, "totalVolumesUsed": 7, "maxTotalVolumeGigabytes": -1,
            "totalGigabytesUsed": 62,
        }}}),
        json!({"quota_set": {
            "id": "p1", "volumes": quota(10, 7), "gigabytes": quota(-1, 0),
            "gigabytes_ssd": quota(20, 30), "per_volume_gigabytes": quota(100, 0),
        }}),
    ]);
    let cinder = connection(&cloud).cinder;

    let limits = block_on(cinder.limits()).expect("limits");
    let quotas = block_on(cinder.quotas(&Id::new("p1"))).expect("quotas");

    assert_eq!((limits.volumes_left(), limits.gigabytes_left()), (Some(3), None));
    assert_eq!(limits.snapshots_left(), None);
    assert_eq!((quotas.left("volumes"), quotas.left("gigabytes")), (Some(2), None));
    assert_eq!(quotas.left_of_type("gigabytes", "ssd"), Some(0));
    assert_eq!((quotas.left_of_type("volumes", "hdd"), quotas.largest_volume()), (None, Some(100)));
    assert_eq!(cloud.asked()[2], "GET https://cinder/v3/os-quota-sets/p1?usage=true");
}

#[test]
fn cinder_is_asked_at_one_version_and_told_so() {
    let root = |version: &str| json!({"versions": [{"id": "v3.0", "version": version}]});
    let negotiated = |cloud: Replay| {
        let cloud = Arc::new(cloud);
        let cinder = block_on(connection(&cloud).cinder.negotiated()).map(|it| it.version);
        (cinder, cloud)
    };
    let cloud = || Replay::default().token("t1");

    let (newer, asked) = negotiated(cloud().reply(200, &root("3.999")));
    let (older, _) = negotiated(cloud().reply(200, &root("3.27")));
    let (below, walked) = negotiated(cloud().reply(404, &json!({})).reply(200, &root("3.70")));

    assert_eq!((newer, older), (Ok(VolumeVersion::NEWEST), Ok(VolumeVersion(27))));
    assert_eq!((below, &*walked.asked()[2]), (Ok(VolumeVersion(70)), "GET https://cinder/v3/../"));
    let sent = asked.requests().pop().expect("a request");
    assert_eq!(sent.headers.get("OpenStack-API-Version"), Some("volume 3.0"));
    assert!(sent.headers.get("X-OpenStack-Nova-API-Version").is_none());
}

#[test]
fn a_cloud_without_cinder_says_so() {
    let mut body = support::token_body();
    body["token"]["catalog"] = json!([]);
    let token = [("X-Subject-Token", "t1")];
    let cloud = Arc::new(Replay::default().reply_with(201, &token, body.to_string()));

    let connection = Connection::new(&session(&cloud), "public", None);
    let outcome = block_on(connection.cinder.limits());

    let missing = Error::NoEndpoint { service: "block-storage".into(), interface: "public".into() };
    assert_eq!(outcome, Err(missing));
}

fn answering(answers: &[Value]) -> Arc<Replay> {
    let cloud = Replay::default().token("t1");
    Arc::new(answers.iter().fold(cloud, |cloud, answer| cloud.reply(200, answer)))
}

fn read<T: FromJson>(said: &Value) -> T {
    json::read(said.to_string().as_bytes()).expect("Cinder's names")
}
