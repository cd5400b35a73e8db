//! What most servers do without.

mod definition;
mod definitions;
mod further;
mod notes;
mod pairs_part;
mod words_field;

pub use further::FurtherFields;
use further::FurtherPart;
use leptos::prelude::*;
pub use notes::NotesFields;
use notes::NotesPart;
pub use pairs_part::{PairsOf, pairs_part};

use super::{scheduling::PlacementPart, user_data::UserDataPart};
use crate::{
    launch::Area,
    ui::{
        host::{Standing, of_host},
        kit::{Section, drawn},
        words::Words,
    },
};

/// User data, notes, placement, and the rest, each closed until it is asked for.
#[component]
pub fn ConfigSection() -> impl IntoView {
    let words = Words::here();
    let parts = [Area::UserData, Area::Notes, Area::Placement, Area::Further];
    if of_host(|host| parts.iter().all(|part| host.standing(*part) == Standing::Hidden)) {
        return drawn(());
    }
    drawn(view! {
        <Section id="configuration" title=words.configuration() hint=None problem=Signal::default()>
            <div class="config">
                <UserDataPart />
                <NotesPart />
                <PlacementPart />
                <FurtherPart />
            </div>
        </Section>
    })
}
