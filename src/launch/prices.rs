//! What a draft costs, where the operator says what things cost.

use super::{Choices, DiskKind, Draft, Takes};
use crate::openstack::json::{FromJson, Reader, from_json};

/// `prices` of `launch` in `config.json`: all for one hour, in one currency.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Prices {
    /// ISO 4217, like `EUR`; without one nothing is priced.
    pub currency: String,
    /// Of a server, by its flavor's name.
    pub flavors: ByName,
    /// Of a GiB of volume, by its type's name; `""` for every other type.
    pub volume_gib: ByName,
    /// Of a floating IP.
    pub floating_ip: f64,
}

from_json!(Prices {
    must { currency }
    may { flavors, volume_gib, floating_ip }
});

/// A price for each name. Operators name few, so that nothing need be sorted.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ByName(Vec<(String, f64)>);

impl ByName {
    fn of(&self, name: &str) -> Option<f64> {
        self.0.iter().rev().find(|(known, _)| known == name).map(|(_, price)| *price)
    }
}

impl FromJson for ByName {
    fn blank() -> Self {
        Self::default()
    }

    fn read(&mut self, json: &mut Reader<'_>) -> bool {
        self.0.clear();
        json.fields(&mut |name, json| {
            let mut price = 0.0;
            if price.read(json) {
                self.0.push((name.to_owned(), price));
            }
        })
    }
}

/// Hours of a month, as clouds count them: a twelfth of a year.
pub const HOURS_A_MONTH: f64 = 730.0;

impl Draft {
    /// What the servers cost an hour, with all that is made for them. None where the flavor has no
    /// price, as a sum without it would mislead.
    pub fn price(&self, choices: &Choices, takes: &Takes) -> Option<f64> {
        let prices = choices.settings.prices.as_ref()?;
        let flavor = prices.flavors.of(&self.chosen_flavor(choices)?.name)?;
        let volumes = takes.disks.iter().filter(|disk| disk.kind == DiskKind::NewVolume);
        let of_disks: f64 = volumes
            .map(|disk| {
                let by_type = disk.volume_type.as_ref().and_then(|it| prices.volume_gib.of(it));
                let gib = by_type.or_else(|| prices.volume_gib.of("")).unwrap_or(0.0);
                // No disk has more GiB than a float is exact for.
                gib * f64::from(u32::try_from(disk.size.unwrap_or(0)).unwrap_or(u32::MAX))
            })
            .sum();
        let addresses = f64::from(u32::try_from(takes.floating_ips).unwrap_or(u32::MAX));
        Some(f64::from(takes.servers) * (flavor + of_disks) + addresses * prices.floating_ip)
    }
}
