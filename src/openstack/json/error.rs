//! What is wrong with an answer.

use std::fmt::{self, Display};

use serde::de::{self, Expected, Unexpected};

/// What was expected, without what was found instead: it might be a secret.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Error(String);

impl Error {
    /// `what` was expected at that byte.
    pub(super) fn expected(what: &dyn Expected, at: usize) -> Self {
        Self(format!("expected {what} at byte {at}"))
    }
}

impl Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl std::error::Error for Error {}

impl de::Error for Error {
    fn custom<T: Display>(message: T) -> Self {
        Self(message.to_string())
    }

    fn invalid_type(_: Unexpected<'_>, expected: &dyn Expected) -> Self {
        Self(format!("expected {expected}"))
    }

    fn invalid_value(_: Unexpected<'_>, expected: &dyn Expected) -> Self {
        Self(format!("expected {expected}"))
    }

    fn unknown_variant(_: &str, _: &'static [&'static str]) -> Self {
        Self("expected another word".to_owned())
    }
}
