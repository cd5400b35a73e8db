//! What Glance, Neutron and Cinder answer.

use slipway::openstack::{
    cinder::{SnapshotSearch, VolumeSearch},
    glance::ImageSearch,
    neutron::{
        FloatingIpSearch, Listing, NetworkSearch, PortSearch, RouterSearch,
        SecurityGroupRuleSearch, SecurityGroupSearch, SubnetSearch,
    },
};

use super::{
    Cloud, Decoder,
    cloud::{any, each, one},
    read,
};

pub fn all() -> Vec<Decoder> {
    [glance(), neutron(), ports(), cinder()].into_iter().flatten().collect()
}

fn glance() -> Vec<Decoder> {
    vec![
        read("images", &["images"], |it| each(it.glance().images(&ImageSearch::default()).all()))
            .list("/images", &["id"]),
        read("image", &["image"], |it| one(it.glance().image(&any()))),
        read("namespaces", &["namespaces"], |it| each(it.glance().namespaces(&[]).all()))
            .list("/namespaces", &["namespace"]),
        read("namespace", &["namespace"], |it| one(it.glance().namespace("n"))),
    ]
}

fn neutron() -> Vec<Decoder> {
    vec![
        read("networks", &["networks"], |it| {
            each(it.neutron().networks(&NetworkSearch::default()).all())
        })
        .list("/networks", &["id"]),
        read("network", &["network"], |it| one(it.neutron().network(&any()))),
        read("subnets", &["subnets"], |it| {
            each(it.neutron().subnets(&SubnetSearch::default()).all())
        })
        .list("/subnets", &["id", "network_id"]),
        read("subnet", &["subnet"], |it| one(it.neutron().subnet(&any()))),
        read("routers", &["routers"], |it| {
            each(it.neutron().routers(&RouterSearch::default()).all())
        })
        .list("/routers", &["id"]),
        read("extensions", &["extensions"], |it| {
            each(async { Ok(it.neutron().extensions().await?.0.into_iter().collect()) })
        })
        .list("/extensions", &["alias"]),
        read("network zones", &["network-zones"], |it| each(it.neutron().availability_zones()))
            .list("/availability_zones", &["name"]),
        read("quotas of networks", &["network-quotas"], |it| one(it.neutron().quotas(&any()))),
        read("policies", &["qos-policies"], |it| {
            each(it.neutron().qos_policies(&Listing::default()).all())
        })
        .list("/policies", &["id"]),
        read("free addresses", &["ip-availabilities"], |it| {
            each(it.neutron().ip_availabilities(&[]).all())
        })
        .list("/network_ip_availabilities", &["network_id"]),
    ]
}

fn ports() -> Vec<Decoder> {
    vec![
        read("ports", &["ports"], |it| each(it.neutron().ports(&PortSearch::default()).all()))
            .list("/ports", &["id", "network_id"]),
        read("port", &["port"], |it| one(it.neutron().port(&any()))),
        read("floating IPs", &["floating-ips"], |it| {
            each(it.neutron().floating_ips(&FloatingIpSearch::default()).all())
        })
        .list("/floatingips", &["id", "floating_network_id"]),
        read("security groups", &["security-groups"], |it| {
            each(it.neutron().security_groups(&SecurityGroupSearch::default()).all())
        })
        .list("/security_groups", &["id"]),
        read("security group", &["security-group"], |it| one(it.neutron().security_group(&any()))),
        read("rules", &["security-group-rules"], |it| {
            each(it.neutron().security_group_rules(&SecurityGroupRuleSearch::default()).all())
        })
        .list("/security_group_rules", &["id"]),
    ]
}

fn cinder() -> Vec<Decoder> {
    vec![
        read("volumes", &["volumes"], |it| {
            each(it.cinder().volumes(&VolumeSearch::default()).all())
        })
        .list("/volumes", &["id"]),
        read("volume", &["volume"], |it| one(it.cinder().volume(&any()))),
        read("snapshots", &["snapshots"], |it| {
            each(it.cinder().snapshots(&SnapshotSearch::default()).all())
        })
        .list("/snapshots", &["id", "volume_id"]),
        read("snapshot", &["snapshot"], |it| one(it.cinder().snapshot(&any()))),
        read("types", &["volume-types"], |it| each(it.cinder().types().all()))
            .list("/volume_types", &["id"]),
        read("default type", &["volume-type-default"], |it| one(it.cinder().default_type())),
        read("zones of volumes", &["volume-availability-zones"], |it| {
            each(it.cinder().availability_zones())
        })
        .list("/availabilityZoneInfo", &["zoneName"]),
        read("limits of volumes", &["volume-limits"], |it| one(it.cinder().limits())),
        read("quotas of volumes", &["volume-quotas"], |it| one(it.cinder().quotas(&any()))),
        read("version of Cinder", &["versions-cinder-v3"], Cloud::negotiate_cinder),
    ]
}
