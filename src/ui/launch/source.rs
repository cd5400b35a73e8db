//! What the server starts from, and the disk that it starts on.

mod brought;
mod elsewhere;
mod images;
mod root;
mod root_volume;
mod systems;
mod volumes;

use leptos::prelude::*;

pub use self::{
    brought::Brought,
    elsewhere::{Elsewhere, Sought},
    root_volume::RootVolume,
    volumes::{VolumeList, VolumeSnapshotList},
};
use self::{images::ImageList, root::RootDisk};
use super::{LaunchForm, field_id, problem::problem_at};
use crate::{
    launch::{Field, SourceKind},
    ui::{
        kit::{Choice, Section, drawn, live},
        later::{FormParts, later},
        words::Words,
    },
};

/// The kinds that the operator offers, the list of the one chosen, and its disk. What is picked in
/// one list is kept while another is looked at.
#[component]
pub fn SourceSection() -> impl IntoView {
    let words = Words::here();
    let form = LaunchForm::expect();
    let kind = Memo::new(move |_| form.draft.read().chosen_source(&form.choices.read()));
    let problems = move |kind| problem_at(form, words, field(kind));
    let all = [
        SourceKind::Image,
        SourceKind::ServerSnapshot,
        SourceKind::Volume,
        SourceKind::VolumeSnapshot,
    ];
    let all_problems = all.map(problems);
    let problem = Signal::derive(move || all_problems.iter().find_map(|problem| problem.get()));
    let offered = Memo::new(move |_| form.choices.read().settings.sources());
    let on_choice = Callback::new(move |key: String| {
        let kind = all.into_iter().find(|kind| field_id(field(*kind)) == key);
        form.draft.update(|draft| draft.source = kind);
    });
    drawn(view! {
        <Section id="source" title=words.source() hint=None problem>
            <div class="source__kind">
            {live(move || {
                let options: Vec<_> = offered
                    .get()
                    .into_iter()
                    .map(|kind| (field_id(field(kind)), word(kind, words)))
                    .collect();
                (options.len() > 1)
                    .then(|| {
                        view! {
                            <Choice
                                id="source-kind"
                                label=words.source_kind()
                                options
                                selected=Signal::derive(move || field_id(field(kind.get())).to_owned())
                                on_choice
                            />
                        }
                    })
            })}
            </div>
            {live(move || {
                let kind = kind.get();
                view! {
                    <fieldset
                        class="source__list"
                        id=field_id(field(kind))
                        tabindex="-1"
                        aria-label=word(kind, words)
                        aria-describedby="source-problem"
                    >
                        {match kind {
                            SourceKind::Image => drawn(view! { <ImageList of_servers=false /> }),
                            SourceKind::ServerSnapshot => drawn(view! { <ImageList of_servers=true /> }),
                            SourceKind::Volume => later::<FormParts>(|parts| (parts.volumes)()),
                            SourceKind::VolumeSnapshot => {
                                later::<FormParts>(|parts| (parts.volume_snapshots)())
                            }
                        }}
                    </fieldset>
                }
            })}
            <RootDisk />
        </Section>
    })
}

/// Where its problems show.
fn field(kind: SourceKind) -> Field {
    match kind {
        SourceKind::Image => Field::Image,
        SourceKind::ServerSnapshot => Field::ServerSnapshot,
        SourceKind::Volume => Field::Volume,
        SourceKind::VolumeSnapshot => Field::VolumeSnapshot,
    }
}

fn word(kind: SourceKind, words: Words) -> &'static str {
    match kind {
        SourceKind::Image => words.image(),
        SourceKind::ServerSnapshot => words.source_server_snapshot(),
        SourceKind::Volume => words.source_volume(),
        SourceKind::VolumeSnapshot => words.source_volume_snapshot(),
    }
}
