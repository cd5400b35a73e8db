//! The size.

mod about;
mod facts;
mod least;
mod table;

use std::sync::Arc;

use leptos::prelude::*;

use self::{
    about::About,
    least::{Least, Leasts},
    table::{Fit, compare, picking, row},
};
pub use self::{about::Chosen, facts::FlavorFacts};
use super::{
    LaunchForm, Listing, Reading, field_id, offered::Offered, problem::problem_at, sorting::sorted,
};
use crate::{
    launch::{Field, Problem},
    openstack::{Id, novaclient::Flavor},
    ui::{
        kit::{PickTable, Section, Sorted, drawn, focus_link, live},
        words::Words,
    },
};

/// The flavors; those that do not fit say why. None is switched off: the image may change.
#[component]
pub fn FlavorSection() -> impl IntoView {
    let words = Words::here();
    let form = LaunchForm::expect();
    let (draft, choices) = (form.draft, form.choices);
    let order = RwSignal::new(Sorted { by: table::VCPUS, is_down: false });
    let least = RwSignal::new(Least::default());
    let is_on_volume = Memo::new(move |_| draft.read().is_on_new_volume(&choices.read()));
    let wanted = Memo::new(move |_| draft.read().wanted().unwrap_or(1));
    let seen = form.seen(Reading::Flavors);
    let limits = Memo::new(move |_| choices.read().limits.clone());
    let rows = Memo::new(move |_| {
        seen.track();
        let (choices, image, by) = (choices.read_untracked(), form.image.read(), order.get());
        let limits = limits.read();
        let fit = Fit {
            image: image.as_ref(),
            is_on_volume: is_on_volume.get(),
            wanted: i64::from(wanted.get()),
            limits: limits.as_ref(),
        };
        let flavors: Vec<&Flavor> =
            choices.flavors.here().iter().filter(|flavor| least.read().lets(flavor)).collect();
        let order = sorted(flavors.len(), by, &|a, b| compare(&fit, flavors[a], flavors[b], by.by));
        Arc::new(order.into_iter().map(|at| row(&fit, flavors[at], words)).collect())
    });
    let chosen =
        Memo::new(move |_| draft.read().flavor.iter().map(|id| id.as_str().to_owned()).collect());
    let on_pick =
        Callback::new(move |key: String| draft.update(|draft| draft.flavor = Some(Id::new(key))));
    let listing = Memo::new(move |_| Listing::of(&choices.read().flavors));
    drawn(view! {
        <Section
            id=field_id(Field::Flavor)
            title=words.flavor()
            hint=None
            problem=problem_at(form, words, Field::Flavor)
        >
            <ZeroDisk />
            <Offered read=Reading::Flavors listing empty=words.no_flavors()>
                <Leasts least />
                <PickTable picking=picking(words) rows chosen on_pick sorted=order />
                <About />
            </Offered>
        </Section>
    })
}

/// A flavor without a disk leads to a volume.
#[component]
fn ZeroDisk() -> impl IntoView {
    let words = Words::here();
    let form = LaunchForm::expect();
    let is_stuck = Memo::new(move |_| {
        let (draft, choices) = (form.draft.read(), form.choices.read());
        let misfit = draft
            .chosen_flavor(&choices)
            .zip(draft.chosen_image(&choices))
            .and_then(|(flavor, image)| flavor.misfit(image, draft.is_on_new_volume(&choices)));
        misfit == Some(Problem::ZeroDisk) && !choices.settings.hide_create_volume
    });
    let go = move |event| {
        form.draft.update(|draft| draft.root.on_new_volume = Some(true));
        // The button is gone; the volume's size and type are there.
        focus_link("root-new-volume")(event);
    };
    live(move || {
        is_stuck.get().then(|| {
            view! {
                <div class="section__note flavor__stuck">
                    <p>{words.flavor_without_disk()}</p>
                    <button type="button" class="button button--small" on:click=go>
                        {words.on_new_volume()}
                    </button>
                </div>
            }
        })
    })
}
