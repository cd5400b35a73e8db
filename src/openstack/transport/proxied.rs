//! A detour through the page's own origin, for clouds that allow no cross-origin requests.

use super::{Request, Sending, Transport};

/// Sends `https://host/path` to `<prefix>https/host/path`.
///
/// The server behind the prefix decides which hosts it lets through.
pub struct Proxied<T> {
    inner: T,
    prefix: String,
}

impl<T> Proxied<T> {
    /// Routes everything absolute through `prefix`, like `/cloud/`.
    pub fn new(inner: T, prefix: impl Into<String>) -> Self {
        Self { inner, prefix: prefix.into() }
    }

    fn detour(&self, url: &str) -> Option<String> {
        let (scheme, rest) = url.split_once("://")?;
        Some(format!("{}/{scheme}/{rest}", self.prefix.trim_end_matches('/')))
    }
}

impl<T: Transport> Transport for Proxied<T> {
    fn send(&self, mut request: Request) -> Sending<'_> {
        if let Some(url) = self.detour(&request.url) {
            request.url = url;
        }
        self.inner.send(request)
    }
}
