//! Problems of a draft at their fields.

use leptos::prelude::Signal;

use super::{LaunchForm, word::word};
use crate::{launch::Field, ui::words::Words};

/// The id of the control or section that a field is.
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
        Field::Disks | Field::Disk(_) => "disks",
        Field::Networks | Field::Interface(_) => "networks",
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
        // What is wrong with one of several shows at all of them.
        let is_there = |other: Field| field_id(other) == field_id(field);
        problems
            .iter()
            .find(|problem| is_there(problem.field()))
            .map(|problem| word(problem, words))
    })
}

/// The first problem of `field` and of no other that shows with it.
pub fn problem_of(form: LaunchForm, words: Words, field: Field) -> Signal<Option<String>> {
    Signal::derive(move || {
        let problems = form.problems();
        problems.iter().find(|problem| problem.field() == field).map(|problem| word(problem, words))
    })
}
