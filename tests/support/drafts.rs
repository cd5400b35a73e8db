//! Drafts as people would type and pick them: mostly right, sometimes wrong, every field of them.

use proptest::{
    collection::vec,
    option,
    prelude::*,
    sample::select,
    strategy::{Strategy, Union},
};
use slipway::{
    launch::{
        Attached, Connected, Content, Disk, Draft, FloatingAddress, Hardware, Interface, OwnPort,
        Part, Root, Several, SourceKind, Way,
    },
    openstack::{Hidden, Id},
};

use super::form::{id, uuid};

/// A draft against the cloud of `form`.
pub fn drafts() -> impl Strategy<Value = Draft> {
    (naming(), starting(), vec(disk(), 0..3), connecting(), entering(), placing(), noting())
        .prop_map(|(naming, starting, disks, connecting, entering, placing, noting)| {
            let draft = Draft { disks, ..naming };
            let draft = Draft {
                source: starting.source,
                image: starting.image,
                server_snapshot: starting.server_snapshot,
                volume: starting.volume,
                volume_snapshot: starting.volume_snapshot,
                root: starting.root,
                flavor: starting.flavor,
                certificates: starting.certificates,
                attached: connecting.attached,
                interfaces: connecting.interfaces,
                security_groups: connecting.security_groups,
                floating_ip: connecting.floating_ip,
                ..draft
            };
            Draft {
                keypair: entering.keypair,
                admin_password: entering.admin_password,
                user_data: entering.user_data,
                access_v4: entering.access_v4,
                access_v6: entering.access_v6,
                hints: placing.hints,
                server_group: placing.server_group,
                zone: placing.zone,
                host: placing.host,
                hypervisor: placing.hypervisor,
                tags: noting.tags,
                metadata: noting.metadata,
                config_drive: noting.config_drive,
                manual_partition: noting.manual_partition,
                ..draft
            }
        })
}

/// Nothing in most cases, something right in most others, and anything at all.
fn typed(right: &'static [&'static str]) -> impl Strategy<Value = String> {
    prop_oneof![
        70 => Just(String::new()),
        29 => select(right).prop_map(str::to_owned),
        1 => anything(),
    ]
}

fn anything() -> impl Strategy<Value = String> {
    prop_oneof![
        "[ -~]{0,70}",
        "[ a-zäöüß中文名\u{a0}\u{200b}\u{ad}\n🚀,/:.-]{0,20}",
        "[a-z]{250,260}"
    ]
}

/// One of these by name; the later ones are those that do not fit.
fn one_of<T: 'static>(
    right: &'static [&'static str],
    wrong: &'static [&'static str],
) -> impl Strategy<Value = Id<T>> {
    prop_oneof![59 => select(right), 1 => select(wrong)].prop_map(id)
}

fn naming() -> impl Strategy<Value = Draft> {
    let name = prop_oneof![59 => "[a-zA-Z名][a-z0-9 名.-]{0,20}", 1 => anything()];
    let count = prop_oneof![9 => Just("1"), 1 => select(&["2", "3", "2", " 4 ", "0", "many"][..])];
    let way = select(&[Way::Together, Way::Apart][..]);
    let several =
        (way, typed(&["1", "2"]), typed(&["db-{n}", "{nn}", "a\nb\n\n"]), vec(1_u32..9, 0..3));
    (
        name,
        typed(&["A server", "中文 text"]),
        typed(&["web", "web-1", "web.example.org"]),
        count,
        several,
    )
        .prop_map(|(name, description, hostname, count, (way, at_least, names, numbers))| {
            Draft {
                name,
                description,
                hostname,
                count: count.to_owned(),
                several: Several { way, at_least, names, numbers },
                ..Draft::default()
            }
        })
}

fn hardware() -> impl Strategy<Value = Hardware> {
    (typed(&["virtio", "scsi"]), typed(&["disk", "cdrom"]), typed(&["root", "data"]))
        .prop_map(|(bus, device_type, tag)| Hardware { bus, device_type, tag })
}

