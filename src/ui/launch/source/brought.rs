//! The disks that a server's snapshot brings along, which cannot be changed.

use leptos::prelude::*;

use crate::{
    openstack::glance::MappedDisk,
    ui::{
        kit::{drawn, live},
        launch::LaunchForm,
        words::Words,
    },
};

/// One line for each disk; nothing where there are none.
#[component]
pub fn Brought() -> impl IntoView {
    let words = Words::here();
    let form = LaunchForm::expect();
    let disks = Memo::new(move |_| {
        let image = form.image.read();
        let mut disks =
            image.as_ref().map(|image| image.properties.block_device_mapping()).unwrap_or_default();
        disks.retain(|disk| !disk.no_device);
        disks
    });
    live(move || {
        let disks = disks.get();
        (!disks.is_empty()).then(|| {
            let one = |disk: &MappedDisk| view! { <li>{line(disk, words)}</li> };
            drawn(view! {
                <div class="brought">
                    <p class="field__hint">{words.brought_disks()}</p>
                    <ul class="brought__list">{disks.iter().map(one).collect_view()}</ul>
                </div>
            })
        })
    })
}

fn line(disk: &MappedDisk, words: Words) -> String {
    let is_swap = disk.guest_format.as_deref() == Some("swap");
    let kind = match (disk.destination_type.as_deref(), disk.source_type.as_deref()) {
        _ if disk.boot_index == Some(0) => words.boot_disk(),
        _ if is_swap => words.content_swap(),
        (Some("local"), _) => words.content_ephemeral(),
        (_, Some("volume")) => words.content_volume(),
        _ => words.new_volume(),
    };
    let unit = if is_swap { "MiB" } else { "GiB" };
    let parts = [
        Some(kind.to_owned()),
        disk.volume_size.map(|size| format!("{size} {unit}")),
        disk.volume_type.clone(),
        disk.delete_on_termination.then(|| words.goes_with_server().to_owned()),
    ];
    parts.into_iter().flatten().collect::<Vec<_>>().join(" · ")
}
