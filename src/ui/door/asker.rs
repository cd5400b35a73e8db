//! The page that has opened this window so that somebody signs in: which it is, and what it gets, in sight at every step.

use leptos::prelude::*;

use crate::{
    openstack::json::{self, from_json},
    ui::{
        kit::{Notice, NoticeTone, drawn},
        setup::Setup,
        words::Words,
    },
};

/// What `sign-in.js` has found out of it.
#[derive(Clone)]
pub struct Asker {
    /// Its origin.
    pub origin: String,
    /// Whether the token stays with Slipway, in a frame of that page.
    pub is_frame: bool,
    /// The project that it is about, by id.
    pub project: Option<String>,
}

from_json!(Asker {
    must { origin }
    may { is_frame, project }
});

impl Asker {
    /// Who has opened this window; nobody has opened the page itself.
    pub fn here() -> Option<Self> {
        let asker =
            expect_context::<StoredValue<Setup>>().with_value(|setup| setup.config.asker.clone());
        json::read(asker?.as_bytes()).ok()
    }
}

/// Says so.
#[component]
pub fn AskerNotice() -> impl IntoView {
    let words = Words::here();
    Asker::here().map(|Asker { origin, is_frame, .. }| {
        let title = words.asker(&origin);
        let name = title.clone();
        let detail = if is_frame { words.asker_frame_help() } else { words.asker_help() };
        drawn(view! {
            <aside class="again" aria-label=name>
                <div class="door">
                    <Notice tone=NoticeTone::Plain title detail />
                </div>
            </aside>
        })
    })
}
