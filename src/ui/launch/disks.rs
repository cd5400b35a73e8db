//! Further disks.

mod content;
mod row;
mod rows;

use leptos::prelude::*;

pub use self::{
    content::{kind as content_kind, word as content_word},
    rows::DiskRows,
};
use super::{LaunchForm, field_id, problem::problem_at};
use crate::{
    launch::{Disk, Field},
    ui::{
        kit::{Section, drawn, focus_link, live},
        later::{FormParts, later},
        words::Words,
    },
};

/// The list of disks that come on top of the first one; only a button while there are none.
#[component]
pub fn DisksSection() -> impl IntoView {
    let words = Words::here();
    let form = LaunchForm::expect();
    let field = Field::Disks;
    // The list stays when its last row goes: the focus is in it.
    let has_list = Memo::new(move |was: Option<&bool>| {
        was.is_some_and(|was| *was) || !form.draft.read().disks.is_empty()
    });
    let first = move |event| {
        add_disk(form);
        focus_link(field_id(field))(event);
    };
    let button = move || {
        view! {
            <button type="button" class="button" on:click=first>
                {words.add_disk()}
            </button>
        }
    };
    drawn(view! {
        <Section
            id=field_id(field)
            title=words.disks()
            hint=Some(words.disks_hint())
            problem=problem_at(form, words, field)
        >
            <div class="disks">
                {live(move || {
                    if has_list.get() {
                        later::<FormParts>(|parts| (parts.disks)())
                    } else {
                        drawn(button())
                    }
                })}
            </div>
        </Section>
    })
}

/// One more disk: an empty volume, or what else this cloud can have.
fn add_disk(form: LaunchForm) {
    let choices = form.choices.read_untracked();
    let first = content::kinds(&choices)[0];
    let disk = Disk {
        delete_with_server: choices.settings.vol_delete_on_instance_delete,
        ..Disk::new(content::content(first, String::new()))
    };
    form.draft.update(|draft| draft.disks.push(disk));
}
