//! A session that knows one service, after `keystoneauth1/adapter.py`.

use std::{borrow::Cow, sync::Arc, time::Duration};

use serde::Serialize;

use super::{
    Call, EndpointFilter, Reply, Retries, Session,
    discover::{EndpointData, Wish},
};
use crate::openstack::{
    Error, Result,
    transport::{Headers, Method},
};

/// Calls one service of one region.
#[derive(Clone)]
pub struct Adapter(Arc<Parts>);

#[derive(Clone)]
struct Parts {
    session: Session,
    endpoint: EndpointFilter,
    settings: AdapterSettings,
}

/// What holds for every request of an adapter, unless the request says otherwise.
#[derive(Clone, Debug, Default)]
pub struct AdapterSettings {
    /// Sent where a request has no such header of its own.
    ///
    /// A header goes only to a service whose CORS rules list it: one that is not listed makes the
    /// browser refuse the whole request.
    pub headers: Headers,
    /// The version of its API to ask for.
    pub default_microversion: Option<String>,
    /// Where the service really is, for a proxy, or for a catalog full of internal addresses.
    pub endpoint_override: Option<String>,
    /// How often to try.
    pub retries: Retries,
    /// For one try, from asking to the end of the answer.
    pub time_limit: Option<Duration>,
    /// Names the piece of work that the requests belong to.
    pub global_request_id: Option<String>,
}

impl Adapter {
    /// Talks to the service behind `endpoint`.
    pub fn new(session: Session, endpoint: EndpointFilter) -> Self {
        let settings = AdapterSettings::default();
        Self(Arc::new(Parts { session, endpoint, settings }))
    }

    /// The same service, with other settings.
    #[must_use]
    pub fn with_settings(&self, settings: AdapterSettings) -> Self {
        Self(Arc::new(Parts { settings, ..(*self.0).clone() }))
    }

    /// The same service, with `headers` in place of those so far.
    #[must_use]
    pub fn with_headers(&self, headers: Headers) -> Self {
        self.with_settings(AdapterSettings { headers, ..self.settings().clone() })
    }

    /// What holds for every request.
    pub fn settings(&self) -> &AdapterSettings {
        &self.0.settings
    }

    /// What is known of the service, in a version that `wish` asks for; none where it has no such
    /// version.
    pub async fn get_endpoint_data(&self, wish: &Wish) -> Result<Option<EndpointData>> {
        let endpoint_override = self.settings().endpoint_override.as_deref();
        self.session().get_endpoint_data(&self.0.endpoint, wish, endpoint_override).await
    }

    /// The same service where it speaks a version that `wish` asks for; none where it speaks none.
    pub async fn versioned(&self, wish: &Wish) -> Result<Option<Self>> {
        let found = self.get_endpoint_data(wish).await?;
        Ok(found.map(|found| {
            let endpoint_override = Some(found.url);
            self.with_settings(AdapterSettings { endpoint_override, ..self.settings().clone() })
        }))
    }

    /// The session below.
    pub fn session(&self) -> &Session {
        &self.0.session
    }

    /// Reads `path`.
    pub async fn get(&self, path: &str) -> Result<Reply> {
        self.request(Method::Get, path, None).await
    }

    /// What the service says of itself at its root.
    pub async fn root(&self) -> Result<Reply> {
        match self.get("/").await {
            // Below an address with the project's id there is nothing to see: one step up there is.
            Err(Error::Refused { status: 404, .. }) => self.get("../").await,
            root => root,
        }
    }

    /// Sends `body` to `path`.
    pub async fn post(&self, path: &str, body: &impl Serialize) -> Result<Reply> {
        self.request(Method::Post, path, Some(json(path, body)?)).await
    }

    /// Puts `body` in the place of what stands at `path`.
    pub async fn put(&self, path: &str, body: &impl Serialize) -> Result<Reply> {
        self.request(Method::Put, path, Some(json(path, body)?)).await
    }

    /// Removes what stands at `path`.
    pub async fn delete(&self, path: &str) -> Result<Reply> {
        self.request(Method::Delete, path, None).await
    }

    /// A call of this service that is still to be made: with [`Session::request`], or
    /// [`Session::answer`].
    pub fn call<'a>(&'a self, method: Method, path: impl Into<Cow<'a, str>>) -> Call<'a> {
        let settings = self.settings();
        let mut call = Call::new(method, path);
        call.headers = settings.headers.clone();
        call.headers.set_default("Accept", "application/json");
        call.microversion.clone_from(&settings.default_microversion);
        call.endpoint = Some(&self.0.endpoint);
        call.endpoint_override = settings.endpoint_override.as_deref().map(Cow::Borrowed);
        call.retries = settings.retries;
        call.time_limit = settings.time_limit;
        call.global_request_id.clone_from(&settings.global_request_id);
        call
    }

    async fn request(&self, method: Method, path: &str, body: Option<Vec<u8>>) -> Result<Reply> {
        self.session().request(&Call { body, ..self.call(method, path) }).await
    }
}

fn json(path: &str, body: &impl Serialize) -> Result<Vec<u8>> {
    serde_json::to_vec(body)
        .map_err(|error| Error::Malformed { what: path.to_owned(), reason: error.to_string() })
}
