//! Where a refusal shows: at the field that the cloud's words are about.
//!
//! Its services say no in words only, so they are known by their beginnings, each copied from the
//! source named above it. Cinder's reach a launch within Nova's.

mod named;
mod schema;

use self::{
    named::{at_disk, at_interface, disk, interface, words},
    schema::{NOT_OF_ITS_SCHEMA, of_schema},
};
use super::{Choices, Connected, Content, Draft, Field, Interface, SourceKind};
use crate::openstack::Error;

/// The field of the draft that a refused launch is about. None where the cloud's words fit nothing
/// known, or more than one field that has nothing to do with the other.
pub fn refused_field(error: &Error, draft: &Draft, choices: &Choices) -> Option<Field> {
    let Error::Refused { status: 400..=499, message, .. } = error else { return None };
    let refused = Refused { message, draft, choices };
    if let Some(rest) = message.strip_prefix(NOT_OF_ITS_SCHEMA) {
        return of_schema(&refused, rest);
    }
    if message.ends_with(" is disallowed by policy") {
        return of_ports_policy(&refused);
    }
    let (_, place) = BEGINNINGS.iter().find(|(beginning, _)| message.starts_with(beginning))?;
    match place {
        Place::At(field) => Some(*field),
        Place::Told(tell) => tell(&refused),
    }
}

/// What was said, and of what.
struct Refused<'a> {
    message: &'a str,
    draft: &'a Draft,
    choices: &'a Choices,
}

