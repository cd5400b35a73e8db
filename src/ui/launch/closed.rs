//! The parts of the form that stay closed until somebody asks for them.

use leptos::prelude::*;

use super::{
    LaunchForm,
    troubled::{held, troubled},
};
use crate::{
    launch::{Area, Choices, Draft, Field},
    ui::{
        host::{Standing, of_host},
        kit::{Drawn, More, drawn, live_text},
        later::{FormParts, later},
        words::Words,
    },
};

/// All in which they differ. Plain data, so that one function draws them all.
pub struct Closed {
    /// Its title.
    pub title: &'static str,
    /// What is set inside, in a few words; empty when nothing is.
    pub summary: Signal<String>,
    /// What is inside: it opens for a problem of one of them, and for a link to it.
    pub fields: &'static [Field],
    /// Draws what is inside.
    pub draw: fn(&FormParts) -> Drawn,
}

/// Draws `part`.
pub fn closed(part: Closed) -> Drawn {
    let Closed { title, summary, fields, draw } = part;
    let area = fields.first().map(|field| Area::of(*field));
    match area.map_or(Standing::Open, |area| of_host(|host| host.standing(area))) {
        Standing::Open => {}
        Standing::Locked => return locked(title, summary),
        Standing::Hidden => return drawn(()),
    }
    let has_problem = troubled(LaunchForm::expect(), fields);
    drawn(view! {
        <More title summary has_problem holds=held(fields)>
            {later(draw)}
        </More>
    })
}

/// What cannot be changed, as it is.
pub fn locked(title: &'static str, text: Signal<String>) -> Drawn {
    let none = Words::here().summary_none();
    drawn(view! {
        <dl class="locked">
            <dt class="locked__title">{title}</dt>
            <dd class="locked__text">
                {live_text(move || {
                    let text = text.get();
                    if text.is_empty() { none.to_owned() } else { text }
                })}
            </dd>
        </dl>
    })
}

/// Draws a part that has nothing to say while it is closed.
pub fn silent(title: &'static str, draw: fn(&FormParts) -> Drawn) -> Drawn {
    closed(Closed { title, summary: Signal::default(), fields: &[], draw })
}

/// What is set, as `say` puts it.
pub fn said(form: LaunchForm, say: fn(&Draft, &Choices, Words) -> Vec<String>) -> Signal<String> {
    let words = Words::here();
    Signal::derive(move || {
        let mut said = say(&form.draft.read(), &form.choices.read(), words);
        said.retain(|text| !text.is_empty());
        said.join(" · ")
    })
}
