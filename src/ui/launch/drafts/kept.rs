//! The draft that outlives the page, and the one that a link brings.

use std::time::Duration;

use leptos::prelude::*;

use super::{Filled, carried};
use crate::{
    launch::Draft,
    ui::{launch::LaunchForm, route::Location},
};

/// How long somebody rests before the draft is kept.
const PAUSE: Duration = Duration::from_millis(300);

impl LaunchForm {
    /// Keeps the draft as it is written, a moment after each change.
    pub fn keep_draft(self) {
        let keep = move |draft: Draft| self.shelf.with_value(|shelf| shelf.keep(&draft));
        let mut keep_soon = debounce(PAUSE, keep);
        Effect::watch(move || self.draft.get(), move |draft, _, _| keep_soon(draft.clone()), false);
    }

    /// Fills the form in with what links carry.
    pub fn take_carried(self, location: Location) {
        Effect::new(move |_| {
            let Some(draft) = location.fragment.read().as_deref().and_then(carried) else { return };
            match draft {
                Ok(draft) => self.fill(draft, Filled::Link),
                Err(()) => self.filled.set(Some((Filled::Unreadable, self.draft.get_untracked()))),
            }
            location.forget_carried();
        });
    }
}