fn starting() -> impl Strategy<Value = Draft> {
    let source = select(
        &[
            None,
            Some(SourceKind::Image),
            Some(SourceKind::ServerSnapshot),
            Some(SourceKind::Volume),
            Some(SourceKind::VolumeSnapshot),
        ][..],
    );
    let root = (
        option::of(any::<bool>()),
        typed(&["20", "31", "100"]),
        option::weighted(0.3, one_of(&["ssd", "hdd"], &["gone"])),
        option::of(any::<bool>()),
        hardware(),
    );
    let picks = (
        one_of(&["debian"], &["huge", "hungry", "secret", "queued"]),
        one_of(&["shot", "backed"], &["gone"]),
        one_of(&["root", "many"], &["used", "data"]),
        one_of(&["snap"], &["fresh"]),
        one_of(&["small"], &["zero", "closed"]),
    );
    (source, root, picks, vec(typed(&["c1", "c2"]), 0..2)).prop_map(
        |(
            source,
            (on_new_volume, size, volume_type, delete_with_server, hardware),
            picks,
            certificates,
        )| {
            let (image, server_snapshot, volume, volume_snapshot, flavor) = picks;
            Draft {
                source,
                image: Some(image),
                server_snapshot: Some(server_snapshot),
                volume: Some(volume),
                volume_snapshot: Some(volume_snapshot),
                flavor: Some(flavor),
                root: Root { on_new_volume, size, volume_type, delete_with_server, hardware },
                certificates,
                ..Draft::default()
            }
        },
    )
}

fn disk() -> impl Strategy<Value = Disk> {
    let content = prop_oneof![
        Just(Content::Blank),
        one_of(&["debian", "huge"], &["queued"]).prop_map(|id| Content::Image(Some(id))),
        one_of(&["snap"], &["fresh"]).prop_map(|id| Content::Snapshot(Some(id))),
        one_of(&["data", "many"], &["used", "gone"]).prop_map(|id| Content::Volume(Some(id))),
        Just(Content::Swap),
        Just(Content::Ephemeral),
    ];
    let volume_type = option::weighted(0.3, one_of(&["ssd", "hdd"], &["gone"]));
    let size =
        prop_oneof![59 => select(&["7", "10", "40"][..]).prop_map(str::to_owned), 1 => anything()];
    (
        content,
        size,
        volume_type,
        any::<bool>(),
        typed(&["ext4", "xfs"]),
        select(&["", "", "", "", "", "", "", "", "1", "2"][..]),
        hardware(),
    )
        .prop_map(
            |(content, size, volume_type, delete_with_server, filesystem, boot_order, hardware)| {
                Disk {
                    content,
                    size,
                    volume_type,
                    delete_with_server,
                    filesystem,
                    boot_order: boot_order.to_owned(),
                    hardware,
                }
            },
        )
}

fn connecting() -> impl Strategy<Value = Draft> {
    let attached = prop_oneof![
        38 => Just(Attached::To),
        1 => Just(Attached::Auto),
        1 => Just(Attached::None),
    ];
    let floating_ip = prop_oneof![
        8 => Just(FloatingAddress::None),
        1 => Just(FloatingAddress::New(None)),
        1 => one_of(&["floating"], &["leading"]).prop_map(|id| FloatingAddress::Existing(Some(id))),
    ];
    let groups = option::of(vec(one_of(&["default", "web", "ssh"], &["gone"]), 0..3));
    (attached, option::weighted(0.95, vec(interface(), 1..3)), groups, floating_ip).prop_map(
        |(attached, interfaces, security_groups, floating_ip)| Draft {
            attached,
            interfaces,
            security_groups,
            floating_ip,
            ..Draft::default()
        },
    )
}

