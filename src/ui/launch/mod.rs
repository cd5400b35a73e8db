//! The sections of the launch form, one file each. They do not know each other.

mod accepted;
mod access;
mod address_notice;
mod area;
mod attend;
mod closed;
mod code;
mod config;
mod disks;
mod drafts;
mod embedded;
mod flavor;
mod floating_ip;
mod follow_up;
mod form;
mod fresh;
mod guard;
mod hardware;
mod hold;
mod interface;
mod interface_address;
mod interface_groups;
mod interface_port;
mod interface_row;
mod interfaces;
mod keypair;
mod launching;
mod listed;
mod locked;
mod name;
mod needs;
mod network;
mod network_ports;
mod network_table;
mod offered;
mod once;
mod preflight;
mod problem;
mod reads;
mod refused;
mod risk;
mod said;
mod scheduling;
mod security_group;
mod security_group_new;
mod security_group_rules;
mod security_group_ssh;
mod several;
mod sorting;
mod source;
mod summary;
mod taken;
mod troubled;
mod user_data;
mod volume_fields;
mod warned;
mod which_disk;
mod word;

/// What `ui::later` has in its table.
pub mod parts {
    pub use super::{
        access::{AdminPassword, ImportKey, MakeKey},
        attend::attend,
        code::CodeFields,
        config::{FurtherFields, NotesFields},
        disks::DiskRows,
        drafts::{DraftWays, restore, take_link},
        flavor::{Chosen, FlavorFacts},
        floating_ip::FloatingIpFields,
        hardware::{Hardware, HardwareFields},
        interfaces::InterfaceRows,
        locked::Locked,
        name::{NamingFields, Several},
        network_ports::PortList,
        scheduling::PlacementFields,
        security_group_new::NewGroup,
        security_group_rules::RuleList,
        security_group_ssh::AllowSsh,
        source::{Brought, Elsewhere, RootVolume, Sought, VolumeList, VolumeSnapshotList},
        user_data::{Packing, UserDataFields, pack},
    };
}

pub use accepted::Accepted;
pub use access::AccessSection;
pub use address_notice::AddressNotice;
pub use area::{area, target};
pub use code::CodePanel;
pub use config::ConfigSection;
pub use disks::DisksSection;
pub use drafts::{Carried, Drafts, Filled};
pub use flavor::FlavorSection;
pub use form::LaunchForm;
pub use fresh::{Fresh, Launches};
pub use launching::{Launching, launch};
pub use listed::{List, Listed};
pub use name::{NameSection, look_for_namesakes};
pub use network::NetworkSection;
pub use offered::Listing;
pub use once::{DoublesNotice, Doubt, Interrupted, Launched, Logbook};
pub use problem::field_id;
pub use reads::Reading;
pub use security_group::SecurityGroupSection;
pub use several::{Counts, ItemRow, SeveralNotice, follow, go_on, retry};
pub use source::SourceSection;
pub use summary::Summary;
pub use which_disk::{DiskText, WhichDisk};
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
