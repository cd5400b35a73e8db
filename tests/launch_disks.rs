//! What servers start from, their disks, and their size.

#[path = "support/form.rs"]
mod form;

use form::{choices, draft, id, limits, plan, problems, read, request, uuid};
use serde_json::json;
use slipway::{
    launch::{
        Content, Counted, Disk, DiskKind, Draft, Field, Hardware, Mend, Problem, SourceKind,
        Warning,
    },
    openstack::novaclient::{ApiVersion, BlockDevice},
};

#[test]
fn an_image_on_a_new_volume_is_the_first_disk_and_no_image_of_the_request() {
    let mut draft = on_new_volume();
    draft.root.volume_type = Some(id("ssd"));
    draft.root.delete_with_server = Some(true);

    let plan = plan(&draft, &choices());

    let expected = BlockDevice {
        uuid: Some(uuid("debian")),
        source_type: Some("image".into()),
        destination_type: Some("volume".into()),
        boot_index: Some(0),
        volume_size: Some(20),
        volume_type: Some(uuid("ssd")),
        delete_on_termination: Some(true),
        ..BlockDevice::default()
    };
    assert_eq!(plan.requests[0].block_device_mapping_v2, [expected]);
    assert_eq!(plan.requests[0].image, None);
    assert_eq!(plan.version, ApiVersion::new(2, 67));
}

#[test]
fn a_volume_made_from_a_snapshot_has_the_type_of_the_other_volume() {
    let mut draft = Draft {
        source: Some(SourceKind::VolumeSnapshot),
        volume_snapshot: Some(id("snap")),
        disks: vec![Disk {
            volume_type: Some(id("ssd")),
            ..Disk::new(Content::Snapshot(Some(id("snap"))))
        }],
        ..draft()
    };
    draft.root.volume_type = Some(id("ssd"));

    let plan = plan(&draft, &choices());

    let disks = &plan.requests[0].block_device_mapping_v2;
    assert_eq!(disks.len(), 2);
    assert!(disks.iter().all(|disk| disk.volume_type.is_none()));
    assert!(draft.takes(&choices()).disks.iter().all(|disk| disk.volume_type.is_none()));
}

#[test]
fn a_volume_must_hold_what_goes_onto_it() {
    let mut draft = Draft { image: Some(id("huge")), ..on_new_volume() };
    draft.root.size = "30".into();

    let problem = problems(&draft, &choices()).remove(0);
    problem.mend().expect("a mend").apply(&mut draft);

    assert_eq!(problem, Problem::SizeTooSmall(Field::Root, 31));
    assert_eq!(request(&draft, &choices()).block_device_mapping_v2[0].volume_size, Some(31));
}

#[test]
fn the_flavors_disk_does_not_matter_where_there_is_a_volume() {
    let direct = Draft { image: Some(id("huge")), ..draft() };
    let on_volume = Draft { image: Some(id("huge")), ..on_new_volume() };

    assert_eq!(problems(&direct, &choices()), [Problem::TooSmallDisk { needs: 31 }]);
    assert!(on_volume.check(&choices()).is_ok());
}

#[test]
fn a_flavor_without_a_disk_needs_a_volume() {
    let mut draft = Draft { flavor: Some(id("zero")), ..draft() };

    let problem = problems(&draft, &choices()).remove(0);
    problem.mend().expect("a mend").apply(&mut draft);

    assert_eq!(problem, Problem::ZeroDisk);
    assert!(draft.check(&choices()).is_ok());
    assert_eq!(draft.root_size(&choices()), Some(5));
}

#[test]
fn an_encrypted_image_starts_by_way_of_a_volume_only() {
    let draft = Draft { image: Some(id("secret")), ..draft() };

    let problems = problems(&draft, &choices());

    assert_eq!(problems, [Problem::ImageEncrypted(Field::Image)]);
    assert_eq!(problems[0].mend(), Some(Mend::OnNewVolume));
}

#[test]
fn an_image_must_have_its_data_and_its_memory() {
    let of = |image| problems(&Draft { image: Some(id(image)), ..draft() }, &choices());

    assert_eq!(of("queued"), [Problem::ImageNotActive(Field::Image)]);
    assert_eq!(of("hungry"), [Problem::TooLittleRam { needs: 4096 }]);
    assert_eq!(of("gone"), [Problem::ImageMissing]);
}

#[test]
fn each_tab_has_a_choice_of_its_own() {
    let draft = Draft { source: Some(SourceKind::Volume), volume: Some(id("root")), ..draft() };

    let request = request(&draft, &choices());

    assert_eq!(request.image, None);
    assert_eq!(request.block_device_mapping_v2[0].uuid, Some(uuid("root")));
    let back = Draft { source: Some(SourceKind::Image), ..draft };
    assert_eq!(form::request(&back, &choices()).image, Some(id("debian")));
}

