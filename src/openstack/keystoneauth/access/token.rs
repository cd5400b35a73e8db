//! A token as Keystone describes it, and as it is kept.

use secrecy::{ExposeSecret, SecretString};
use serde::Serialize;
use serde_json::Value;

use super::{Access, Domain, Project, User};
use crate::openstack::{
    Error, Id, Result,
    json::{self, from_json},
    keystoneauth::Service,
};

/// The body of Keystone's answer.
pub(super) struct Body {
    pub(super) token: Token,
}

from_json!(Body {
    must { token }
});

/// `token` in that body.
pub(super) struct Token {
    pub(super) user: TokenUser,
    pub(super) project: Option<Project>,
    pub(super) domain: Option<Domain>,
    pub(super) system: Option<System>,
    pub(super) trust: Option<Trust>,
    pub(super) application_credential: Option<ApplicationCredential>,
    pub(super) methods: Vec<String>,
    pub(super) roles: Vec<Role>,
    pub(super) catalog: Vec<Service>,
    pub(super) expires_at: String,
    pub(super) issued_at: Option<String>,
    pub(super) audit_ids: Vec<String>,
    pub(super) is_admin_project: bool,
}

from_json!(Token {
    must { user, expires_at }
    may {
        project, domain, system, trust: "OS-TRUST:trust", application_credential, methods, roles,
        catalog, issued_at, audit_ids, is_admin_project = true,
    }
});

/// The user, and how they came.
pub(super) struct TokenUser {
    pub(super) id: Id<User>,
    pub(super) name: String,
    pub(super) domain: Option<Domain>,
    pub(super) federation: Option<Value>,
}

from_json!(TokenUser {
    must { id, name }
    may { domain, federation: "OS-FEDERATION" }
});

pub(super) struct System {
    pub(super) all: bool,
}

from_json!(System {
    may { all }
});

pub(super) struct Trust {
    pub(super) id: String,
}

from_json!(Trust {
    must { id }
});

pub(super) struct ApplicationCredential {
    pub(super) id: String,
}

from_json!(ApplicationCredential {
    must { id }
});

pub(super) struct Role {
    pub(super) name: String,
}

from_json!(Role {
    must { name }
});

/// What is kept: keystoneauth's `get_auth_state`, and how far the clocks were apart.
#[derive(Serialize)]
struct State {
    auth_token: String,
    body: Value,
    clock_skew: i64,
}

from_json!(State {
    must { auth_token, body }
    may { clock_skew }
});

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