/// Where a message belongs.
enum Place {
    /// There, whatever the draft says.
    At(Field),
    /// What the message names tells.
    Told(fn(&Refused<'_>) -> Option<Field>),
}

use Place::{At, Told};

/// What messages begin with; the first that fits counts.
const BEGINNINGS: &[(&str, Place)] = &[
    // nova/api/openstack/compute/servers.py
    ("min_count must be <= max_count", At(Field::AtLeast)),
    ("Can not find requested image", Told(image)),
    ("Invalid key_name provided", At(Field::Keypair)),
    ("Bad network", At(Field::Networks)),
    ("Port ID '", Told(interface)),
    ("Specified Fixed IP '", Told(interface)),
    ("One mechanism with host and/or", Told(host)),
    // nova/exception.py
    ("An invalid 'name' value was provided", Told(name)),
    ("Policy doesn't allow ", Told(of_policy)),
    ("Unable to allocate a single hostname", At(Field::Hostname)),
    ("Flavor", At(Field::Flavor)),
    ("The created instance's disk would be too small", At(Field::Flavor)),
    ("Only volume-backed servers are allowed", At(Field::Flavor)),
    ("Conflicting values for ", At(Field::Flavor)),
    ("Image vCPU topology", At(Field::Flavor)),
    ("Image property '", At(Field::Flavor)),
    ("Image certificate validation", At(Field::Certificates)),
    ("Image signature certificate validation", At(Field::Certificates)),
    ("Image ", Told(disk)),
    ("Not authorized for image ", Told(disk)),
    ("Request of image ", Told(disk)),
    ("Requested image ", Told(disk)),
    ("Volume is smaller than the minimum size", Told(|refused| Some(first_disk(refused)))),
    ("Volume type ", Told(disk)),
    ("Volume ", Told(disk)),
    ("Invalid volume: ", Told(disk)),
    ("Snapshot ", Told(disk)),
    ("Block Device Mapping is Invalid: failed to get ", Told(disk)),
    ("Block Device Mapping is Invalid: More than one swap", Told(swap)),
    ("Block Device Mapping is Invalid", At(Field::Disks)),
    ("Block Device ", Told(disk)),
    ("Swap drive requested is larger", Told(swap)),
    ("Ephemeral disks requested are larger", Told(ephemeral)),
    ("User data needs to be valid base 64", At(Field::UserData)),
    ("Invalid metadata", At(Field::Metadata)),
    ("Maximum number of metadata items", At(Field::Metadata)),
    ("Maximum number of ports exceeded", At(Field::Networks)),
    ("Quota exceeded, too many servers in group", At(Field::ServerGroup)),
    ("Quota exceeded for ", Told(quota)),
    ("Instance group ", Told(group)),
    ("Compute host ", Told(host)),
    ("Fixed IP ", Told(interface)),
    ("Port ", Told(interface)),
    ("Network ", Told(interface)),
    ("It is not allowed to create an interface on external network ", Told(interface)),
    ("More than one possible network found", At(Field::Networks)),
    ("Unable to automatically allocate a network", At(Field::Networks)),
    ("Creating servers with ports having resource requests", Told(with_port)),
    ("The availability zone between the server and its attached volumes", At(Field::Zone)),
    // nova/compute/api.py
    ("The requested availability zone is not available", At(Field::Zone)),
    ("Invalid input received: Unable to parse availability_zone", At(Field::Zone)),
    ("Failed to launch instances: Unable to launch multiple instances", Told(with_port)),
    ("Failed to launch instances: max_count cannot be greater", Told(with_address)),
    // nova/network/neutron.py
    ("Multiple possible networks found", At(Field::Networks)),
    // neutronclient/v2_0/client.py, which Nova asks
    ("Unable to find security_group with", At(Field::SecurityGroups)),
    // oslo_limit/exception.py: quotas that Keystone keeps
    ("Project ", Told(limit)),
    // neutron_lib/api/attributes.py: of ports, before their server
    ("Invalid input for mac_address. ", Told(interface)),
    ("Invalid input for fixed_ips. ", Told(interface)),
    ("Invalid input for binding:vnic_type. ", Told(interface)),
    ("Invalid input for name. ", Told(name)),
    // neutron_lib/exceptions, neutron/ipam/exceptions.py
    ("Unable to complete operation for network ", Told(interface)),
    ("IP address ", Told(interface)),
    ("IPv6 address ", Told(interface)),
    ("No more IP addresses available", Told(addresses)),
    ("No valid service subnet for the given device owner", Told(interface)),
    ("Subnet ", Told(interface)),
    ("QoS policy ", Told(interface)),
    // neutron/extensions/securitygroup.py
    ("Security group ", Told(security_group)),
];

/// The first disk, by what it starts from.
fn first_disk(refused: &Refused<'_>) -> Field {
    match refused.draft.chosen_source(refused.choices) {
        SourceKind::Volume => Field::Volume,
        _ => Field::Root,
    }
}

/// The image of the first disk, where it starts from one.
fn image(refused: &Refused<'_>) -> Option<Field> {
    match refused.draft.chosen_source(refused.choices) {
        SourceKind::Image => Some(Field::Image),
        SourceKind::ServerSnapshot => Some(Field::ServerSnapshot),
        SourceKind::Volume | SourceKind::VolumeSnapshot => None,
    }
}

/// Nova holds a key's and a zone's name to the same rule, and says not which it means.
fn name(refused: &Refused<'_>) -> Option<Field> {
    let draft = refused.draft;
    if refused.message.contains("'name'")
        && (draft.chosen_keypair(refused.choices).is_some_and(|name| !name.is_ascii())
            || draft.chosen_zone(refused.choices).is_some_and(|zone| !zone.is_ascii()))
    {
        return None;
    }
    let is_own = draft.is_apart() && !draft.several.names.trim().is_empty();
    Some(if is_own { Field::Names } else { Field::Name })
}

/// `nova/policies/servers.py`.
fn of_policy(refused: &Refused<'_>) -> Option<Field> {
    let rule = refused.message.split_whitespace().find_map(|word| word.split_once(":create:"))?.1;
    match rule {
        "requested_destination" => host(refused),
        "forced_host" => Some(Field::Zone),
        "trusted_certs" => Some(Field::Certificates),
        "attach_network" => Some(Field::Networks),
        "attach_volume" if !refused.draft.disks.is_empty() => Some(Field::Disks),
        "attach_volume" => Some(first_disk(refused)),
        _ => None,
    }
}

/// `neutron/pecan_wsgi/hooks/policy_enforcement.py` lists the rules of all that was said of a port:
/// of one that has all of it.
fn of_ports_policy(refused: &Refused<'_>) -> Option<Field> {
    let lists = |rule: &str| refused.message.contains(rule);
    lists("rule:create_port").then(|| {
        at_interface(refused, |interface| {
            let own = interface.own.as_ref();
            let has_address = !interface.v4.trim().is_empty() || !interface.v6.trim().is_empty();
            let is_all = |rule, is_said: bool| is_said || !lists(rule);
            is_all(":mac_address", own.is_some_and(|own| !own.mac.trim().is_empty()))
                && is_all(":port_security", own.is_some_and(|own| own.port_security.is_some()))
                && is_all(":fixed_ips", has_address || interface.subnet.is_some())
        })
        .unwrap_or(Field::Networks)
    })
}

/// The host, or the hypervisor, where only one of them is said; the one that is named, else.
fn host(refused: &Refused<'_>) -> Option<Field> {
    let [host, hypervisor] = [&refused.draft.host, &refused.draft.hypervisor].map(|it| it.trim());
    let is_named = |text: &str| words(refused.message).any(|word| word == text);
    match (host.is_empty(), hypervisor.is_empty()) {
        (true, true) => None,
        (true, false) => Some(Field::Hypervisor),
        (false, false) if is_named(hypervisor) && !is_named(host) => Some(Field::Hypervisor),
        _ => Some(Field::Host),
    }
}

/// `nova/compute/utils.py`, `check_num_instances_quota`; `neutron_lib/exceptions`, `OverQuota`.
fn quota(refused: &Refused<'_>) -> Option<Field> {
    let has = |resource: &str| words(refused.message).any(|word| word == resource);
    let fields = [
        ("instances", Field::Count),
        ("cores", Field::Flavor),
        ("ram", Field::Flavor),
        ("port", Field::Networks),
    ];
    fields.into_iter().find(|(resource, _)| has(resource)).map(|(_, field)| field)
}

/// `nova/limit/placement.py`: servers, and what flavors take.
fn limit(refused: &Refused<'_>) -> Option<Field> {
    let (_, limits) = refused.message.split_once(" is over a limit for ")?;
    let fields = [("Resource servers ", Field::Count), ("Resource class:", Field::Flavor)];
    fields.into_iter().find(|(resource, _)| limits.contains(resource)).map(|(_, field)| field)
}

/// The group picked, or one that a hint names.
fn group(refused: &Refused<'_>) -> Option<Field> {
    let is_named = |id: &str| words(refused.message).any(|word| word == id);
    let draft = refused.draft;
    match &draft.server_group {
        Some(group) if is_named(group.as_str()) => Some(Field::ServerGroup),
        _ => draft.hints.iter().any(|(_, value)| is_named(value.trim())).then_some(Field::Hints),
    }
}

fn security_group(refused: &Refused<'_>) -> Option<Field> {
    interface(refused).or(Some(Field::SecurityGroups))
}

fn addresses(refused: &Refused<'_>) -> Option<Field> {
    interface(refused).or(Some(Field::Networks))
}

fn with_port(refused: &Refused<'_>) -> Option<Field> {
    at_interface(refused, |interface: &Interface| matches!(interface.to, Connected::Port(_)))
}

fn with_address(refused: &Refused<'_>) -> Option<Field> {
    at_interface(refused, |interface| !interface.v4.is_empty() || !interface.v6.is_empty())
}

fn swap(refused: &Refused<'_>) -> Option<Field> {
    at_disk(refused, |disk| disk.content == Content::Swap)
}

fn ephemeral(refused: &Refused<'_>) -> Option<Field> {
    at_disk(refused, |disk| disk.content == Content::Ephemeral)
}
