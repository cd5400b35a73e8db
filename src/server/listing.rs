//! Which servers a list shows, and in which order: Nova filters, sorts and pages, so that a project of
//! ten thousand servers costs no more than one page.

use crate::openstack::{
    Direction, Id,
    novaclient::{Server, ServerSearch},
};

/// So many servers a page.
pub const PAGE: u32 = 50;

/// Nova's words that the list can be held to; what an administrator alone may ask for is left out:
/// `nova/api/openstack/compute/servers.py`, `_get_servers`.
pub const STATUSES: [&str; 11] = [
    "ACTIVE",
    "BUILD",
    "ERROR",
    "PAUSED",
    "REBOOT",
    "RESCUE",
    "RESIZE",
    "SHELVED_OFFLOADED",
    "SHUTOFF",
    "SUSPENDED",
    "VERIFY_RESIZE",
];

/// What a list can be sorted by.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum SortBy {
    /// When it was made.
    #[default]
    Created,
    /// What it is called.
    Name,
    /// Its state.
    State,
    /// Its image, by id.
    Image,
    /// Its key pair.
    Key,
    /// Its zone.
    Zone,
}

impl SortBy {
    /// Nova's word: `VALID_SORT_KEYS` in `nova/api/openstack/compute/schemas/servers.py`.
    fn key(self) -> &'static str {
        match self {
            Self::Created => "created_at",
            Self::Name => "display_name",
            Self::State => "vm_state",
            Self::Image => "image_ref",
            Self::Key => "key_name",
            Self::Zone => "availability_zone",
        }
    }
}

/// What the reader has asked the list for.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Listing {
    /// Part of the name, as typed.
    pub name: String,
    /// One of [`STATUSES`], or empty for all.
    pub status: String,
    /// What it is sorted by.
    pub by: SortBy,
    /// Whether the smallest, or the oldest, stands first.
    pub is_up: bool,
    /// The last server of each page before this one.
    pub before: Vec<Id<Server>>,
}

impl Listing {
    /// Nova's question for one page.
    pub fn search(&self) -> ServerSearch {
        let direction = if self.is_up { Direction::Ascending } else { Direction::Descending };
        ServerSearch {
            name: Server::pattern(self.name.trim()),
            status: Some(self.status.clone()).filter(|it| !it.is_empty()).into_iter().collect(),
            // Servers alike in that stand in one order on all pages.
            sort: vec![(self.by.key().to_owned(), direction), ("uuid".to_owned(), direction)],
            // One more than is shown tells whether there are more: Nova links to a next page behind a
            // full one, even where that is empty.
            limit: Some(PAGE + 1),
            marker: self.before.last().cloned(),
            ..ServerSearch::default()
        }
    }

    /// Sorts by that; a second time the other way round. Names start with the smallest, times with
    /// the latest. It begins with the first page.
    pub fn sort(&mut self, by: SortBy) {
        self.is_up = if self.by == by { !self.is_up } else { by != SortBy::Created };
        self.by = by;
        self.before.clear();
    }

    /// Holds it to that; the first page again.
    pub fn hold_to(&mut self, name: String, status: String) {
        (self.name, self.status) = (name, status);
        self.before.clear();
    }

    /// Whether it leaves servers out.
    pub fn is_held(&self) -> bool {
        !self.name.trim().is_empty() || !self.status.is_empty()
    }
}
