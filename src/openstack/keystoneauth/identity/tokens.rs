//! `POST` and `GET /v3/auth/tokens`, which every plugin comes down to.

use std::fmt;

use secrecy::{ExposeSecret, SecretString};
use serde_json::Value;

use crate::openstack::{
    Error, Hidden, Result,
    json::{self, from_json},
    keystoneauth::{Access, Call, Session, fault::refusal},
    transport::{Headers, Method, Response},
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

/// Asks for a token at `path`.
pub(super) async fn issue(
    session: &Session,
    url: &AuthUrl,
    path: &str,
    headers: Headers,
    body: Option<String>,
) -> Result<Access> {
    // A token that was asked for twice does no harm.
    let mut call = Call { headers, is_repeatable: true, ..call(Method::Post, url, path) };
    call.headers.set("Content-Type", "application/json");
    call.body = body.map(String::into_bytes);
    let response = answer(session, url, call).await?;
    let token = response.headers.get("X-Subject-Token").ok_or(Error::TokenHidden)?;
    let now = session.clock().now();
    Access::read(token.into(), &response.body, Some(now)).map_err(|_| not_keystone(url))
}

/// Asks what `token` is good for, which mints no new one.
pub async fn describe(session: &Session, url: &AuthUrl, token: SecretString) -> Result<Access> {
    let response = answer(session, url, of_token(Method::Get, url, &token)).await?;
    Access::read(token, &response.body, None).map_err(|_| not_keystone(url))
}

/// Ends a token. It is the last that is said of it, and mostly the last that the page says at all.
pub(super) async fn revoke(session: &Session, url: &AuthUrl, token: &SecretString) -> Result<()> {
    let call = Call { outlives_page: true, ..of_token(Method::Delete, url, token) };
    session.request(&call).await.map(drop)
}

fn call<'a>(method: Method, url: &AuthUrl, path: &str) -> Call<'a> {
    Call { authenticated: Some(false), ..Call::new(method, url.join(path)) }
}

/// A call about `token`, by its own authority.
fn of_token<'a>(method: Method, url: &AuthUrl, token: &SecretString) -> Call<'a> {
    let mut call = call(method, url, "/auth/tokens");
    call.headers.set("X-Auth-Token", token.expose_secret());
    call.headers.set("X-Subject-Token", token.expose_secret());
    call
}

/// Sends `call`, and finds out whether it was Keystone that answered.
async fn answer(session: &Session, url: &AuthUrl, mut call: Call<'_>) -> Result<Response> {
    call.headers.set("Accept", "application/json");
    let response = session.answer(&call).await?;
    let is_json = json::read::<Value>(&response.body).is_ok();
    match response.status {
        // A gateway in front may refuse without Keystone's JSON, and has words of its own.
        429 | 500.. => Err(refusal(&response)),
        // Keystone knows the path, whatever it thinks of the request.
        _ if !is_json => Err(not_keystone(url)),
        300..400 | 404 | 405 => Err(not_keystone(url)),
        401 => Err(more_needed(&response).unwrap_or_else(|| refusal(&response))),
        400.. => Err(refusal(&response)),
        _ => Ok(response),
    }
}

fn not_keystone(url: &AuthUrl) -> Error {
    Error::NotKeystone { url: url.to_string() }
}

/// A 401 with a receipt: what was given is right, and not enough.
fn more_needed(response: &Response) -> Option<Error> {
    struct Body {
        receipt: Receipt,
        required_auth_methods: Vec<Vec<String>>,
    }

    from_json!(Body {
        must { receipt, required_auth_methods }
    });
    struct Receipt {
        methods: Vec<String>,
        expires_at: String,
    }

    from_json!(Receipt {
        must { methods, expires_at }
    });
    let receipt = response.headers.get("Openstack-Auth-Receipt")?;
    let body: Body = json::read(&response.body).ok()?;
    Some(Error::MoreMethodsNeeded {
        receipt: Hidden(receipt.to_owned()),
        given: body.receipt.methods,
        required: body.required_auth_methods,
        expires_at: body.receipt.expires_at,
    })
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