fn interface() -> impl Strategy<Value = Interface> {
    let to = prop_oneof![
        9 => one_of(&["private", "private", "open", "shared"], &["public", "empty", "gone"]).prop_map(Connected::Network),
        1 => one_of(&["free", "wide"], &["taken", "bare"]).prop_map(Connected::Port),
    ];
    let own = (
        typed(&["fa:16:3e:00:00:01"]),
        typed(&["normal", "direct"]),
        option::of(any::<bool>()),
        option::weighted(0.2, one_of(&["gold"], &["gone"])),
    )
        .prop_map(|(mac, vnic_type, port_security, qos_policy)| OwnPort {
            mac,
            vnic_type,
            port_security,
            security_groups: None,
            qos_policy,
        });
    let subnet = option::weighted(0.1, one_of(&["four", "six"], &["shared-four"]));
    (
        to,
        subnet,
        typed(&["10.0.0.20", "10.0.0.21"]),
        typed(&["2001:db8::20"]),
        typed(&["lan", "wan"]),
        option::weighted(0.1, own),
    )
        .prop_map(|(to, subnet, v4, v6, tag, own)| {
            let is_private = to == Connected::Network(id("private"));
            // Few would type these on another network.
            let (v4, v6) = if is_private { (v4, v6) } else { (String::new(), String::new()) };
            Interface { to, subnet: subnet.filter(|_| is_private), v4, v6, tag, own }
        })
}

fn entering() -> impl Strategy<Value = Draft> {
    let keypair = select(&[None, Some(None), Some(Some("laptop")), Some(Some("phone"))][..]);
    let part = (
        typed(&["a.sh", "b"]),
        prop_oneof![
            select(&["#!/bin/sh\n", "#cloud-config\n", "grüß"][..]).prop_map(str::to_owned),
            anything()
        ],
    )
        .prop_map(|(name, text)| Part { name, ..Part::typed(text) });
    (keypair, typed(&["secret"]), vec(part, 0..3), typed(&["192.0.2.1"]), typed(&["2001:db8::1"]))
        .prop_map(|(keypair, password, user_data, access_v4, access_v6)| Draft {
            keypair: keypair.map(|keypair| keypair.map(str::to_owned)),
            admin_password: Hidden(password),
            user_data,
            access_v4,
            access_v6,
            ..Draft::default()
        })
}

fn placing() -> impl Strategy<Value = Draft> {
    let server = || select(&["a", "b"][..]).prop_map(uuid);
    let hint = Union::new_weighted(vec![
        (3, ("different_host|same_host", server()).boxed()),
        (3, ("[a-z]{1,8}", "[a-z0-9]{0,8}".boxed()).boxed()),
        (1, ("query", Just(r#"[">=", "$free_ram_mb", 1024]"#.to_owned())).boxed()),
        (1, ("cidr", Just("/24".to_owned())).boxed()),
        (1, ("build_near_host_ip", Just("192.0.2.1".to_owned())).boxed()),
    ]);
    let zone = prop_oneof![
        40 => select(&[None, Some(None), Some(Some("nova"))][..]),
        1 => select(&[Some(Some("nova:h1")), Some(Some("dark"))][..]),
    ];
    (
        vec(hint, 0..3),
        option::weighted(0.2, one_of(&["apart"], &["gone"])),
        zone,
        typed(&["h1", "h_1.example"]),
        typed(&["n1"]),
    )
        .prop_map(|(hints, server_group, zone, host, hypervisor)| Draft {
            hints,
            server_group,
            zone: zone.map(|zone| zone.map(str::to_owned)),
            host,
            hypervisor,
            ..Draft::default()
        })
}

fn noting() -> impl Strategy<Value = Draft> {
    let tags = vec(typed(&["web", "prod", "中文"]), 0..3);
    let key = prop_oneof![
        59 => select(&["role", "a b", "x:y", "z"][..]).prop_map(str::to_owned),
        1 => anything(),
    ];
    let note = (key, typed(&["1", "größer"]));
    (tags, vec(note, 0..3), option::of(any::<bool>()), any::<bool>()).prop_map(
        |(tags, metadata, config_drive, manual_partition)| Draft {
            tags,
            metadata,
            config_drive,
            manual_partition,
            ..Draft::default()
        },
    )
}
