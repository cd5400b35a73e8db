//! What Nova answers.

use super::{
    Cloud, Decoder,
    cloud::{any, each, one},
    read,
};

pub fn nova() -> Vec<Decoder> {
    vec![
        read("version", &["versions-nova-v2.1"], Cloud::negotiate),
        read("flavors", &["flavors", "flavors-2.1"], |it| each(it.nova().flavors.list()))
            .list("/flavors", &["id", "name", "vcpus", "ram", "disk"]),
        read("flavor", &["flavor"], |it| one(it.nova().flavors.get(&any()))),
        read("extra specs", &["flavor-extra-specs"], |it| one(it.nova().flavors.get_keys(&any()))),
        read("key pairs", &["keypairs"], |it| each(it.nova().keypairs.list())).list_of(
            "/keypairs",
            "/keypair",
            &["name"],
        ),
        read("key pair", &["keypair", "keypair-created"], |it| one(it.nova().keypairs.get(&any()))),
        read("limits", &["limits"], |it| one(it.nova().limits())),
        read("quotas, used", &["quotas-used"], |it| one(it.nova().quotas.detail(&any(), None))),
        read("zones", &["availability-zones"], |it| each(it.nova().availability_zones.list()))
            .list("/availabilityZoneInfo", &["zoneName"]),
        read("server groups", &["server-groups"], |it| each(it.nova().server_groups.list()))
            .list("/server_groups", &["id"]),
    ]
}

pub fn servers() -> Vec<Decoder> {
    vec![
        read("servers", &["servers", "servers-2.1"], |it| each(it.nova().servers.list()))
            .list("/servers", &["id"]),
        read("server", &["server", "server-failed"], |it| one(it.nova().servers.get(&any()))),
        read("server, created", &["server-created"], Cloud::create_server),
        read("addresses", &["server-addresses"], |it| one(it.nova().servers.ips(&any()))),
        read("notes", &["server-metadata"], |it| one(it.nova().servers.list_meta(&any()))),
        read("tags", &["server-tags"], |it| each(it.nova().servers.tag_list(&any()))),
        read("topology", &["server-topology"], |it| one(it.nova().servers.topology(&any()))),
        read("groups of a server", &["server-security-groups"], |it| {
            each(it.nova().servers.list_security_group(&any()))
        })
        .list("/security_groups", &["id"]),
        read("interfaces", &["server-interfaces"], |it| {
            each(it.nova().servers.interface_list(&any()))
        })
        .list("/interfaceAttachments", &["port_id"]),
        read("volumes of a server", &["server-volumes"], |it| {
            each(it.nova().volumes.get_server_volumes(&any()))
        })
        .list("/volumeAttachments", &["volumeId"]),
        read("actions", &["instance-actions"], Cloud::actions)
            .list("/instanceActions", &["request_id"]),
        read("action", &["instance-action"], |it| {
            one(it.nova().instance_action.get(&any(), "req-1"))
        }),
    ]
}
