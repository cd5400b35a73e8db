//! One further disk: only what fits its kind is shown.

use leptos::prelude::*;

use super::content::{content, from, kind, kinds, offered, reading, word};
use crate::{
    launch::{Content, Field, Offer},
    ui::{
        kit::{Drawn, Options, SelectField, Switch, drawn, live},
        launch::{
            LaunchForm, Reading, WhichDisk,
            hardware::{Hardware, HardwarePart},
            problem::problem_at,
            volume_fields::{SizeField, VolumeTypeField},
        },
        words::Words,
    },
};

/// The disk at an index, which may be gone.
#[component]
pub fn DiskRow(
    /// The index among further disks, from 0 on.
    at: usize,
) -> impl IntoView {
    let words = Words::here();
    let form = LaunchForm::expect();
    let draft = form.draft;
    let disk = WhichDisk::Further(at);
    let of =
        Memo::new(move |_| draft.read().disks.get(at).map_or("blank", |disk| kind(&disk.content)));
    let kinds = kinds(&form.choices.read_untracked()).iter();
    let kinds: Vec<_> =
        kinds.map(|kind| ((*kind).to_owned(), word(kind, words).to_owned())).collect();
    let problem = problem_at(form, words, Field::Disk(at));
    let put = move |content: Content| {
        draft.update(|draft| {
            if let Some(disk) = draft.disks.get_mut(at) {
                disk.content = content;
            }
        });
    };
    let hardware = Hardware {
        disk,
        has_filesystem: Signal::derive(move || of.get() == "ephemeral"),
        has_boot_order: Signal::derive(move || !matches!(of.get(), "swap" | "ephemeral")),
    };
    drawn(view! {
        <div class="disk disk--row">
            {live(move || {
                problem.get().map(|problem| view! { <p class="field__problem">{problem}</p> })
            })}
            <div class="disk__fields">
                <SelectField
                    id=disk.id("content")
                    label=words.disk_content()
                    options=Options::from(kinds)
                    value=Signal::derive(move || of.get().to_owned())
                    on_choose=move |kind: String| put(content(&kind, String::new()))
                />
                {live(move || {
                    let kind = of.get();
                    view! {
                        {source(form, words, at, kind, Callback::new(put))}
                        {(kind != "volume")
                            .then(|| view! { <SizeField disk in_mebibytes={kind == "swap"} /> })}
                        {matches!(kind, "blank" | "image")
                            .then(|| view! { <VolumeTypeField disk /> })}
                    }
                })}
            </div>
            {live(move || (!matches!(of.get(), "swap" | "ephemeral")).then(|| goes(form, words, at)))}
            <HardwarePart of=hardware />
        </div>
    })
}

/// What it is made from, where that is to be picked.
fn source(
    form: LaunchForm,
    words: Words,
    at: usize,
    kind: &'static str,
    put: Callback<Content>,
) -> Option<Drawn> {
    form.need(reading(kind)?);
    if kind == "snapshot" {
        // What is left for the new volume is told with the types.
        form.need(Reading::VolumeTypes);
    }
    let options = Memo::new(move |_| offered(kind, &form.choices.read(), words));
    let value = Signal::derive(move || {
        form.draft.read().disks.get(at).map_or(String::new(), |disk| from(&disk.content))
    });
    // Why there is nothing to pick.
    let disabled = Signal::derive(move || {
        let choices = form.choices.read();
        let (is_awaited, is_failed) = match kind {
            "image" => state(&choices.images),
            "snapshot" => state(&choices.volume_snapshots),
            _ => state(&choices.volumes),
        };
        match (is_awaited, is_failed) {
            (true, _) => Some(words.loading().to_owned()),
            (_, true) => Some(words.list_failed().to_owned()),
            _ if options.read().len() < 2 => Some(words.nothing_to_choose().to_owned()),
            _ => None,
        }
    });
    Some(drawn(view! {
        <SelectField
            id=WhichDisk::Further(at).id("from")
            label=word(kind, words)
            options=Signal::from(options)
            value
            on_choose=move |id| put.run(content(kind, id))
            disabled
        />
    }))
}

fn state<T>(offer: &Offer<T>) -> (bool, bool) {
    (offer.is_awaited(), matches!(offer, Offer::Failed(_)))
}

/// Whether the volume goes with the server.
fn goes(form: LaunchForm, words: Words, at: usize) -> Drawn {
    let draft = form.draft;
    drawn(view! {
        <Switch
            id=WhichDisk::Further(at).id("delete")
            label=words.delete_with_server()
            is_on=Signal::derive(move || {
                draft.read().disks.get(at).is_some_and(|disk| disk.delete_with_server)
            })
            on_switch=move |is_on| {
                draft
                    .update(|draft| {
                        if let Some(disk) = draft.disks.get_mut(at) {
                            disk.delete_with_server = is_on;
                        }
                    });
            }
        />
    })
}
