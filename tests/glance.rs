//! Glance's images, their properties and their definitions, on a cloud that answers from a script.

mod support;

use std::sync::Arc;

use futures_executor::block_on;
use serde_json::{Value, json};
use slipway::openstack::{
    Direction, Error, Id,
    glance::{
        Glance, Image, ImageSearch, JsonType, MappedDisk, MemberStatus, Offers, Shown, Visibility,
    },
    transport::Method,
};
use support::{Replay, connection};

#[test]
fn images_are_searched_by_glance_itself() {
    let search = ImageSearch {
        ids: vec![Id::new("i1"), Id::new("i2")],
        names: vec!["a,b".into(), "c".into()],
        status: vec!["active".into()],
        shown: Shown::Only(Visibility::Community),
        offers: Offers::All,
        owner: Some(Id::new("p1")),
        disk_formats: vec!["iso".into()],
        size_min: Some(1),
        size_max: Some(2),
        tags: vec!["x".into(), "y z".into()],
        properties: vec![("os_distro".into(), "debian".into())],
        os_hidden: true,
        sort: vec![("name".into(), Direction::Ascending), ("size".into(), Direction::Descending)],
        limit: Some(3),
        marker: Some(Id::new("i0")),
    };

    let asked = asked(&search);

    let expected = "https://glance/v2/images?id=in%3A%22i1%22%2C%22i2%22&name=in%3A%22a%2Cb%22%2C%22c%22&status=active\
        &visibility=community&member_status=all&owner=p1&disk_format=iso&size_min=1&size_max=2\
        &os_hidden=true&tag=x&tag=y+z&os_distro=debian&sort=name%3Aasc%2Csize%3Adesc&limit=3\
        &marker=i0";
    assert_eq!(asked, format!("GET {expected}"));
}

#[test]
fn a_name_with_a_colon_is_no_operator() {
    let search = |name: &str| ImageSearch { names: vec![name.into()], ..ImageSearch::default() };

    assert_eq!(asked(&search("in:x")), "GET https://glance/v2/images?name=eq%3Ain%3Ax");
    assert_eq!(asked(&search("a,b")), "GET https://glance/v2/images?name=a%2Cb");
    assert_eq!(asked(&ImageSearch::default()), "GET https://glance/v2/images");
}

