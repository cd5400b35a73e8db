//! One sign-in: keeps the token, adds it to every request, and renews it when it ends. After
//! `keystoneauth1/session.py`.

mod backoff;
mod call;
mod endpoint;
mod exchange;
mod log;
mod reply;
mod request;

use std::{
    sync::{Arc, PoisonError, RwLock},
    time::Duration,
};

use futures_util::lock::Mutex;

pub(super) use backoff::retry_after;
pub use call::{Call, Retries};
pub use log::{Entry, Log};
pub use reply::Reply;

use super::{Access, AuthPlugin, discover::DocumentCache, fault::refusal};
use crate::openstack::{
    Error, Moment, Result,
    clock::Clock,
    transport::{Headers, Method, Response, Transport},
};

/// A token is renewed when it has less than this to live: `keystoneauth1/identity/base.py`.
pub(super) const MARGIN: Duration = Duration::from_mins(2);

/// A shared handle on one sign-in.
#[derive(Clone)]
pub struct Session(Arc<Shared>);

struct Shared {
    world: World,
    auth: Option<Arc<dyn AuthPlugin>>,
    // Held across a sign-in on purpose: whoever comes meanwhile waits for the same token.
    access: Mutex<Option<Arc<Access>>>,
    last_write: RwLock<Option<Moment>>,
    settings: Settings,
    log: Arc<Log>,
    documents: DocumentCache,
}

/// What a session needs of the world around it.
#[derive(Clone)]
pub struct World {
    /// The network.
    pub transport: Arc<dyn Transport>,
    /// The time.
    pub clock: Arc<dyn Clock>,
}

/// What holds for every request of a session, unless the request says otherwise.
#[derive(Clone, Debug, Default)]
pub struct Settings {
    /// How often to try.
    pub retries: Retries,
    /// For one try, from asking to the end of the answer.
    pub time_limit: Option<Duration>,
    /// Sent where a request has no such header of its own.
    pub additional_headers: Headers,
}

impl Session {
    /// Signs in lazily, with the first request.
    pub fn new(world: World, auth: impl AuthPlugin + 'static) -> Self {
        Self::with_settings(world, Some(Arc::new(auth)), Settings::default())
    }

    /// A session that nobody signs in to: it reaches whole addresses only, without a token.
    pub fn anonymous(world: World) -> Self {
        Self::with_settings(world, None, Settings::default())
    }

    /// The same, with everything said.
    pub fn with_settings(
        world: World,
        auth: Option<Arc<dyn AuthPlugin>>,
        settings: Settings,
    ) -> Self {
        let access = Mutex::default();
        Self(Arc::new(Shared {
            world,
            auth,
            access,
            last_write: RwLock::default(),
            settings,
            log: Arc::default(),
            documents: DocumentCache::default(),
        }))
    }

    /// Another sign-in by `auth`, which shares the network and the log with this one.
    #[must_use]
    pub fn signed_in_by(&self, auth: impl AuthPlugin + 'static) -> Self {
        self.beside(Some(Arc::new(auth)))
    }

    /// The same network and the same log, without a sign-in.
    #[must_use]
    pub fn signed_out(&self) -> Self {
        self.beside(None)
    }

    fn beside(&self, auth: Option<Arc<dyn AuthPlugin>>) -> Self {
        let Shared { world, settings, log, .. } = &*self.0;
        Self(Arc::new(Shared {
            world: world.clone(),
            auth,
            access: Mutex::default(),
            last_write: RwLock::default(),
            settings: settings.clone(),
            log: log.clone(),
            documents: DocumentCache::default(),
        }))
    }

    /// Goes on with a token that was kept, instead of signing in anew.
    pub async fn restore(&self, access: Access) {
        *self.0.access.lock().await = Some(Arc::new(access));
    }

    /// The token in use; signs in if there is none, or if it is about to end.
    pub async fn access(&self) -> Result<Arc<Access>> {
        let Some(auth) = &self.0.auth else {
            let message = "nobody has signed in".to_owned();
            return Err(Error::SignedOut { message });
        };
        let mut known = self.0.access.lock().await;
        if let Some(access) = &*known
            && !(auth.can_renew() && access.will_expire_soon(self.clock().now(), MARGIN))
        {
            return Ok(access.clone());
        }
        let access = Arc::new(auth.authenticate(self).await?);
        *known = Some(access.clone());
        Ok(access)
    }

    /// Sends `call` to its endpoint; a status from 400 on is an error.
    pub async fn request(&self, call: &Call<'_>) -> Result<Reply> {
        let response = self.answer(call).await?;
        match (response.status, self.0.auth.is_some() && call.authenticated != Some(false)) {
            (401, true) => match refusal(&response) {
                Error::Refused { message, .. } => Err(Error::SignedOut { message }),
                other => Err(other),
            },
            _ => Reply::new(response),
        }
    }

    /// Sends `call` to its endpoint, and gives back whatever is answered.
    ///
    /// A 401 is answered with one new sign-in and the same call once more: tokens end while a form
    /// stands open.
    pub async fn answer(&self, call: &Call<'_>) -> Result<Response> {
        let access = match call.authenticated {
            Some(false) => None,
            None if self.0.auth.is_none() => None,
            _ => Some(self.access().await?),
        };
        if access.is_some() && call.method != Method::Get {
            *self.0.last_write.write().unwrap_or_else(PoisonError::into_inner) =
                Some(self.clock().now());
        }
        let first = self.exchange(self.prepared(call, access.as_deref())?, call).await?;
        let can_renew = self.0.auth.as_ref().is_some_and(|auth| auth.can_renew());
        match access {
            Some(stale) if first.status == 401 && call.allow_reauth && can_renew => {
                self.invalidate(&stale).await;
                let renewed = self.access().await?;
                self.exchange(self.prepared(call, Some(&renewed))?, call).await
            }
            _ => Ok(first),
        }
    }

    /// Ends the token and forgets it.
    pub async fn revoke(&self) -> Result<()> {
        let Some(access) = self.0.access.lock().await.take() else { return Ok(()) };
        match &self.0.auth {
            Some(auth) => auth.revoke(self, &access).await,
            None => Ok(()),
        }
    }

    /// Whether something was written with the token less than `pause` ago: services go on with it, by
    /// the same token, after they have answered.
    pub fn has_written_within(&self, pause: Duration) -> bool {
        let then = *self.0.last_write.read().unwrap_or_else(PoisonError::into_inner);
        then.is_some_and(|then| then.after(pause) > self.clock().now())
    }

    /// What was asked last, without secrets.
    pub fn log(&self) -> &Log {
        &self.0.log
    }

    /// The clock that this session goes by.
    pub fn clock(&self) -> &dyn Clock {
        &*self.0.world.clock
    }

    /// A new name for a piece of work, under which every service logs it: `req-` and a UUID.
    pub fn new_global_request_id(&self) -> String {
        let digit = || {
            #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "0 to 15")]
            let number = (self.clock().random() * 16.0) as u32;
            char::from_digit(number, 16).unwrap_or('0')
        };
        let form = "req-xxxxxxxx-xxxx-4xxx-axxx-xxxxxxxxxxxx";
        form.chars().map(|letter| if letter == 'x' { digit() } else { letter }).collect()
    }

    /// Forgets `stale`, unless somebody else has renewed it since.
    async fn invalidate(&self, stale: &Arc<Access>) {
        let mut known = self.0.access.lock().await;
        if known.as_ref().is_some_and(|current| Arc::ptr_eq(current, stale)) {
            *known = None;
        }
    }
}
