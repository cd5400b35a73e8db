//! Where in the cloud the servers are put.

mod fields;
mod group;
mod new_group;
mod zone;

pub use fields::PlacementFields;
use leptos::prelude::*;

use super::{
    LaunchForm, Reading,
    closed::{Closed, closed, said},
};
use crate::{launch::Field, ui::words::Words};

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
    closed(Closed {
        title: words.placement(),
        summary: said(form, |draft, choices, words| {
            let group = draft.server_group.as_ref().map(|id| {
                let mut known = choices.server_groups.here().iter();
                known.find(|group| group.id == *id).map_or(id.as_str(), |group| &group.name)
            });
            let hints = draft.hints.len();
            let hints = (hints > 0).then(|| words.hints_count(hints as u64, &hints.to_string()));
            vec![
                draft.chosen_zone(choices).unwrap_or_default(),
                group.unwrap_or_default().to_owned(),
                hints.unwrap_or_default(),
                draft.host.trim().to_owned(),
                draft.hypervisor.trim().to_owned(),
            ]
        }),
        fields: &[Field::Zone, Field::ServerGroup, Field::Hints, Field::Host, Field::Hypervisor],
        draw: |parts| (parts.placement)(),
    })
}
