//! Zone, server group, hints, and for administrators the host.

use leptos::prelude::*;

use super::{group::GroupField, new_group::NewGroup, zone::ZoneField};
use crate::{
    launch::Field,
    openstack::novaclient::ApiVersion,
    ui::{
        kit::{More, TextField, Typed, drawn},
        launch::{
            LaunchForm, Reading,
            config::{PairsOf, pairs_part},
            needs::needs,
            problem::problem_at,
            troubled::{held, troubled},
        },
        words::Words,
    },
};

const ADMINISTRATORS: &[Field] = &[Field::Host, Field::Hypervisor];

/// The fields; asks for zones and groups.
#[component]
pub fn PlacementFields() -> impl IntoView {
    let words = Words::here();
    let form = LaunchForm::expect();
    let draft = form.draft;
    let has_hints = form.choices.with_untracked(|choices| choices.settings.enable_scheduler_hints);
    form.need(Reading::Zones);
    form.need(Reading::ServerGroups);
    let hints = PairsOf {
        field: Field::Hints,
        title: words.hints(),
        hint: words.hints_hint(),
        add: words.hint_add(),
        remove: words.hint_remove(),
        name: Words::hint_at,
        of: |draft| &draft.hints,
        of_mut: |draft| &mut draft.hints,
    };
    let since = ApiVersion::new(2, 74);
    drawn(view! {
        <ZoneField />
        <GroupField />
        <NewGroup />
        {has_hints.then(|| pairs_part(form, words, hints))}
        <More
            title=words.administrators()
            has_problem=troubled(form, ADMINISTRATORS)
            holds=held(ADMINISTRATORS)
        >
            <p class="section__hint">{words.host_hint()}</p>
            <TextField
                id="host"
                label=words.host()
                value=Typed::of(draft, |draft| &draft.host, |draft| &mut draft.host)
                disabled=needs(form, words, since)
                problem=problem_at(form, words, Field::Host)
            />
            <TextField
                id="hypervisor"
                label=words.hypervisor()
                value=Typed::of(draft, |draft| &draft.hypervisor, |draft| &mut draft.hypervisor)
                disabled=needs(form, words, since)
                problem=problem_at(form, words, Field::Hypervisor)
            />
        </More>
    })
}
