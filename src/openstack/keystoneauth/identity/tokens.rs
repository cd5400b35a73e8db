//! `POST` and `GET /v3/auth/tokens`, which every plugin comes down to.

use std::fmt;

use secrecy::{ExposeSecret, SecretString};
use serde::Deserialize;
use serde_json::Value;

use crate::openstack::{
    Error, Hidden, Result,
    keystoneauth::{Access, access::TokenBody, fault::refusal, session::send},
    transport::{Headers, Method, Request, Response, Transport},
};

/// The address of Keystone's v3 API.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AuthUrl(String);

impl AuthUrl {
    /// Takes the address as people write it: with or without `/v3`, with or without a slash.
    pub fn new(address: &str) -> Self {
        let address = address.trim().trim_end_matches('/');
        let version = if address.ends_with("/v3") { "" } else { "/v3" };
        Self(format!("{address}{version}"))
    }

    /// The address of `path` below it.
    pub(super) fn join(&self, path: &str) -> String {
        format!("{}{path}", self.0)
    }
}

impl fmt::Display for AuthUrl {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// Asks for a token.
pub(super) async fn issue(
    transport: &dyn Transport,
    url: &AuthUrl,
    headers: Headers,
    body: &Value,
) -> Result<Access> {
    let mut request = Request::new(Method::Post, url.join("/auth/tokens"));
    request.headers = headers;
    request.headers.set("Content-Type", "application/json");
    request.body = Some(body.to_string().into_bytes());
    let response = answer(transport, url, request).await?;
    let token = response.headers.get("X-Subject-Token").ok_or(Error::TokenHidden)?;
    read(url, &response, token.into())
}

/// Asks what `token` is good for, which mints no new one.
pub(super) async fn describe(
    transport: &dyn Transport,
    url: &AuthUrl,
    token: SecretString,
) -> Result<Access> {
    let mut request = Request::new(Method::Get, url.join("/auth/tokens"));
    request.headers.set("X-Auth-Token", token.expose_secret());
    request.headers.set("X-Subject-Token", token.expose_secret());
    let response = answer(transport, url, request).await?;
    read(url, &response, token)
}

/// Ends a token.
pub(super) async fn revoke(
    transport: &dyn Transport,
    url: &AuthUrl,
    token: &SecretString,
) -> Result<()> {
    let mut request = Request::new(Method::Delete, url.join("/auth/tokens"));
    request.headers.set("X-Auth-Token", token.expose_secret());
    request.headers.set("X-Subject-Token", token.expose_secret());
    let response = send(transport, request).await?;
    if response.status < 400 { Ok(()) } else { Err(refusal(&response)) }
}

/// Sends `request`, and finds out whether it was Keystone that answered.
async fn answer(
    transport: &dyn Transport,
    url: &AuthUrl,
    mut request: Request,
) -> Result<Response> {
    request.headers.set("Accept", "application/json");
    let response = send(transport, request).await?;
    let is_json = serde_json::from_slice::<Value>(&response.body).is_ok();
    match response.status {
        // A gateway in front may refuse without Keystone's JSON, and has words of its own.
        429 | 500.. => Err(refusal(&response)),
        // Keystone knows the path, whatever it thinks of the request.
        _ if !is_json => Err(Error::NotKeystone { url: url.to_string() }),
        300..400 | 404 | 405 => Err(Error::NotKeystone { url: url.to_string() }),
        401 => Err(more_needed(&response).unwrap_or_else(|| refusal(&response))),
        400.. => Err(refusal(&response)),
        _ => Ok(response),
    }
}

/// A 401 with a receipt: what was given is right, and not enough.
fn more_needed(response: &Response) -> Option<Error> {
    #[derive(Deserialize)]
    struct Body {
        receipt: Receipt,
        required_auth_methods: Vec<Vec<String>>,
    }
    #[derive(Deserialize)]
    struct Receipt {
        methods: Vec<String>,
        expires_at: String,
    }
    let receipt = response.headers.get("Openstack-Auth-Receipt")?;
    let body: Body = serde_json::from_slice(&response.body).ok()?;
    Some(Error::MoreMethodsNeeded {
        receipt: Hidden(receipt.to_owned()),
        given: body.receipt.methods,
        required: body.required_auth_methods,
        expires_at: body.receipt.expires_at,
    })
}

fn read(url: &AuthUrl, response: &Response, token: SecretString) -> Result<Access> {
    serde_json::from_slice::<TokenBody>(&response.body)
        .map(|body| body.with_token(token))
        .map_err(|_| Error::NotKeystone { url: url.to_string() })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_is_taken_as_people_write_it() {
        for typed in ["https://c/identity", "https://c/identity/", " https://c/identity/v3/ "] {
            assert_eq!(AuthUrl::new(typed).to_string(), "https://c/identity/v3");
        }
    }
}
