//! The new volume that a server starts on.

use leptos::prelude::*;

use crate::{
    launch::SourceKind,
    ui::{
        kit::{drawn, live},
        launch::{
            LaunchForm, Reading, WhichDisk,
            volume_fields::{SizeField, VolumeTypeField},
        },
    },
};

/// Its size and its type; asks what is left for volumes.
#[component]
pub fn RootVolume() -> impl IntoView {
    let form = LaunchForm::expect();
    form.need(Reading::VolumeTypes);
    // A volume made from a snapshot has the type of the other volume.
    let has_type = Memo::new(move |_| {
        form.draft.read().chosen_source(&form.choices.read()) != SourceKind::VolumeSnapshot
    });
    drawn(view! {
        <div class="disk__fields">
            <SizeField disk=WhichDisk::Root />
            {live(move || {
                has_type.get().then(|| view! { <VolumeTypeField disk=WhichDisk::Root /> })
            })}
        </div>
    })
}
