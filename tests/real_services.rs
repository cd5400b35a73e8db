//! Glance's, Neutron's and Cinder's clients against a real cloud: they lose and misread nothing of
//! what it sends, and it takes what they send. Needs `make cloud`, so `cargo test` alone leaves it
//! out: `cargo test --test real_services`.

#[path = "support/curl.rs"]
mod curl;
#[path = "support/entries.rs"]
mod entries;
#[path = "support/real.rs"]
mod real;
#[path = "support/writes.rs"]
mod writes;

use entries::differences;
use futures_executor::block_on;
use real::{Cloud, Tidy, same, turn};
use serde_json::json;
use slipway::openstack::{
    Direction, Error,
    cinder::{Cinder, Snapshot, SnapshotSearch, Volume, VolumeSearch, VolumeType, VolumeVersion},
    glance::{Glance, ImageSearch, MemberStatus, Offers, Shown, Visibility},
    neutron::{
        FloatingIpSearch, Listing, NetworkSearch, Port, PortSearch, RouterSearch,
        SecurityGroupRuleSearch, SecurityGroupSearch, SubnetSearch,
    },
};

/// Links.
const LINKS: [&str; 4] = ["self", "file", "schema", "links"];
/// Counters of Neutron's, and doubles of other fields.
const COUNTERS: [&str; 3] = ["tenant_id", "revision_number", "standard_attr_id"];

#[test]
fn images_are_read_in_full() {
    let _turn = turn();
    for user in ["demo", "admin"] {
        let cloud = Cloud::of(user);
        let glance = &cloud.connection.glance;
        let all = ImageSearch {
            shown: Shown::All,
            offers: Offers::All,
            limit: Some(3),
            ..ImageSearch::default()
        };

        for os_hidden in [false, true] {
            let search = ImageSearch { os_hidden, ..all.clone() };
            let images = block_on(glance.images(&search).all()).expect("images");

            let path = format!(
                "/v2/images?visibility=all&member_status=all&limit=1000&os_hidden={os_hidden}"
            );
            same("image", &cloud.sent("image", &path, "images"), &images, entries::image, &LINKS);
            let image = block_on(glance.image(&images[0].id)).expect("an image");
            assert_eq!(image, images[0]);
        }
    }
}

#[test]
fn images_are_searched_as_glance_understands_it() {
    let _turn = turn();
    let cloud = Cloud::of("demo");
    let glance = &cloud.connection.glance;
    let found = |search: ImageSearch| -> Vec<String> {
        let images = block_on(glance.images(&search).all()).expect("images");
        images.iter().map(|image| image.label().to_owned()).collect()
    };
    let plain = ImageSearch::default;

    let by_name =
        found(ImageSearch { sort: vec![("name".into(), Direction::Ascending)], ..plain() });
    assert!(by_name.is_sorted() && !by_name.contains(&"community-image".to_owned()));
    assert!(!by_name.contains(&"lab-offered-image".to_owned()));
    let named = ["debian-12", "cirros-0.6.2"].map(str::to_owned).to_vec();
    assert_eq!(found(ImageSearch { names: named, ..plain() }).len(), 2);
    assert_eq!(found(ImageSearch { names: vec!["in:a".into()], ..plain() }), [""; 0]);
    let community = Shown::Only(Visibility::Community);
    assert_eq!(found(ImageSearch { shown: community, ..plain() }), ["community-image"]);
    let offered = Offers::Only(MemberStatus::Pending);
    let shared = Shown::Only(Visibility::Shared);
    let offered = found(ImageSearch { offers: offered, shown: shared, ..plain() });
    assert_eq!(offered, ["lab-offered-image"]);
    let hidden = found(ImageSearch { os_hidden: true, ..plain() });
    assert_eq!(hidden, ["old-hidden-image"]);
    let owned = found(ImageSearch { owner: Some(cloud.project.clone()), ..plain() });
    assert!(owned.contains(&"my-private-image".to_owned()) && owned.len() < by_name.len());
    let debian = vec![("os_distro".into(), "debian".into())];
    let debian = found(ImageSearch { properties: debian, ..plain() });
    assert!(debian.contains(&"debian-12".to_owned()) && debian.len() < by_name.len());
    let isos = found(ImageSearch { disk_formats: vec!["iso".into()], ..plain() });
    assert_eq!(isos, ["rescue-iso"]);
    assert_eq!(found(ImageSearch { size_min: Some(1 << 50), ..plain() }), [""; 0]);
    assert_eq!(found(ImageSearch { tags: vec!["no-such-tag".into()], ..plain() }), [""; 0]);
    let status = vec!["queued".into(), "deactivated".into()];
    assert_eq!(found(ImageSearch { status, ..plain() }).len(), 2);
    let one = block_on(glance.find_image("debian-12")).expect("found by name");
    assert_eq!(block_on(glance.find_image(one.id.as_str())), Ok(one));
    let none = block_on(glance.find_image("no such image"));
    assert!(matches!(none, Err(Error::NotFound { .. })), "{none:?}");
}

