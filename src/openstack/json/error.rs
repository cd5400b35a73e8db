//! What is wrong with an answer.

use std::fmt;

/// What was expected, without what was found instead: it might be a secret.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Error {
    what: &'static str,
    at: usize,
}

impl Error {
    /// `what` was expected at that byte, or ended before it.
    pub(super) fn expected(what: &'static str, at: usize) -> Self {
        Self { what, at }
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "expected {} at byte {}", self.what, self.at)
    }
}

impl std::error::Error for Error {}
