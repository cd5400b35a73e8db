//! Signing in with the token of the portal around us.

use std::{
    future::Future,
    pin::Pin,
    sync::atomic::{AtomicBool, Ordering},
};

use secrecy::SecretString;

use super::{
    Auth, Scope,
    tokens::{AuthUrl, describe, revoke},
};
use crate::openstack::{
    Result,
    keystoneauth::{Access, AuthPlugin, Authenticating, Revoking, Session},
};

/// Where the portal hands out its token: asked again when the last one was refused.
pub trait TokenSource: Send + Sync {
    /// The portal's current token.
    fn token(&self) -> Pin<Box<dyn Future<Output = Result<SecretString>> + Send + '_>>;
}

/// Uses the portal's token; for another project than the token's own it asks for a second one.
pub struct Portal<S> {
    auth_url: AuthUrl,
    source: S,
    scope: Option<Scope>,
    // A second token is ours to end; the portal's is not.
    has_second: AtomicBool,
}

impl<S: TokenSource> Portal<S> {
    /// Asks `source` for tokens; `scope` is the project to work in, `None` takes the token's own.
    pub fn new(auth_url: AuthUrl, source: S, scope: Option<Scope>) -> Self {
        Self { auth_url, source, scope, has_second: AtomicBool::new(false) }
    }

    async fn access(&self, session: &Session) -> Result<Access> {
        let token = self.source.token().await?;
        let access = describe(session, &self.auth_url, token).await?;
        let scope = self.scope.as_ref().filter(|scope| !scope.is_covered_by(&access));
        self.has_second.store(scope.is_some(), Ordering::Relaxed);
        let Some(scope) = scope else { return Ok(access) };
        let second = Auth::by_token(self.auth_url.clone(), access.token, scope.clone());
        second.authenticate(session).await
    }
}

impl<S: TokenSource> AuthPlugin for Portal<S> {
    fn authenticate<'a>(&'a self, session: &'a Session) -> Authenticating<'a> {
        Box::pin(self.access(session))
    }

    fn revoke<'a>(&'a self, session: &'a Session, access: &'a Access) -> Revoking<'a> {
        Box::pin(async move {
            if self.has_second.load(Ordering::Relaxed) {
                revoke(session, &self.auth_url, &access.token).await
            } else {
                Ok(())
            }
        })
    }
}
