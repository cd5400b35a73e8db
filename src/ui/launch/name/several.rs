//! How several servers are made, and what they will be called.

use leptos::prelude::*;

use crate::{
    launch::{Draft, Field, Way},
    ui::{
        kit::{Choice, FieldKind, TextArea, TextField, Typed, drawn, live, live_text},
        launch::{LaunchForm, problem::problem_at},
        words::Words,
    },
};

/// So many names are read at a glance; of more, the first two and the last.
const FEW: usize = 4;

/// By one request or by many, and the names.
#[component]
pub fn Several() -> impl IntoView {
    let words = Words::here();
    let form = LaunchForm::expect();
    let draft = form.draft;
    let way = Memo::new(move |_| draft.read().several.way);
    let choose = move |key: String| {
        let way = if key == "apart" { Way::Apart } else { Way::Together };
        draft.update(|draft| draft.several.way = way);
    };
    let together = move || {
        view! {
            <p class="section__hint">{words.several_together_hint()}</p>
            <TextField
                id="at-least"
                label=words.at_least()
                hint=words.at_least_hint()
                kind=FieldKind::Number
                value=Typed::of(
                    draft,
                    |draft| &draft.several.at_least,
                    |draft| &mut draft.several.at_least,
                )
                problem=problem_at(form, words, Field::AtLeast)
            />
        }
    };
    let apart = move || {
        view! {
            <p class="section__hint">{words.several_apart_hint()}</p>
            <TextArea
                id="names"
                label=words.names()
                hint=words.names_hint("{n}")
                rows=3
                value=Typed::of(
                    draft,
                    |draft| &draft.several.names,
                    |draft| &mut draft.several.names,
                )
                problem=problem_at(form, words, Field::Names)
            />
        }
    };
    let options = vec![("together", words.several_together()), ("apart", words.several_apart())];
    let selected = move || if way.get() == Way::Apart { "apart" } else { "together" }.to_owned();
    drawn(view! {
        <div class="several">
            <Choice
                id="several"
                label=words.several()
                options
                selected=Signal::derive(selected)
                on_choice=choose
            />
            {live(move || match way.get() {
                Way::Together => drawn(together()),
                Way::Apart => drawn(apart()),
            })}
            <p class="several__names">
                {live_text(move || named(&draft.read(), words))}
            </p>
        </div>
    })
}

/// What they will be called, in a line; nothing while there is no name.
fn named(draft: &Draft, words: Words) -> String {
    let mut names = draft.names();
    let wanted = draft.wanted().unwrap_or(1);
    if names.first().is_none_or(|first| first.is_empty() || first == "-1") {
        return String::new();
    }
    if wanted > Draft::MOST_APART && draft.several.way == Way::Together {
        names.push([draft.name.trim(), &wanted.to_string()].join("-"));
    }
    let all = match names.as_slice() {
        [first, second, .., last] if names.len() > FEW => {
            [&[first, ", ", second].concat(), "…", last].join(" ")
        }
        names => names.join(", "),
    };
    words.names_will_be(&all)
}
