//! What a request itself tells: Nova's and Neutron's schemas, and what is compared within it.

use slipway::{
    launch::{Draft, Field, OwnPort, Part, Plan, PlannedPort, Problem},
    openstack::{
        Id,
        neutron::{CreatePort, Network},
        novaclient::{BlockDevice, Networks},
    },
};

use super::{Case, Fate, Past, with};
use crate::NAME;

pub fn cases(plain: &Draft) -> Vec<Case> {
    let case = |problem, change: &dyn Fn(&mut Draft), write: fn(&mut Plan, &Draft)| Case {
        problem,
        draft: with(plain, change),
        past: Past::Written(write),
        fate: Fate::Refused(400),
    };
    let long = "x".repeat(256);
    let pair = |key: &str, value: &str| vec![(key.to_owned(), value.to_owned())];
    let unfit = "größe".to_owned();
    vec![
        case(Problem::NameTooLong, &|it| it.name.clone_from(&long), name),
        case(Problem::NameUnprintable, &|it| it.name.push('🚀'), name),
        case(
            Problem::TooLong(Field::Description, 255),
            &|it| it.description.clone_from(&long),
            |plan, draft| plan.requests[0].description = Some(draft.description.clone()),
        ),
        case(
            Problem::Unfit(Field::Hostname),
            &|it| it.hostname.clone_from(&unfit),
            |plan, draft| plan.requests[0].hostname = Some(draft.hostname.clone()),
        ),
        case(
            Problem::AtLeastInvalid,
            &|it| {
                it.count = "2".into();
                it.several.at_least = "3".into();
            },
            |plan, _| (plan.requests[0].min_count, plan.requests[0].max_count) = (3, 2),
        ),
        case(
            Problem::OnlyForOne(Field::Hostname),
            &|it| {
                it.count = "2".into();
                it.hostname = "same".into();
            },
            |plan, draft| {
                let request = &mut plan.requests[0];
                request.hostname = Some(draft.hostname.clone());
                (request.min_count, request.max_count) = (2, 2);
            },
        ),
        case(
            Problem::UserDataTooLong(1),
            &|it| it.user_data = vec![Part::typed("x".repeat(49_150))],
            |plan, draft| plan.requests[0].userdata = Some(draft.user_data[0].content.clone()),
        ),
        case(
            Problem::TagInvalid(Field::Tags, "a/b".into()),
            &|it| it.tags = vec!["a/b".into()],
            tags,
        ),
        case(
            Problem::TooMany(Field::Tags, 50),
            &|it| it.tags = (0..51).map(|n| n.to_string()).collect(),
            tags,
        ),
        case(
            Problem::MetadataKeyInvalid(unfit.clone()),
            &|it| it.metadata = pair(&unfit, "1"),
            metadata,
        ),
        case(
            Problem::MetadataValueTooLong("key".into()),
            &|it| it.metadata = pair("key", &long),
            metadata,
        ),
        case(
            Problem::HintInvalid("different_host".into()),
            &|it| it.hints = pair("different_host", "here"),
            |plan, draft| {
                let (key, value) = draft.hints[0].clone();
                plan.requests[0].scheduler_hints.insert(key, value.into());
            },
        ),
        case(
            Problem::AddressInvalid(Field::AccessV4, 4),
            &|it| it.access_v4 = "here".into(),
            |plan, draft| plan.requests[0].access_ip_v4 = Some(draft.access_v4.clone()),
        ),
        case(
            Problem::CertificatesWithVolume,
            &|it| {
                it.root.on_new_volume = Some(true);
                it.root.size = "1".into();
                it.certificates = vec!["one".into()];
            },
            |plan, draft| {
                let image = draft.image.as_ref().map(|id| id.as_str().to_owned());
                let request = &mut plan.requests[0];
                request.trusted_image_certificates.clone_from(&draft.certificates);
                request.image = None;
                request.block_device_mapping_v2 = vec![new_volume(image)];
            },
        ),
        case(
            Problem::MacInvalid(Field::Interface(0)),
            &|it| port(it).mac = "fa:16:3e:00:00".into(),
            mac,
        ),
        case(
            Problem::MacInvalid(Field::Interface(0)),
            &|it| port(it).mac = "00:00:00:00:00:00".into(),
            mac,
        ),
        case(
            Problem::MacInvalid(Field::Interface(0)),
            &|it| port(it).mac = "ff-ff-ff-ff-ff-ff".into(),
            mac,
        ),
    ]
}

fn name(plan: &mut Plan, draft: &Draft) {
    plan.requests[0].name.clone_from(&draft.name);
}

fn tags(plan: &mut Plan, draft: &Draft) {
    plan.requests[0].tags.clone_from(&draft.tags);
}

fn metadata(plan: &mut Plan, draft: &Draft) {
    plan.requests[0].meta = draft.metadata.iter().cloned().collect();
}

fn mac(plan: &mut Plan, draft: &Draft) {
    let mut draft = draft.clone();
    let mac = port(&mut draft).mac.clone();
    let Networks::On(nics) = &plan.requests[0].networks else { return };
    let network = nics[0].net_id.clone().unwrap_or_else(|| Id::new(""));
    plan.ports.push(planned(network, mac));
}

/// The port that the first interface has of its own.
fn port(draft: &mut Draft) -> &mut OwnPort {
    let interfaces = draft.interfaces.as_mut().expect("interfaces");
    interfaces[0].own.get_or_insert_default()
}

/// It in the plan.
fn planned(network: Id<Network>, mac: String) -> PlannedPort {
    let port =
        CreatePort { name: Some(NAME.into()), mac_address: Some(mac), ..CreatePort::new(network) };
    PlannedPort { request: 0, nic: 0, port }
}

/// A volume made from an image, to start from.
fn new_volume(image: Option<String>) -> BlockDevice {
    BlockDevice {
        uuid: image,
        source_type: Some("image".into()),
        destination_type: Some("volume".into()),
        boot_index: Some(0),
        volume_size: Some(1),
        ..BlockDevice::default()
    }
}
