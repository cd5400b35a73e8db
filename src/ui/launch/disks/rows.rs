//! The further disks, one row each.

use leptos::prelude::*;

use super::{add_disk, row::DiskRow};
use crate::ui::{
    kit::{Rows, RowsActs, RowsWords, drawn},
    launch::LaunchForm,
    words::Words,
};

/// The rows, and the button that adds one.
#[component]
pub fn DiskRows() -> impl IntoView {
    let words = Words::here();
    let form = LaunchForm::expect();
    let draft = form.draft;
    let acts = RowsActs {
        add: Callback::new(move |()| add_disk(form)),
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
        <Rows
            count
            id="disk"
            row=move |at| drawn(view! { <DiskRow at /> })
            name=move |at: usize| words.disk_number(&(at + 2).to_string())
            words=row_words
            acts
        />
    })
}
