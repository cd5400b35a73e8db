//! What a session needs to know of a way to sign in, after `keystoneauth1/plugin.py`.

use std::{future::Future, pin::Pin};

use super::{Access, Session};
use crate::openstack::Result;

/// What [`AuthPlugin::authenticate`] resolves to.
pub type Authenticating<'a> = Pin<Box<dyn Future<Output = Result<Access>> + Send + 'a>>;

/// What [`AuthPlugin::revoke`] resolves to.
pub type Revoking<'a> = Pin<Box<dyn Future<Output = Result<()>> + Send + 'a>>;

/// A way to obtain an [`Access`]: by password, by a token, or from the portal around us.
pub trait AuthPlugin: Send + Sync {
    /// Asks for a fresh token by unauthenticated requests of `session`; keeping it is the session's
    /// duty.
    fn authenticate<'a>(&'a self, session: &'a Session) -> Authenticating<'a>;

    /// Ends the token, if this plugin asked for it; a token that somebody else owns is left alone.
    fn revoke<'a>(&'a self, session: &'a Session, access: &'a Access) -> Revoking<'a>;

    /// Whether a token that has ended can be had anew.
    fn can_renew(&self) -> bool {
        true
    }

    /// The one address of every service, where there is no catalog.
    fn endpoint(&self) -> Option<&str> {
        None
    }
}
