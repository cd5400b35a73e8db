//! Why a sign-in by an identity provider came to nothing.

use crate::openstack::Error;

/// Why it came to nothing, sorted by what comes next.
#[derive(Clone, Debug, PartialEq)]
pub enum Refusal {
    /// This tab has begun none.
    NotBegun,
    /// It was begun too long ago.
    TooLate,
    /// What came back belongs to another one.
    Foreign,
    /// The browser lets only pages on HTTPS do what it takes.
    Insecure,
    /// The browser keeps nothing for the page, or has no service workers for it.
    Unprepared,
    /// Keystone's token did not arrive.
    Lost,
    /// The operator has not said where the provider is, or as whom the page comes.
    Settings,
    /// The provider does not want to, in its own words.
    Provider {
        /// A code of RFC 6749, like `access_denied`.
        error: String,
        /// More of it.
        description: String,
    },
    /// The provider's answer does not hold together, and where.
    Malformed(&'static str),
    /// The provider could not be asked.
    Unasked(Error),
    /// Keystone did not let the user in.
    Cloud(Error),
}
