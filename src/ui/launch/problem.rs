//! Problems of a draft at their fields.

use leptos::prelude::Signal;

use super::{LaunchForm, word::word};
use crate::{launch::Field, ui::words::Words};

/// The ids of rows. Who has more is led to their section.
const INTERFACES: [&str; 8] = [
    "interface-0",
    "interface-1",
    "interface-2",
    "interface-3",
    "interface-4",
    "interface-5",
    "interface-6",
    "interface-7",
];
const DISKS: [&str; 8] =
    ["disk-0", "disk-1", "disk-2", "disk-3", "disk-4", "disk-5", "disk-6", "disk-7"];

/// The id of the control, row or section that a field is.
pub fn field_id(field: Field) -> &'static str {
    match field {
        Field::Name => "name",
        Field::Description => "description",
        Field::Hostname => "hostname",
        Field::Count => "count",
        Field::AtLeast => "at-least",
        Field::Names => "names",
        Field::Image => "image",
        Field::ServerSnapshot => "server-snapshot",
        Field::Volume => "volume",
        Field::VolumeSnapshot => "volume-snapshot",
        Field::Root => "root",
        Field::Flavor => "flavor",
        Field::Disks => "disks",
        Field::Disk(at) => DISKS.get(at).unwrap_or(&"disks"),
        Field::Networks => "networks",
        Field::Interface(at) => INTERFACES.get(at).unwrap_or(&"networks"),
        Field::SecurityGroups => "security-groups",
        Field::FloatingIp => "floating-ip",
        Field::Keypair => "keypair",
        Field::AdminPassword => "admin-password",
        Field::UserData => "user-data",
        Field::Tags => "tags",
        Field::Metadata => "metadata",
        Field::Hints => "hints",
        Field::ServerGroup => "server-group",
        Field::Zone => "zone",
        Field::Host => "host",
        Field::Hypervisor => "hypervisor",
        Field::Certificates => "certificates",
        Field::AccessV4 => "access-v4",
        Field::AccessV6 => "access-v6",
    }
}

/// The first problem of `field`, in words.
pub fn problem_at(form: LaunchForm, words: Words, field: Field) -> Signal<Option<String>> {
    Signal::derive(move || {
        let problems = form.problems();
        problems.iter().find(|problem| problem.field() == field).map(|problem| word(problem, words))
    })
}
