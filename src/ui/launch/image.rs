//! What the disk starts from.

use std::sync::Arc;

use leptos::prelude::*;

use super::{
    LaunchForm,
    offered::{Listing, Offered},
    problem::problem_at,
};
use crate::{
    launch::{ChoicesStoreFields, DraftStoreFields, Field},
    openstack::{Id, glance::Image},
    ui::{
        kit::{Column, PickTable, Picking, Row, Section, gibibytes, size},
        words::Words,
    },
};

/// The images.
#[component]
pub fn ImageSection() -> impl IntoView {
    let words = Words::here();
    let form = LaunchForm::expect();
    let (images, picked) = (form.choices.images(), form.draft.image());
    let listing = Memo::new(move |_| Listing::of(&*images.read()));
    let rows =
        Memo::new(move |_| Arc::new(images.read().here().iter().map(row).collect::<Vec<_>>()));
    let chosen = Signal::derive(move || {
        picked.read().iter().map(|id| id.as_str().to_owned()).collect::<Vec<_>>()
    });
    let picking = Picking {
        name: "image",
        is_multiple: false,
        columns: vec![
            Column::words(words.image_name()),
            Column::words(words.image_os()),
            Column::number(words.image_size()),
            Column::number(words.image_min_disk()),
            Column::number(words.image_min_ram()),
        ],
        search: words.search_images(),
        nothing_found: words.nothing_found(),
        more: super::more(words),
    };
    view! {
        <Section id="image" title=words.image() problem=problem_at(form, words, Field::Image)>
            <Offered field=Field::Image listing empty=words.no_images()>
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

fn row(image: &Image) -> Row {
    let given = |number: u64, text: String| if number == 0 { "–".to_owned() } else { text };
    let os = [image.os_distro.as_deref(), image.os_version.as_deref()];
    Row {
        key: image.id.as_str().to_owned(),
        cells: vec![
            image.label().to_owned(),
            os.into_iter().flatten().collect::<Vec<_>>().join(" "),
            image.size.map_or_else(|| "–".to_owned(), size),
            given(image.min_disk, format!("{} GiB", image.min_disk)),
            given(image.min_ram, gibibytes(image.min_ram)),
        ],
        note: None,
        is_offered: true,
    }
}
