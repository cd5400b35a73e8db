//! Parts of a server: what its page and the list show of it, and what can be asked of it.

mod actions;
mod another;
mod status;

pub use actions::{ActionMenu, Actions, AskedNote, Deletions, DoomedNote};
pub use another::Another;
pub use status::{StatusBadge, state_word, status_word};

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
