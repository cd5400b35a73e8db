//! The proofs that Keystone v3 takes, after `keystoneauth1/identity/v3/`.

use secrecy::{ExposeSecret, SecretString};
use serde_json::{Value, json};

use super::DomainRef;

/// How one proves who one is.
#[derive(Clone, Debug)]
pub enum Method {
    /// By password, which may be empty.
    Password(UserRef, SecretString),
    /// By a passcode of the moment.
    Totp(UserRef, SecretString),
    /// By an older token: this is how one changes the project.
    Token(SecretString),
    /// By a credential made for a program, valid for one project.
    ApplicationCredential(CredentialRef, SecretString),
    /// By a receipt for proofs given before: it goes as a header.
    Receipt(SecretString),
}

/// A user, as people name one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum UserRef {
    /// By id.
    Id(String),
    /// By the name it has in a domain.
    Named(String, Option<DomainRef>),
}

/// An application credential.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum CredentialRef {
    /// By id.
    Id(String),
    /// By the name that its owner gave it; a credential without an owner is Keystone's to refuse.
    Named(String, Option<UserRef>),
}

impl UserRef {
    /// A user by name.
    pub fn named(name: impl Into<String>, domain: impl Into<String>) -> Self {
        Self::Named(name.into(), Some(DomainRef::Name(domain.into())))
    }

    fn json(&self) -> Value {
        match self {
            Self::Id(id) => json!({"id": id}),
            Self::Named(name, None) => json!({"name": name}),
            Self::Named(name, Some(domain)) => json!({"name": name, "domain": domain.json()}),
        }
    }
}

impl Method {
    /// What Keystone calls it; a receipt is no method of its own.
    pub(super) fn name(&self) -> Option<&'static str> {
        match self {
            Self::Password(..) => Some("password"),
            Self::Totp(..) => Some("totp"),
            Self::Token(_) => Some("token"),
            Self::ApplicationCredential(..) => Some("application_credential"),
            Self::Receipt(_) => None,
        }
    }

    pub(super) fn json(&self) -> Value {
        let of_user = |user: &UserRef, key: &str, secret: &SecretString| {
            let mut user = user.json();
            user[key] = secret.expose_secret().into();
            json!({"user": user})
        };
        match self {
            Self::Password(user, password) => of_user(user, "password", password),
            Self::Totp(user, passcode) => of_user(user, "passcode", passcode),
            Self::Token(token) => json!({"id": token.expose_secret()}),
            Self::ApplicationCredential(credential, secret) => {
                let secret = secret.expose_secret();
                match credential {
                    CredentialRef::Id(id) => json!({"secret": secret, "id": id}),
                    CredentialRef::Named(name, user) => {
                        let user = user.as_ref().map_or_else(|| json!({}), UserRef::json);
                        json!({"secret": secret, "name": name, "user": user})
                    }
                }
            }
            Self::Receipt(_) => Value::Null,
        }
    }
}
