//! A launch that happens once, whatever becomes of its answer: kept while it is under way, looked for
//! when nobody has answered, and seen to its end by the next page where this one goes away.

mod doubles;
mod interrupted;
mod lock;
mod logbook;

pub use doubles::DoublesNotice;
pub use interrupted::Interrupted;
pub use lock::{Held, hold};
pub use logbook::Logbook;

use crate::{
    launch::{Journal, Marker, Outcome},
    openstack::novaclient::CreateServer,
};

/// A request of which nobody knows what became, or that came to nothing: to try it again must not
/// make a second server.
pub struct Unsure {
    /// The request.
    pub request: CreateServer,
    /// What its servers wear.
    pub marker: Marker,
    /// How far it came.
    pub journal: Journal,
    /// Keeps other pages from it.
    pub lock: Option<Held>,
}

/// What was launched, and has addresses to be led to it.
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
