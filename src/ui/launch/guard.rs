//! A question before the page goes away with something that is kept nowhere.

use leptos::{ev::beforeunload, prelude::*};

use super::LaunchForm;
use crate::{launch::Part, ui::route::Place};

/// Has the browser ask before it leaves, while that would lose user data or a password, which no
/// draft keeps, or leave a launch behind that is under way. A portal asks its users itself.
pub fn guard(form: LaunchForm, place: Place) {
    if place != Place::AddressBar {
        return;
    }
    let listener = window_event_listener(beforeunload, move |event| {
        let is_lost = form.draft.try_with_untracked(|draft| {
            !draft.admin_password.0.is_empty() || !draft.user_data.iter().all(Part::is_empty)
        });
        if is_lost == Some(true) || untrack(|| form.launch.is_pending()) {
            event.prevent_default();
        }
    });
    on_cleanup(move || listener.remove());
}
