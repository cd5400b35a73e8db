//! What else is known of the flavor chosen: closed, and not asked for, until somebody wants to know.

use leptos::prelude::*;

use crate::{
    openstack::{Id, novaclient::Flavor},
    ui::{
        kit::{More, live},
        later::{FormParts, later},
        launch::LaunchForm,
        words::Words,
    },
};

/// The flavor chosen, by id and name.
pub type Chosen = Memo<Option<(Id<Flavor>, String)>>;

/// A part that opens below the table.
#[component]
pub fn About() -> impl IntoView {
    let words = Words::here();
    let form = LaunchForm::expect();
    let chosen = Memo::new(move |_| {
        let choices = form.choices.read();
        form.draft
            .read()
            .chosen_flavor(&choices)
            .map(|known| (known.id.clone(), known.name.clone()))
    });
    let is_open = RwSignal::new(false);
    let is_chosen = Memo::new(move |_| chosen.read().is_some());
    let title = Signal::derive(move || {
        chosen.get().map_or(String::new(), |(_, name)| words.about_flavor(&name))
    });
    live(move || {
        is_chosen.get().then(|| {
            view! {
                <More title on_toggle=move |now| is_open.set(now)>
                    {later::<FormParts>(move |parts| (parts.flavor)(chosen, is_open))}
                </More>
            }
        })
    })
}
