//! How large a disk is to be, and of which type where Cinder makes a volume for it.

use leptos::prelude::*;

use super::{DiskText, LaunchForm, Reading, WhichDisk, needs::needs};
use crate::{
    launch::{Choices, Offer},
    openstack::{Id, cinder::VolumeType, novaclient::ApiVersion},
    ui::{
        kit::{FieldKind, SelectField, TextField, drawn},
        words::Words,
    },
};

/// How large.
#[component]
pub fn SizeField(
    /// Of which disk.
    disk: WhichDisk,
    /// Whether it is counted in MiB, and not in GiB.
    #[prop(optional)]
    in_mebibytes: bool,
) -> impl IntoView {
    let words = Words::here();
    let form = LaunchForm::expect();
    let label = if in_mebibytes { words.size_mebibytes() } else { words.size_gibibytes() };
    let meter = Signal::derive(move || {
        let least = disk.smallest(form).filter(|least| *least > 0)?;
        let unit = if in_mebibytes { "MiB" } else { "GiB" };
        let is_empty = disk.text(&form.draft.read(), DiskText::Size).trim().is_empty();
        is_empty.then(|| words.size_if_empty(&format!("{least} {unit}")))
    });
    drawn(view! {
        <TextField
            id=disk.id("size")
            label=label
            value=disk.typed(form, DiskText::Size)
            kind=FieldKind::Number
            meter
        />
    })
}

/// Of which type; asks what types there are.
#[component]
pub fn VolumeTypeField(
    /// Of which disk.
    disk: WhichDisk,
) -> impl IntoView {
    let words = Words::here();
    let form = LaunchForm::expect();
    form.need(Reading::VolumeTypes);
    let value = move || {
        disk.volume_type(&form.draft.read()).map_or(String::new(), |id| id.as_str().to_owned())
    };
    let on_choose = move |id: String| {
        let chosen = (!id.is_empty()).then(|| Id::new(id));
        form.draft.update(|draft| disk.set_volume_type(draft, chosen));
    };
    let too_old = needs(form, words, ApiVersion::new(2, 67));
    let disabled = Signal::derive(move || match form.choices.read().volume_types {
        Offer::Failed(_) => Some(words.volume_types_failed().to_owned()),
        _ => too_old.get(),
    });
    let options = Memo::new(move |_| types(&form.choices.read(), words));
    drawn(view! {
        <SelectField
            id=disk.id("type")
            label=words.volume_type()
            options=Signal::from(options)
            value=Signal::derive(value)
            on_choose
            disabled
        />
    })
}

/// The cloud's own choice, by name where it is known, and the types.
fn types(choices: &Choices, words: Words) -> Vec<(String, String)> {
    let default = choices.default_volume_type.as_ref();
    let own = default.map_or_else(
        || words.volume_type_default().to_owned(),
        |default| words.volume_type_default_is(&default.name),
    );
    let option = |known: &VolumeType| (known.id.as_str().to_owned(), known.name.clone());
    let types = choices.volume_types.here().iter().map(option);
    std::iter::once((String::new(), own)).chain(types).collect()
}
