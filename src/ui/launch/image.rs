//! What the disk starts from.

use super::{List, Listing, Reading};
use crate::{
    launch::Field,
    openstack::{Id, glance::Image},
    ui::{
        kit::{Column, Picking, Row, gibibytes, size},
        words::Words,
    },
};

/// The images.
pub fn images(words: Words) -> List {
    List {
        field: Field::Image,
        read: Reading::Images,
        title: words.image(),
        hint: None,
        empty: words.no_images(),
        picking: Picking {
            name: "image",
            is_multiple: false,
            columns: [
                Column::words(words.image_name()),
                Column::words(words.image_os()),
                Column::number(words.image_size()),
                Column::number(words.image_min_disk()),
                Column::number(words.image_min_ram()),
            ]
            .into(),
            search: words.search_images(),
            nothing_found: words.nothing_found(),
            more: super::more(words),
        },
        listing: |choices| Listing::of(&choices.images),
        rows: |choices, _, _| choices.images.here().iter().map(row).collect(),
        chosen: |draft, _| draft.image.iter().map(|id| id.as_str().to_owned()).collect(),
        pick: |draft, _, key| draft.image = Some(Id::new(key)),
        note: |_, _, _| None,
    }
}

fn row(image: &Image) -> Row {
    let given = |number: u64, text: String| if number == 0 { "–".to_owned() } else { text };
    let os = [image.properties.os_distro(), image.properties.os_version()];
    Row {
        key: image.id.as_str().to_owned(),
        cells: vec![
            image.label().to_owned(),
            os.into_iter().flatten().collect::<Vec<_>>().join(" "),
            image.size.map_or_else(|| "–".to_owned(), size),
            given(image.min_disk, format!("{} GiB", image.min_disk)),
            given(image.min_ram, gibibytes(image.min_ram)),
        ],
        note: None,
        is_offered: true,
    }
}
