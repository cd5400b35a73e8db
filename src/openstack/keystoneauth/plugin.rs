//! What a session needs to know of a way to sign in.

use std::{future::Future, pin::Pin};

use super::Access;
use crate::openstack::{Result, transport::Transport};

/// What [`AuthPlugin::authenticate`] resolves to.
pub type Authenticating<'a> = Pin<Box<dyn Future<Output = Result<Access>> + Send + 'a>>;

/// What [`AuthPlugin::revoke`] resolves to.
pub type Revoking<'a> = Pin<Box<dyn Future<Output = Result<()>> + Send + 'a>>;

/// A way to obtain an [`Access`]: by password, by a token, or from the portal around us.
pub trait AuthPlugin: Send + Sync {
    /// Asks for a fresh token; keeping it is the session's duty.
    fn authenticate<'a>(&'a self, transport: &'a dyn Transport) -> Authenticating<'a>;

    /// Ends the token, if this plugin asked for it; a token that somebody else owns is left alone.
    fn revoke<'a>(&'a self, transport: &'a dyn Transport, access: &'a Access) -> Revoking<'a>;
}
