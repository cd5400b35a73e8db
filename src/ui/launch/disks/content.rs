//! What a further disk starts from, as the words of two selects.

use crate::{
    launch::{Choices, Content},
    openstack::Id,
    ui::{launch::Reading, words::Words},
};

/// The kinds that this cloud can have, in the form's order.
pub fn kinds(choices: &Choices) -> &'static [&'static str] {
    const ALL: [&str; 6] = ["blank", "image", "snapshot", "volume", "swap", "ephemeral"];
    if choices.settings.has_volumes() { &ALL } else { &ALL[4..] }
}

/// The key of the kind.
pub fn kind(content: &Content) -> &'static str {
    match content {
        Content::Blank => "blank",
        Content::Image(_) => "image",
        Content::Snapshot(_) => "snapshot",
        Content::Volume(_) => "volume",
        Content::Swap => "swap",
        Content::Ephemeral => "ephemeral",
    }
}

/// What a person calls the kind.
pub fn word(kind: &str, words: Words) -> &'static str {
    match kind {
        "image" => words.content_image(),
        "snapshot" => words.content_snapshot(),
        "volume" => words.content_volume(),
        "swap" => words.content_swap(),
        "ephemeral" => words.content_ephemeral(),
        _ => words.content_blank(),
    }
}

/// What the kind is made from is listed so.
pub fn reading(kind: &str) -> Option<Reading> {
    match kind {
        "image" => Some(Reading::Images),
        "snapshot" => Some(Reading::VolumeSnapshots),
        "volume" => Some(Reading::Volumes),
        _ => None,
    }
}

/// The content of that kind, made from `id`; from nothing yet, if that is empty.
pub fn content(kind: &str, id: String) -> Content {
    match kind {
        "image" => Content::Image(picked(id)),
        "snapshot" => Content::Snapshot(picked(id)),
        "volume" => Content::Volume(picked(id)),
        "swap" => Content::Swap,
        "ephemeral" => Content::Ephemeral,
        _ => Content::Blank,
    }
}

fn picked<T>(id: String) -> Option<Id<T>> {
    (!id.is_empty()).then(|| Id::new(id))
}

/// The id of what it is made from; empty, if nothing is picked.
pub fn from(content: &Content) -> String {
    let id = match content {
        Content::Image(id) => id.as_ref().map(Id::as_str),
        Content::Snapshot(id) => id.as_ref().map(Id::as_str),
        Content::Volume(id) => id.as_ref().map(Id::as_str),
        _ => None,
    };
    id.unwrap_or_default().to_owned()
}

/// What there is to pick for that kind: ids and words, what is not ready left out.
pub fn offered(kind: &str, choices: &Choices, words: Words) -> Vec<(String, String)> {
    let sized = |name: &str, size: u64| format!("{name} · {size} GiB");
    let mut options = vec![(String::new(), words.choose().to_owned())];
    match kind {
        "image" => {
            let images = choices.images.here().iter().filter(|image| !image.is_volume_backed());
            options.extend(images.map(|image| {
                (image.id.as_str().to_owned(), sized(image.label(), image.needs_disk().max(1)))
            }));
        }
        "snapshot" => {
            let snapshots = choices.volume_snapshots.here().iter();
            options.extend(
                snapshots
                    .filter(|known| known.status == "available")
                    .map(|known| (known.id.as_str().to_owned(), sized(known.label(), known.size))),
            );
        }
        "volume" => {
            let volumes = choices.volumes.here().iter().filter(|volume| volume.is_attachable());
            options.extend(
                volumes.map(|volume| {
                    (volume.id.as_str().to_owned(), sized(volume.label(), volume.size))
                }),
            );
        }
        _ => {}
    }
    options
}
