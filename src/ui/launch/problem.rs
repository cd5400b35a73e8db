//! Problems of a draft in words, and the ids of their fields.

use crate::{
    launch::{Draft, Field, Problem},
    ui::{kit::gibibytes, words::Words},
};

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

/// What is wrong, and what to do.
pub fn word(problem: &Problem, words: Words) -> String {
    let whole = |number: i64| u64::try_from(number).unwrap_or(0);
    match problem {
        Problem::NameMissing => words.name_missing().to_owned(),
        Problem::NameTooLong => words.name_too_long(&Draft::NAME_MAX.to_string()),
        Problem::NameUnprintable => words.name_unprintable().to_owned(),
        Problem::CountInvalid => words.count_invalid().to_owned(),
        Problem::CountOverQuota { left: 0 } => words.count_none_left().to_owned(),
        Problem::CountOverQuota { left } => words.count_over_quota(whole(*left), &left.to_string()),
        Problem::StillLoading(_) => words.still_loading().to_owned(),
        Problem::ImageMissing => words.image_missing().to_owned(),
        Problem::FlavorMissing => words.flavor_missing().to_owned(),
        Problem::TooLittleRam { needs } => words.too_little_ram(&gibibytes(*needs)),
        Problem::TooSmallDisk { needs } => words.too_small_disk(&needs.to_string()),
        Problem::CoresOverQuota { left } => words.cores_over_quota(&left.to_string()),
        Problem::RamOverQuota { left } => words.ram_over_quota(&gibibytes(whole(*left))),
        Problem::NetworkMissing => words.network_missing().to_owned(),
        _ => words.still_loading().to_owned(),
    }
}

/// The first problem of `field`, in words.
pub fn problem_at(
    form: super::LaunchForm,
    words: Words,
    field: Field,
) -> leptos::prelude::Signal<Option<String>> {
    leptos::prelude::Signal::derive(move || {
        let problems = form.problems();
        problems.iter().find(|problem| problem.field() == field).map(|problem| word(problem, words))
    })
}
