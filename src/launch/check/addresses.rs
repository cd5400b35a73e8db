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

/// Whether it is a hardware address that a port may have: neither all zeros nor all ones, which
/// `neutron_lib/constants.py` calls invalid. Neutron lets a group's address pass. The spellings are
/// those of `netaddr/strategy/eui48.py`: pairs, fours or sixes, or all twelve digits at once.
pub fn is_mac(text: &str) -> bool {
    let Some(sign) = text.chars().find(|letter| !letter.is_ascii_hexdigit()) else {
        return matches!(text.len(), 11 | 12) && is_somebody(&[text]);
    };
    let parts: Vec<&str> = text.split(sign).collect();
    let lengths = match (parts.len(), sign) {
        (6, ':' | '-') => 1..=2,
        (3, ':' | '-' | '.') => 1..=4,
        (2, ':' | '-') => 5..=6,
        _ => return false,
    };
    let is_part = |part: &&str| {
        lengths.contains(&part.len()) && part.bytes().all(|digit| digit.is_ascii_hexdigit())
    };
    parts.iter().all(is_part) && is_somebody(&parts)
}

/// Whether the digits are neither all zeros nor all ones.
fn is_somebody(parts: &[&str]) -> bool {
    let digits = || parts.iter().flat_map(|part| part.bytes());
    let is_everybody = digits().count() == 12 && digits().all(|it| it.eq_ignore_ascii_case(&b'f'));
    digits().any(|digit| digit != b'0') && !is_everybody
}
