//! Where a browser keeps the launches that are under way. A portal's storage is not ours: unless the
//! portal lends it, a launch that is cut short is looked for by nobody there.

use leptos::prelude::*;
use web_sys::Storage;

use crate::{
    launch::{Journal, Marker},
    ui::route::Location,
};

const PREFIX: &str = "slipway.launch.";

/// The journals in this browser, one key each, so that pages do not write over each other's.
#[derive(Clone, Copy)]
pub struct Logbook {
    is_open: bool,
}

impl Logbook {
    /// The logbook of a page whose address lives in `location`.
    pub fn of(location: Location) -> Self {
        Self { is_open: location.keeps_launches }
    }

    /// The key of the journal whose first request has that marker; its lock is called the same.
    pub fn key_of(marker: &Marker) -> String {
        [PREFIX, marker.as_str()].concat()
    }

    /// Keeps what is open of `journal`, and forgets it once nothing is.
    pub fn keep(self, journal: &Journal) {
        let (Some(storage), Some(first)) = (self.storage(), journal.requests.first()) else {
            return;
        };
        let key = Self::key_of(&first.marker);
        let is_open = journal.requests.iter().any(|request| !request.is_settled());
        // A full storage costs no more than the look after a crash.
        drop(if is_open {
            storage.set_item(&key, &journal.to_json().to_string())
        } else {
            storage.remove_item(&key)
        });
    }

    /// The keys of all that is open.
    pub fn keys(self) -> Vec<String> {
        let Some(storage) = self.storage() else { return Vec::new() };
        let count = storage.length().unwrap_or_default();
        let keys = (0..count).filter_map(|at| storage.key(at).ok().flatten());
        keys.filter(|key| key.starts_with(PREFIX)).collect()
    }

    /// What is kept under `key`.
    pub fn journal(self, key: &str) -> Option<Journal> {
        let text = self.storage()?.get_item(key).ok().flatten()?;
        Journal::from_json(&text).ok()
    }

    fn storage(self) -> Option<Storage> {
        self.is_open.then(|| window().local_storage().ok().flatten()).flatten()
    }
}
