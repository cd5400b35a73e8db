//! Addresses and the ranges that they are in, as Neutron sees them.

use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};

use crate::openstack::neutron::Subnet;

/// The address, if it is one of version 4 or 6, as asked for.
pub fn address(text: &str, version: u8) -> Option<IpAddr> {
    match version {
        4 => text.parse::<Ipv4Addr>().ok().map(IpAddr::V4),
        _ => text.parse::<Ipv6Addr>().ok().map(IpAddr::V6),
    }
}

/// Whether a port can have the address in the subnet: `neutron/ipam/utils.py`, `check_subnet_ip`.
/// Yes, if the range is not understood.
pub fn is_inside(subnet: &Subnet, address: IpAddr) -> bool {
    let Some((network, length)) = subnet.cidr.split_once('/') else { return true };
    let (Ok(network), Ok(length)) = (network.parse::<IpAddr>(), length.parse::<u32>()) else {
        return true;
    };
    let (network, address, bits) = match (network, address) {
        (IpAddr::V4(network), IpAddr::V4(address)) => {
            (u128::from(network.to_bits()), u128::from(address.to_bits()), 32)
        }
        (IpAddr::V6(network), IpAddr::V6(address)) => (network.to_bits(), address.to_bits(), 128),
        _ => return false,
    };
    let host_bits = bits - length.min(bits);
    let of_host = 1_u128.checked_shl(host_bits).map_or(u128::MAX, |end| end - 1);
    let is_in = network & !of_host == address & !of_host;
    // The first and the last of a range of IPv4 are nobody's.
    let is_end = [0, of_host].contains(&(address & of_host)) && bits == 32 && host_bits > 1;
    is_in && !is_end
}

/// Whether it is a hardware address that a port may have: six pairs of hexadecimal digits, neither
/// all zero, `neutron_lib/api/validators`, nor of a group of cards.
pub fn is_mac(text: &str) -> bool {
    let pairs: Vec<Option<u8>> = text
        .split(':')
        .map(|pair| u8::from_str_radix(pair, 16).ok().filter(|_| pair.len() == 2))
        .collect();
    let is_group = pairs.first().copied().flatten().is_none_or(|first| first & 1 == 1);
    pairs.len() == 6
        && pairs.iter().all(Option::is_some)
        && pairs.iter().any(|pair| *pair != Some(0))
        && !is_group
}