#[test]
fn a_snapshot_on_volumes_brings_its_disk() {
    let _turn = turn();
    let cloud = Cloud::of("demo");

    let image = block_on(cloud.connection.glance.find_image("vol-1-snapshot")).expect("a snapshot");
    let disk = image.root_disk().expect("a disk");

    assert!(image.is_snapshot() && image.is_volume_backed() && disk.delete_on_termination);
    assert_eq!((disk.source_type.as_deref(), disk.volume_size), (Some("snapshot"), Some(4)));
    let plain = block_on(cloud.connection.glance.find_image("web-1-snapshot")).expect("a snapshot");
    assert!(plain.is_snapshot() && !plain.is_volume_backed());
}

#[test]
fn an_offer_is_accepted_and_put_off_again() {
    let _turn = turn();
    let cloud = Cloud::of("demo");
    let glance = &cloud.connection.glance;
    let offered = ImageSearch {
        names: vec!["lab-offered-image".into()],
        offers: Offers::All,
        ..ImageSearch::default()
    };
    let image = block_on(glance.images(&offered).all()).expect("images").remove(0).id;
    let members = block_on(glance.members(&image)).expect("members");
    let sent = cloud.sent("image", &format!("/v2/images/{image}/members"), "members");
    assert!(differences("member", &sent[0], &entries::member(&members[0]), &LINKS).is_empty());

    let answer = |glance: &Glance, status| {
        block_on(glance.answer_offer(&image, &cloud.project, &status)).map(|it| it.status)
    };
    let accepted = answer(glance, MemberStatus::Accepted);
    let listed = ImageSearch { offers: Offers::Accepted, ..offered };
    let listed = block_on(glance.images(&listed).all());
    let put_off = answer(glance, MemberStatus::Pending);

    assert_eq!(accepted, Ok(MemberStatus::Accepted));
    assert_eq!(listed.map(|images| images.len()), Ok(1));
    assert_eq!(put_off, Ok(MemberStatus::Pending));
}

#[test]
fn definitions_are_read_in_full() {
    let _turn = turn();
    let cloud = Cloud::of("demo");
    let glance = &cloud.connection.glance;
    let left_out = [&LINKS[..], &["created_at", "updated_at"]].concat();

    for resource_type in ["OS::Nova::Server", "OS::Nova::Flavor", "OS::Glance::Image"] {
        let namespaces = block_on(glance.namespaces(&[resource_type]).all()).expect("namespaces");

        let path = format!("/v2/metadefs/namespaces?resource_types={resource_type}&limit=1000");
        let sent = cloud.sent("image", &path, "namespaces");
        same("namespace", &sent, &namespaces, entries::namespace, &left_out);
        for listed in &namespaces {
            assert!(listed.for_type(resource_type).is_some());
            let path = format!("/v2/metadefs/namespaces/{}", listed.namespace);
            let sent = block_on(cloud.answer("image", &path, None));
            let read = block_on(glance.namespace(&listed.namespace)).expect("a namespace");
            same("namespace", &[sent], &[read], entries::namespace, &left_out);
        }
    }
}

