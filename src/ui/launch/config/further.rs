//! What hardly anybody sets.

use leptos::prelude::*;

use super::words_field::{WordsOf, words_field};
use crate::{
    launch::Field,
    openstack::novaclient::ApiVersion,
    ui::{
        kit::{Switch, TextField, Typed, drawn},
        launch::{
            LaunchForm,
            closed::{Closed, closed, said},
            problem::problem_at,
        },
        words::Words,
    },
};

/// The closed part of the form that it is.
#[component]
pub fn FurtherPart() -> impl IntoView {
    let words = Words::here();
    let form = LaunchForm::expect();
    closed(Closed {
        title: words.further(),
        summary: said(form, |draft, choices, words| {
            let count = draft.certificates.len();
            let certificates =
                (count > 0).then(|| words.certificates_count(count as u64, &count.to_string()));
            let set =
                |is_set: bool, word: &str| if is_set { word.to_owned() } else { String::new() };
            vec![
                set(draft.has_config_drive(choices), words.config_drive_set()),
                set(draft.manual_partition, words.manual_partition_set()),
                certificates.unwrap_or_default(),
                draft.access_v4.trim().to_owned(),
                draft.access_v6.trim().to_owned(),
            ]
        }),
        fields: &[Field::Certificates, Field::AccessV4, Field::AccessV6],
        draw: |parts| (parts.further)(),
    })
}

/// Configuration drive, partition, certificates, and the addresses that tools are told.
#[component]
pub fn FurtherFields() -> impl IntoView {
    let words = Words::here();
    let form = LaunchForm::expect();
    let draft = form.draft;
    let has_drive = Signal::derive(move || draft.read().has_config_drive(&form.choices.read()));
    let is_manual = Signal::derive(move || draft.read().manual_partition);
    let certificates = WordsOf {
        field: Field::Certificates,
        label: words.certificates(),
        hint: words.certificates_hint(),
        since: ApiVersion::new(2, 63),
        of: |draft| &draft.certificates,
        of_mut: |draft| &mut draft.certificates,
    };
    drawn(view! {
        <Switch
            id="config-drive"
            label=words.config_drive()
            hint=words.config_drive_hint()
            is_on=has_drive
            on_switch=move |is_on| draft.update(|draft| draft.config_drive = Some(is_on))
        />
        <Switch
            id="manual-partition"
            label=words.manual_partition()
            hint=words.manual_partition_hint()
            is_on=is_manual
            on_switch=move |is_on| draft.update(|draft| draft.manual_partition = is_on)
        />
        {words_field(form, words, certificates)}
        <div class="halves">
            <TextField
                id="access-v4"
                label=words.access_v4()
                value=Typed::of(draft, |draft| &draft.access_v4, |draft| &mut draft.access_v4)
                problem=problem_at(form, words, Field::AccessV4)
            />
            <TextField
                id="access-v6"
                label=words.access_v6()
                value=Typed::of(draft, |draft| &draft.access_v6, |draft| &mut draft.access_v6)
                problem=problem_at(form, words, Field::AccessV6)
            />
        </div>
        <p class="section__hint">{words.access_ip_hint()}</p>
    })
}
