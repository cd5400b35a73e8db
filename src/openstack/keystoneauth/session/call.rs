//! What is asked of a service, and how hard to try.

use std::{borrow::Cow, fmt, time::Duration};

use crate::openstack::{
    keystoneauth::EndpointFilter,
    transport::{Headers, Method},
};

/// One request, as a caller describes it: what keystoneauth's `Session.request` takes as keywords.
#[allow(clippy::struct_excessive_bools, reason = "each is a fact of its own")]
#[derive(Clone)]
pub struct Call<'a> {
    /// Its method.
    pub method: Method,
    /// Joined to the endpoint; with a host of its own it is used as it is.
    pub url: Cow<'a, str>,
    /// Which endpoint; without one, only a whole address leads anywhere.
    pub endpoint: Option<&'a EndpointFilter>,
    /// Beats the catalog; `%(project_id)s` and `%(user_id)s` are filled in.
    pub endpoint_override: Option<Cow<'a, str>>,
    /// Version headers and the like.
    pub headers: Headers,
    /// The version of the service's API to ask for, like `2.96`.
    pub microversion: Option<String>,
    /// Whose version that is, where the endpoint does not say.
    pub microversion_service_type: Option<String>,
    /// JSON, if there is any.
    pub body: Option<Vec<u8>>,
    /// Whether a token goes along; without a word it does where there is one to be had.
    pub authenticated: Option<bool>,
    /// Whether a 401 is worth one new token.
    pub allow_reauth: bool,
    /// Whether sending it twice does no harm: else it is never tried again. Reads do none.
    pub is_repeatable: bool,
    /// How often to try; what is not said here is as the session has it.
    pub retries: Retries,
    /// For one try, from asking to the end of the answer; as the session has it, if `None`.
    pub time_limit: Option<Duration>,
    /// Names this piece of work in the logs of every service it reaches: `req-` and a UUID.
    pub global_request_id: Option<String>,
    /// Whether it is kept in the session's log; a sign-in is not.
    pub is_logged: bool,
    /// Whether it is seen through even if the page is closed meanwhile.
    pub outlives_page: bool,
}

impl<'a> Call<'a> {
    /// A bare call.
    pub fn new(method: Method, url: impl Into<Cow<'a, str>>) -> Self {
        Self {
            method,
            url: url.into(),
            endpoint: None,
            endpoint_override: None,
            headers: Headers::default(),
            microversion: None,
            microversion_service_type: None,
            body: None,
            authenticated: None,
            allow_reauth: true,
            is_repeatable: method == Method::Get,
            retries: Retries::default(),
            time_limit: None,
            global_request_id: None,
            is_logged: true,
            outlives_page: false,
        }
    }
}

// Bodies carry passwords: they may reach no log.
impl fmt::Debug for Call<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {}", self.method.as_str(), self.url)
    }
}

/// How often to try again. `None` leaves it to whoever stands below: call, adapter, session.
///
/// Writes are never tried again: a server that was asked for twice is made twice.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Retries {
    /// After silence; 0 unless said.
    pub connect: Option<u32>,
    /// After a status of `statuses`; 0 unless said.
    pub status: Option<u32>,
    /// Between tries after silence, instead of half a second that doubles up to a minute.
    pub connect_delay: Option<Duration>,
    /// Between tries after a status, likewise; the service's own `Retry-After` beats it.
    pub status_delay: Option<Duration>,
    /// What is worth a second try; 429 and 503 unless said.
    pub statuses: Option<&'static [u16]>,
}

impl Retries {
    /// This, and `other` where this says nothing.
    #[must_use]
    pub fn or(self, other: Self) -> Self {
        Self {
            connect: self.connect.or(other.connect),
            status: self.status.or(other.status),
            connect_delay: self.connect_delay.or(other.connect_delay),
            status_delay: self.status_delay.or(other.status_delay),
            statuses: self.statuses.or(other.statuses),
        }
    }
}
