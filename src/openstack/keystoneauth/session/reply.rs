//! An answer that was no refusal, and how it is read.

use std::{borrow::Cow, fmt};

use serde::{
    Deserialize, Deserializer as _,
    de::{IgnoredAny, MapAccess, Visitor},
};
use serde_json::value::RawValue;

use crate::openstack::{
    Error, Result,
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
    pub fn take<'a, T: Deserialize<'a>>(&'a self, key: &str) -> Result<T> {
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
