//! One sign-in: keeps the token, adds it to every request, and renews it when it is refused.

use std::{borrow::Cow, fmt, sync::Arc};

use futures_util::lock::Mutex;
use secrecy::ExposeSecret;
use serde::{
    Deserialize, Deserializer as _,
    de::{DeserializeOwned, IgnoredAny, MapAccess, Visitor},
};
use serde_json::value::RawValue;

use super::{Access, AuthPlugin, EndpointFilter, fault::refusal};
use crate::openstack::{
    Error, Result,
    transport::{Failure, Method, Request, Response, Transport, Visibility},
};

/// A shared handle on one sign-in.
#[derive(Clone)]
pub struct Session(Arc<Shared>);

struct Shared {
    transport: Arc<dyn Transport>,
    auth: Box<dyn AuthPlugin>,
    // Held across a sign-in on purpose: whoever comes meanwhile waits for the same token.
    access: Mutex<Option<Arc<Access>>>,
}

/// What to ask of a service.
#[derive(Clone, Debug)]
pub struct Call<'a> {
    /// Its method.
    pub method: Method,
    /// Joined to the endpoint's address.
    pub path: Cow<'a, str>,
    /// Which endpoint.
    pub endpoint: &'a EndpointFilter,
    /// Version headers and the like; empty names nothing.
    pub headers: Vec<(&'static str, String)>,
    /// JSON, if there is any.
    pub body: Option<Vec<u8>>,
}

impl Session {
    /// Signs in lazily, with the first request.
    pub fn new(transport: Arc<dyn Transport>, auth: impl AuthPlugin + 'static) -> Self {
        Self(Arc::new(Shared { transport, auth: Box::new(auth), access: Mutex::default() }))
    }

    /// The same, with a token that `auth` has obtained already.
    pub fn signed_in(
        transport: Arc<dyn Transport>,
        auth: impl AuthPlugin + 'static,
        access: Access,
    ) -> Self {
        let access = Mutex::new(Some(Arc::new(access)));
        Self(Arc::new(Shared { transport, auth: Box::new(auth), access }))
    }

    /// The token in use; signs in if there is none.
    pub async fn access(&self) -> Result<Arc<Access>> {
        let mut known = self.0.access.lock().await;
        if let Some(access) = &*known {
            return Ok(access.clone());
        }
        let access = Arc::new(self.0.auth.authenticate(&*self.0.transport).await?);
        *known = Some(access.clone());
        Ok(access)
    }

    /// Sends `call` to its endpoint; a status from 400 on is an error.
    ///
    /// A 401 is answered with one new sign-in and the same call once more, as keystoneauth does:
    /// tokens end while a form stands open.
    pub async fn request(&self, call: &Call<'_>) -> Result<Reply> {
        let access = self.access().await?;
        let first = self.attempt(call, &access).await?;
        if first.status != 401 {
            return Reply::new(first);
        }
        self.invalidate(&access).await;
        let renewed = self.access().await?;
        let second = self.attempt(call, &renewed).await?;
        match refusal(&second) {
            Error::Refused { status: 401, message, .. } => Err(Error::SignedOut { message }),
            _ => Reply::new(second),
        }
    }

    /// Ends the token and forgets it.
    pub async fn revoke(&self) -> Result<()> {
        let Some(access) = self.0.access.lock().await.take() else { return Ok(()) };
        self.0.auth.revoke(&*self.0.transport, &access).await
    }

    /// Forgets `stale`, unless somebody else has renewed it since.
    async fn invalidate(&self, stale: &Arc<Access>) {
        let mut known = self.0.access.lock().await;
        if known.as_ref().is_some_and(|current| Arc::ptr_eq(current, stale)) {
            *known = None;
        }
    }

    async fn attempt(&self, call: &Call<'_>, access: &Access) -> Result<Response> {
        let base = access.catalog.url_for(call.endpoint)?;
        let url = format!("{}/{}", base.trim_end_matches('/'), call.path.trim_start_matches('/'));
        let mut request = Request::new(call.method, url);
        request.headers = call.headers.iter().map(|(name, value)| (*name, value)).collect();
        request.headers.set("X-Auth-Token", access.token.expose_secret());
        request.headers.set_default("Accept", "application/json");
        if call.body.is_some() {
            request.headers.set_default("Content-Type", "application/json");
        }
        request.body.clone_from(&call.body);
        send(&*self.0.transport, request).await
    }
}

/// Sends `request` and tells the two silences apart.
///
/// The browser reports a CORS refusal and a dead host alike. A second, opaque request succeeds
/// wherever anybody listens.
pub(super) async fn send(transport: &dyn Transport, request: Request) -> Result<Response> {
    let url = request.url.clone();
    match transport.send(request).await {
        Ok(response) => Ok(response),
        Err(Failure::TimedOut) => Err(Error::TimedOut { url }),
        Err(Failure::Unreachable(reason)) => {
            let probe =
                Request { visibility: Visibility::Opaque, ..Request::new(Method::Get, &*url) };
            match transport.send(probe).await {
                Ok(_) => Err(Error::NotAllowed { url }),
                Err(_) => Err(Error::Unreachable { url, reason }),
            }
        }
    }
}

/// An answer that was no refusal.
#[derive(Clone, Debug)]
pub struct Reply(Response);

impl Reply {
    /// Sorts refusals out.
    pub(super) fn new(response: Response) -> Result<Self> {
        if response.status < 400 { Ok(Self(response)) } else { Err(refusal(&response)) }
    }

    /// The value under `key` of the answer's one object.
    pub fn take<T: DeserializeOwned>(&self, key: &str) -> Result<T> {
        let value = serde_json::Deserializer::from_slice(&self.0.body)
            .deserialize_map(Find(key))
            .map_err(|error| malformed(key, &error.to_string()))?
            .ok_or_else(|| malformed(key, "the key is missing"))?;
        // As bytes, like everything else: each kind of input would cost a parser of its own.
        serde_json::from_slice(value.get().as_bytes())
            .map_err(|error| malformed(key, &error.to_string()))
    }

    /// The whole answer.
    pub fn json<'a, T: Deserialize<'a>>(&'a self, what: &str) -> Result<T> {
        serde_json::from_slice(&self.0.body).map_err(|error| malformed(what, &error.to_string()))
    }

    /// A header that CORS lets the page see.
    pub fn header(&self, name: &str) -> Option<&str> {
        self.0.headers.get(name)
    }
}

/// Looks one key up without a look into the others.
struct Find<'a>(&'a str);

impl<'de> Visitor<'de> for Find<'_> {
    type Value = Option<&'de RawValue>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an object")
    }

    fn visit_map<M: MapAccess<'de>>(self, mut fields: M) -> Result<Self::Value, M::Error> {
        let mut found = None;
        while let Some(key) = fields.next_key::<Cow<'de, str>>()? {
            if key == self.0 {
                found = Some(fields.next_value()?);
            } else {
                fields.next_value::<IgnoredAny>()?;
            }
        }
        Ok(found)
    }
}

fn malformed(what: &str, reason: &str) -> Error {
    Error::Malformed { what: what.to_owned(), reason: reason.to_owned() }
}
