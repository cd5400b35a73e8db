//! Which interface or disk a message names: by its id, its address, or what else it was given.

use std::net::IpAddr;

use super::Refused;
use crate::{
    launch::{Connected, Content, Disk, Field, Interface, OwnPort, SourceKind},
    openstack::Id,
};

/// Whether an interface is meant by a word.
type Naming<'a> = &'a dyn Fn(&Interface, &str) -> bool;

/// The words of a message, ids and addresses whole.
pub fn words(message: &str) -> impl Iterator<Item = &str> {
    let is_sign = |letter: char| !letter.is_alphanumeric() && !"-_.:".contains(letter);
    message.split(is_sign).map(|word| word.trim_matches(['.', ':'])).filter(|it| !it.is_empty())
}

/// The interface that is named: by what it alone has, before what several may share.
pub fn interface(refused: &Refused<'_>) -> Option<Field> {
    let own = |of: fn(&OwnPort, &str) -> bool| {
        move |interface: &Interface, word: &str| {
            interface.own.as_ref().is_some_and(|own| of(own, word))
        }
    };
    let names: [Naming<'_>; 8] = [
        &|it, word| matches!(&it.to, Connected::Port(port) if port.as_str() == word),
        &own(|own, word| is_mac(&own.mac, word)),
        &|it, word| is_address(&it.v4, word) || is_address(&it.v6, word),
        &own(|own, word| own.vnic_type.trim() == word),
        &own(|own, word| own.security_groups.iter().flatten().any(|group| group.as_str() == word)),
        &own(|own, word| own.qos_policy.as_ref().is_some_and(|policy| policy.as_str() == word)),
        &|it, word| it.subnet.as_ref().is_some_and(|subnet| subnet.as_str() == word),
        &|it, word| it.network_in(refused.choices).is_some_and(|network| network.as_str() == word),
    ];
    names.into_iter().find_map(|is_named| {
        at_interface(refused, |interface| {
            words(refused.message).any(|word| is_named(interface, word))
        })
    })
}

/// The interface that `fits`: all of them, if several do. A port that is there twice is wrong the
/// second time.
pub fn at_interface(refused: &Refused<'_>, fits: impl Fn(&Interface) -> bool) -> Option<Field> {
    let all = refused.draft.chosen_interfaces(refused.choices);
    let mut found = all.iter().enumerate().filter(|(_, interface)| fits(interface));
    let (first, interface) = found.next()?;
    match found.last() {
        None => Some(Field::Interface(first)),
        Some((last, other)) if other.to == interface.to && is_port(other) => {
            Some(Field::Interface(last))
        }
        Some(_) => Some(Field::Networks),
    }
}

/// The further disk that `fits`: all of them, if several do.
pub fn at_disk(refused: &Refused<'_>, fits: impl Fn(&Disk) -> bool) -> Option<Field> {
    let all = refused.draft.disks.iter().enumerate();
    let mut found = all.filter(|(_, disk)| fits(disk)).map(|(at, _)| at);
    let first = found.next()?;
    Some(if found.next().is_some() { Field::Disks } else { Field::Disk(first) })
}

/// The disk whose image, snapshot, volume or type is named.
pub fn disk(refused: &Refused<'_>) -> Option<Field> {
    let draft = refused.draft;
    let is_named =
        |id: Option<&str>| id.is_some_and(|id| words(refused.message).any(|word| word == id));
    let first = match draft.chosen_source(refused.choices) {
        SourceKind::Image => (Field::Image, draft.image.as_ref().map(Id::as_str)),
        SourceKind::ServerSnapshot => {
            (Field::ServerSnapshot, draft.server_snapshot.as_ref().map(Id::as_str))
        }
        SourceKind::Volume => (Field::Volume, draft.volume.as_ref().map(Id::as_str)),
        SourceKind::VolumeSnapshot => {
            (Field::VolumeSnapshot, draft.volume_snapshot.as_ref().map(Id::as_str))
        }
    };
    let root_type = draft.root.volume_type.as_ref().map(Id::as_str);
    match first {
        (field, id) if is_named(id) => Some(field),
        _ if is_named(root_type) => Some(Field::Root),
        _ => at_disk(refused, |disk| {
            let content = match &disk.content {
                Content::Image(id) => id.as_ref().map(Id::as_str),
                Content::Snapshot(id) => id.as_ref().map(Id::as_str),
                Content::Volume(id) => id.as_ref().map(Id::as_str),
                Content::Blank | Content::Swap | Content::Ephemeral => None,
            };
            is_named(content) || is_named(disk.volume_type.as_ref().map(Id::as_str))
        }),
    }
}

fn is_port(interface: &Interface) -> bool {
    matches!(interface.to, Connected::Port(_))
}

/// Also where one is spelled out and the other is not, as IPv6 may be; or where it is none at all.
fn is_address(typed: &str, word: &str) -> bool {
    let typed = typed.trim();
    !typed.is_empty()
        && (typed == word
            || typed.parse::<IpAddr>().is_ok_and(|address| word.parse() == Ok(address)))
}

/// Neutron spells them its own way: `convert_to_sanitized_mac_address`.
fn is_mac(typed: &str, word: &str) -> bool {
    let digits = |text: &str| {
        let digits = text.chars().filter(char::is_ascii_alphanumeric);
        digits.map(|digit| digit.to_ascii_lowercase()).collect::<String>()
    };
    !typed.trim().is_empty() && digits(typed) == digits(word)
}
