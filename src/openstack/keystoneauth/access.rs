//! What Keystone grants: a token, for whom, for what, and where it leads. After
//! `keystoneauth1/access/access.py`.

mod token;

use std::{sync::Arc, time::Duration};

use secrecy::SecretString;
use token::TokenUser;

use super::Catalog;
use crate::openstack::{Error, Id, Moment, Result, json, json::from_json};

/// A token and all that Keystone said with it.
#[allow(clippy::struct_excessive_bools, reason = "each is a fact of its own")]
#[derive(Clone, Debug)]
pub struct Access {
    /// Sent as `X-Auth-Token`.
    pub token: SecretString,
    /// Whose it is; unknown for a token that came without Keystone's description.
    pub user: Option<User>,
    /// The project that it is valid for.
    pub project: Option<Project>,
    /// The domain that it is valid for as a whole.
    pub domain: Option<Domain>,
    /// Whether it is valid for the whole cloud.
    pub is_system: bool,
    /// The trust that it was granted by.
    pub trust_id: Option<String>,
    /// What the user may do there, by name.
    pub roles: Vec<String>,
    /// The endpoints it may be used at; empty when it is unscoped.
    pub catalog: Catalog,
    /// When it ends, by the cloud's clock.
    pub expires_at: Option<Moment>,
    /// When it was granted, by the cloud's clock.
    pub issued_at: Option<Moment>,
    /// How far this machine's clock is ahead of the cloud's, in milliseconds; nought if unknown.
    pub clock_skew: i64,
    /// Its id in audit logs, and the one of the token that it descends from.
    pub audit_ids: Vec<String>,
    /// What the user has proved who they are by, as Keystone calls it; a token that came of another
    /// one has its methods too.
    pub methods: Vec<String>,
    /// The application credential that it was had for.
    pub application_credential_id: Option<String>,
    /// Whether somebody else asked for it, so that it is not ours to end; Keystone knows nothing of
    /// this.
    pub is_borrowed: bool,
    /// Whether another identity provider has vouched for the user.
    pub is_federated: bool,
    /// Whether the project is where the cloud's administrators work; clouds without such a project
    /// say nothing, which counts as yes.
    pub is_admin_project: bool,
    /// Keystone's answer as it came, to be kept.
    body: Arc<[u8]>,
}

/// A user.
#[derive(Clone, Debug, PartialEq)]
pub struct User {
    /// Its id.
    pub id: Id<User>,
    /// What they sign in as.
    pub name: String,
    /// Where the name is unique.
    pub domain: Option<Domain>,
}

from_json!(User {
    must { id, name }
    may { domain }
});

/// A project.
#[derive(Clone, Debug, PartialEq)]
pub struct Project {
    /// Its id.
    pub id: Id<Project>,
    /// What people call it.
    pub name: String,
    /// Where the name is unique; a list names it by id instead.
    pub domain: Option<Domain>,
    /// Whether it can be worked in; a token does not say, for it could not have been had otherwise.
    pub enabled: bool,
}

from_json!(Project {
    must { id, name }
    may { domain, enabled = true }
});

/// A domain.
#[derive(Clone, Debug, PartialEq)]
pub struct Domain {
    /// Its id.
    pub id: Id<Domain>,
    /// What people call it.
    pub name: String,
}

from_json!(Domain {
    must { id, name }
});

impl Access {
    /// Reads Keystone's description of `token`. If it was issued just `now`, it tells how far the
    /// clocks are apart: a page cannot see the header `Date`.
    pub(super) fn read(token: SecretString, body: &[u8], now: Option<Moment>) -> Result<Self> {
        let malformed = |reason: String| Error::Malformed { what: "token".to_owned(), reason };
        let described =
            json::read::<token::Body>(body).map_err(|error| malformed(error.to_string()))?.token;
        let expires_at = Moment::parse(&described.expires_at)
            .ok_or_else(|| malformed(format!("expires_at is {:?}", described.expires_at)))?;
        let issued_at = described.issued_at.and_then(|issued_at| Moment::parse(&issued_at));
        let TokenUser { id, name, domain, federation } = described.user;
        Ok(Self {
            token,
            user: Some(User { id, name, domain }),
            project: described.project,
            domain: described.domain,
            is_system: described.system.is_some_and(|system| system.all),
            trust_id: described.trust.map(|trust| trust.id),
            roles: described.roles.into_iter().map(|role| role.name).collect(),
            catalog: Catalog(described.catalog),
            expires_at: Some(expires_at),
            issued_at,
            clock_skew: now.zip(issued_at).map_or(0, |(now, then)| now.millis_since(then)),
            audit_ids: described.audit_ids,
            methods: described.methods,
            application_credential_id: described.application_credential.map(|it| it.id),
            is_borrowed: false,
            is_federated: federation.is_some(),
            is_admin_project: described.is_admin_project,
            body: body.into(),
        })
    }

    /// A token of which nothing else is known.
    pub fn bare(token: SecretString) -> Self {
        Self {
            token,
            user: None,
            project: None,
            domain: None,
            is_system: false,
            trust_id: None,
            roles: Vec::new(),
            catalog: Catalog::default(),
            expires_at: None,
            issued_at: None,
            clock_skew: 0,
            audit_ids: Vec::new(),
            methods: Vec::new(),
            application_credential_id: None,
            is_borrowed: false,
            is_federated: false,
            is_admin_project: true,
            body: Arc::default(),
        }
    }

    /// Whether it has less than `margin` to live at `now`, by this machine's clock.
    pub fn will_expire_soon(&self, now: Moment, margin: Duration) -> bool {
        let ends = self.expires_at.map(|end| end.shifted(self.clock_skew));
        ends.is_some_and(|end| end < now.after(margin))
    }
}
