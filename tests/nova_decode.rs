//! Nova's other answers at several versions: what each tells is read, and what it does not tell is empty.

#[path = "support/nova.rs"]
mod nova;
mod support;

use futures_executor::block_on;
use nova::{cloud_of, nova, s1};
use serde_json::{Value, json};
use slipway::openstack::{
    Id,
    json::{self, FromJson},
    novaclient::{
        Flavor, InstanceAction, Keypair, Limits, QuotaSet, ServerGroup, VolumeAttachment,
    },
};

/// Reads an answer as the client does: from text.
fn read<T: FromJson>(json: &Value) -> T {
    json::read(json.to_string().as_bytes()).unwrap_or_else(|error| panic!("{json}: {error}"))
}

#[test]
fn a_flavor_is_read_from_2_1_to_2_102() {
    let base = json!({"id": "1", "name": "m1.tiny", "vcpus": 1, "ram": 512, "disk": 1});
    let with = |more: Value| {
        let mut flavor = base.clone();
        for (key, value) in more.as_object().expect("fields") {
            flavor[key] = value.clone();
        }
        read::<Flavor>(&flavor)
    };

    let old = with(json!({
        "swap": "", "OS-FLV-EXT-DATA:ephemeral": 5, "OS-FLV-DISABLED:disabled": false,
        "os-flavor-access:is_public": true, "rxtx_factor": 1.0,
    }));
    assert_eq!((old.swap, old.ephemeral, old.is_public), (0, 5, Some(true)));
    let new = with(json!({
        "swap": 64, "description": null, "extra_specs": {"hw:cpu_policy": "dedicated"},
    }));
    assert_eq!((new.swap, new.description, new.is_public), (64, None, None));
    assert_eq!(new.extra_specs["hw:cpu_policy"], "dedicated");
}

#[test]
fn a_key_pair_is_read_from_every_answer() {
    let listed = json!({"name": "k", "fingerprint": "aa", "public_key": "ssh-rsa A"});
    let cloud = cloud_of(&json!({"keypairs": [{"keypair": listed}, {"keypair": null}, null]}));
    let shown: Keypair = read(&json!({
        "name": "k", "fingerprint": "aa", "public_key": "ssh-rsa A", "type": "x509", "id": 7,
        "user_id": "u1", "created_at": "2026-01-01T00:00:00.000000", "deleted": false,
        "deleted_at": null, "updated_at": null,
    }));

    let all = block_on(nova(&cloud, 1).keypairs.list()).expect("a list");

    assert_eq!(all.len(), 1);
    assert_eq!((&*all[0].public_key, &all[0].key_type), ("ssh-rsa A", &None));
    assert_eq!(shown.key_type.as_deref(), Some("x509"));
    assert_eq!(shown.user_id.as_deref(), Some("u1"));
}

#[test]
fn a_groups_policy_is_read_in_both_spellings() {
    let old: ServerGroup =
        read(&json!({"id": "g1", "name": "g", "policies": ["affinity"], "metadata": {}}));
    let new: ServerGroup = read(&json!({
        "id": "g1", "name": "g", "policy": "anti-affinity", "members": ["s1"],
        "rules": {"max_server_per_host": 3}, "project_id": "p1", "user_id": "u1",
    }));

    assert_eq!(old.policy(), Some("affinity"));
    assert_eq!(new.policy(), Some("anti-affinity"));
    assert_eq!(new.rules.max_server_per_host, Some(3));
    assert_eq!(new.members, [s1()]);
}

#[test]
fn a_volume_is_named_by_its_volume_at_every_version() {
    let old: VolumeAttachment =
        read(&json!({"id": "v1", "volumeId": "v1", "serverId": "s1", "device": "/dev/vdb"}));
    let new: VolumeAttachment = read(&json!({
        "volumeId": "v1", "serverId": "s1", "device": null, "tag": "data",
        "delete_on_termination": false, "attachment_id": "a1", "bdm_uuid": "b1",
    }));

    assert_eq!((&*old.volume_id, &*new.volume_id), ("v1", "v1"));
    assert_eq!(old.delete_on_termination, None);
    assert_eq!(new.attachment_id.as_deref(), Some("a1"));
}

