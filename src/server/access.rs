//! Where a server is reached, and the line that leads there.

use std::net::{IpAddr, Ipv4Addr};

use crate::openstack::novaclient::Server;

/// Where a server is reached.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Address {
    /// IPv4 or IPv6.
    pub text: String,
    /// From where.
    pub reach: Reach,
}

/// From where an address is reached; the best comes first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Reach {
    /// A floating IP.
    Floating,
    /// From everywhere, by IPv4.
    Everywhere,
    /// From everywhere, by IPv6.
    EverywhereV6,
    /// From within, by IPv4.
    Within,
    /// From within, by IPv6.
    WithinV6,
}

/// The address to take; none where it has none that leads anywhere. What its owner has said to be
/// the address is taken like one that Nova tells.
pub fn address(server: &Server) -> Option<Address> {
    let told = server.addresses.values().flatten();
    let told = told.map(|it| (it.addr.as_str(), it.kind.as_deref() == Some("floating")));
    let said = [&server.access_ip_v4, &server.access_ip_v6];
    let said = said.into_iter().map(|text| (text.as_str(), false));
    told.chain(said)
        .filter_map(|(text, is_floating)| {
            // What is no address must not come into a line that is run.
            let parsed: IpAddr = text.parse().ok()?;
            let reach = if is_floating { Reach::Floating } else { reach(parsed)? };
            Some((reach, parsed.is_ipv6(), text))
        })
        .min_by_key(|(reach, is_v6, _)| (*reach, *is_v6))
        .map(|(reach, _, text)| Address { text: text.to_owned(), reach })
}

/// None of an address that only its own wire knows.
fn reach(address: IpAddr) -> Option<Reach> {
    match address {
        IpAddr::V4(v4) if v4.is_link_local() || v4.is_loopback() || v4.is_unspecified() => None,
        IpAddr::V4(v4) if v4.is_private() || is_carriers(v4) => Some(Reach::Within),
        IpAddr::V4(_) => Some(Reach::Everywhere),
        // 2000::/3: RFC 4291.
        IpAddr::V6(v6) if v6.segments()[0] >> 13 == 1 => Some(Reach::EverywhereV6),
        // fc00::/7: RFC 4193.
        IpAddr::V6(v6) if v6.segments()[0] >> 9 == 0x7e => Some(Reach::WithinV6),
        IpAddr::V6(_) => None,
    }
}

/// 100.64.0.0/10, which carriers share: RFC 6598.
fn is_carriers(address: Ipv4Addr) -> bool {
    let [first, second, ..] = address.octets();
    first == 100 && second & 0xc0 == 64
}

/// What opens a shell, for a shell. The private half of a key pair is taken to be a file of its name,
/// as this page hands it out.
pub fn command(address: &Address, user: Option<&str>, key_name: Option<&str>) -> String {
    let key = key_name.filter(|name| !name.contains('/')).map(|name| {
        let quoted = quoted(name);
        format!("-i ~/.ssh/{quoted} ")
    });
    let user = user.map(|user| format!("{user}@"));
    format!("ssh {}{}{}", key.unwrap_or_default(), user.unwrap_or_default(), address.text)
}

/// As a shell reads it as one word.
fn quoted(text: &str) -> String {
    let is_plain = |byte: u8| byte.is_ascii_alphanumeric() || b"_.-@+".contains(&byte);
    if text.bytes().all(is_plain) {
        return text.to_owned();
    }
    format!("'{}'", text.replace('\'', r"'\''"))
}
