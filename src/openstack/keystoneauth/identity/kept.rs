//! Going on with a token whose password is forgotten: whoever knows how is asked for the next one.

use super::tokens::{AuthUrl, revoke};
use crate::openstack::keystoneauth::{Access, AuthPlugin, Authenticating, Revoking, Session};

/// Asks for what follows a token that has ended, or is about to. It may take as long as a person
/// takes.
pub type Renew = Box<dyn Fn() -> Authenticating<'static> + Send + Sync>;

/// Keeps a token, given by [`Session::restore`], and nothing that could get another.
pub struct Kept {
    auth_url: AuthUrl,
    renew: Renew,
}

impl Kept {
    /// Calls `renew` each time that a token is needed and none is there.
    pub fn new(auth_url: AuthUrl, renew: Renew) -> Self {
        Self { auth_url, renew }
    }
}

impl AuthPlugin for Kept {
    fn authenticate<'a>(&'a self, _: &'a Session) -> Authenticating<'a> {
        (self.renew)()
    }

    fn revoke<'a>(&'a self, session: &'a Session, access: &'a Access) -> Revoking<'a> {
        Box::pin(async {
            if access.is_borrowed {
                return Ok(());
            }
            revoke(session, &self.auth_url, &access.token).await
        })
    }
}
