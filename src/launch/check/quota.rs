//! What the project may still have: `nova/compute/utils.py`, `check_num_instances_quota`.

use super::{Check, Problem};
use crate::launch::Counted;

impl Check<'_> {
    /// Nova makes fewer than asked for, down to the least; of the other services nobody does.
    pub(super) fn quotas(&mut self) {
        let Some(count) = self.count else { return };
        let least = if self.draft.is_apart() { count } else { self.request.min_count };
        for bar in self.draft.bars(self.choices, least) {
            let Some(limit) = bar.limit.filter(|_| bar.is_over()) else { continue };
            let left = (limit - bar.used).max(0);
            self.say(match bar.of {
                Counted::Instances => Problem::CountOverQuota { left },
                Counted::Cores => Problem::CoresOverQuota { left },
                Counted::Ram => Problem::RamOverQuota { left },
                Counted::Volumes => Problem::VolumesOverQuota(left),
                Counted::Gigabytes => Problem::GigabytesOverQuota(left),
                Counted::TypeVolumes(name) => Problem::TypeVolumesOverQuota(name, left),
                Counted::TypeGigabytes(name) => Problem::TypeGigabytesOverQuota(name, left),
                Counted::Ports => Problem::PortsOverQuota(left),
                Counted::FloatingIps => Problem::FloatingIpsOverQuota(left),
            });
        }
    }
}
