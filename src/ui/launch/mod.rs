//! The sections of the launch form, one file each. They do not know each other.

mod access;
mod advice;
mod config;
mod flavor;
mod form;
mod image;
mod keypair;
mod list_section;
mod name;
mod needs;
mod network;
mod offered;
mod problem;
mod reads;
mod risk;
mod scheduling;
mod security_group;
mod summary;
mod troubled;
mod user_data;
mod word;

pub use access::AccessSection;
pub use config::ConfigSection;
pub use flavor::flavors;
pub use form::LaunchForm;
pub use image::images;
pub use list_section::{List, ListSection};
pub use name::NameSection;
pub use network::networks;
pub use offered::Listing;
pub use problem::field_id;
pub use reads::Reading;
pub use security_group::security_groups;
pub use summary::Summary;
pub use word::word;

use leptos::prelude::Callback;

use super::words::Words;

/// The words of a table's button that shows more.
fn more(words: Words) -> Callback<(usize, usize), String> {
    Callback::new(move |(shown, all): (usize, usize)| {
        words.show_more(&all.to_string(), &shown.to_string())
    })
}

/// `picked` with `item` put in at its end, or taken out.
fn toggled<T: PartialEq>(mut picked: Vec<T>, item: T) -> Vec<T> {
    match picked.iter().position(|known| *known == item) {
        Some(position) => drop(picked.remove(position)),
        None => picked.push(item),
    }
    picked
}
