//! A session that knows one service.

use std::{borrow::Cow, sync::Arc};

use serde::Serialize;

use super::{Call, EndpointFilter, Reply, Session};
use crate::openstack::{Error, Result, transport::Method};

/// Calls one service of one region.
#[derive(Clone)]
pub struct Adapter(Arc<Parts>);

#[derive(Clone)]
struct Parts {
    session: Session,
    endpoint: EndpointFilter,
    headers: Vec<(&'static str, String)>,
}

impl Adapter {
    /// Talks to the service behind `endpoint`.
    pub fn new(session: Session, endpoint: EndpointFilter) -> Self {
        Self(Arc::new(Parts { session, endpoint, headers: Vec::new() }))
    }

    /// The same service, with `headers` on each request.
    ///
    /// A header goes only to a service whose CORS rules list it: one that is not listed makes the
    /// browser refuse the whole request.
    #[must_use]
    pub fn with_headers(&self, headers: Vec<(&'static str, String)>) -> Self {
        Self(Arc::new(Parts { headers, ..(*self.0).clone() }))
    }

    /// The session below.
    pub fn session(&self) -> &Session {
        &self.0.session
    }

    /// Reads `path`.
    pub async fn get(&self, path: &str) -> Result<Reply> {
        self.request(Method::Get, path, None).await
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

    async fn request(&self, method: Method, path: &str, body: Option<Vec<u8>>) -> Result<Reply> {
        let Parts { session, endpoint, headers } = &*self.0;
        let path = Cow::Borrowed(path);
        session.request(&Call { method, path, endpoint, headers: headers.clone(), body }).await
    }
}

fn json(path: &str, body: &impl Serialize) -> Result<Vec<u8>> {
    serde_json::to_vec(body)
        .map_err(|error| Error::Malformed { what: path.to_owned(), reason: error.to_string() })
}