#[test]
fn actions_quotas_zones_and_limits_are_read() {
    let action: InstanceAction = read(&json!({
        "action": "create", "request_id": "req-1", "instance_uuid": "s1", "message": null,
        "start_time": "2026-01-01T00:00:00.000000", "updated_at": "2026-01-01T00:00:01.000000",
        "events": [null, {
            "event": "compute__do_build", "start_time": "2026-01-01T00:00:00.000000",
            "finish_time": null, "result": "Error", "hostId": "a1", "details": "no disk",
        }],
    }));
    let quotas: QuotaSet = read(&json!({
        "id": "p1", "cores": {"limit": 20, "in_use": 3, "reserved": 1}, "networks": 9,
        "key_pairs": {"limit": -1, "in_use": 0, "reserved": 0},
    }));
    let limits: Limits = read(&json!({
        "maxTotalInstances": 10, "totalInstancesUsed": 3, "maxTotalCores": -1,
        "totalCoresUsed": 3, "maxTotalRAMSize": 100, "totalRAMUsed": 512, "maxServerMeta": 128,
        "maxTotalKeypairs": 100, "maxPersonality": null,
    }));
    let zones = json!({"availabilityZoneInfo": [
        {"zoneName": "nova", "zoneState": {"available": true}, "hosts": {"cn1": {
            "nova-compute": {"active": true, "available": true, "updated_at": null},
        }}},
        {"zoneName": "down", "zoneState": {"available": false}, "hosts": null},
    ]});
    let zones =
        block_on(nova(&cloud_of(&zones), 1).availability_zones.list_detailed()).expect("a list");

    assert_eq!(action.events[0].details.as_deref(), Some("no disk"));
    assert_eq!((action.events.len(), action.instance_uuid), (1, Some(s1())));
    let cores = quotas.cores.expect("cores");
    assert_eq!((cores.limit, cores.in_use, cores.reserved, quotas.ram), (20, 3, 1, None));
    assert_eq!((limits.instances_left(), limits.cores_left()), (Some(7), None));
    assert_eq!((limits.max_server_meta, limits.max_personality), (Some(128), None));
    assert!(zones[0].is_available() && zones[0].hosts["cn1"]["nova-compute"].active);
    assert!(!zones[1].is_available() && zones[1].hosts.is_empty());
}

#[test]
fn parts_of_a_server_are_read() {
    let answer = json!({
        "interfaceAttachments": [{
            "port_id": "p1", "net_id": "n1", "mac_addr": "fa:16:3e:00:00:01",
            "port_state": "ACTIVE", "tag": null,
            "fixed_ips": [{"ip_address": "10.0.0.5", "subnet_id": "sn1"}, null],
        }],
        "security_groups": [{
            "id": "sg1", "name": "web", "description": "", "rules": [], "tenant_id": "p1",
        }],
        "nodes": [{
            "memory_mb": 512, "vcpu_set": [0, 1], "siblings": [[0, 1]],
            "cpu_pinning": {"0": 4, "1": 5}, "host_node": 1,
        }],
        "pagesize_kb": 4,
        "password": "Zm9v",
    });
    let cloud = cloud_of(&answer);
    let servers = nova(&cloud, 78).servers;

    let interfaces = block_on(servers.interface_list(&s1())).expect("interfaces");
    let groups = block_on(servers.list_security_group(&s1())).expect("groups");
    let topology = block_on(servers.topology(&s1())).expect("a topology");
    let password = block_on(servers.get_password(&s1())).expect("a password");

    assert_eq!(interfaces[0].fixed_ips.len(), 1);
    assert_eq!(interfaces[0].fixed_ips[0].subnet_id, Some(Id::new("sn1")));
    assert_eq!((&*groups[0].name, &groups[0].id), ("web", &Id::new("sg1")));
    assert_eq!((topology.nodes[0].cpu_pinning["1"], topology.pagesize_kb), (5, Some(4)));
    assert_eq!(password.as_deref(), Some("Zm9v"));
}
