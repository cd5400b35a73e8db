//! Where in the cloud the servers are put.

mod group;
mod new_group;
mod zone;

use group::GroupField;
use leptos::prelude::*;
use new_group::NewGroup;
use zone::ZoneField;

use super::{
    LaunchForm, Reading,
    config::{PairsOf, pairs_part},
    needs::needs,
    problem::problem_at,
    troubled::troubled,
};
use crate::{
    launch::Field,
    openstack::novaclient::ApiVersion,
    ui::{
        kit::{More, TextField, Typed, drawn},
        words::Words,
    },
};

/// Zone, server group, hints, and for administrators the host.
#[component]
pub fn PlacementPart() -> impl IntoView {
    let words = Words::here();
    let form = LaunchForm::expect();
    let draft = form.draft;
    let (has_hints, has_default_zone) = form.choices.with_untracked(|choices| {
        let settings = &choices.settings;
        let has_default = !settings.default_availability_zone.is_empty();
        (settings.enable_scheduler_hints, has_default)
    });
    // The operator's zone holds where the cloud has it.
    if has_default_zone {
        form.need(Reading::Zones);
    }
    let open = Callback::new(move |()| {
        form.need(Reading::Zones);
        form.need(Reading::ServerGroups);
    });
    let summary = move || {
        let (draft, choices) = (draft.read(), form.choices.read());
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
        <More
            title=words.placement()
            summary=Signal::derive(summary)
            has_problem=troubled(
                form,
                &[Field::Zone, Field::ServerGroup, Field::Hints, Field::Host, Field::Hypervisor],
            )
            on_open=open
        >
            <ZoneField />
            <GroupField />
            <NewGroup />
            {has_hints.then(|| pairs_part(form, words, hints))}
            <More
                title=words.administrators()
                summary=Signal::derive(String::new)
                has_problem=troubled(form, &[Field::Host, Field::Hypervisor])
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
        </More>
    })
}
