//! Servers at several versions: what each tells is read, and what it does not tell is empty.

use serde_json::{Value, json};
use slipway::openstack::{
    Hidden, Id,
    json::{self, FromJson},
    novaclient::{Created, PowerState, Server, ServerFlavor, Status},
};

/// Reads an answer as the client does: from text.
fn read<T: FromJson>(json: &Value) -> T {
    json::read(json.to_string().as_bytes()).unwrap_or_else(|error| panic!("{json}: {error}"))
}

/// A server as Nova told of it at 2.1.
fn at_2_1() -> Value {
    json!({
        "id": "s1", "name": "web", "status": "ACTIVE", "tenant_id": "p1", "user_id": "u1",
        "hostId": "a1b2", "created": "2026-01-01T00:00:00Z", "updated": "2026-01-01T00:01:00Z",
        "accessIPv4": "", "accessIPv6": "", "progress": 0, "metadata": {"k": "v"},
        "flavor": {"id": "f1", "links": []}, "image": {"id": "i1", "links": []},
        "addresses": {"private": [{
            "addr": "10.0.0.5", "version": 4, "OS-EXT-IPS:type": "fixed",
            "OS-EXT-IPS-MAC:mac_addr": "fa:16:3e:00:00:01",
        }]},
        "security_groups": [{"name": "default"}, {"name": "default"}],
        "key_name": null, "config_drive": "True", "links": [], "OS-DCF:diskConfig": "MANUAL",
        "OS-EXT-AZ:availability_zone": "nova", "OS-EXT-STS:power_state": 1,
        "OS-EXT-STS:task_state": null, "OS-EXT-STS:vm_state": "active",
        "OS-SRV-USG:launched_at": "2026-01-01T00:01:00.000000", "OS-SRV-USG:terminated_at": null,
        "os-extended-volumes:volumes_attached": [{"id": "v1"}],
    })
}

/// What came later, up to 2.100.
fn at_2_100() -> Value {
    let mut server = at_2_1();
    let later = json!({
        "locked": true, "locked_reason": "mine", "description": "the web", "tags": ["a", "b"],
        "trusted_image_certificates": null, "server_groups": ["g1"], "host_status": "UP",
        "OS-EXT-SRV-ATTR:hostname": "web", "OS-EXT-SRV-ATTR:host": "cn1",
        "OS-EXT-SRV-ATTR:hypervisor_hostname": "cn1.example", "pinned_availability_zone": "nova",
        "scheduler_hints": {"group": ["g1"]},
        "os-extended-volumes:volumes_attached": [{"id": "v1", "delete_on_termination": true}],
        "flavor": {
            "original_name": "m1.tiny", "vcpus": 1, "ram": 512, "disk": 1, "ephemeral": 0,
            "swap": 0, "extra_specs": {"hw:cpu_policy": "shared"},
        },
    });
    for (key, value) in later.as_object().expect("fields") {
        server[key] = value.clone();
    }
    server
}

#[test]
fn a_server_of_2_1_is_read() {
    let server: Server = read(&at_2_1());

    assert_eq!((&*server.name, &server.status), ("web", &Status::Active));
    assert_eq!((&*server.tenant_id, &*server.user_id, &*server.host_id), ("p1", "u1", "a1b2"));
    assert_eq!(server.flavor.id, Some(Id::new("f1")));
    assert_eq!(server.image, Some(Id::new("i1")));
    assert_eq!(server.power_state, PowerState::Running);
    assert_eq!(server.metadata["k"], "v");
    assert_eq!(server.addresses["private"][0].mac_addr.as_deref(), Some("fa:16:3e:00:00:01"));
    assert_eq!(server.volumes_attached[0].id, "v1");
    assert_eq!(server.volumes_attached[0].delete_on_termination, None);
    assert_eq!(server.security_groups.len(), 2);
    assert_eq!((&*server.config_drive, &*server.availability_zone), ("True", "nova"));
    assert!(!server.locked && server.tags.is_empty() && server.description.is_none());
}

#[test]
fn a_server_of_2_100_tells_more() {
    let server: Server = read(&at_2_100());

    assert!(server.locked);
    assert_eq!(server.locked_reason.as_deref(), Some("mine"));
    assert_eq!(server.description.as_deref(), Some("the web"));
    assert_eq!(server.tags, ["a", "b"]);
    assert_eq!(server.server_groups, [Id::new("g1")]);
    assert_eq!(server.host_status.as_deref(), Some("UP"));
    assert_eq!(server.hostname.as_deref(), Some("web"));
    assert_eq!(server.hypervisor_hostname.as_deref(), Some("cn1.example"));
    assert_eq!(server.pinned_availability_zone.as_deref(), Some("nova"));
    assert_eq!(server.scheduler_hints["group"], json!(["g1"]));
    assert_eq!(server.volumes_attached[0].delete_on_termination, Some(true));
    let flavor = ServerFlavor {
        id: None,
        original_name: Some("m1.tiny".into()),
        vcpus: Some(1),
        ram: Some(512),
        disk: Some(1),
        ephemeral: Some(0),
        swap: Some(0),
        extra_specs: [("hw:cpu_policy".to_owned(), "shared".to_owned())].into(),
    };
    assert_eq!(server.flavor, flavor);
}

#[test]
fn a_server_whose_cell_is_down_is_hardly_more_than_its_id() {
    let server: Server = read(&json!({
        "id": "s1", "status": "UNKNOWN", "tenant_id": "p1", "created": "2026-01-01T00:00:00Z",
        "links": [],
    }));

    assert_eq!((&*server.name, server.status.as_str()), ("", "UNKNOWN"));
    assert!(!server.is_settling());
}

#[test]
fn no_field_of_a_server_but_its_id_can_fail_it() {
    let whole = at_2_100();
    for key in whole.as_object().expect("fields").keys().filter(|key| *key != "id") {
        for odd in [json!(null), json!(7), json!("x"), json!([null, 7]), json!({"x": [1]})] {
            let mut server = whole.clone();
            server[key] = odd.clone();

            let server: Server = read(&server);

            assert_eq!(server.id, Id::new("s1"), "{key}: {odd}");
        }
    }
}

#[test]
fn one_odd_entry_of_a_field_leaves_the_others() {
    let mut server = at_2_100();
    server["security_groups"] = json!([null, {"name": "web"}, {"id": 7}]);
    server["tags"] = json!(["a", null, 7, "b"]);

    let server: Server = read(&server);

    assert_eq!(server.security_groups[0].name, "web");
    assert_eq!(server.tags, ["a", "b"]);
}

#[test]
fn a_fault_is_read_with_and_without_details() {
    let with = |fault: Value| {
        let mut server = at_2_1();
        server["fault"] = fault;
        read::<Server>(&server).fault.expect("a fault")
    };

    let short = with(json!({"code": 500, "created": "2026-01-01T00:00:00Z", "message": "no host"}));
    assert_eq!((&*short.message, short.code, short.details), ("no host", Some(500), None));
    let long = with(json!({"code": 404, "message": "gone", "details": "trace"}));
    assert_eq!(long.details.as_deref(), Some("trace"));
}

#[test]
fn a_new_servers_password_is_hidden() {
    let created: Created = read(&json!({"id": "s1", "adminPass": "secret", "links": []}));
    let without: Created = read(&json!({"id": "s1", "OS-DCF:diskConfig": "AUTO"}));

    assert_eq!(created.admin_pass, Some(Hidden("secret".to_owned())));
    assert!(!format!("{created:?}").contains("secret"));
    assert_eq!(without.admin_pass, None);
}
