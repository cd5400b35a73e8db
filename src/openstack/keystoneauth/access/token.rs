//! A token as Keystone describes it, and as it is kept.

use secrecy::{ExposeSecret, SecretString};
use serde::{Deserialize, Serialize, de::IgnoredAny};
use serde_json::Value;

use super::{Access, Domain, Project, User, yes};
use crate::openstack::{
    Error, Id, Result, json,
    keystoneauth::Service,
    lenient::{each, or_default, or_true},
};

/// The body of Keystone's answer.
#[derive(Deserialize)]
pub(super) struct Body {
    pub(super) token: Token,
}

/// `token` in that body.
#[derive(Deserialize)]
pub(super) struct Token {
    pub(super) user: TokenUser,
    pub(super) project: Option<Project>,
    pub(super) domain: Option<Domain>,
    pub(super) system: Option<System>,
    #[serde(rename = "OS-TRUST:trust")]
    pub(super) trust: Option<Trust>,
    #[serde(default, deserialize_with = "each")]
    pub(super) roles: Vec<Role>,
    #[serde(default, deserialize_with = "each")]
    pub(super) catalog: Vec<Service>,
    pub(super) expires_at: String,
    #[serde(default, deserialize_with = "or_default")]
    pub(super) issued_at: Option<String>,
    #[serde(default, deserialize_with = "each")]
    pub(super) audit_ids: Vec<String>,
    #[serde(default = "yes", deserialize_with = "or_true")]
    pub(super) is_admin_project: bool,
}

/// The user, and how they came.
#[derive(Deserialize)]
pub(super) struct TokenUser {
    pub(super) id: Id<User>,
    pub(super) name: String,
    pub(super) domain: Option<Domain>,
    #[serde(rename = "OS-FEDERATION")]
    pub(super) federation: Option<IgnoredAny>,
}

#[derive(Deserialize)]
pub(super) struct System {
    #[serde(default, deserialize_with = "or_default")]
    pub(super) all: bool,
}

#[derive(Deserialize)]
pub(super) struct Trust {
    pub(super) id: String,
}

#[derive(Deserialize)]
pub(super) struct Role {
    pub(super) name: String,
}

/// What is kept: keystoneauth's `get_auth_state`, and how far the clocks were apart.
#[derive(Deserialize, Serialize)]
struct State {
    auth_token: String,
    body: Value,
    #[serde(default)]
    clock_skew: i64,
}

impl Access {
    /// What to keep of it, as JSON: the token and Keystone's description, and never a password.
    /// None of a token that came without a description.
    ///
    /// Whoever reads this can act as the user until the token ends.
    pub fn to_state(&self) -> Option<SecretString> {
        let body = json::read(&self.body).ok()?;
        let auth_token = self.token.expose_secret().to_owned();
        let state = State { auth_token, body, clock_skew: self.clock_skew };
        serde_json::to_string(&state).ok().map(SecretString::from)
    }

    /// The access that was kept.
    pub fn from_state(state: &SecretString) -> Result<Self> {
        let state: State = json::read(state.expose_secret().as_bytes()).map_err(|_| {
            // The parser's own words might quote the token.
            Error::Malformed { what: "state".to_owned(), reason: "it is not what was kept".into() }
        })?;
        let body = state.body.to_string();
        let access = Self::read(SecretString::from(state.auth_token), body.as_bytes(), None)?;
        Ok(Self { clock_skew: state.clock_skew, ..access })
    }
}
