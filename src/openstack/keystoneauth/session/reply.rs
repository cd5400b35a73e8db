//! An answer that was no refusal, and how it is read.

use std::fmt::Display;

use crate::openstack::{
    Error, Result,
    json::{self, FromJson},
    keystoneauth::fault::{refusal, request_id},
    transport::Response,
};

/// An answer that was no refusal.
#[derive(Clone, Debug)]
pub struct Reply(Response);

impl Reply {
    /// Sorts refusals out.
    pub(in super::super) fn new(response: Response) -> Result<Self> {
        if response.status < 400 { Ok(Self(response)) } else { Err(refusal(&response)) }
    }

    /// The value under `key` of the answer's one object.
    pub fn take<T: FromJson>(&self, key: &str) -> Result<T> {
        let found = json::take(&self.0.body, key).map_err(|error| malformed(key, &error))?;
        found.ok_or_else(|| missing(key))
    }

    /// The same, and what stands under the key `beside` it, if that can be read.
    pub fn take_with<T, U>(&self, key: &str, beside: &str) -> Result<(T, Option<U>)>
    where
        T: FromJson,
        U: FromJson,
    {
        let (found, found_beside) =
            json::take_with(&self.0.body, key, beside).map_err(|error| malformed(key, &error))?;
        Ok((found.ok_or_else(|| missing(key))?, found_beside))
    }

    /// The whole answer.
    pub fn json<T: FromJson>(&self, what: &str) -> Result<T> {
        json::read(&self.0.body).map_err(|error| malformed(what, &error))
    }

    /// The answer as it came.
    pub fn response(&self) -> &Response {
        &self.0
    }

    /// A header that CORS lets the page see.
    pub fn header(&self, name: &str) -> Option<&str> {
        self.0.headers.get(name)
    }

    /// The id under which the operator finds this call in the logs.
    pub fn request_id(&self) -> Option<&str> {
        request_id(&self.0)
    }
}

fn missing(key: &str) -> Error {
    malformed(key, &"the key is missing")
}

fn malformed(what: &str, reason: &dyn Display) -> Error {
    Error::Malformed { what: what.to_owned(), reason: reason.to_string() }
}
