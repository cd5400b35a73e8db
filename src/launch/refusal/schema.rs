//! What Nova's JSON schemas say no to: `nova/api/validation/validators.py`. They name the innermost
//! key of the body, which may be one that was typed, and its value.

use super::{Refused, image, named};
use crate::launch::{Draft, Field};

/// What such messages begin with.
pub const NOT_OF_ITS_SCHEMA: &str = "Invalid input for field/attribute ";

/// The field by the key and the value that `rest`, the message behind its beginning, says.
pub fn of_schema(refused: &Refused<'_>, rest: &str) -> Option<Field> {
    let (key, rest) = rest.split_once(". Value: ")?;
    let says = |value: &str| {
        let end = rest.strip_prefix(value.trim());
        end.is_some_and(|end| end.starts_with(". "))
    };
    let draft = refused.draft;
    // Places in lists have numbers for keys.
    let is_place = key.parse::<usize>().is_ok();
    let in_pairs = |pairs: &[(String, String)]| {
        pairs.iter().any(|(name, value)| (is_place || name.trim() == key) && says(value))
    };
    let is_of = |list: &[String]| is_place && list.iter().any(|item| says(item));
    let group = draft.server_group.as_ref().filter(|id| key == "group" && says(id.as_str()));
    let found = [
        known(refused, key, &says),
        (!is_place && in_pairs(&draft.metadata)).then_some(Field::Metadata),
        in_pairs(&draft.hints).then_some(Field::Hints),
        group.map(|_| Field::ServerGroup),
        is_of(&draft.tags).then_some(Field::Tags),
        is_of(&draft.certificates).then_some(Field::Certificates),
    ];
    let mut found = found.into_iter().flatten();
    // A key that was typed may be called like one of Nova's.
    found.next().filter(|_| found.next().is_none())
}

/// `nova/api/openstack/compute/schemas/servers.py`.
fn known(refused: &Refused<'_>, key: &str, says: &dyn Fn(&str) -> bool) -> Option<Field> {
    Some(match key {
        "name" => Field::Name,
        "description" => Field::Description,
        "hostname" => Field::Hostname,
        "max_count" => Field::Count,
        "min_count" if refused.draft.several.at_least.trim().is_empty() => Field::Count,
        "min_count" => Field::AtLeast,
        "imageRef" => return image(refused),
        "flavorRef" => Field::Flavor,
        "block_device_mapping_v2"
        | "boot_index"
        | "volume_size"
        | "volume_type"
        | "guest_format"
        | "device_type"
        | "disk_bus" => Field::Disks,
        "networks" => Field::Networks,
        "port" | "fixed_ip" => return named::interface(refused),
        "tag" => return tag(refused.draft, says),
        "security_groups" => Field::SecurityGroups,
        "key_name" => Field::Keypair,
        "adminPass" => Field::AdminPassword,
        "user_data" => Field::UserData,
        "tags" => Field::Tags,
        "metadata" => Field::Metadata,
        "os:scheduler_hints" => Field::Hints,
        "availability_zone" => Field::Zone,
        "host" => Field::Host,
        "hypervisor_hostname" => Field::Hypervisor,
        "trusted_image_certificates" => Field::Certificates,
        "accessIPv4" => Field::AccessV4,
        "accessIPv6" => Field::AccessV6,
        _ => return None,
    })
}

/// Disks and interfaces have tags, too.
fn tag(draft: &Draft, says: &dyn Fn(&str) -> bool) -> Option<Field> {
    let is_tag = |tag: &str| !tag.trim().is_empty() && says(tag);
    let root = is_tag(&draft.root.hardware.tag).then_some(Field::Root);
    let disks = draft.disks.iter().enumerate();
    let disks = disks.filter(|(_, disk)| is_tag(&disk.hardware.tag)).map(|(at, _)| Field::Disk(at));
    let interfaces = draft.interfaces.iter().flatten().enumerate();
    let interfaces =
        interfaces.filter(|(_, it)| is_tag(&it.tag)).map(|(at, _)| Field::Interface(at));
    let mut found = root.into_iter().chain(disks).chain(interfaces);
    found.next().filter(|_| found.next().is_none())
}
