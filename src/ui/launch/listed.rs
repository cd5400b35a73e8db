//! A list of the cloud's that one picks from.

use std::sync::Arc;

use leptos::prelude::*;

use super::{
    LaunchForm, Reading,
    offered::{Listing, Offered},
};
use crate::{
    launch::{Choices, Draft},
    openstack::glance::Image,
    ui::{
        kit::{PickTable, Picking, Row, drawn, live},
        words::Words,
    },
};

/// All in which such lists differ. Plain functions, so that one component draws them all.
#[derive(Clone)]
pub struct List {
    /// What is asked of the cloud.
    pub read: Reading,
    /// Said where there is nothing to choose from.
    pub empty: &'static str,
    /// The table.
    pub picking: Picking,
    /// How far the list has come.
    pub listing: fn(&Choices) -> Listing,
    /// What there is, given the image picked; made of the lists that [`LaunchForm::seen`] names.
    pub rows: fn(&Choices, Option<&Image>, Words) -> Vec<Row>,
    /// The keys of the rows chosen.
    pub chosen: fn(&Draft, &Choices) -> Vec<String>,
    /// Chooses a row.
    pub pick: fn(&mut Draft, &Choices, String),
    /// What to know about the choice made.
    pub note: fn(&Draft, &Choices, Words) -> Option<&'static str>,
}

/// The list; asks for what it shows.
#[component]
pub fn Listed(
    /// The list.
    list: List,
) -> impl IntoView {
    let words = Words::here();
    let form = LaunchForm::expect();
    let (draft, choices) = (form.draft, form.choices);
    let List { read, empty, picking, listing, rows, chosen, pick, note } = list;
    form.need(read);
    let listing = Memo::new(move |_| listing(&choices.read()));
    let seen = form.seen(read);
    let rows = Memo::new(move |_| {
        seen.track();
        Arc::new(rows(&choices.read_untracked(), form.image.read().as_ref(), words))
    });
    let chosen = Memo::new(move |_| chosen(&draft.read(), &choices.read()));
    let on_pick = Callback::new(move |key| {
        draft.update(|draft| pick(draft, &choices.read_untracked(), key));
    });
    drawn(view! {
        {live(move || {
            let note = note(&draft.read(), &choices.read(), words)?;
            Some(view! { <p class="section__note">{note}</p> })
        })}
        <Offered read listing empty>
            <PickTable picking=picking.clone() rows chosen on_pick />
        </Offered>
    })
}
