//! What an address alone says: its parts, and which network it is in.

/// Where an address leads, as far as its host tells.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Space {
    /// This machine.
    Loopback,
    /// An address or a name of an inner network: RFC 1918, RFC 4193, link-local, `.internal`, one word.
    Private,
    /// An address that the whole internet knows.
    Public,
    /// A name, which may lead anywhere.
    Named,
}

/// The parts of an address. A path alone has neither scheme nor host: it is on the page's origin.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Place<'a> {
    /// `https`, or none.
    pub scheme: &'a str,
    /// A name or an address, without brackets.
    pub host: &'a str,
    /// Scheme, host and port.
    pub origin: &'a str,
    /// From the first slash on.
    pub path: &'a str,
}

impl<'a> Place<'a> {
    pub fn of(url: &'a str) -> Self {
        let Some((scheme, rest)) = url.split_once("://") else {
            return Self { scheme: "", host: "", origin: "", path: url };
        };
        let end = rest.find(['/', '?', '#']).unwrap_or(rest.len());
        let (authority, path) = rest.split_at(end);
        let authority = authority.rsplit_once('@').map_or(authority, |(_, host)| host);
        let host = match authority.strip_prefix('[') {
            Some(inner) => inner.split(']').next().unwrap_or(inner),
            None => authority.split(':').next().unwrap_or(authority),
        };
        Self { scheme, host, origin: &url[..scheme.len() + 3 + end], path }
    }

    pub fn space(&self) -> Space {
        let host = self.host.trim_end_matches('.').to_ascii_lowercase();
        if host == "localhost" || host.ends_with(".localhost") || host == "::1" {
            return Space::Loopback;
        }
        let parts: Vec<Option<u8>> = host.split('.').map(|part| part.parse().ok()).collect();
        match parts.as_slice() {
            [Some(127), Some(_), Some(_), Some(_)] => return Space::Loopback,
            [Some(10), Some(_), Some(_), Some(_)]
            | [Some(172), Some(16..=31), Some(_), Some(_)]
            | [Some(192), Some(168), Some(_), Some(_)]
            | [Some(169), Some(254), Some(_), Some(_)]
            | [Some(100), Some(64..=127), Some(_), Some(_)] => return Space::Private,
            [Some(_), Some(_), Some(_), Some(_)] => return Space::Public,
            _ => {}
        }
        if host.contains(':') {
            let is_private = ["fc", "fd", "fe8", "fe9", "fea", "feb"];
            let is_private = is_private.iter().any(|start| host.starts_with(start));
            return if is_private { Space::Private } else { Space::Public };
        }
        let inner = [".internal", ".local", ".lan", ".svc", ".intranet", ".home.arpa"];
        let is_inner = !host.contains('.') || inner.iter().any(|end| host.ends_with(end));
        if is_inner { Space::Private } else { Space::Named }
    }

    /// Whether the host is written as a number, so that no name has to be looked up.
    pub fn is_number(&self) -> bool {
        self.host.contains(':')
            || self.host.split('.').filter(|part| part.parse::<u8>().is_ok()).count() == 4
    }
}

/// Whether a page at `origin` may not ask `url` because it would mix what is encrypted with what is not.
/// This machine is trusted: W3C Mixed Content, section 3.1.
pub fn mixes(origin: &str, url: &str) -> bool {
    let place = Place::of(url);
    origin.starts_with("https://") && place.scheme == "http" && place.space() != Space::Loopback
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_tells_which_network_it_is_in() {
        for (url, space) in [
            ("http://127.0.0.1:5000/v3", Space::Loopback),
            ("https://[::1]:5000", Space::Loopback),
            ("http://localhost", Space::Loopback),
            ("https://10.0.0.7/", Space::Private),
            ("https://172.31.0.7/", Space::Private),
            ("https://172.32.0.7/", Space::Public),
            ("https://[fd00::5]/", Space::Private),
            ("https://[2001:db8::5]/", Space::Public),
            ("http://controller:8774/v2.1", Space::Private),
            ("https://nova.internal/v2.1", Space::Private),
            ("https://cloud.example.org/identity", Space::Named),
        ] {
            assert_eq!(Place::of(url).space(), space, "{url}");
        }
    }

    #[test]
    fn only_an_encrypted_page_mixes() {
        assert!(mixes("https://page", "http://cloud.example.org/v3"));
        assert!(!mixes("https://page", "http://127.0.0.1:5000/v3"));
        assert!(!mixes("https://page", "https://cloud.example.org/v3"));
        assert!(!mixes("https://page", "/identity/v3"));
        assert!(!mixes("http://page", "http://cloud.example.org/v3"));
    }

    #[test]
    fn the_parts_of_an_address_are_told_apart() {
        let place = Place::of("https://user@cloud.example.org:5000/identity/v3?x=1");

        assert_eq!((place.scheme, place.host), ("https", "cloud.example.org"));
        assert_eq!(place.origin, "https://user@cloud.example.org:5000");
        assert_eq!(place.path, "/identity/v3?x=1");
    }
}
