//! Parts of a server that both its page and the list show.

mod status;

pub use status::{status_badge, status_word};

use crate::openstack::novaclient::Server;

/// Each address with its network, IPv4 before IPv6.
pub fn addresses(server: &Server) -> Vec<(String, String)> {
    let each = server.addresses.iter().flat_map(|(network, addresses)| {
        addresses.iter().map(move |address| (network.clone(), address.addr.clone()))
    });
    let mut lines: Vec<_> = each.collect();
    lines.sort_by_key(|(network, address)| (network.clone(), address.contains(':')));
    lines
}
