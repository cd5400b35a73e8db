//! A launch that happens once, whatever becomes of its answer: kept while it is under way, looked for
//! when nobody has answered, and seen to its end by the next page where this one goes away.

mod doubles;
mod interrupted;
mod lock;
mod logbook;
mod unsure;
mod watch;

pub use doubles::DoublesNotice;
pub use interrupted::Interrupted;
pub use lock::{Held, hold};
pub use logbook::Logbook;
pub use unsure::Unsure;

use crate::launch::{Journal, Outcome};

/// What was sent, and is not done with: addresses may have to be led to it, and doubles be removed.
pub struct Launched {
    /// How far it came.
    pub journal: Journal,
    /// Keeps other pages from it meanwhile.
    pub lock: Option<Held>,
}

/// How the last launch stands, where that is not plain.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Doubt {
    /// The code for it did not arrive: nothing was sent.
    CutOff,
    /// Nobody has answered in time; the servers are being looked for.
    Looking,
    /// There was no clear answer, and there are no servers.
    NotMade,
    /// There was no clear answer, and looking did not tell.
    Unknown,
    /// What was launched before has made its servers after all.
    Made,
}

impl Doubt {
    /// What an outcome leaves open.
    pub fn left_by(outcome: &Outcome) -> Option<Self> {
        match outcome {
            Outcome::Made(_) | Outcome::Refused(_) => None,
            Outcome::NotMade(_) => Some(Self::NotMade),
            Outcome::StillUnknown(_) => Some(Self::Unknown),
        }
    }
}
