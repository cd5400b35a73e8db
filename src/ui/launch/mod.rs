//! The sections of the launch form, one file each. They do not know each other.

mod flavor;
mod floating_ip;
mod form;
mod image;
mod interface;
mod interface_address;
mod interface_groups;
mod interface_port;
mod interface_row;
mod interfaces;
mod keypair;
mod list_section;
mod name;
mod needs;
mod network;
mod network_ports;
mod network_table;
mod offered;
mod problem;
mod reads;
mod security_group;
mod security_group_new;
mod security_group_rules;
mod security_group_ssh;
mod summary;
mod warned;
mod warning;

pub use flavor::flavors;
pub use form::LaunchForm;
pub use image::images;
pub use keypair::keypairs;
pub use list_section::{List, ListSection};
pub use name::NameSection;
pub use network::NetworkSection;
pub use offered::Listing;
pub use problem::{field_id, word};
pub use reads::Reading;
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
fn toggled<T: PartialEq>(mut picked: Vec<T>, item: T) -> Vec<T> {
    match picked.iter().position(|known| *known == item) {
        Some(position) => drop(picked.remove(position)),
        None => picked.push(item),
    }
    picked
}
