//! The sections of the launch form, one file each. They do not know each other.

mod flavor;
mod form;
mod image;
mod keypair;
mod name;
mod network;
mod offered;
mod problem;
mod security_group;
mod summary;

pub use flavor::FlavorSection;
pub use form::LaunchForm;
pub use image::ImageSection;
pub use keypair::KeypairSection;
pub use name::NameSection;
pub use network::NetworkSection;
pub use problem::{field_id, word};
pub use security_group::SecurityGroupSection;
pub use summary::Summary;

use leptos::prelude::Callback;

use super::words::Words;

/// The words of a table's button that shows more.
fn more(words: Words) -> Callback<(usize, usize), String> {
    Callback::new(move |(shown, all): (usize, usize)| {
        words.show_more(&all.to_string(), &shown.to_string())
    })
}

/// `picked` with `item` put in at its end, or taken out.
fn toggled<T: PartialEq + Clone>(mut picked: Vec<T>, item: &T) -> Vec<T> {
    match picked.iter().position(|known| known == item) {
        Some(position) => drop(picked.remove(position)),
        None => picked.push(item.clone()),
    }
    picked
}
