//! Images, or the snapshots of servers among them.

use std::{cmp::Ordering, sync::Arc};

use leptos::prelude::*;

use super::{
    elsewhere::Sought,
    systems::{self, Systems},
};
use crate::{
    launch::{Choices, Offer},
    openstack::{
        Id,
        glance::{Image, Visibility},
    },
    ui::{
        kit::{Column, PickTable, Picking, Row, Sorted, drawn, gibibytes, size},
        later::{FormParts, later},
        launch::{
            LaunchForm, Listing, Reading, more,
            offered::Offered,
            sorting::{letters, sorted},
        },
        words::Words,
    },
};

/// The list, narrowed to one system if asked to.
#[component]
pub fn ImageList(
    /// Whether they are snapshots of servers.
    of_servers: bool,
) -> impl IntoView {
    let words = Words::here();
    let form = LaunchForm::expect();
    form.need(Reading::Images);
    let system = RwSignal::new(None);
    let order = RwSignal::new(Sorted::default());
    let seen = form.seen(Reading::Images);
    let systems = Memo::new(move |_| {
        seen.track();
        systems::of(listed(&form.choices.read_untracked(), of_servers))
    });
    let rows = Memo::new(move |_| {
        seen.track();
        let choices = form.choices.read_untracked();
        // One that is gone shows all.
        let system = system.get().filter(|system| systems.read().contains(system));
        let images: Vec<&Image> = listed(&choices, of_servers)
            .filter(|image| system.as_ref().is_none_or(|system| systems::name(image) == *system))
            .collect();
        let by = order.get();
        let order = sorted(images.len(), by, &|a, b| compare(images[a], images[b], by.by));
        Arc::new(order.into_iter().map(|at| row(images[at], words)).collect())
    });
    let chosen = Memo::new(move |_| {
        let draft = form.draft.read();
        let id = if of_servers { &draft.server_snapshot } else { &draft.image };
        id.iter().map(|id| id.as_str().to_owned()).collect()
    });
    let on_pick = Callback::new(move |key: String| {
        form.draft.update(|draft| {
            let id = if of_servers { &mut draft.server_snapshot } else { &mut draft.image };
            *id = Some(Id::new(key));
        });
    });
    // An empty list is there, too: the cloud may know an image that lists leave out.
    let listing = Memo::new(move |_| match &form.choices.read().images {
        Offer::Here(_) => Listing::Full,
        offer => Listing::of(offer),
    });
    // It may be of another system.
    let on_found = Callback::new(move |()| system.set(None));
    let unfound = Callback::new(move |text: String| {
        if text.is_empty() {
            let empty = if of_servers { words.no_server_snapshots() } else { words.no_images() };
            return drawn(view! { <p>{empty}</p> });
        }
        let sought = Sought { text, of_servers, on_found };
        later::<FormParts>(move |parts| (parts.elsewhere)(sought.clone()))
    });
    drawn(view! {
        <Offered read=Reading::Images listing empty="">
            <Systems systems chosen=system />
            <PickTable
                picking=picking(of_servers, words)
                rows
                chosen
                on_pick
                sorted=order
                unfound
            />
        </Offered>
    })
}

fn picking(of_servers: bool, words: Words) -> Picking {
    Picking {
        name: if of_servers { "server-snapshot" } else { "image" },
        is_multiple: false,
        columns: [
            Column::words(words.image_name()),
            Column::words(words.image_os()),
            Column::number(words.image_size()),
            Column::number(words.image_min_disk()),
            Column::number(words.image_min_ram()),
            Column::words(words.image_visibility()),
            Column::number(words.image_updated()),
        ]
        .into(),
        search: if of_servers { words.search_server_snapshots() } else { words.search_images() },
        nothing_found: words.nothing_found(),
        more: more(words),
    }
}

fn listed(choices: &Choices, of_servers: bool) -> impl Iterator<Item = &Image> {
    choices.images.here().iter().filter(move |image| image.is_snapshot() == of_servers)
}

/// By the values of a column.
fn compare(a: &Image, b: &Image, column: usize) -> Ordering {
    match column {
        0 => letters(a.label()).cmp(letters(b.label())),
        1 => os(a).cmp(&os(b)),
        2 => a.size.cmp(&b.size),
        3 => a.min_disk.cmp(&b.min_disk),
        4 => a.min_ram.cmp(&b.min_ram),
        5 => a.visibility.as_str().cmp(b.visibility.as_str()),
        _ => a.updated_at.cmp(&b.updated_at),
    }
}

fn os(image: &Image) -> String {
    let os = [image.properties.os_distro(), image.properties.os_version()];
    os.into_iter().flatten().collect::<Vec<_>>().join(" ")
}

fn row(image: &Image, words: Words) -> Row {
    let given = |number: u64, text: String| if number == 0 { "–".to_owned() } else { text };
    // The day alone: the browser would take long over ten thousand times.
    let day = image.updated_at.split('T').next().unwrap_or_default();
    Row {
        key: image.id.as_str().to_owned(),
        cells: vec![
            image.label().to_owned(),
            os(image),
            // A snapshot on volumes has nothing in Glance.
            image.size.filter(|size| *size > 0).map_or_else(|| "–".to_owned(), size),
            given(image.min_disk, format!("{} GiB", image.min_disk)),
            given(image.min_ram, gibibytes(image.min_ram)),
            match &image.visibility {
                Visibility::Public => words.visibility_public().to_owned(),
                Visibility::Community => words.visibility_community().to_owned(),
                Visibility::Shared => words.visibility_shared().to_owned(),
                Visibility::Private => words.visibility_private().to_owned(),
                Visibility::Other(word) => word.clone(),
            },
            day.to_owned(),
        ],
        note: None,
        is_offered: true,
    }
}
