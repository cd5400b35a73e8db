//! Problems of a draft, and what can be done about them, in words.

use crate::{
    launch::{Draft, Field, Mend, Problem},
    ui::{kit::gibibytes, words::Words},
};

/// What is wrong, and what to do.
pub fn word(problem: &Problem, words: Words) -> String {
    match problem {
        Problem::NameTooLong => words.name_too_long(&Draft::NAME_MAX.to_string()),
        Problem::TooLong(_, max) => words.too_long(&max.to_string()),
        Problem::NovaTooOld(_, needs) => words.nova_too_old(&needs.to_string()),
        Problem::TooManyApart => words.too_many_apart(&Draft::MOST_APART.to_string()),
        Problem::SizeTooSmall(_, needs) => words.size_too_small(&needs.to_string()),
        Problem::SizeTooLarge(_, max) => words.size_too_large(&max.to_string()),
        Problem::SwapTooLarge(_, max) if *max > 0 => words.swap_too_large(&max.to_string()),
        Problem::EphemeralTooLarge(_, max) if *max > 0 => {
            words.ephemeral_too_large(&max.to_string())
        }
        Problem::TooLittleRam { needs } => words.too_little_ram(&gibibytes(*needs)),
        Problem::TooSmallDisk { needs } => words.too_small_disk(&needs.to_string()),
        Problem::AddressOutside(_, ranges) => words.address_outside(ranges),
        Problem::UserDataTooLong(bytes) => {
            words.user_data_too_long(*bytes as u64, &bytes.to_string())
        }
        Problem::TooMany(_, max) => words.too_many(&max.to_string()),
        Problem::Twice(_, what) => words.twice(what),
        Problem::TagInvalid(_, tag) => words.tag_invalid(tag),
        Problem::MetadataKeyInvalid(key) => words.metadata_key_invalid(key),
        Problem::MetadataValueTooLong(key) => words.metadata_value_too_long(key),
        Problem::HintInvalid(key) => words.hint_invalid(key),
        Problem::Refused(_, message) => message.clone(),
        _ => quota(problem, words).unwrap_or_else(|| plain(problem, words).to_owned()),
    }
}

/// What the project has left.
fn quota(problem: &Problem, words: Words) -> Option<String> {
    let whole = |number: i64| u64::try_from(number).unwrap_or(0);
    let (Problem::CountOverQuota { left }
    | Problem::CoresOverQuota { left }
    | Problem::RamOverQuota { left }
    | Problem::VolumesOverQuota(left)
    | Problem::GigabytesOverQuota(left)
    | Problem::TypeVolumesOverQuota(_, left)
    | Problem::TypeGigabytesOverQuota(_, left)
    | Problem::PortsOverQuota(left)
    | Problem::FloatingIpsOverQuota(left)
    | Problem::ServerGroupFull(left)) = problem
    else {
        return None;
    };
    let (number, text) = (whole(*left), left.to_string());
    Some(match problem {
        Problem::CountOverQuota { left: 0 } => words.count_none_left().to_owned(),
        Problem::CountOverQuota { .. } => words.count_over_quota(number, &text),
        Problem::CoresOverQuota { .. } => words.cores_over_quota(number, &text),
        Problem::RamOverQuota { .. } => words.ram_over_quota(&gibibytes(number)),
        Problem::VolumesOverQuota(_) => words.volumes_over_quota(number, &text),
        Problem::GigabytesOverQuota(_) => words.gigabytes_over_quota(&text),
        Problem::TypeVolumesOverQuota(name, _) => {
            words.type_volumes_over_quota(number, &text, name)
        }
        Problem::TypeGigabytesOverQuota(name, _) => words.type_gigabytes_over_quota(&text, name),
        Problem::PortsOverQuota(_) => words.ports_over_quota(number, &text),
        Problem::FloatingIpsOverQuota(_) => words.floating_ips_over_quota(number, &text),
        _ => words.server_group_full(number, &text),
    })
}

