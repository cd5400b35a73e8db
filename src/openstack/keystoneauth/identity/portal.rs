//! Signing in with the token of the portal around us.

use std::{
    future::Future,
    pin::Pin,
    sync::{
        Mutex, PoisonError,
        atomic::{AtomicBool, Ordering},
    },
};

use secrecy::SecretString;

use super::{
    Auth, Scope,
    tokens::{AuthUrl, describe, revoke},
};
use crate::openstack::{
    Moment, Result,
    keystoneauth::{Access, AuthPlugin, Authenticating, MARGIN, Revoking, Session},
};

/// Where the portal hands out its token.
pub trait TokenSource: Send + Sync {
    /// The portal's current token, and why it is asked for.
    fn token(
        &self,
        reason: Reason,
    ) -> Pin<Box<dyn Future<Output = Result<SecretString>> + Send + '_>>;
}

/// Why a token is asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reason {
    /// There is none yet.
    Start,
    /// The last one has ended, or is about to.
    Expiring,
    /// The cloud no longer takes the last one.
    Refused,
}

impl Reason {
    /// Its word, for the portal.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Start => "start",
            Self::Expiring => "expiring",
            Self::Refused => "refused",
        }
    }
}

/// Uses the portal's token; for another project than the token's own it asks for a second one.
pub struct Portal<S> {
    auth_url: AuthUrl,
    source: S,
    scope: Option<Scope>,
    // A second token is ours to end; the portal's is not.
    has_second: AtomicBool,
    last: Mutex<Option<Given>>,
}

/// A token that was given before.
struct Given {
    /// When it ends, as far as that is known.
    end: Option<Moment>,
}

impl<S: TokenSource> Portal<S> {
    /// Asks `source` for tokens; `scope` is the project to work in, `None` takes the token's own.
    pub fn new(auth_url: AuthUrl, source: S, scope: Option<Scope>) -> Self {
        Self { auth_url, source, scope, has_second: AtomicBool::new(false), last: Mutex::default() }
    }

    async fn access(&self, session: &Session) -> Result<Access> {
        let token = self.source.token(self.reason(session)).await?;
        self.remember(None);
        let access = describe(session, &self.auth_url, token).await?;
        self.remember(access.expires_at.map(|end| end.shifted(access.clock_skew)));
        let scope = self.scope.as_ref().filter(|scope| !scope.is_covered_by(&access));
        self.has_second.store(scope.is_some(), Ordering::Relaxed);
        let Some(scope) = scope else { return Ok(access) };
        let second = Auth::by_token(self.auth_url.clone(), access.token, scope.clone());
        second.authenticate(session).await
    }

    fn reason(&self, session: &Session) -> Reason {
        match &*self.last.lock().unwrap_or_else(PoisonError::into_inner) {
            None => Reason::Start,
            Some(Given { end: Some(end) }) if *end < session.clock().now().after(MARGIN) => {
                Reason::Expiring
            }
            Some(_) => Reason::Refused,
        }
    }

    fn remember(&self, end: Option<Moment>) {
        *self.last.lock().unwrap_or_else(PoisonError::into_inner) = Some(Given { end });
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
