//! What does not fit: quotas, flavors, images and volumes.

use slipway::{
    launch::{Choices, Content, Disk, Draft, Field, Problem, SourceKind},
    openstack::{Id, glance::Image, novaclient::BlockDevice},
};

use super::{Case, Fate, NOBODY, Past, edit, keep, with};
use crate::flavor;

pub fn cases(plain: &Draft, choices: &Choices) -> Vec<Case> {
    let case = |problem, change: &dyn Fn(&mut Draft), hide: fn(&mut Choices), fate| Case {
        problem,
        draft: with(plain, change),
        past: Past::Hidden(hide),
        fate,
    };
    let no = Fate::Refused;
    let sized = |it: &mut Draft, name: &str| it.flavor = flavor(choices, name);
    let image = |it: &mut Draft, name: &str| it.image = image_called(choices, name);
    let disk = |it: &mut Draft, content, size: &str| {
        it.disks.push(Disk { size: size.into(), ..Disk::new(content) });
    };
    let volume = |name: &str| {
        let mut volumes = choices.volumes.here().iter();
        volumes.find(|volume| volume.name == name).map(|volume| volume.id.clone())
    };
    let limits = choices.limits.as_ref().expect("limits");
    let left = |limit: i64, used: i64| limit - used;
    let servers = left(limits.max_total_instances, limits.total_instances_used);
    let cores = left(limits.max_total_cores, limits.total_cores_used);
    let ram = left(limits.max_total_ram, limits.total_ram_used);
    let volumes = choices.volume_limits.as_ref().expect("limits");
    let gigabytes = left(volumes.max_total_volume_gigabytes, volumes.total_gigabytes_used);
    // More than the whole quota: what others take and give back meanwhile does not matter.
    vec![
        case(
            Problem::CountOverQuota { left: servers },
            &|it| {
                sized(it, "m1.nano");
                it.count = (limits.max_total_instances + 1).to_string();
            },
            |it| it.limits = None,
            no(403),
        ),
        case(
            Problem::CoresOverQuota { left: cores },
            &|it| {
                sized(it, "c1.compute");
                it.count = (limits.max_total_cores / 8 + 1).to_string();
            },
            |it| it.limits = None,
            no(403),
        ),
        case(
            Problem::RamOverQuota { left: ram },
            &|it| {
                sized(it, "r1.memory");
                it.count = (limits.max_total_ram / 32_768 + 1).to_string();
            },
            |it| it.limits = None,
            no(403),
        ),
        case(
            Problem::GigabytesOverQuota(gigabytes),
            &|it| {
                disk(it, Content::Blank, &(volumes.max_total_volume_gigabytes + 1).to_string());
            },
            |it| it.volume_limits = None,
            Fate::Failed,
        ),
        case(
            Problem::TooLittleRam { needs: 1024 },
            &|it| {
                image(it, "ubuntu-24.04");
            },
            roomy,
            no(400),
        ),
        case(Problem::TooSmallDisk { needs: 3 }, &|it| image(it, "debian-12"), roomy, no(400)),
        case(
            Problem::ZeroDisk,
            &|it| sized(it, "b1.volume"),
            |it| {
                edit(&mut it.flavors, |flavor| flavor.disk = 100);
            },
            no(403),
        ),
        case(
            Problem::SizeTooSmall(Field::Root, 3),
            &|it| {
                image(it, "debian-12");
                it.root.on_new_volume = Some(true);
                it.root.size = "1".into();
            },
            roomy,
            no(400),
        ),
        case(
            Problem::FlavorMissing,
            &|it| it.flavor = Some(Id::new(NOBODY)),
            |it| {
                keep(&mut it.flavors, |flavor| flavor.name == "m1.tiny");
                edit(&mut it.flavors, |flavor| flavor.id = Id::new(NOBODY));
            },
            no(400),
        ),
        case(
            Problem::ImageMissing,
            &|it| it.image = Some(Id::new(NOBODY)),
            |it| {
                keep(&mut it.images, |image| image.label() == "cirros-0.6.2");
                edit(&mut it.images, |image| image.id = Id::new(NOBODY));
            },
            no(400),
        ),
        case(
            Problem::VolumeNotBootable(Field::Volume),
            &|it| {
                (it.source, it.volume) = (Some(SourceKind::Volume), volume("data-10"));
            },
            |it| edit(&mut it.volumes, |volume| volume.bootable = true),
            no(400),
        ),
        case(
            Problem::VolumeTaken(Field::Disk(0)),
            &|it| {
                disk(it, Content::Volume(volume("data-used")), "");
            },
            |it| edit(&mut it.volumes, |volume| volume.status = "available".into()),
            no(400),
        ),
        Case {
            problem: Problem::VolumeTwice(Field::Disk(1)),
            draft: with(plain, &|it| {
                disk(it, Content::Volume(volume("data-10")), "");
                disk(it, Content::Volume(volume("data-10")), "");
            }),
            past: Past::Written(|plan, draft| {
                let volumes = draft.disks.iter().filter_map(|disk| match &disk.content {
                    Content::Volume(id) => id.as_ref(),
                    _ => None,
                });
                let devices = volumes.map(|id| BlockDevice {
                    uuid: Some(id.as_str().to_owned()),
                    source_type: Some("volume".into()),
                    destination_type: Some("volume".into()),
                    ..BlockDevice::default()
                });
                plan.requests[0].block_device_mapping_v2.extend(devices);
            }),
            fate: Fate::Failed,
        },
        case(
            Problem::SwapTooLarge(Field::Disk(0), 1024),
            &|it| {
                sized(it, "e1.ephemeral");
                disk(it, Content::Swap, "2048");
            },
            |it| edit(&mut it.flavors, |flavor| flavor.swap = 4096),
            no(400),
        ),
        case(
            Problem::EphemeralTooLarge(Field::Disk(0), 40),
            &|it| {
                sized(it, "e1.ephemeral");
                disk(it, Content::Ephemeral, "41");
            },
            |it| edit(&mut it.flavors, |flavor| flavor.ephemeral = 100),
            no(400),
        ),
    ]
}

/// Images that seem to need nothing.
fn roomy(choices: &mut Choices) {
    edit(&mut choices.images, |image| {
        (image.min_disk, image.min_ram, image.virtual_size) = (0, 0, None);
    });
}

fn image_called(choices: &Choices, name: &str) -> Option<Id<Image>> {
    let mut images = choices.images.here().iter();
    images.find(|image| image.label() == name).map(|image| image.id.clone())
}