/// What needs no number and no name.
fn plain(problem: &Problem, words: Words) -> &'static str {
    match problem {
        Problem::NameMissing => words.name_missing(),
        Problem::NameUnprintable => words.name_unprintable(),
        Problem::Unprintable(_) => words.unprintable(),
        Problem::Unfit(field) => unfit(*field, words),
        Problem::Missing(field) => missing(*field, words),
        Problem::OnlyForOne(_) => words.only_for_one(),
        Problem::OnlyApart(_) => words.only_apart(),
        Problem::CountInvalid => words.count_invalid(),
        Problem::AtLeastInvalid => words.at_least_invalid(),
        Problem::ImageMissing => words.image_missing(),
        Problem::ImageNotActive(_) => words.image_not_active(),
        Problem::ImageEncrypted(_) => words.image_encrypted(),
        Problem::VolumeTaken(_) => words.volume_taken(),
        Problem::VolumeNotBootable(_) => words.volume_not_bootable(),
        Problem::VolumeTwice(_) => words.volume_twice(),
        Problem::SnapshotNotReady(_) => words.snapshot_not_ready(),
        Problem::SizeInvalid(_) => words.size_invalid(),
        Problem::FlavorMissing => words.flavor_missing(),
        Problem::FlavorDisabled => words.flavor_disabled(),
        Problem::ZeroDisk => words.zero_disk(),
        Problem::SwapTwice(_) => words.swap_twice(),
        Problem::SwapTooLarge(..) => words.swap_none(),
        Problem::EphemeralTooLarge(..) => words.ephemeral_none(),
        Problem::BootOrder => words.boot_order(),
        Problem::NetworkMissing => words.network_missing(),
        Problem::NetworkWithoutSubnet(_) => words.network_without_subnet(),
        Problem::NetworkExternal(_) => words.network_refused(),
        Problem::AutoAmbiguous => words.auto_ambiguous(),
        Problem::PortTaken(_) => words.port_taken(),
        Problem::PortTwice(_) => words.port_twice(),
        Problem::PortWithoutAddress(_) => words.port_without_address(),
        Problem::AddressInvalid(_, 4) => words.not_an_ipv4(),
        Problem::AddressInvalid(..) => words.not_an_ipv6(),
        Problem::AddressTaken(_) => words.address_taken(),
        Problem::AddressAutomatic(_) => words.address_automatic(),
        Problem::MacInvalid(_) => words.mac_invalid(),
        Problem::FloatingIpTaken => words.floating_ip_taken(),
        Problem::FloatingIpNowhere => words.floating_ip_nowhere(),
        Problem::KeypairRequired => words.keypair_required(),
        Problem::ZoneUnavailable => words.zone_unavailable(),
        Problem::HostTwice(_) => words.host_twice(),
        Problem::CertificatesWithVolume => words.certificates_with_volume(),
        _ => words.still_loading(),
    }
}

fn unfit(field: Field, words: Words) -> &'static str {
    match field {
        Field::Hostname => words.hostname_unfit(),
        Field::Host | Field::Hypervisor => words.host_unfit(),
        Field::Zone => words.zone_unfit(),
        Field::Root | Field::Disk(_) => words.disk_unfit(),
        Field::Interface(_) => words.interface_unfit(),
        _ => words.unfit(),
    }
}

fn missing(field: Field, words: Words) -> &'static str {
    match field {
        Field::ServerSnapshot => words.server_snapshot_missing(),
        Field::Volume => words.volume_missing(),
        Field::VolumeSnapshot => words.volume_snapshot_missing(),
        Field::SecurityGroups => words.security_group_gone(),
        Field::FloatingIp => words.floating_ip_missing(),
        Field::Keypair => words.keypair_gone(),
        Field::Zone => words.zone_gone(),
        _ => words.missing(),
    }
}

/// What the page can do about a problem: the words of its button.
pub fn mend_word(mend: &Mend, words: Words) -> String {
    match mend {
        Mend::Count(count) => words.mend_count(u64::from(*count), &count.to_string()),
        Mend::Apart => words.mend_apart().to_owned(),
        Mend::OnNewVolume => words.mend_on_new_volume().to_owned(),
        Mend::Size(_, size) => words.mend_size(&size.to_string()),
        Mend::LeaveOut(_) => words.mend_leave_out().to_owned(),
    }
}
