//! The administrator's password.

use leptos::prelude::*;

use crate::{
    launch::Field,
    openstack::Hidden,
    ui::{
        crypto::random,
        kit::{Labelled, drawn, live_text},
        launch::{LaunchForm, field_id, problem::problem_at},
        words::Words,
    },
};

/// Letters and digits that cannot be taken for each other; 56 of them, so that 20 are 116 bits.
const LETTERS: &[u8] = b"abcdefghijkmnpqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ23456789";
const LENGTH: usize = 20;

/// The field, which can be looked into, and a button that fills it.
#[component]
pub fn AdminPassword() -> impl IntoView {
    let words = Words::here();
    let form = LaunchForm::expect();
    let is_shown = RwSignal::new(false);
    let write = move |text| form.draft.update(|draft| draft.admin_password = Hidden(text));
    let make = move |_| {
        if let Some(password) = made_up() {
            write(password);
            is_shown.set(true);
        }
    };
    let id = field_id(Field::AdminPassword);
    let none = Signal::default();
    let frame = Labelled {
        id: id.to_owned(),
        label: words.admin_password().to_owned(),
        hint: Some(words.admin_password_hint().to_owned()),
        meter: none,
        disabled: none,
        problem: problem_at(form, words, Field::AdminPassword),
    };
    let control = view! {
        <div class="secret">
            <input
                class="field__input"
                id=id
                name=id
                type=move || if is_shown.get() { "text" } else { "password" }
                autocomplete="new-password"
                autocapitalize="none"
                spellcheck="false"
                aria-invalid=frame.is_invalid()
                aria-describedby=frame.described_by()
                prop:value=move || form.draft.read().admin_password.0.clone()
                on:input=move |event| write(event_target_value(&event))
            />
            <button
                type="button"
                class="button"
                on:click=move |_| is_shown.update(|is_shown| *is_shown = !*is_shown)
            >
                {live_text(move || {
                    if is_shown.get() { words.password_hide() } else { words.password_show() }
                        .to_owned()
                })}
            </button>
            <button type="button" class="button" on:click=make>
                {words.password_make()}
            </button>
        </div>
    };
    frame.around(drawn(control))
}

/// Each letter is as likely as any other: numbers beyond the last whole round are thrown away.
fn made_up() -> Option<String> {
    let round = 256 / LETTERS.len() * LETTERS.len();
    let mut password = String::new();
    while password.len() < LENGTH {
        let mut numbers = [0; 32];
        random(&mut numbers).ok()?;
        let fair =
            numbers.iter().map(|number| usize::from(*number)).filter(|number| *number < round);
        let letters = fair.map(|number| char::from(LETTERS[number % LETTERS.len()]));
        password.extend(letters.take(LENGTH - password.len()));
    }
    Some(password)
}
