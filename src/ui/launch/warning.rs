//! Risks of a draft in words.

use crate::{launch::Warning, ui::words::Words};

/// What may go wrong.
pub fn word(warning: &Warning, words: Words) -> String {
    // People count from 1.
    let number = |at: usize| (at + 1).to_string();
    let plain = match warning {
        Warning::NamesAlike(name) => return words.warn_names_alike(name),
        Warning::UserDataUnknown(at) => return words.warn_user_data_unknown(&number(*at)),
        Warning::SecretInUserData(at) => return words.warn_secret(&number(*at)),
        Warning::MayBeFewer => words.warn_may_be_fewer(),
        Warning::ZonesDiffer(_) => words.warn_zones_differ(),
        Warning::ManyLocalDisks => words.warn_local_disks(),
        Warning::ExternalNetwork(_) => words.warn_external(),
        Warning::AddressOnShared(_) => words.warn_address_shared(),
        Warning::SpecialCard(_) => words.warn_special_card(),
        Warning::GroupsLeftOut(_) => words.warn_groups_left_out(),
        Warning::SshClosed => words.warn_ssh_closed(),
        Warning::NoWayOut => words.warn_no_way_out(),
        Warning::NobodyGetsIn => words.warn_nobody_gets_in(),
    };
    plain.to_owned()
}
