//! Paths and queries, written so that the services read back what was meant.

use std::fmt::{Display, Write as _};

/// A path with its parameters, in the order in which they were added.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Query(String);

impl Query {
    /// A path without parameters yet.
    pub fn new(path: impl Into<String>) -> Self {
        Self(path.into())
    }

    /// Adds a parameter; the same name may stand several times.
    #[must_use]
    pub fn with(mut self, name: &str, value: impl Display) -> Self {
        self.0.push(if self.0.contains('?') { '&' } else { '?' });
        encode(&mut self.0, name, "+");
        self.0.push('=');
        encode(&mut self.0, &value.to_string(), "+");
        self
    }

    /// Adds a parameter where there is a value.
    #[must_use]
    pub fn with_some(self, name: &str, value: Option<impl Display>) -> Self {
        match value {
            Some(value) => self.with(name, value),
            None => self,
        }
    }

    /// The same path with the parameters of `link`, and no others.
    ///
    /// Services write links with the address that they believe to have, which a proxy changes: only
    /// the parameters can be trusted.
    #[must_use]
    pub fn with_query_of(&self, link: &str) -> Self {
        let path = self.0.split('?').next().unwrap_or_default();
        let query = link.split_once('?').map_or("", |(_, query)| query);
        Self(format!("{path}?{query}"))
    }

    /// The path and its parameters as they stand on the wire.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// `text` as one segment of a path: a name with a slash stays one segment.
pub fn segment(text: &str) -> String {
    let mut encoded = String::new();
    encode(&mut encoded, text, "%20");
    encoded
}

/// Everything but RFC 3986's unreserved characters becomes `%XX`, a space becomes `space`.
fn encode(target: &mut String, text: &str, space: &str) {
    for byte in text.bytes() {
        match byte {
            b' ' => target.push_str(space),
            b'-' | b'.' | b'_' | b'~' => target.push(byte.into()),
            _ if byte.is_ascii_alphanumeric() => target.push(byte.into()),
            _ => write!(target, "%{byte:02X}").expect("a string takes everything"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parameters_are_encoded_as_forms_are() {
        let query = Query::new("/servers").with("name", "a b&ü").with_some("host", None::<&str>);

        assert_eq!(query.with("limit", 2).as_str(), "/servers?name=a+b%26%C3%BC&limit=2");
    }

    #[test]
    fn a_link_gives_its_parameters_only() {
        let first = Query::new("/images").with("limit", 2);

        let next = first.with_query_of("http://internal:9292/v2/images?marker=x&limit=2");

        assert_eq!(next.as_str(), "/images?marker=x&limit=2");
    }

    #[test]
    fn a_name_with_a_slash_is_one_segment() {
        assert_eq!(segment("a/b c"), "a%2Fb%20c");
    }
}
