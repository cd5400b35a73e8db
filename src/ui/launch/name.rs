//! What to call it, and how many.

mod several;

use leptos::prelude::*;
use several::Several;

use super::{LaunchForm, needs::needs, problem::problem_at, troubled::troubled};
use crate::{
    launch::Field,
    openstack::novaclient::ApiVersion,
    ui::{
        kit::{FieldKind, More, TextField, Typed, drawn, live},
        words::Words,
    },
};

/// Name and count, and what they bring along.
#[component]
pub fn NameSection() -> impl IntoView {
    let words = Words::here();
    let form = LaunchForm::expect();
    let draft = form.draft;
    // A count that is being typed anew is no number for a moment.
    let is_several = Memo::new(move |was: Option<&bool>| match draft.read().wanted() {
        Some(wanted) => wanted > 1,
        None => was.is_some_and(|was| *was),
    });
    let said = move || {
        let draft = draft.read();
        let texts = [draft.hostname.trim(), draft.description.trim()];
        let said = texts.into_iter().filter(|text| !text.is_empty());
        said.collect::<Vec<_>>().join(" · ")
    };
    let hostname_hint = move || {
        let plain = words.hostname_hint().to_owned();
        if is_several.get() { words.hostname_several("{n}") } else { plain }
    };
    drawn(view! {
        <div class="stack">
            <div class="naming">
                <TextField
                    id="name"
                    label=words.name()
                    value=Typed::of(draft, |draft| &draft.name, |draft| &mut draft.name)
                    problem=problem_at(form, words, Field::Name)
                />
                <TextField
                    id="count"
                    label=words.count()
                    kind=FieldKind::Number
                    value=Typed::of(draft, |draft| &draft.count, |draft| &mut draft.count)
                    problem=problem_at(form, words, Field::Count)
                />
            </div>
            {live(move || is_several.get().then(|| view! { <Several /> }))}
            <More
                title=words.naming_more()
                summary=Signal::derive(said)
                has_problem=troubled(form, &[Field::Description, Field::Hostname])
            >
                <TextField
                    id="description"
                    label=words.description()
                    hint=words.description_hint()
                    value=Typed::of(
                        draft,
                        |draft| &draft.description,
                        |draft| &mut draft.description,
                    )
                    disabled=needs(form, words, ApiVersion::new(2, 19))
                    problem=problem_at(form, words, Field::Description)
                />
                {live(move || {
                    view! {
                        <TextField
                            id="hostname"
                            label=words.hostname()
                            hint=hostname_hint()
                            value=Typed::of(
                                draft,
                                |draft| &draft.hostname,
                                |draft| &mut draft.hostname,
                            )
                            disabled=needs(form, words, ApiVersion::new(2, 90))
                            problem=problem_at(form, words, Field::Hostname)
                        />
                    }
                })}
            </More>
        </div>
    })
}