#[test]
fn a_volume_to_start_from_is_free_bootable_and_for_one_server() {
    let of = |volume, count: &str| {
        let (source, volume) = (Some(SourceKind::Volume), Some(id(volume)));
        Draft { source, volume, count: count.into(), ..draft() }
    };

    let volume = Field::Volume;
    assert_eq!(problems(&of("used", "1"), &choices()), [Problem::VolumeTaken(volume)]);
    assert_eq!(problems(&of("data", "1"), &choices()), [Problem::VolumeNotBootable(volume)]);
    assert_eq!(problems(&of("root", "2"), &choices()), [Problem::OnlyForOne(volume)]);
    assert_eq!(problems(&of("gone", "1"), &choices()), [Problem::Missing(volume)]);
    assert_eq!(plan(&of("many", "1"), &choices()).version, ApiVersion::new(2, 60));
}

#[test]
fn a_snapshot_of_a_volume_becomes_a_new_one_as_large() {
    let of = |snapshot| Draft {
        source: Some(SourceKind::VolumeSnapshot),
        volume_snapshot: Some(id(snapshot)),
        ..draft()
    };

    let request = request(&of("snap"), &choices());

    assert_eq!(request.block_device_mapping_v2[0].volume_size, Some(7));
    let field = Field::VolumeSnapshot;
    assert_eq!(problems(&of("fresh"), &choices()), [Problem::SnapshotNotReady(field)]);
}

#[test]
fn a_snapshot_that_brings_volumes_along_is_counted_with_them() {
    let mut choices = choices();
    choices.volume_limits = Some(read(&json!({"maxTotalVolumes": 3, "totalVolumesUsed": 0})));
    let draft = Draft {
        source: Some(SourceKind::ServerSnapshot),
        server_snapshot: Some(id("backed")),
        flavor: Some(id("zero")),
        count: "2".into(),
        ..draft()
    };

    let sizes = draft.takes(&choices).disks.iter().map(|disk| disk.size).collect::<Vec<_>>();

    assert_eq!(sizes, [Some(8), Some(4)]);
    assert_eq!(problems(&draft, &choices), [Problem::VolumesOverQuota(3)]);
}

#[test]
fn further_disks_of_every_kind_follow_the_first() {
    let disks = vec![
        Disk { size: "4".into(), ..Disk::new(Content::Blank) },
        Disk::new(Content::Image(Some(id("debian")))),
        Disk::new(Content::Snapshot(Some(id("snap")))),
        Disk::new(Content::Volume(Some(id("data")))),
        Disk::new(Content::Swap),
        Disk { size: "6".into(), filesystem: "ext4".into(), ..Disk::new(Content::Ephemeral) },
    ];
    let draft = Draft { disks, ..draft() };

    let request = request(&draft, &choices());

    let devices = request.block_device_mapping_v2.iter();
    let told: Vec<_> = devices
        .map(|device| (device.source_type.as_deref().unwrap(), device.volume_size))
        .collect();
    let expected = [
        ("blank", Some(4)),
        ("image", Some(5)),
        ("snapshot", Some(7)),
        ("volume", None),
        ("blank", Some(512)),
        ("blank", Some(6)),
    ];
    assert_eq!(told, expected);
    assert_eq!(request.block_device_mapping_v2[4].guest_format.as_deref(), Some("swap"));
    // Nova takes three disks on the host where the operator leaves it.
    assert!(!draft.warnings(&choices()).contains(&Warning::ManyLocalDisks));
}

#[test]
fn the_flavor_says_how_much_swap_and_ephemeral_disk_there_is() {
    let with = |disks: Vec<Disk>| problems(&Draft { disks, ..draft() }, &choices());
    let sized = |content, size: &str| Disk { size: size.into(), ..Disk::new(content) };

    let swap = with(vec![sized(Content::Swap, "513")]);
    assert_eq!(swap, [Problem::SwapTooLarge(Field::Disk(0), 512)]);
    let twice = with(vec![sized(Content::Swap, "1"), sized(Content::Swap, "1")]);
    assert_eq!(twice, [Problem::SwapTwice(Field::Disk(1))]);
    let ephemeral = with(vec![sized(Content::Ephemeral, "6"), sized(Content::Ephemeral, "5")]);
    assert_eq!(ephemeral, [Problem::EphemeralTooLarge(Field::Disk(1), 10)]);
}

