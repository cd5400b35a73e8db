//! Parts of a server: what its page and the list show of it, and what can be asked of it.

mod actions;
mod another;
mod connect;
mod console;
mod facts;
mod failed;
mod history;
mod host;
mod interfaces;
mod mark;
mod notes;
mod origin;
mod part;
mod password;
mod screen;
mod sealed;
mod start;
mod status;
mod tell;
mod timeline;
mod volumes;

pub use actions::{ActionMenu, Actions, AskedNote, Deletions, DoomedNote, action_word};
pub use another::Another;
pub use connect::Connect;
pub use console::ConsoleLog;
pub use facts::Facts;
pub use failed::Failed;
pub use history::HistoryPart;
pub use host::tell_host;
pub use interfaces::InterfacesPart;
pub use mark::Mark;
pub use notes::NotesPart;
pub use origin::Origin;
pub use part::Part;
pub use password::MadePassword;
pub use screen::Screen;
pub use sealed::SealedPassword;
pub use start::Start;
pub use status::{StatusBadge, state_tone, state_word, status_word};
pub use tell::TellMe;
pub use timeline::StartSteps;
pub use volumes::VolumesPart;

use crate::openstack::novaclient::Server;

/// Each address with its network, IPv4 before IPv6.
pub fn addresses(server: &Server) -> Vec<(String, String)> {
    let mut lines = Vec::new();
    for (network, addresses) in &server.addresses {
        for is_v6 in [false, true] {
            let of_kind = addresses.iter().filter(|address| address.addr.contains(':') == is_v6);
            lines.extend(of_kind.map(|address| (network.clone(), address.addr.clone())));
        }
    }
    lines
}
