//! Signing in by user name and password.

use secrecy::{ExposeSecret, SecretString};
use serde_json::{Value, json};

use super::tokens::{AuthUrl, issue, revoke};
use crate::openstack::{
    Id,
    keystoneauth::{Access, AuthPlugin, Authenticating, Project, Revoking},
    transport::Transport,
};

/// A domain as people name it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Domain(pub String);

/// What the token shall be valid for.
#[derive(Clone, Debug, PartialEq)]
pub enum Scope {
    /// Nothing yet: enough to list one's projects.
    Unscoped,
    /// One project, by id.
    Project(Id<Project>),
    /// One project, by the name it has in a domain.
    ProjectNamed(String, Domain),
}

impl Scope {
    pub(super) fn json(&self) -> Value {
        match self {
            Self::Unscoped => json!("unscoped"),
            Self::Project(id) => json!({"project": {"id": id}}),
            Self::ProjectNamed(name, Domain(domain)) => {
                json!({"project": {"name": name, "domain": {"name": domain}}})
            }
        }
    }
}

/// Signs in by password, again and again for as long as the page is open.
#[derive(Clone, Debug)]
pub struct Password {
    /// Keystone's address.
    pub auth_url: AuthUrl,
    /// What the user signs in as.
    pub username: String,
    /// The user's domain.
    pub user_domain: Domain,
    /// Kept in memory only, so that an ended token can be renewed.
    pub password: SecretString,
    /// What to be valid for.
    pub scope: Scope,
}

impl Password {
    fn body(&self) -> Value {
        json!({"auth": {
            "identity": {
                "methods": ["password"],
                "password": {"user": {
                    "name": self.username,
                    "password": self.password.expose_secret(),
                    "domain": {"name": self.user_domain.0},
                }},
            },
            "scope": self.scope.json(),
        }})
    }
}

impl AuthPlugin for Password {
    fn authenticate<'a>(&'a self, transport: &'a dyn Transport) -> Authenticating<'a> {
        Box::pin(async move { issue(transport, &self.auth_url, &self.body()).await })
    }

    fn revoke<'a>(&'a self, transport: &'a dyn Transport, access: &'a Access) -> Revoking<'a> {
        Box::pin(revoke(transport, &self.auth_url, &access.token))
    }
}
