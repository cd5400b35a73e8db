//! The one seam between this crate and the network.

#[cfg(target_arch = "wasm32")]
mod fetch;
mod headers;
mod proxied;

use std::{fmt, future::Future, pin::Pin};

#[cfg(target_arch = "wasm32")]
pub use fetch::Fetch;
pub use headers::Headers;
pub use proxied::Proxied;

/// What is asked of the resource.
///
/// There is no `HEAD`: the services' CORS rules refuse it at the preflight.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Method {
    /// Read.
    Get,
    /// Create, or act on.
    Post,
    /// Replace.
    Put,
    /// Change in part.
    Patch,
    /// Remove.
    Delete,
}

impl Method {
    /// The method as it stands on the wire.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Get => "GET",
            Self::Post => "POST",
            Self::Put => "PUT",
            Self::Patch => "PATCH",
            Self::Delete => "DELETE",
        }
    }
}

/// How much the page wants to see of the answer.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Visibility {
    /// The answer is read; the service must allow this origin.
    #[default]
    Readable,
    /// Only whether anybody answers: the browser's `no-cors`, the answer has status 0.
    Opaque,
}

/// One request, complete.
#[derive(Clone, PartialEq)]
pub struct Request {
    /// Its method.
    pub method: Method,
    /// Absolute, or a path on the page's own origin.
    pub url: String,
    /// Headers that a page may set.
    pub headers: Headers,
    /// JSON, if there is any.
    pub body: Option<Vec<u8>>,
    /// Whether the answer can be read.
    pub visibility: Visibility,
    /// Whether it is seen through even if the page is closed meanwhile: the browser's `keepalive`.
    pub outlives_page: bool,
}

impl Request {
    /// A bare request.
    pub fn new(method: Method, url: impl Into<String>) -> Self {
        Self {
            method,
            url: url.into(),
            headers: Headers::default(),
            body: None,
            visibility: Visibility::default(),
            outlives_page: false,
        }
    }
}

// Headers carry the token and bodies carry passwords: neither may reach a log.
impl fmt::Debug for Request {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {}", self.method.as_str(), self.url)
    }
}

/// An answer with its body read to the end.
#[derive(Clone, PartialEq)]
pub struct Response {
    /// Its status.
    pub status: u16,
    /// Those headers that CORS lets the page see.
    pub headers: Headers,
    /// Its body.
    pub body: Vec<u8>,
}

impl fmt::Debug for Response {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} ({} bytes)", self.status, self.body.len())
    }
}

/// Why no answer came.
///
/// A page cannot tell a wrong name, a refused connection, a bad certificate and a CORS refusal
/// apart: the browser hides the difference.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Failure {
    /// This machine has no network at all.
    Offline,
    /// The browser gave up; the text is its own.
    Unreachable(String),
    /// It took too long.
    TimedOut,
}

/// What [`Transport::send`] resolves to.
pub type Sending<'a> = Pin<Box<dyn Future<Output = Result<Response, Failure>> + Send + 'a>>;

/// Carries one request to the cloud and brings its answer back.
///
/// An error status is still an answer; `Err` means that none arrived. Dropping the future gives the
/// request up.
pub trait Transport: Send + Sync {
    /// Sends `request` once; trying again is the session's decision.
    fn send(&self, request: Request) -> Sending<'_>;
}
