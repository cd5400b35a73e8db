//! How many servers of a launch are how far.

use crate::{
    launch::{Batch, Turn},
    openstack::novaclient::{Server, Status},
    ui::words::Words,
};

/// How many of them; together they are all.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    /// Not asked for yet.
    pub queued: usize,
    /// Asked for, without an answer so far.
    pub sent: usize,
    /// Being built.
    pub building: usize,
    /// There, whatever was done with them since.
    pub active: usize,
    /// Come to nothing, or broken.
    pub failed: usize,
}

impl Counts {
    /// Counts `batch`; `servers` are those that have been read.
    pub fn of(batch: &Batch, servers: &[Server]) -> Self {
        let mut counts = Self::default();
        for item in &batch.items {
            *match &item.turn {
                Turn::Queued => &mut counts.queued,
                Turn::Sent | Turn::Sought => &mut counts.sent,
                Turn::Made(id) => match servers.iter().find(|server| server.id == *id) {
                    None => &mut counts.building,
                    Some(server) if server.status == Status::Build => &mut counts.building,
                    Some(server) if server.status == Status::Error => &mut counts.failed,
                    Some(_) => &mut counts.active,
                },
                _ => &mut counts.failed,
            } += 1;
        }
        counts
    }

    /// Those that there are any of, in words.
    pub fn word(self, words: Words) -> String {
        let all = [
            (words.count_active(), self.active),
            (words.count_building(), self.building),
            (words.count_sent(), self.sent),
            (words.count_queued(), self.queued),
            (words.count_failed(), self.failed),
        ];
        let some = all.into_iter().filter(|(_, count)| *count > 0);
        some.map(|(word, count)| format!("{word} {count}")).collect::<Vec<_>>().join(" · ")
    }
}
