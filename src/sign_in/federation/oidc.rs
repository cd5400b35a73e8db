//! The authorization code of `OpenID` Connect with PKCE: RFC 6749, RFC 7636, RFC 9700.

use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use secrecy::SecretString;

use super::{Provider, Refusal, Trip, id_token};
use crate::openstack::{
    Hidden, Moment,
    json::{self, from_json},
    transport::Response,
    url::Query,
};

/// A text that nobody can guess, of 32 random bytes: RFC 7636, section 4.1.
pub fn secret(random: [u8; 32]) -> String {
    URL_SAFE_NO_PAD.encode(random)
}

/// What goes ahead of a verifier whose SHA-256 is `digest`: RFC 7636, section 4.2, `S256`.
pub fn challenge(digest: &[u8]) -> String {
    URL_SAFE_NO_PAD.encode(digest)
}

/// Where a provider is asked: `OpenID` Connect Discovery 1.0, section 3.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Endpoints {
    /// Its name for itself.
    pub issuer: String,
    /// Where the user signs in.
    pub authorization_endpoint: String,
    /// Where a code becomes a token.
    pub token_endpoint: String,
    /// Whether its answers say who answers.
    pub names_issuer: bool,
}

from_json!(Endpoints {
    must { issuer, authorization_endpoint, token_endpoint }
    may { names_issuer: "authorization_response_iss_parameter_supported" }
});

impl Endpoints {
    /// What the operator has said; `Err` is the address where the provider says it itself.
    pub fn of(provider: &Provider) -> Result<Result<Self, String>, Refusal> {
        let Provider { issuer, authorization_endpoint, token_endpoint, client_id, .. } = provider;
        if client_id.is_empty() {
            return Err(Refusal::Settings);
        }
        if authorization_endpoint.is_empty() || token_endpoint.is_empty() {
            if !is_safe(issuer) {
                return Err(Refusal::Settings);
            }
            let issuer = issuer.trim_end_matches('/');
            return Ok(Err(format!("{issuer}/.well-known/openid-configuration")));
        }
        let said = Self {
            issuer: issuer.clone(),
            authorization_endpoint: authorization_endpoint.clone(),
            token_endpoint: token_endpoint.clone(),
            names_issuer: false,
        };
        if said.are_safe() { Ok(Ok(said)) } else { Err(Refusal::Settings) }
    }

    /// What the provider says itself: it has to be the one that the operator has named.
    pub fn read(response: &Response, provider: &Provider) -> Result<Self, Refusal> {
        let wrong = Refusal::Malformed("openid-configuration");
        let said: Self = match response.status {
            200 => json::read(&response.body).map_err(|_| wrong.clone())?,
            _ => return Err(wrong),
        };
        let is_right = said.issuer == provider.issuer && said.are_safe();
        if is_right { Ok(said) } else { Err(wrong) }
    }

    fn are_safe(&self) -> bool {
        is_safe(&self.authorization_endpoint) && is_safe(&self.token_endpoint)
    }

    /// The provider's page that the browser is sent to, to come back to `callback`.
    pub fn page(
        &self,
        provider: &Provider,
        trip: &Trip,
        challenge: &str,
        callback: &str,
    ) -> String {
        let page = Query::new(&*self.authorization_endpoint)
            .with("response_type", "code")
            .with("client_id", &provider.client_id)
            .with("redirect_uri", callback)
            .with("scope", &provider.scope)
            .with("state", &trip.state.0)
            .with("nonce", &trip.nonce.0)
            .with("code_challenge", challenge)
            .with("code_challenge_method", "S256");
        page.as_str().to_owned()
    }
}

/// A code goes nowhere unencrypted but to this machine.
pub fn is_safe(address: &str) -> bool {
    let Some(rest) = address.strip_prefix("http://") else {
        return address.strip_prefix("https://").is_some_and(|rest| !rest.is_empty());
    };
    let authority = rest.split(['/', '?', '#', '\\']).next().unwrap_or_default();
    let (host, port) = authority.split_once(':').unwrap_or((authority, ""));
    matches!(host, "localhost" | "127.0.0.1") && port.bytes().all(|it| it.is_ascii_digit())
}

/// A code on its way to become a token.
pub struct Exchange<'a> {
    /// The provider.
    pub provider: &'a Provider,
    /// What was kept.
    pub trip: &'a Trip,
}

impl Exchange<'_> {
    /// What is posted to the token endpoint, by a client that has no secret: RFC 6749, section 4.1.3.
    pub fn form(&self, code: &Hidden<String>, callback: &str) -> String {
        let form = Query::new("")
            .with("grant_type", "authorization_code")
            .with("code", &code.0)
            .with("redirect_uri", callback)
            .with("client_id", &self.provider.client_id)
            .with("code_verifier", &self.trip.verifier.0);
        form.as_str()[1..].to_owned()
    }

    /// The access token of an answer that holds together.
    pub fn access_token(&self, response: &Response, now: Moment) -> Result<SecretString, Refusal> {
        if response.status != 200 {
            let said: Refused =
                json::read(&response.body).map_err(|_| Refusal::Malformed("token"))?;
            let Refused { error, description } = said;
            return Err(Refusal::Provider { error, description });
        }
        let granted: Granted =
            json::read(&response.body).map_err(|_| Refusal::Malformed("token"))?;
        if !granted.token_type.eq_ignore_ascii_case("bearer") {
            return Err(Refusal::Malformed("token_type"));
        }
        if let Some(token) = &granted.id_token {
            id_token::check(&token.0, self.trip, self.provider, now)?;
        }
        Ok(granted.access_token.0.into())
    }
}

/// RFC 6749, section 5.1, and `OpenID` Connect Core 1.0, section 3.1.3.3.
struct Granted {
    access_token: Hidden<String>,
    token_type: String,
    id_token: Option<Hidden<String>>,
}

from_json!(Granted {
    must { access_token, token_type }
    may { id_token }
});

/// RFC 6749, section 5.2.
struct Refused {
    error: String,
    description: String,
}

from_json!(Refused {
    must { error }
    may { description: "error_description" }
});