#[test]
fn disks_to_start_from_are_numbered_without_gaps() {
    let ordered = |places: &[&str]| {
        let disk = |place: &&str| Disk {
            size: "1".into(),
            boot_order: (*place).into(),
            ..Disk::new(Content::Blank)
        };
        Draft { disks: places.iter().map(disk).collect(), ..draft() }
    };

    assert!(ordered(&["2", "", "1"]).check(&choices()).is_ok());
    for wrong in [&["2"][..], &["0"], &["1", "1"], &["1", "3"], &["first"]] {
        assert_eq!(problems(&ordered(wrong), &choices()), [Problem::BootOrder], "{wrong:?}");
    }
}

#[test]
fn a_volume_is_there_once() {
    let disks = vec![Disk::new(Content::Volume(Some(id("root"))))];
    let source = Some(SourceKind::Volume);
    let draft = Draft { source, volume: Some(id("root")), disks, ..draft() };

    assert_eq!(problems(&draft, &choices()), [Problem::VolumeTwice(Field::Disk(0))]);
}

#[test]
fn hardware_is_said_of_the_images_disk_too() {
    let mut draft = draft();
    draft.root.hardware =
        Hardware { bus: "scsi".into(), tag: "root".into(), ..Hardware::default() };

    let plan = plan(&draft, &choices());
    let body = plan.requests[0].body(plan.version).expect("a body");

    let disks = body["server"]["block_device_mapping_v2"].as_array().expect("disks");
    assert_eq!(disks.len(), 1);
    assert_eq!(disks[0]["disk_bus"], "scsi");
    assert_eq!(body["server"]["imageRef"], uuid("debian"));
    assert_eq!(plan.version, ApiVersion::new(2, 32));
    draft.root.hardware.bus = "floppy".into();
    assert_eq!(problems(&draft, &choices()), [Problem::Unfit(Field::Root)]);
}

#[test]
fn volumes_are_held_against_the_quota_of_all_and_of_their_type() {
    let mut choices = choices();
    choices.volume_limits = Some(read(&json!({
        "maxTotalVolumes": -1, "maxTotalVolumeGigabytes": 100, "totalGigabytesUsed": 70,
    })));
    let quota = |limit: i64| json!({"limit": limit, "in_use": 0, "reserved": 0});
    choices.volume_quotas =
        Some(read(&json!({"volumes_hdd": quota(1), "gigabytes_hdd": quota(-1)})));

    let draft = Draft { count: "2".into(), ..on_new_volume() };

    let expected =
        [Problem::GigabytesOverQuota(30), Problem::TypeVolumesOverQuota("hdd".into(), 1)];
    assert_eq!(problems(&draft, &choices), expected);
}

#[test]
fn a_closed_flavor_is_refused() {
    let draft = Draft { flavor: Some(id("closed")), ..draft() };

    assert_eq!(problems(&draft, &choices()), [Problem::FlavorDisabled]);
}

#[test]
fn certificates_are_for_servers_that_start_from_an_image_itself() {
    let mut draft = Draft { certificates: vec!["c1".into()], ..on_new_volume() };

    let problem = problems(&draft, &choices()).remove(0);
    problem.mend().expect("a mend").apply(&mut draft);

    assert_eq!(problem, Problem::CertificatesWithVolume);
    assert!(draft.check(&choices()).is_ok());
}

#[test]
fn the_summary_counts_all_servers_and_names_each_disk() {
    let mut choices = choices();
    choices.limits = Some(limits((10, 4), (-1, 0), (8192, 2048)));
    let mut draft = Draft { count: "3".into(), ..draft() };
    draft.disks = vec![Disk { size: "4".into(), ..Disk::new(Content::Blank) }];

    let takes = draft.takes(&choices);

    assert_eq!((takes.servers, takes.vcpus, takes.ram, takes.ports), (3, 6, 6144, 3));
    let kinds: Vec<_> = takes.disks.iter().map(|disk| (disk.kind, disk.size)).collect();
    let expected = [
        (DiskKind::Local, Some(20)),
        (DiskKind::NewVolume, Some(4)),
        (DiskKind::Ephemeral, Some(10)),
        (DiskKind::Swap, Some(512)),
    ];
    assert_eq!(kinds, expected);
    let bars: Vec<_> = takes.quotas.iter().map(|bar| (&bar.of, bar.used, bar.added)).collect();
    let expected =
        [(&Counted::Instances, 4, 3), (&Counted::Cores, 0, 6), (&Counted::Ram, 2048, 6144)];
    assert_eq!(bars, expected);
    assert!(!takes.quotas[2].is_over());
}

fn on_new_volume() -> Draft {
    let mut draft = draft();
    draft.root.on_new_volume = Some(true);
    draft
}
