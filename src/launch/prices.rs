//! What a draft costs, where the operator says what things cost.

use std::collections::BTreeMap;

use super::{Choices, DiskKind, Draft, Takes};
use crate::openstack::json::from_json;

/// `prices` of `launch` in `config.json`: all for one hour, in one currency.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Prices {
    /// ISO 4217, like `EUR`; without one nothing is priced.
    pub currency: String,
    /// Of a server, by its flavor's name.
    pub flavors: BTreeMap<String, f64>,
    /// Of a GiB of volume, by its type's name; `""` for every other type.
    pub volume_gib: BTreeMap<String, f64>,
    /// Of a floating IP.
    pub floating_ip: f64,
}

from_json!(Prices {
    must { currency }
    may { flavors, volume_gib, floating_ip }
});

/// Hours of a month, as clouds count them: a twelfth of a year.
pub const HOURS_A_MONTH: f64 = 730.0;

impl Draft {
    /// What the servers cost an hour, with all that is made for them. None where the flavor has no
    /// price, as a sum without it would mislead.
    pub fn price(&self, choices: &Choices, takes: &Takes) -> Option<f64> {
        let prices = choices.settings.prices.as_ref()?;
        let flavor = prices.flavors.get(&self.chosen_flavor(choices)?.name)?;
        let volumes = takes.disks.iter().filter(|disk| disk.kind == DiskKind::NewVolume);
        let of_disks: f64 = volumes
            .map(|disk| {
                let by_type = disk.volume_type.as_ref().and_then(|it| prices.volume_gib.get(it));
                let gib = by_type.or_else(|| prices.volume_gib.get("")).copied().unwrap_or(0.0);
                // No disk has more GiB than a float is exact for.
                gib * f64::from(u32::try_from(disk.size.unwrap_or(0)).unwrap_or(u32::MAX))
            })
            .sum();
        let addresses = f64::from(u32::try_from(takes.floating_ips).unwrap_or(u32::MAX));
        Some(f64::from(takes.servers) * (flavor + of_disks) + addresses * prices.floating_ip)
    }
}