#[test]
fn all_that_neutron_keeps_is_read_in_full() {
    let _turn = turn();
    let listing = || Listing { limit: Some(2), ..Listing::default() };
    for user in ["demo", "admin"] {
        let cloud = Cloud::of(user);
        let neutron = &cloud.connection.neutron;
        let sent = |path: &str, key: &str| cloud.sent("network", &format!("/v2.0/{path}"), key);
        let but = |more: &[&'static str]| [&COUNTERS[..], more].concat();

        let search = NetworkSearch { listing: listing(), ..NetworkSearch::default() };
        let read = block_on(neutron.networks(&search).all()).expect("networks");
        same("network", &sent("networks", "networks"), &read, entries::network, &but(&["qinq"]));
        let search = SubnetSearch { listing: listing(), ..SubnetSearch::default() };
        let read = block_on(neutron.subnets(&search).all()).expect("subnets");
        let doubles = but(&["router:external"]);
        same("subnet", &sent("subnets", "subnets"), &read, entries::subnet, &doubles);
        let search = PortSearch { listing: listing(), ..PortSearch::default() };
        let read = block_on(neutron.ports(&search).all()).expect("ports");
        let drivers = but(&["binding:profile", "binding:vif_details"]);
        same("port", &sent("ports", "ports"), &read, entries::port, &drivers);
        assert!(read.iter().any(Port::is_free) && !read.iter().all(Port::is_free));
        let search = SecurityGroupSearch { listing: listing(), ..SecurityGroupSearch::default() };
        let read = block_on(neutron.security_groups(&search).all()).expect("groups");
        let of_rules = but(&["normalized_cidr", "belongs_to_default_sg", "tags", "updated_at"]);
        let raw = sent("security-groups", "security_groups");
        same("group", &raw, &read, entries::security_group, &of_rules);
        let search =
            SecurityGroupRuleSearch { listing: listing(), ..SecurityGroupRuleSearch::default() };
        let read = block_on(neutron.security_group_rules(&search).all()).expect("rules");
        let raw = sent("security-group-rules", "security_group_rules");
        same("rule", &raw, &read, entries::rule, &of_rules);
        let search = FloatingIpSearch { listing: listing(), ..FloatingIpSearch::default() };
        let read = block_on(neutron.floating_ips(&search).all()).expect("addresses");
        let raw = sent("floatingips", "floatingips");
        same("address", &raw, &read, entries::floating_ip, &but(&[]));
        let search = RouterSearch { listing: listing(), ..RouterSearch::default() };
        let read = block_on(neutron.routers(&search).all()).expect("routers");
        let agents = but(&[
            "availability_zones",
            "availability_zone_hints",
            "flavor_id",
            "distributed",
            "ha",
            "created_at",
            "updated_at",
        ]);
        same("router", &sent("routers", "routers"), &read, entries::router, &agents);
    }
}

#[test]
fn neutron_tells_what_it_can_do_and_how_much() {
    let _turn = turn();
    let cloud = Cloud::of("demo");
    let neutron = &cloud.connection.neutron;

    let extensions = block_on(neutron.extensions()).expect("extensions");
    assert!(extensions.has("port-security") && extensions.has("quota_details"));
    let quotas = block_on(neutron.quotas(&cloud.project)).expect("quotas");
    let raw =
        block_on(cloud.answer("network", &format!("/v2.0/quotas/{}/details", cloud.project), None));
    let port = quotas.port.expect("a quota");
    let read = json!({"limit": port.limit, "used": port.used, "reserved": port.reserved});
    assert_eq!(raw["quota"]["port"], read);
    assert!(quotas.network.is_some() && quotas.floatingip.is_some() && quotas.router.is_some());
    assert!(quotas.security_group.is_some() && quotas.security_group_rule.is_some());
    block_on(neutron.availability_zones()).expect("zones");
    block_on(neutron.obstacle_to_auto_network(&cloud.project)).expect("an answer");
    block_on(neutron.qos_policies(&Listing::default()).all()).expect("policies");
    let private = block_on(neutron.find_network("private")).expect("a network").id;
    let public = block_on(neutron.find_network("public")).expect("a network").id;
    let lonely = block_on(neutron.find_network("two-subnets")).expect("a network").id;
    let gateways = block_on(neutron.gateways()).expect("gateways");
    let out = gateways.iter().find(|it| it.network_id == private).expect("a way out");
    assert_eq!((&out.external_network_id, out.enable_snat), (&public, Some(true)));
    assert!(!out.fixed_ips.is_empty() && gateways.iter().all(|it| it.network_id != lonely));

    let admin = Cloud::of("admin");
    let read = block_on(admin.connection.neutron.ip_availabilities(&[]).all()).expect("addresses");
    let path = "/v2.0/network-ip-availabilities";
    let sent = admin.sent("network", path, "network_ip_availabilities");
    let left_out = ["tenant_id", "ip_availability_details"];
    same("addresses", &sent, &read, entries::ip_availability, &left_out);
}

#[test]
fn all_that_cinder_keeps_is_read_in_full() {
    let _turn = turn();
    let cloud = Cloud::of("demo");
    let newest = block_on(cloud.connection.cinder.negotiated()).expect("a version");
    assert_eq!(newest.version, VolumeVersion::NEWEST);
    let left_out = [
        "links",
        "id",
        "volume_id",
        "os-volume-type-access:is_public",
        "replication_status",
        "consistencygroup_id",
        "group_id",
        "group_snapshot_id",
        "shared_targets",
        "service_uuid",
    ];

    for cinder in [&cloud.connection.cinder, &newest] {
        let version = cinder.version.to_string();
        let sent = |path: &str, key: &str| {
            let answer = block_on(cloud.answer("block-storage", path, Some(&version)));
            answer[key].as_array().expect("a list").clone()
        };
        let search = VolumeSearch { limit: Some(2), ..VolumeSearch::default() };
        let read = block_on(cinder.volumes(&search).all()).expect("volumes");
        let raw = sent("/volumes/detail", "volumes");
        same("volume", &raw, &read, entries::volume, &left_out);
        let search = SnapshotSearch { limit: Some(1), ..SnapshotSearch::default() };
        let read = block_on(cinder.snapshots(&search).all()).expect("snapshots");
        let raw = sent("/snapshots/detail", "snapshots");
        same("snapshot", &raw, &read, entries::snapshot, &left_out);
        let read = block_on(cinder.types().all()).expect("types");
        let raw = sent("/types", "volume_types");
        same("type", &raw, &read, entries::volume_type, &left_out);
        assert!(read.iter().any(VolumeType::is_multiattach));
        let default = block_on(cinder.default_type()).expect("an answer").expect("a type");
        assert!(read.iter().any(|kind| kind.id == default.id));
        tells_how_much(&cloud, cinder);
    }
}

fn tells_how_much(cloud: &Cloud, cinder: &Cinder) {
    let limits = block_on(cinder.limits()).expect("limits");
    let quotas = block_on(cinder.quotas(&cloud.project)).expect("quotas");
    let zones = block_on(cinder.availability_zones()).expect("zones");

    let raw = block_on(cloud.answer("block-storage", "/limits", None));
    let read = json!({
        "maxTotalVolumes": limits.max_total_volumes,
        "totalVolumesUsed": limits.total_volumes_used,
        "maxTotalVolumeGigabytes": limits.max_total_volume_gigabytes,
        "totalGigabytesUsed": limits.total_gigabytes_used,
        "maxTotalSnapshots": limits.max_total_snapshots,
        "totalSnapshotsUsed": limits.total_snapshots_used,
    });
    for (name, value) in read.as_object().expect("fields") {
        assert_eq!(raw["limits"]["absolute"][name], *value, "{name}");
    }
    let path = format!("/os-quota-sets/{}?usage=true", cloud.project);
    let raw = block_on(cloud.answer("block-storage", &path, None));
    let raw = raw["quota_set"].as_object().expect("quotas");
    assert_eq!(quotas.0.len(), raw.len() - 1);
    let gigabytes = quotas.0["gigabytes"];
    assert_eq!(raw["gigabytes"]["in_use"], gigabytes.in_use);
    assert_eq!(quotas.left("volumes"), limits.volumes_left());
    assert_eq!(quotas.left_of_type("gigabytes", "ssd"), None);
    assert!(zones.iter().any(|zone| zone.name == "nova" && zone.is_available()));
}

#[test]
fn volumes_are_searched_as_cinder_understands_it() {
    let _turn = turn();
    let cloud = Cloud::of("demo");
    let cinder = &cloud.connection.cinder;
    let found = |search: VolumeSearch| block_on(cinder.volumes(&search).all()).expect("volumes");
    let plain = VolumeSearch::default;

    let bootable = found(VolumeSearch { bootable: Some(true), ..plain() });
    let free = found(VolumeSearch { status: Some("available".into()), ..plain() });
    let named = found(VolumeSearch { name: Some("data-10".into()), ..plain() });
    let by_size = found(VolumeSearch {
        sort: vec![("size", Direction::Descending)],
        limit: Some(2),
        ..plain()
    });
    let noted = found(VolumeSearch { metadata: [("no".into(), "such".into())].into(), ..plain() });

    assert!(!bootable.is_empty() && bootable.iter().all(|volume| volume.bootable));
    assert!(!free.is_empty() && free.iter().all(Volume::is_attachable));
    assert_eq!(named.iter().map(|volume| &*volume.name).collect::<Vec<_>>(), ["data-10"]);
    assert!(by_size.len() > 4 && by_size.is_sorted_by(|one, next| one.size >= next.size));
    assert!(noted.is_empty());
    let snapshots = SnapshotSearch { volume_id: Some(named[0].id.clone()), ..Default::default() };
    let snapshots = block_on(cinder.snapshots(&snapshots).all()).expect("snapshots");
    assert_eq!(snapshots.iter().map(Snapshot::label).collect::<Vec<_>>(), ["snap-data"]);
}

#[test]
fn what_is_asked_of_the_services_they_make_and_change_and_remove() {
    let _turn = turn();
    let cloud = Cloud::of("demo");
    let _tidy = Tidy::after(&cloud);

    block_on(writes::ports(&cloud)).expect("ports");
    block_on(writes::security_groups(&cloud)).expect("groups");
    block_on(writes::floating_ips(&cloud)).expect("addresses");
    block_on(writes::volumes(&cloud)).expect("volumes");
}

#[test]
fn a_policy_with_a_guarantee_is_read_in_full() {
    let _turn = turn();
    let cloud = Cloud::of("admin");

    block_on(writes::qos(&cloud)).expect("a policy");
}
