//! Risks of a draft in words.

use crate::{launch::Warning, ui::words::Words};

/// What may go wrong, and why.
pub fn risk(warning: &Warning, words: Words) -> String {
    let plain = match warning {
        Warning::NameTaken(name) => return words.name_taken(name),
        Warning::NamesAlike(name) => return words.names_alike(name),
        Warning::MayBeFewer => words.may_be_fewer(),
        Warning::ZonesDiffer(_) => words.zones_differ(),
        Warning::ManyLocalDisks => words.many_local_disks(),
        Warning::ExternalNetwork(_) => words.external_network(),
        Warning::AddressOnShared(_) => words.address_on_shared(),
        Warning::SpecialCard(_) => words.special_card(),
        Warning::GroupsLeftOut(_) => words.groups_left_out(),
        Warning::SshClosed => words.ssh_closed(),
        Warning::NoWayOut => words.no_way_out(),
        Warning::NobodyGetsIn => words.nobody_gets_in(),
        Warning::UserDataUnknown(_) => words.user_data_unknown(),
        Warning::SecretInUserData(_) => words.user_data_secret(),
    };
    plain.to_owned()
}
