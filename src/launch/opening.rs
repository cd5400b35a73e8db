//! What people most often let through a firewall, as rules of a security group.

use std::net::IpAddr;

use crate::openstack::{
    Id,
    neutron::{CreateSecurityGroupRule, SecurityGroup},
};

/// Something to let in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Opening {
    /// SSH from anywhere.
    Ssh,
    /// SSH from one range of addresses.
    SshFrom,
    /// Windows' remote desktop from anywhere.
    Rdp,
    /// HTTP and HTTPS from anywhere.
    Web,
    /// Ping from anywhere.
    Ping,
}

impl Opening {
    /// All of them, in the form's order.
    pub const ALL: [Self; 5] = [Self::Ssh, Self::SshFrom, Self::Rdp, Self::Web, Self::Ping];

    /// The rules that open it in `group`, for both versions of IP; those of [`Self::SshFrom`] for
    /// that of `range`. None where the range is no range.
    pub fn rules(
        self,
        group: &Id<SecurityGroup>,
        range: &str,
    ) -> Option<Vec<CreateSecurityGroupRule>> {
        let rule = |ethertype: &str, protocol: &str, port: Option<u16>| CreateSecurityGroupRule {
            ethertype: Some(ethertype.to_owned()),
            protocol: Some(protocol.to_owned()),
            port_range_min: port,
            port_range_max: port,
            ..CreateSecurityGroupRule::ingress(group.clone())
        };
        let tcp = |port| ["IPv4", "IPv6"].map(|version| rule(version, "tcp", Some(port))).to_vec();
        Some(match self {
            Self::Ssh => tcp(22),
            Self::SshFrom => {
                let (version, prefix) = prefix(range)?;
                let rule = rule(version, "tcp", Some(22));
                vec![CreateSecurityGroupRule { remote_ip_prefix: Some(prefix), ..rule }]
            }
            Self::Rdp => tcp(3389),
            Self::Web => [tcp(80), tcp(443)].concat(),
            // `neutron_lib/constants.py`: ICMP of IPv6 is a protocol of its own.
            Self::Ping => vec![rule("IPv4", "icmp", None), rule("IPv6", "ipv6-icmp", None)],
        })
    }
}

/// The version of IP and the range, of an address or a range as typed.
fn prefix(typed: &str) -> Option<(&'static str, String)> {
    let typed = typed.trim();
    let (address, length) = typed.split_once('/').unwrap_or((typed, ""));
    let (version, bits) = match address.parse().ok()? {
        IpAddr::V4(_) => ("IPv4", 32),
        IpAddr::V6(_) => ("IPv6", 128),
    };
    let length: u32 = if length.is_empty() { bits } else { length.parse().ok()? };
    (length <= bits && !typed.ends_with('/')).then(|| (version, format!("{address}/{length}")))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn opened(opening: Opening, range: &str) -> Option<Vec<String>> {
        let rules = opening.rules(&Id::new("web"), range)?;
        let word = |rule: CreateSecurityGroupRule| {
            let port = rule.port_range_min.map_or_else(String::new, |port| port.to_string());
            let [version, protocol, from] = [rule.ethertype, rule.protocol, rule.remote_ip_prefix]
                .map(Option::unwrap_or_default);
            assert_eq!(rule.port_range_min, rule.port_range_max);
            assert_eq!(
                (rule.direction.as_str(), rule.security_group_id.as_str()),
                ("ingress", "web")
            );
            format!("{version} {protocol} {port} {from}").trim().to_owned()
        };
        Some(rules.into_iter().map(word).collect())
    }

    #[test]
    fn what_is_open_to_all_is_open_by_both_versions_of_ip() {
        let [ssh, rdp, web, ping] =
            [Opening::Ssh, Opening::Rdp, Opening::Web, Opening::Ping].map(|it| opened(it, ""));

        assert_eq!(ssh.expect("rules"), ["IPv4 tcp 22", "IPv6 tcp 22"]);
        assert_eq!(rdp.expect("rules"), ["IPv4 tcp 3389", "IPv6 tcp 3389"]);
        assert_eq!(
            web.expect("rules"),
            ["IPv4 tcp 80", "IPv6 tcp 80", "IPv4 tcp 443", "IPv6 tcp 443"]
        );
        assert_eq!(ping.expect("rules"), ["IPv4 icmp", "IPv6 ipv6-icmp"]);
    }

    #[test]
    fn a_range_is_of_one_version_and_a_single_address_is_a_range_of_its_own() {
        let from = |range| opened(Opening::SshFrom, range);

        assert_eq!(from(" 10.0.0.0/8 ").expect("rules"), ["IPv4 tcp 22 10.0.0.0/8"]);
        assert_eq!(from("192.0.2.7").expect("rules"), ["IPv4 tcp 22 192.0.2.7/32"]);
        assert_eq!(from("2001:db8::/32").expect("rules"), ["IPv6 tcp 22 2001:db8::/32"]);
    }

    #[test]
    fn what_is_no_range_opens_nothing() {
        for typed in ["", "here", "10.0.0.0/", "10.0.0.0/33", "10.0.0/8", "::/129", "10.0.0.0/-1"] {
            assert_eq!(opened(Opening::SshFrom, typed), None, "{typed}");
        }
    }
}
