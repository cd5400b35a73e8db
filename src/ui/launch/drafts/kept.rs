//! The draft that outlives the page, and the one that a link brings. Most visits have neither: they
//! are read by code that is fetched then.

use std::time::Duration;

use leptos::prelude::*;

use super::{Filled, link::carried};
use crate::{
    launch::Draft,
    ui::{
        later::{FormParts, Parts},
        launch::LaunchForm,
        route::Location,
    },
};

/// How long somebody rests before the draft is kept.
const PAUSE: Duration = Duration::from_millis(300);

impl LaunchForm {
    /// Brings the kept draft back, and from then on keeps the draft as it is written, a moment after
    /// each change. One that cannot be read now, since the code for it did not arrive, stays for the
    /// next visit.
    pub fn restore_and_keep(self) {
        let is_restored = StoredValue::new(!self.shelf().has_draft());
        if !is_restored.get_value() {
            self.with_parts(Box::new(move |parts| {
                (parts.restore)(self);
                is_restored.set_value(true);
            }));
        }
        let keep = move |draft: Draft| {
            if is_restored.get_value() {
                self.ground.with_value(|ground| ground.shelf.keep(&draft));
            }
        };
        let mut keep_soon = debounce(PAUSE, keep);
        Effect::watch(move || self.draft.get(), move |draft, _, _| keep_soon(draft.clone()), false);
    }

    /// Fills the form in with what links carry.
    pub fn take_carried(self, location: Location) {
        Effect::new(move |_| {
            let fragment = location.fragment.get().filter(|fragment| fragment.contains('?'));
            let Some(fragment) = fragment else { return };
            self.with_parts(Box::new(move |parts| {
                if (parts.take_link)(self, fragment) {
                    location.forget_carried();
                }
            }));
        });
    }

    /// Runs `act` once the code of the closed parts is here: at once, if it is.
    fn with_parts(self, act: Box<dyn FnOnce(&'static FormParts)>) {
        if let Some(parts) = FormParts::here() {
            return act(parts);
        }
        self.spawn(Box::pin(async move {
            if let Ok(parts) = FormParts::fetch().await {
                act(parts);
            }
        }));
    }
}

/// Fills the form in with the draft that was kept, unless somebody has begun another meanwhile.
pub fn restore(form: LaunchForm) {
    let is_untouched = form.draft.with_untracked(|draft| *draft == Draft::default());
    if let Some(draft) = form.shelf().draft().filter(|_| is_untouched) {
        form.fill(draft, Filled::Restored);
    }
}

/// Fills the form in with what the fragment of a link carries; whether it carries anything.
pub fn take_link(form: LaunchForm, fragment: String) -> bool {
    match carried(&fragment) {
        None => return false,
        Some(Ok(draft)) => form.fill(draft, Filled::Link),
        Some(Err(())) => form.filled.set(Some((Filled::Unreadable, form.draft.get_untracked()))),
    }
    true
}
