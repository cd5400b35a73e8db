//! What can go wrong between the page and the cloud, sorted by what comes next.

use std::time::Duration;

use thiserror::Error;

use super::Hidden;

/// The outcome of talking to a cloud.
pub type Result<T, E = Error> = std::result::Result<T, E>;

/// Why a call came to nothing. The words are for logs; the page words each case itself.
#[derive(Clone, Debug, Error, PartialEq)]
pub enum Error {
    /// This machine has no network at all.
    #[error("offline")]
    Offline,
    /// No answer came, and nobody seems to listen: a wrong address, or a bad certificate.
    #[error("no answer from {url}: {reason}")]
    Unreachable {
        /// Where it was sent.
        url: String,
        /// The browser's own words.
        reason: String,
    },
    /// Somebody listens, but the browser may not read the answer: CORS.
    #[error("{url} answers, but lets this page read nothing")]
    NotAllowed {
        /// Where it was sent.
        url: String,
    },
    /// No answer came in time.
    #[error("{url} took too long")]
    TimedOut {
        /// Where it was sent.
        url: String,
    },
    /// Whoever answers at the sign-in address, it is not Keystone v3.
    #[error("{url} is not a Keystone v3 address")]
    NotKeystone {
        /// The address asked.
        url: String,
    },
    /// Keystone sent a token that the browser hides from the page.
    #[error("Keystone does not expose X-Subject-Token")]
    TokenHidden,
    /// What was given is right, but the user's rules ask for more: a second step with the receipt.
    #[error("the sign-in needs more methods: {required:?}")]
    MoreMethodsNeeded {
        /// Stands for what was given.
        receipt: Hidden<String>,
        /// What was given.
        given: Vec<String>,
        /// Each of these sets is enough.
        required: Vec<Vec<String>>,
        /// When the receipt ends: ISO 8601.
        expires_at: String,
    },
    /// The token has expired or was revoked, and could not be renewed.
    #[error("the cloud no longer accepts this sign-in: {message}")]
    SignedOut {
        /// The service's own words.
        message: String,
    },
    /// The catalog lists no such service for this region and interface.
    #[error("no {interface} endpoint for {service} in this cloud's catalog")]
    NoEndpoint {
        /// The catalog's service type.
        service: String,
        /// The interface looked for.
        interface: String,
    },
    /// The service said no, and why.
    #[error("{message} (HTTP {status})")]
    Refused {
        /// The answer's status.
        status: u16,
        /// The service's own words.
        message: String,
        /// For the operator's logs.
        request_id: Option<String>,
        /// When the service wants to be asked again, if it says so.
        retry_after: Option<Duration>,
    },
    /// The answer does not have the shape that the API documents.
    #[error("unexpected answer to {what}: {reason}")]
    Malformed {
        /// What was asked for.
        what: String,
        /// The parser's complaint.
        reason: String,
    },
    /// The request contradicts itself or a rule of the service; it was not sent.
    #[error("{what}: {reason}")]
    Invalid {
        /// The parameter.
        what: &'static str,
        /// What is wrong with it.
        reason: &'static str,
    },
    /// Nothing is called so.
    #[error("no {kind} with a name or ID of '{name}' exists")]
    NotFound {
        /// What was looked for, in the service's word.
        kind: &'static str,
        /// What it was looked for by.
        name: String,
    },
    /// Several are called so.
    #[error("multiple {kind} matches found for '{name}', use an ID to be more specific")]
    NoUniqueMatch {
        /// What was looked for, in the service's word.
        kind: &'static str,
        /// What it was looked for by.
        name: String,
    },
    /// This cloud's version of the service cannot do what was asked.
    #[error("{what} needs API version {needs}, this cloud has {has}")]
    UnsupportedVersion {
        /// The parameter or call.
        what: &'static str,
        /// The lowest version that has it.
        needs: String,
        /// The version in use.
        has: String,
    },
}

impl Error {
    /// The id under which the operator finds this call in the logs.
    pub fn request_id(&self) -> Option<&str> {
        match self {
            Self::Refused { request_id, .. } => request_id.as_deref(),
            _ => None,
        }
    }
}
