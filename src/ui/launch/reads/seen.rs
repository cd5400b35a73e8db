//! When a list has changed, told without a look at its items.

use leptos::prelude::*;

use super::{LaunchForm, Reading};
use crate::launch::{Choices, Offer};

/// Which lists these are: how often they have been asked for, and of each where it stands and how
/// long it is.
pub type Seen = Vec<usize>;

impl LaunchForm {
    /// Changes when a list does that `read` brings or that its rows speak of, and not with the rest
    /// of the choices: to make ten thousand rows anew for nothing would be felt.
    ///
    /// An item that changes in its place is not seen, but for the rules of a security group: who
    /// changes another replaces its list.
    pub fn seen(self, read: Reading) -> Memo<Seen> {
        Memo::new(move |_| {
            let mut seen = lists(&self.choices.read(), read).concat();
            seen.push(self.times_asked(&[read, Reading::Networks]));
            seen
        })
    }
}

fn lists(choices: &Choices, read: Reading) -> Vec<[usize; 2]> {
    let networks = || list(&choices.networks);
    match read {
        Reading::Images => vec![list(&choices.images)],
        Reading::Flavors => vec![list(&choices.flavors)],
        Reading::Networks => vec![networks(), list(&choices.subnets)],
        Reading::SecurityGroups => {
            // Rules are added to a group in its place.
            let rules = choices.security_groups.here().iter().map(|group| group.rules.len()).sum();
            vec![list(&choices.security_groups), [rules, 0]]
        }
        Reading::Keypairs => vec![list(&choices.keypairs)],
        Reading::Volumes => vec![list(&choices.volumes)],
        Reading::VolumeSnapshots => vec![list(&choices.volume_snapshots)],
        Reading::VolumeTypes => vec![list(&choices.volume_types)],
        Reading::Ports => vec![list(&choices.ports), networks()],
        Reading::FloatingIps => {
            vec![list(&choices.floating_ips), list(&choices.gateways), networks()]
        }
        Reading::QosPolicies => vec![list(&choices.qos_policies)],
        Reading::ServerGroups => vec![list(&choices.server_groups)],
        Reading::Zones => vec![list(&choices.zones)],
        Reading::Limits | Reading::Version | Reading::NetworkQuotas => Vec::new(),
    }
}

fn list<T>(offer: &Offer<T>) -> [usize; 2] {
    [offer.here().as_ptr().addr(), offer.here().len()]
}
