//! Signing in once more where a token has ended: what to ask the person for, as little as possible.

use secrecy::SecretString;

use crate::openstack::keystoneauth::{
    Access,
    identity::{Auth, AuthUrl, CredentialRef, Method, Scope, UserRef},
};

/// What is asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Again {
    /// The user's password.
    Password,
    /// The secret of the application credential.
    Secret,
    /// Another token: there is no password that Keystone would know.
    Token,
}

impl Again {
    /// What follows `access`: Keystone tells with each token what it was had for.
    pub fn after(access: &Access) -> Self {
        match () {
            () if access.application_credential_id.is_some() => Self::Secret,
            () if access.methods.iter().any(|method| method == "password") => Self::Password,
            () => Self::Token,
        }
    }

    /// The sign-in by `secret` to where `access` was valid.
    pub fn auth(self, access: &Access, auth_url: AuthUrl, secret: &str) -> Auth {
        let secret = SecretString::from(match self {
            // What is pasted often ends with the line.
            Self::Token => secret.trim().to_owned(),
            _ => secret.to_owned(),
        });
        let user = access.user.as_ref().map_or("", |user| user.id.as_str()).to_owned();
        let credential = access.application_credential_id.clone().unwrap_or_default();
        let scope = match &access.project {
            // Keystone refuses another scope than the credential's own.
            _ if self == Self::Secret => Scope::Default,
            Some(project) => Scope::Project(project.id.clone()),
            None => Scope::Unscoped,
        };
        let method = match self {
            Self::Password => Method::Password(UserRef::Id(user), secret),
            Self::Secret => Method::ApplicationCredential(CredentialRef::Id(credential), secret),
            Self::Token => Method::Token(secret),
        };
        Auth { auth_url, methods: vec![method], scope }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::openstack::{Id, keystoneauth::Project};

    #[test]
    fn what_is_asked_for_follows_from_how_the_token_was_had() {
        let had_by = |methods: &[&str], credential: Option<&str>| {
            let mut access = Access::bare("t".into());
            access.methods = methods.iter().map(|&method| method.to_owned()).collect();
            access.application_credential_id = credential.map(str::to_owned);
            access
        };

        let asked = [
            Again::after(&had_by(&["password", "totp", "token"], None)),
            Again::after(&had_by(&["application_credential"], Some("c1"))),
            Again::after(&had_by(&["mapped", "token"], None)),
        ];

        assert_eq!(asked, [Again::Password, Again::Secret, Again::Token]);
    }

    #[test]
    fn it_leads_to_the_same_project_by_ids() {
        let mut access = Access::bare("t".into());
        let (id, name) = (Id::new("p1"), "demo".to_owned());
        access.project = Some(Project { id, name, domain: None, enabled: true });

        let auth = Again::Password.auth(&access, AuthUrl::new("https://cloud"), " with spaces ");

        assert_eq!(auth.scope, Scope::Project(Id::new("p1")));
        assert!(matches!(&auth.methods[..], [Method::Password(UserRef::Id(_), _)]));
    }
}
