//! The size.

use std::sync::Arc;

use leptos::prelude::*;

use super::{
    LaunchForm,
    offered::{Listing, Offered},
    problem::{problem_at, word},
};
use crate::{
    launch::{ChoicesStoreFields, DraftStoreFields, Field},
    openstack::{Id, novaclient::Flavor},
    ui::{
        kit::{Column, PickTable, Picking, Row, Section, gibibytes},
        words::Words,
    },
};

/// The flavors.
#[component]
pub fn FlavorSection() -> impl IntoView {
    let words = Words::here();
    let form = LaunchForm::expect();
    let (flavors, picked) = (form.choices.flavors(), form.draft.flavor());
    let (images, image) = (form.choices.images(), form.draft.image());
    let listing = Memo::new(move |_| Listing::of(&*flavors.read()));
    let chosen_image = Memo::new(move |_| {
        let id = image.get()?;
        images.read().here().iter().find(|image| image.id == id).cloned()
    });
    let rows = Memo::new(move |_| {
        let image = chosen_image.get();
        let row = |flavor: &Flavor| {
            let misfit = image.as_ref().and_then(|image| flavor.misfit(image));
            row(flavor, misfit.map(|problem| word(&problem, words)))
        };
        Arc::new(flavors.read().here().iter().map(row).collect::<Vec<_>>())
    });
    let chosen = Signal::derive(move || {
        picked.read().iter().map(|id| id.as_str().to_owned()).collect::<Vec<_>>()
    });
    let picking = Picking {
        name: "flavor",
        is_multiple: false,
        columns: vec![
            Column::words(words.flavor_name()),
            Column::number(words.flavor_vcpus()),
            Column::number(words.flavor_ram()),
            Column::number(words.flavor_disk()),
        ],
        search: words.search_flavors(),
        nothing_found: words.nothing_found(),
        more: super::more(words),
    };
    view! {
        <Section id="flavor" title=words.flavor() problem=problem_at(form, words, Field::Flavor)>
            <Offered field=Field::Flavor listing empty=words.no_flavors()>
                <PickTable
                    picking=picking.clone()
                    rows
                    chosen
                    on_pick=move |key: String| picked.set(Some(Id::new(key)))
                />
            </Offered>
        </Section>
    }
}

fn row(flavor: &Flavor, note: Option<String>) -> Row {
    Row {
        key: flavor.id.as_str().to_owned(),
        cells: vec![
            flavor.name.clone(),
            flavor.vcpus.to_string(),
            gibibytes(flavor.ram),
            format!("{} GiB", flavor.disk),
        ],
        // Not switched off: the image may change, and the problem is named at the section.
        note,
        is_offered: true,
    }
}
