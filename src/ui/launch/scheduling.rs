//! Where in the cloud the servers are put.

mod fields;
mod group;
mod new_group;
mod zone;

pub use fields::PlacementFields;
use leptos::prelude::*;

use super::{
    LaunchForm, Reading,
    troubled::{held, troubled},
};
use crate::{
    launch::Field,
    ui::{
        kit::{More, drawn},
        later::{FormParts, later},
        words::Words,
    },
};

const FIELDS: &[Field] =
    &[Field::Zone, Field::ServerGroup, Field::Hints, Field::Host, Field::Hypervisor];

/// The closed part of the form that it is.
#[component]
pub fn PlacementPart() -> impl IntoView {
    let words = Words::here();
    let form = LaunchForm::expect();
    // The operator's zone holds where the cloud has it.
    let has_default_zone = form
        .choices
        .with_untracked(|choices| !choices.settings.default_availability_zone.is_empty());
    if has_default_zone {
        form.need(Reading::Zones);
    }
    let summary = move || {
        let (draft, choices) = (form.draft.read(), form.choices.read());
        let group = draft.server_group.as_ref().map(|id| {
            let mut known = choices.server_groups.here().iter();
            known.find(|group| group.id == *id).map_or(id.as_str(), |group| &group.name).to_owned()
        });
        let hints = draft.hints.len();
        let said = [
            draft.chosen_zone(&choices),
            group,
            (hints > 0).then(|| words.hints_count(hints as u64, &hints.to_string())),
            Some(draft.host.trim().to_owned()),
            Some(draft.hypervisor.trim().to_owned()),
        ];
        let said = said.into_iter().flatten().filter(|text| !text.is_empty());
        said.collect::<Vec<_>>().join(" · ")
    };
    drawn(view! {
        <More
            title=words.placement()
            summary=Signal::derive(summary)
            has_problem=troubled(form, FIELDS)
            holds=held(FIELDS)
        >
            {later::<FormParts>(|parts| (parts.placement)())}
        </More>
    })
}
