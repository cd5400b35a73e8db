//! What Keystone grants: a token, for whom, for which project, and where it leads.

use secrecy::SecretString;
use serde::Deserialize;

use super::{Catalog, Service};
use crate::openstack::Id;

/// A token and all that Keystone said with it.
#[derive(Clone, Debug)]
pub struct Access {
    /// Sent as `X-Auth-Token`.
    pub token: SecretString,
    /// Whose it is.
    pub user: User,
    /// Where it is valid; `None` when it is unscoped.
    pub project: Option<Project>,
    /// The endpoints it may be used at; empty when it is unscoped.
    pub catalog: Catalog,
    /// When it ends, as Keystone wrote it: ISO 8601.
    pub expires_at: String,
}

/// A user.
#[derive(Clone, Debug, Deserialize, PartialEq)]
pub struct User {
    /// Its id.
    pub id: Id<User>,
    /// What they sign in as.
    pub name: String,
    /// Where the name is unique.
    pub domain: Option<Domain>,
}

/// A project.
#[derive(Clone, Debug, Deserialize, PartialEq)]
pub struct Project {
    /// Its id.
    pub id: Id<Project>,
    /// What people call it.
    pub name: String,
    /// Where the name is unique; a list names it by id instead.
    pub domain: Option<Domain>,
    /// Whether it can be worked in; a token does not say, for it could not have been had otherwise.
    #[serde(default = "yes")]
    pub enabled: bool,
}

fn yes() -> bool {
    true
}

/// A domain.
#[derive(Clone, Debug, Deserialize, PartialEq)]
pub struct Domain {
    /// Its id.
    pub id: Id<Domain>,
    /// What people call it.
    pub name: String,
}

/// The body of Keystone's answer.
#[derive(Deserialize)]
pub(super) struct TokenBody {
    token: Token,
}

#[derive(Deserialize)]
struct Token {
    user: User,
    project: Option<Project>,
    #[serde(default)]
    catalog: Vec<Service>,
    expires_at: String,
}

impl TokenBody {
    /// Joins the body with the token, which came in a header.
    pub(super) fn with_token(self, token: SecretString) -> Access {
        let Token { user, project, catalog, expires_at } = self.token;
        Access { token, user, project, catalog: Catalog(catalog), expires_at }
    }
}
