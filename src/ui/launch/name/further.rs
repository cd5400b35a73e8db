//! What few servers are given besides a name.

use leptos::prelude::*;

use super::is_several;
use crate::{
    launch::Field,
    openstack::novaclient::ApiVersion,
    ui::{
        kit::{TextField, Typed, drawn, live},
        launch::{LaunchForm, needs::needs, problem::problem_at},
        words::Words,
    },
};

/// Description and host name.
#[component]
pub fn NamingFields() -> impl IntoView {
    let words = Words::here();
    let form = LaunchForm::expect();
    let draft = form.draft;
    let is_several = Memo::new(move |was| is_several(&draft.read(), was));
    let hostname_hint = move || {
        let plain = words.hostname_hint().to_owned();
        if is_several.get() { words.hostname_several("{n}") } else { plain }
    };
    drawn(view! {
        <TextField
            id="description"
            label=words.description()
            hint=words.description_hint()
            value=Typed::of(draft, |draft| &draft.description, |draft| &mut draft.description)
            disabled=needs(form, words, ApiVersion::new(2, 19))
            problem=problem_at(form, words, Field::Description)
        />
        {live(move || {
            view! {
                <TextField
                    id="hostname"
                    label=words.hostname()
                    hint=hostname_hint()
                    value=Typed::of(draft, |draft| &draft.hostname, |draft| &mut draft.hostname)
                    disabled=needs(form, words, ApiVersion::new(2, 90))
                    problem=problem_at(form, words, Field::Hostname)
                />
            }
        })}
    })
}
