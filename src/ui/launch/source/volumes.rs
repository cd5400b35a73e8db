//! Volumes that a server can start from, and snapshots of volumes.

use leptos::prelude::*;

use crate::{
    openstack::{
        Id,
        cinder::{Snapshot, Volume},
    },
    ui::{
        kit::{Column, Picking, Row},
        launch::{List, Listed, Listing, Reading, more},
        words::Words,
    },
};

/// The volumes; those that start no server say why.
#[component]
pub fn VolumeList() -> impl IntoView {
    view! { <Listed list=volumes(Words::here()) /> }
}

/// The snapshots of volumes that there are; those that are not ready say so.
#[component]
pub fn VolumeSnapshotList() -> impl IntoView {
    view! { <Listed list=snapshots(Words::here()) /> }
}

fn volumes(words: Words) -> List {
    List {
        read: Reading::Volumes,
        empty: words.no_volumes(),
        picking: Picking {
            name: "volume",
            is_multiple: false,
            columns: [
                Column::words(words.image_name()),
                Column::number(words.image_size()),
                Column::words(words.volume_type()),
                Column::words(words.volume_zone()),
            ]
            .into(),
            search: words.search_volumes(),
            nothing_found: words.nothing_found(),
            more: more(words),
        },
        listing: |choices| Listing::of(&choices.volumes),
        rows: |choices, _, words| {
            // Those that can be chosen first.
            let (fit, unfit): (Vec<_>, Vec<_>) = choices
                .volumes
                .here()
                .iter()
                .map(|volume| volume_row(volume, words))
                .partition(|row| row.is_offered);
            [fit, unfit].concat()
        },
        chosen: |draft, _| draft.volume.iter().map(|id| id.as_str().to_owned()).collect(),
        pick: |draft, _, key| draft.volume = Some(Id::new(key)),
        note: |_, _, _| None,
    }
}

fn volume_row(volume: &Volume, words: Words) -> Row {
    let note = match volume.status.as_str() {
        _ if !volume.bootable => Some(words.why_volume_boots_nothing().to_owned()),
        _ if volume.is_attachable() => None,
        "in-use" => Some(words.why_volume_in_use().to_owned()),
        status => Some(words.why_not_ready(status)),
    };
    Row {
        key: volume.id.as_str().to_owned(),
        cells: vec![
            volume.label().to_owned(),
            format!("{} GiB", volume.size),
            volume.volume_type.clone().unwrap_or_default(),
            volume.availability_zone.clone(),
        ],
        is_offered: note.is_none(),
        note,
    }
}

fn snapshots(words: Words) -> List {
    List {
        read: Reading::VolumeSnapshots,
        empty: words.no_volume_snapshots(),
        picking: Picking {
            name: "volume-snapshot",
            is_multiple: false,
            columns: [
                Column::words(words.image_name()),
                Column::number(words.image_size()),
                Column::words(words.volume_snapshot_description()),
                Column::number(words.volume_snapshot_created()),
            ]
            .into(),
            search: words.search_volume_snapshots(),
            nothing_found: words.nothing_found(),
            more: more(words),
        },
        listing: |choices| Listing::of(&choices.volume_snapshots),
        rows: |choices, _, words| {
            choices.volume_snapshots.here().iter().map(|known| snapshot_row(known, words)).collect()
        },
        chosen: |draft, _| draft.volume_snapshot.iter().map(|id| id.as_str().to_owned()).collect(),
        pick: |draft, _, key| draft.volume_snapshot = Some(Id::new(key)),
        note: |_, _, _| None,
    }
}

fn snapshot_row(snapshot: &Snapshot, words: Words) -> Row {
    let is_ready = snapshot.status == "available";
    Row {
        key: snapshot.id.as_str().to_owned(),
        cells: vec![
            snapshot.label().to_owned(),
            format!("{} GiB", snapshot.size),
            snapshot.description.clone(),
            snapshot.created_at.split('T').next().unwrap_or_default().to_owned(),
        ],
        note: (!is_ready).then(|| words.why_not_ready(&snapshot.status)),
        is_offered: is_ready,
    }
}
