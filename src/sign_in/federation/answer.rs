//! What the address says when the browser has come back.

use crate::openstack::Hidden;

/// What came back; a code or a ticket serves once, and is no token.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Answer {
    /// From an `OpenID` Connect provider: RFC 6749, section 4.1.2.
    Oidc {
        /// What the page has sent along.
        state: String,
        /// Who answers, by RFC 9207.
        issuer: Option<String>,
        /// The code, or the error and its description.
        outcome: Result<Hidden<String>, (String, String)>,
    },
    /// Of the token that the service worker has taken.
    WebSso(Hidden<String>),
}

/// What stands before the ticket.
const TICKET: &str = "#websso=";

impl Answer {
    /// Reads the query or the fragment with which the page was opened. Nothing, if it says something
    /// twice, which RFC 6749 forbids, or nothing of use.
    pub fn parse(text: &str) -> Option<Self> {
        if let Some(ticket) = text.strip_prefix(TICKET) {
            return Some(Self::WebSso(Hidden(ticket.to_owned())));
        }
        let said: Vec<(String, String)> = text
            .trim_start_matches('?')
            .split('&')
            .map(|pair| pair.split_once('=').unwrap_or((pair, "")))
            .map(|(name, value)| (decoded(name), decoded(value)))
            .collect();
        let is_twice = |at: usize| said[..at].iter().any(|(name, _)| *name == said[at].0);
        if (0..said.len()).any(is_twice) {
            return None;
        }
        let value = |wanted: &str| {
            said.iter().find(|(name, _)| name == wanted).map(|(_, value)| value.clone())
        };
        let outcome = match (value("error"), value("code")) {
            (Some(error), _) => Err((error, value("error_description").unwrap_or_default())),
            (None, code) => Ok(Hidden(code?)),
        };
        let state = value("state").unwrap_or_default();
        Some(Self::Oidc { state, issuer: value("iss"), outcome })
    }
}

/// `application/x-www-form-urlencoded`, as the URL Standard decodes it.
fn decoded(text: &str) -> String {
    let (text, mut bytes) = (text.as_bytes(), Vec::with_capacity(text.len()));
    let mut at = 0;
    while let Some(&byte) = text.get(at) {
        let digit = |next: usize| char::from(*text.get(at + next)?).to_digit(16);
        let number =
            digit(1).zip(digit(2)).and_then(|(high, low)| u8::try_from(high * 16 + low).ok());
        let (decoded, length) = match (byte, number) {
            (b'+', _) => (b' ', 1),
            (b'%', Some(number)) => (number, 3),
            _ => (byte, 1),
        };
        bytes.push(decoded);
        at += length;
    }
    String::from_utf8_lossy(&bytes).into_owned()
}
