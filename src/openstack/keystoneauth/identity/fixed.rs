//! A token and an address from elsewhere, taken as they are: `keystoneauth1/token_endpoint.py` and
//! `keystoneauth1/noauth.py`.

use secrecy::SecretString;

use crate::openstack::keystoneauth::{Access, AuthPlugin, Authenticating, Revoking, Session};

/// Uses one token at one address, without a word to Keystone.
#[derive(Clone, Debug)]
pub struct Fixed {
    token: SecretString,
    endpoint: String,
}

impl Fixed {
    /// Sends `token` to `endpoint`, whichever service is asked.
    pub fn new(token: SecretString, endpoint: impl Into<String>) -> Self {
        Self { token, endpoint: endpoint.into() }
    }

    /// For a service that asks nobody who they are; it wants a token all the same.
    pub fn none(endpoint: impl Into<String>) -> Self {
        Self::new("notused".into(), endpoint)
    }
}

impl AuthPlugin for Fixed {
    fn authenticate<'a>(&'a self, _: &'a Session) -> Authenticating<'a> {
        Box::pin(async { Ok(Access::bare(self.token.clone())) })
    }

    fn revoke<'a>(&'a self, _: &'a Session, _: &'a Access) -> Revoking<'a> {
        Box::pin(async { Ok(()) })
    }

    fn can_renew(&self) -> bool {
        false
    }

    fn endpoint(&self) -> Option<&str> {
        Some(&self.endpoint)
    }
}