#[test]
fn an_image_is_read_however_little_or_odd_is_said_of_it() {
    let images = images(&json!([
        {"id": "i1"},
        {"name": "without an id"},
        {"id": "i2", "name": null, "size": null, "min_disk": null, "tags": null, "visibility": 7,
            "protected": "True", "owner": null, "os_hidden": null, "status": null},
        {"id": "i3", "visibility": "secret", "tags": ["a", 1], "self": "/v2/images/i3",
            "hw_disk_bus": "scsi", "locations": [{"url": "x"}], "checksum": "c"},
        null,
    ]));

    assert_eq!(images.iter().map(Image::label).collect::<Vec<_>>(), ["i1", "i2", "i3"]);
    assert_eq!((images[1].size, images[1].min_disk, images[1].protected), (None, 0, true));
    assert_eq!(images[1].visibility, Visibility::Private);
    assert_eq!(images[2].visibility, Visibility::Other("secret".into()));
    assert_eq!(images[2].tags, ["a"]);
    let names: Vec<&str> = images[2].properties.0.keys().map(String::as_str).collect();
    assert_eq!(names, ["hw_disk_bus", "locations"]);
    assert_eq!(images[2].properties.get("locations"), Some(r#"[{"url":"x"}]"#));
}

#[test]
fn properties_mean_what_nova_takes_them_for() {
    let image = image(&json!({
        "id": "i1", "os_distro": "debian", "os_version": "12", "os_type": "linux",
        "os_admin_user": "debian", "architecture": "x86_64", "hw_architecture": "aarch64",
        "hw_disk_bus": "virtio", "hw_vif_model": "e1000", "hw_firmware_type": "uefi",
        "hw_qemu_guest_agent": "Yes", "img_config_drive": "mandatory", "base_image_ref": "",
        "auto_disk_config": " Disabled ", "cinder_encryption_key_id": "k1", "instance_uuid": "s1",
        "img_signature": "s", "img_signature_hash_method": "SHA-256",
        "img_signature_key_type": "RSA-PSS", "img_signature_certificate_uuid": "c1",
    }));

    let said = &image.properties;
    assert_eq!((said.os_distro(), said.os_version()), (Some("debian"), Some("12")));
    assert_eq!((said.os_type(), said.os_admin_user()), (Some("linux"), Some("debian")));
    assert_eq!((said.disk_bus(), said.vif_model()), (Some("virtio"), Some("e1000")));
    assert_eq!((said.architecture(), said.firmware_type()), (Some("aarch64"), Some("uefi")));
    assert_eq!((said.base_image_ref(), said.instance_uuid()), (None, Some("s1")));
    assert!(said.has_guest_agent() && said.needs_config_drive() && said.refuses_auto_disk());
    assert!(said.is_encrypted() && said.is_signed());
    let plain_image = plain();
    let said = &plain_image.properties;
    assert!(!said.has_guest_agent() && !said.needs_config_drive() && !said.refuses_auto_disk());
    assert!(!said.is_encrypted() && !said.is_signed() && said.block_device_mapping().is_empty());
}

#[test]
fn a_snapshot_on_volumes_tells_its_disks() {
    let mapping = json!([
        {"source_type": "snapshot", "destination_type": "volume", "snapshot_id": "sn1",
            "volume_size": 4, "boot_index": 0, "delete_on_termination": true, "no_device": null,
            "device_name": "/dev/sda", "volume_id": null, "tag": null, "disk_bus": "virtio"},
        "odd",
        {"source_type": "blank", "destination_type": "local", "boot_index": -1, "guest_format": "swap"},
    ]);
    let said = json!({"id": "i1", "size": 0, "bdm_v2": "True", "block_device_mapping": mapping.to_string()});
    let of_volumes = image(&said);
    let of_image = image(&json!({"id": "i2", "image_type": "snapshot"}));

    let disks = of_volumes.properties.block_device_mapping();

    let root = MappedDisk {
        source_type: Some("snapshot".into()),
        destination_type: Some("volume".into()),
        boot_index: Some(0),
        snapshot_id: Some("sn1".into()),
        volume_size: Some(4),
        delete_on_termination: true,
        device_name: Some("/dev/sda".into()),
        disk_bus: Some("virtio".into()),
        ..MappedDisk::default()
    };
    assert_eq!((disks.len(), &disks[0]), (2, &root));
    assert_eq!(of_volumes.root_disk(), Some(root));
    assert!(of_volumes.is_snapshot() && of_volumes.is_volume_backed());
    assert!(of_image.is_snapshot() && !of_image.is_volume_backed());
    assert!(!plain().is_snapshot());
}

#[test]
fn kernels_and_ramdisks_start_nothing() {
    let of = |format: Value| image(&json!({"id": "i1", "container_format": format})).is_bootable();

    assert!(of(json!("bare")) && of(Value::Null) && !of(json!("aki")) && !of(json!("ari")));
}

#[test]
fn an_image_is_found_by_id_or_by_a_name_that_only_it_has() {
    const ID: &str = "e9bec0c0-4584-418f-9a67-976e0b350b07";
    let none = json!({"images": []});
    let find = |cloud: Replay, name: &str| {
        let cloud = Arc::new(cloud);
        let found = block_on(glance(&cloud).find_image(name)).map(|image| image.id);
        (found, cloud.asked()[1..].to_vec())
    };
    let called = |names: &[&str]| {
        let images: Vec<Value> = names.iter().map(|id| json!({"id": id})).collect();
        json!({"images": images})
    };
    let cloud = || Replay::default().token("t1");

    let by_id = find(cloud().reply(200, &json!({"id": ID})), ID);
    let like_an_id = find(cloud().reply(404, &json!({})).reply(200, &called(&["i1"])), ID);
    let by_name = find(cloud().reply(200, &called(&["i1"])), "a b");
    let several = find(cloud().reply(200, &called(&["i1", "i2"])), "c");
    let missing = find(cloud().reply(200, &none), "d");

    assert_eq!(by_id, (Ok(Id::new(ID)), vec![format!("GET https://glance/v2/images/{ID}")]));
    let named = |name: &str| format!("GET https://glance/v2/images?name={name}&limit=2");
    assert_eq!((like_an_id.0, &like_an_id.1[1]), (Ok(Id::new("i1")), &named(ID)));
    assert_eq!(by_name, (Ok(Id::new("i1")), vec![named("a+b")]));
    assert_eq!(several.0, Err(Error::NoUniqueMatch { kind: "image", name: "c".into() }));
    assert_eq!(missing.0, Err(Error::NotFound { kind: "image", name: "d".into() }));
}

#[test]
fn no_version_header_goes_to_glance() {
    let cloud = Arc::new(Replay::default().token("t1").reply(200, &json!({"images": []})));

    block_on(glance(&cloud).images(&ImageSearch::active()).all()).expect("a list");

    let requests = cloud.requests();
    assert!(requests[1].headers.iter().all(|(name, _)| !name.to_lowercase().contains("version")));
}

#[test]
fn an_offer_is_read_and_answered() {
    let member = json!({"member_id": "p1", "image_id": "i1", "status": "pending"});
    let cloud = Arc::new(
        Replay::default()
            .token("t1")
            .reply(200, &json!({"members": [member], "schema": "/v2/schemas/members"}))
            .reply(200, &json!({"member_id": "p1", "image_id": "i1", "status": "accepted"})),
    );
    let glance = glance(&cloud);

    let members = block_on(glance.members(&Id::new("i1"))).expect("members");
    let (image, project) = (&members[0].image_id, &members[0].member_id);
    let answered = block_on(glance.answer_offer(image, project, &MemberStatus::Accepted));

    assert_eq!(members[0].status, MemberStatus::Pending);
    assert_eq!(answered.expect("a member").status, MemberStatus::Accepted);
    let request = cloud.requests().pop().expect("a request");
    assert_eq!(request.method, Method::Put);
    assert_eq!(request.url, "https://glance/v2/images/i1/members/p1");
    assert_eq!(request.body.as_deref(), Some(&br#"{"status":"accepted"}"#[..]));
}

#[test]
fn definitions_become_typed_fields() {
    let property = |property: Value| json!({"cores": property});
    let namespace = json!({
        "namespace": "OS::Compute::CPU",
        "display_name": "CPU",
        "resource_type_associations": [
            {"name": "OS::Nova::Flavor", "prefix": "hw:"},
            {"name": "OS::Nova::Server", "properties_target": "scheduler_hints"},
        ],
        "properties": property(json!({
            "type": "integer", "title": "Cores", "minimum": 1, "maximum": 8.5, "default": 2,
            "operators": ["<=", 7], "readonly": null, "enum": [1, "2"],
        })),
        "objects": [{"name": "o", "required": ["cores"], "properties": property(json!({
            "type": "array", "items": {"type": "string", "enum": ["a"]}, "uniqueItems": true,
            "minItems": 1, "maxItems": 2, "minLength": 3, "maxLength": 4, "pattern": "^a",
            "confidential": true,
        }))}],
    });
    let cloud = Arc::new(
        Replay::default()
            .token("t1")
            .reply(200, &json!({"namespaces": [{"namespace": "OS::Compute::CPU"}], "next": null}))
            .reply(200, &namespace),
    );
    let glance = glance(&cloud);

    let types = ["OS::Nova::Server", "OS::Nova::Flavor"];
    let listed = block_on(glance.namespaces(&types).all()).expect("namespaces");
    let read = block_on(glance.namespace(&listed[0].namespace)).expect("a namespace");

    let expected = "GET https://glance/v2/metadefs/namespaces\
        ?resource_types=OS%3A%3ANova%3A%3AServer%2COS%3A%3ANova%3A%3AFlavor&limit=1000";
    assert_eq!(cloud.asked()[1], expected);
    assert!(cloud.asked()[2].ends_with("/namespaces/OS%3A%3ACompute%3A%3ACPU"));
    assert_eq!((listed[0].label(), read.label()), ("OS::Compute::CPU", "CPU"));
    assert_eq!(read.for_type("OS::Nova::Flavor").expect("applies").prefix, "hw:");
    let server = read.for_type("OS::Nova::Server").expect("applies");
    assert_eq!(server.properties_target.as_deref(), Some("scheduler_hints"));
    let cores = &read.properties["cores"];
    assert_eq!((cores.kind, &*cores.title), (JsonType::Integer, "Cores"));
    assert_eq!((cores.minimum, cores.maximum), (Some(1.0), Some(8.5)));
    assert_eq!((cores.default.as_deref(), &*cores.choices[0]), (Some("2"), "1"));
    assert_eq!(cores.operators, ["<="]);
    let list = &read.objects[0].properties["cores"];
    let items = list.items.as_ref().expect("items");
    assert_eq!((list.kind, items.kind), (JsonType::Array, JsonType::Text));
    assert_eq!((list.min_items, list.max_items, list.unique_items), (Some(1), Some(2), true));
    assert_eq!((list.min_length, list.max_length), (Some(3), Some(4)));
    assert!(list.confidential && list.pattern.as_deref() == Some("^a"));
}

/// The request that a search makes.
fn asked(search: &ImageSearch) -> String {
    let cloud = Arc::new(Replay::default().token("t1").reply(200, &json!({"images": []})));
    block_on(glance(&cloud).images(search).all()).expect("a list");
    cloud.asked().pop().expect("a request")
}

fn images(images: &Value) -> Vec<Image> {
    let cloud = Arc::new(Replay::default().token("t1").reply(200, &json!({"images": images})));
    block_on(glance(&cloud).images(&ImageSearch::default()).all()).expect("a list")
}

fn image(said: &Value) -> Image {
    images(&json!([said])).remove(0)
}

/// An image of which nothing is said.
fn plain() -> Image {
    image(&json!({"id": "i1"}))
}

fn glance(cloud: &Arc<Replay>) -> Glance {
    connection(cloud).glance
}
