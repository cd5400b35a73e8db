//! Further disks.

mod content;
mod row;

use leptos::prelude::*;

use self::row::DiskRow;
use super::{LaunchForm, field_id, problem::problem_of};
use crate::{
    launch::{Disk, Field},
    ui::{
        kit::{Rows, RowsActs, RowsWords, Section, drawn},
        words::Words,
    },
};

/// The list of disks that come on top of the first one.
#[component]
pub fn DisksSection() -> impl IntoView {
    let words = Words::here();
    let form = LaunchForm::expect();
    let draft = form.draft;
    let acts = RowsActs {
        add: Callback::new(move |()| {
            let choices = form.choices.read_untracked();
            let first = content::kinds(&choices)[0];
            let disk = Disk {
                delete_with_server: choices.settings.vol_delete_on_instance_delete,
                ..Disk::new(content::content(first, String::new()))
            };
            draft.update(|draft| draft.disks.push(disk));
        }),
        remove: Callback::new(move |at| {
            draft.update(|draft| {
                if at < draft.disks.len() {
                    draft.disks.remove(at);
                }
            });
        }),
        swap: None,
    };
    let row_words =
        RowsWords { add: words.add_disk(), remove: words.remove_disk(), up: "", down: "" };
    let count = Memo::new(move |_| draft.read().disks.len());
    drawn(view! {
        <Section
            id=field_id(Field::Disks)
            title=words.disks()
            hint=Some(words.disks_hint())
            problem=problem_of(form, words, Field::Disks)
        >
            <div class="disks">
                <Rows
                    count
                    row=move |at| drawn(view! { <DiskRow at /> })
                    name=move |at: usize| words.disk_number(&(at + 2).to_string())
                    words=row_words
                    acts
                />
            </div>
        </Section>
    })
}
