//! What became of one request of a launch.

use crate::openstack::{Error, Hidden, Id, Result, novaclient::Server};

/// What became of a request, as far as can be known.
#[derive(Clone, Debug, PartialEq)]
pub enum Outcome {
    /// There are servers.
    Made(Made),
    /// The cloud said no, or it was not asked: nothing is there, and the ports made for it are
    /// removed again.
    Refused(Error),
    /// No clear answer came; the servers were looked for until none can come any more, and there are
    /// none. The ports made for them are removed again. The error is what was answered instead; where
    /// the page was gone by then, [`Error::NotFound`].
    NotMade(Error),
    /// No clear answer came, and none to the looks either. To ask once more could make the servers
    /// twice: look again first, by [`submit`](super::submit) with the same marker, or by
    /// [`resolve`](super::resolve).
    StillUnknown(Error),
}

/// Servers that there are.
#[derive(Clone, Debug, PartialEq)]
pub struct Made {
    /// Their ids. Nova names only the first of several that were made by one request; where its
    /// answer was lost and they had to be looked for, all of them.
    pub servers: Vec<Id<Server>>,
    /// The administrator's password, where the cloud makes one; lost with Nova's answer.
    pub admin_pass: Option<Hidden<String>>,
    /// The id of the request; lost with Nova's answer.
    pub request_id: Option<String>,
}

impl Outcome {
    /// Servers of which nothing but the ids is known.
    pub(super) fn found(servers: Vec<Id<Server>>) -> Self {
        Self::Made(Made { servers, admin_pass: None, request_id: None })
    }

    /// The servers, or why there are none, for who needs to know no more.
    pub fn into_result(self) -> Result<Made> {
        match self {
            Self::Made(made) => Ok(made),
            Self::Refused(error) | Self::NotMade(error) | Self::StillUnknown(error) => Err(error),
        }
    }
}

/// Whether the error shows that nothing was made.
///
/// A gateway may say that it is out of time (408, 5xx) or that there are too many requests (429)
/// whether it has passed this one on or not. `is_again` is a request that was sent before: that a
/// port of it is in use (409) may be its own server's doing.
pub(super) fn is_no(error: &Error, is_again: bool) -> bool {
    match error {
        Error::Refused { status: 409, .. } => !is_again,
        Error::Refused { status, .. } => *status < 500 && !matches!(status, 408 | 425 | 429 | 499),
        Error::SignedOut { .. }
        | Error::NoEndpoint { .. }
        | Error::Invalid { .. }
        | Error::UnsupportedVersion { .. } => true,
        _ => false,
    }
}
