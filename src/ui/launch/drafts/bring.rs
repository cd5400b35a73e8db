//! Drafts that a visit brings along, and the one that it leaves behind.

use std::time::Duration;

use leptos::prelude::*;

use super::Filled;
use crate::{
    launch::Draft,
    ui::{
        kit::whenever,
        later::{FormParts, Parts},
        launch::LaunchForm,
        route::Location,
    },
};

/// How long somebody rests before the draft is kept.
const PAUSE: Duration = Duration::from_millis(300);

impl LaunchForm {
    /// Brings back the draft that was being written when the page went away.
    pub fn restore(self) {
        let Some(kept) = self.shelf().kept() else { return };
        self.once_here(move |parts| {
            if let Ok(draft) = (parts.kept)(&kept) {
                self.fill(draft, Filled::Restored);
            }
        });
    }

    /// Fills the form in with what links carry.
    pub fn take_carried(self, location: Location) {
        whenever(move || {
            let Some(fragment) = location.fragment.get().filter(|it| it.contains('?')) else {
                return;
            };
            self.once_here(move |parts| {
                match (parts.carried)(&fragment) {
                    None => return,
                    Some(Ok(draft)) => self.fill(draft, Filled::Link),
                    Some(Err(())) => self.fail_to_fill(),
                }
                location.forget_carried();
            });
        });
    }

    /// Lets `read` have the code that reads drafts: most visits bring none along.
    fn once_here(self, read: impl FnOnce(&FormParts) + 'static) {
        if let Some(parts) = FormParts::here() {
            return read(parts);
        }
        self.spawn(Box::pin(async move {
            if let Ok(parts) = FormParts::fetch().await {
                read(parts);
            }
        }));
    }

    /// Fills the form in with a draft that was kept as `text`, if it is one.
    pub fn fill_with(self, text: &str) {
        match Draft::from_json(text) {
            Ok(draft) => self.fill(draft, Filled::Chosen),
            Err(_) => self.fail_to_fill(),
        }
    }

    fn fail_to_fill(self) {
        self.filled.set(Some((Filled::Unreadable, self.draft.get_untracked())));
    }

    /// Brings back what the form held before it was filled in.
    pub fn undo(self) {
        if let Some((_, before)) = self.filled.try_update(Option::take).flatten() {
            self.draft.set(before);
        }
    }

    /// Keeps the draft as it is written, a moment after each change.
    pub fn keep_draft(self) {
        let keep = move |draft: Draft| self.shelf().keep(&draft);
        let mut keep_soon = debounce(PAUSE, keep);
        Effect::watch(move || self.draft.get(), move |draft, _, _| keep_soon(draft.clone()), false);
    }
}
