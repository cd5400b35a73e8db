//! The part of the cloud.

use leptos::prelude::*;

use crate::{
    launch::Field,
    ui::{
        kit::{SelectField, drawn},
        launch::{LaunchForm, Listing, Reading, offered::Offered, problem::problem_at},
        words::Words,
    },
};

/// Zones with a host that is up; any of them stands first.
#[component]
pub fn ZoneField() -> impl IntoView {
    let words = Words::here();
    let form = LaunchForm::expect();
    let (draft, choices) = (form.draft, form.choices);
    let listing = Memo::new(move |_| Listing::of(&choices.read().zones));
    let chosen = Memo::new(move |_| draft.read().chosen_zone(&choices.read()).unwrap_or_default());
    let options = Memo::new(move |_| {
        let choices = choices.read();
        let mut names = vec![String::new()];
        let zones = choices.zones.here().iter();
        names.extend(zones.filter(|zone| zone.is_available()).map(|zone| zone.name.clone()));
        // A draft may know more than the list, such as a host beside the zone.
        let chosen = chosen.get();
        if !names.contains(&chosen) {
            names.push(chosen);
        }
        let word = |name: String| {
            let word = if name.is_empty() { words.zone_any().to_owned() } else { name.clone() };
            (name, word)
        };
        names.into_iter().map(word).collect::<Vec<_>>()
    });
    let choose = move |name: String| {
        draft.update(|draft| draft.zone = Some(Some(name).filter(|name| !name.is_empty())));
    };
    drawn(view! {
        <Offered read=Reading::Zones listing empty=words.no_zones()>
            <SelectField
                id="zone"
                label=words.zone()
                options=options
                value=chosen.into()
                on_choose=choose
                problem=problem_at(form, words, Field::Zone)
            />
        </Offered>
    })
}
