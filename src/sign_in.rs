//! Signing in without a view: what was typed, what is wrong with it, what is sent.

mod again;
pub mod clouds;
mod exact;
pub mod federation;
pub mod files;
mod second_step;

use std::sync::Arc;

use secrecy::SecretString;

pub use again::Again;
pub use exact::{Exact, Unfit};
pub use second_step::{SecondStep, passcode};

use crate::openstack::keystoneauth::identity::{
    Auth, AuthUrl, CredentialRef, DomainRef, Method, Scope, UserRef,
};

/// The sign-in form, as typed. Holds a password, so it has no `Debug`.
#[derive(Clone, PartialEq)]
pub struct Credentials {
    /// Keystone's address.
    pub cloud: String,
    /// How one signs in.
    pub way: Way,
    /// Who signs in.
    pub username: String,
    /// Or the application credential's secret, or the token. Cleared once it has served.
    pub password: String,
    /// The application credential: its id, or its name where a user is named.
    pub credential: String,
    /// The user's domain.
    pub user_domain: String,
    /// Empty asks for a choice afterwards.
    pub project: String,
    /// The project's domain.
    pub project_domain: String,
    /// Whether the token outlives a reload of this tab.
    pub stays: bool,
    /// What a file has said beyond what the fields can say.
    pub exact: Option<Arc<Exact>>,
}

/// How one signs in.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Way {
    /// By user name and password.
    #[default]
    Password,
    /// By an application credential, which is for one project.
    ApplicationCredential,
    /// By a token that another client has had.
    Token,
}

impl Way {
    /// Every way, by the word that `config.json` and the page's controls have for it.
    pub const ALL: [(&str, Self); 3] = [
        ("password", Self::Password),
        ("application_credential", Self::ApplicationCredential),
        ("token", Self::Token),
    ];

    /// The way that `word` stands for.
    pub fn named(word: &str) -> Option<Self> {
        Self::ALL.iter().find(|(known, _)| *known == word).map(|(_, way)| *way)
    }

    /// The word that stands for it.
    pub fn word(self) -> &'static str {
        Self::ALL.iter().find(|(_, way)| *way == self).map_or("", |(word, _)| word)
    }
}

impl Default for Credentials {
    fn default() -> Self {
        Self {
            cloud: String::new(),
            way: Way::default(),
            username: String::new(),
            password: String::new(),
            credential: String::new(),
            user_domain: DEFAULT_DOMAIN.to_owned(),
            project: String::new(),
            project_domain: DEFAULT_DOMAIN.to_owned(),
            stays: false,
            exact: None,
        }
    }
}

/// The name of the domain that Keystone makes at first: `keystone/cmd/bootstrap.py`.
const DEFAULT_DOMAIN: &str = "Default";

/// What keeps the credentials from being sent.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Problem {
    /// No address.
    CloudMissing,
    /// Neither `http://` nor `https://`, nor a path on this page's origin.
    CloudNotAnAddress,
    /// No user name.
    UsernameMissing,
    /// No password.
    PasswordMissing,
    /// No application credential.
    CredentialMissing,
    /// No secret of it.
    SecretMissing,
    /// No token.
    TokenMissing,
}

impl Credentials {
    /// The sign-in that this stands for, or everything that is wrong with it.
    pub fn check(&self) -> Result<Auth, Vec<Problem>> {
        let mut problems = Vec::new();
        let cloud = self.cloud.trim();
        let is_address = ["https://", "http://", "/"].iter().any(|start| cloud.starts_with(start));
        match () {
            () if cloud.is_empty() => problems.push(Problem::CloudMissing),
            () if !is_address => problems.push(Problem::CloudNotAnAddress),
            () => {}
        }
        let username = self.username.trim();
        let (who_missing, secret_missing) = match self.way {
            Way::Password => {
                (username.is_empty().then_some(Problem::UsernameMissing), Problem::PasswordMissing)
            }
            Way::ApplicationCredential => {
                let is_missing = self.credential.trim().is_empty();
                (is_missing.then_some(Problem::CredentialMissing), Problem::SecretMissing)
            }
            Way::Token => (None, Problem::TokenMissing),
        };
        problems.extend(who_missing);
        if self.password.is_empty() {
            problems.push(secret_missing);
        }
        if !problems.is_empty() {
            return Err(problems);
        }
        let exact = self.exact.as_ref();
        let user = || {
            let exact = exact.and_then(|exact| exact.user(self));
            exact.unwrap_or_else(|| UserRef::named(username, domain(&self.user_domain)))
        };
        let secret = SecretString::from(self.password.clone());
        let (method, scope) = match self.way {
            Way::Password => (Method::Password(user(), secret), Scope::Unscoped),
            Way::ApplicationCredential => {
                let credential = self.credential.trim().to_owned();
                let credential = match username {
                    "" => CredentialRef::Id(credential),
                    _ => CredentialRef::Named(credential, Some(user())),
                };
                (Method::ApplicationCredential(credential, secret), Scope::Default)
            }
            // What is pasted often ends with the line.
            Way::Token => (Method::Token(self.password.trim().into()), Scope::Default),
        };
        let scope = match (self.project.trim(), exact.and_then(|exact| exact.scope(self))) {
            // Keystone refuses another scope than the credential's own.
            _ if self.way == Way::ApplicationCredential => scope,
            (_, Some(exact)) => exact,
            ("", None) => scope,
            (project, None) => {
                let domain = DomainRef::Name(domain(&self.project_domain));
                Scope::ProjectNamed(project.to_owned(), Some(domain))
            }
        };
        Ok(Auth { auth_url: AuthUrl::new(cloud), methods: vec![method], scope })
    }
}

fn domain(typed: &str) -> String {
    match typed.trim() {
        "" => DEFAULT_DOMAIN.to_owned(),
        name => name.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn everything_missing_is_named_at_once() {
        let problems = Credentials::default().check().unwrap_err();

        let missing = [Problem::CloudMissing, Problem::UsernameMissing, Problem::PasswordMissing];
        assert_eq!(problems, missing);
    }

    #[test]
    fn without_a_project_the_sign_in_is_unscoped() {
        let typed = Credentials {
            cloud: "https://cloud/identity".to_owned(),
            username: " ada ".to_owned(),
            password: " spaces count ".to_owned(),
            ..Credentials::default()
        };

        let auth = typed.check().expect("complete");

        assert_eq!(auth.scope, Scope::Unscoped);
        let debug = format!("{auth:?}");
        assert!(debug.contains("\"ada\"") && !debug.contains("spaces"), "{debug}");
    }

    #[test]
    fn an_application_credential_goes_by_its_id_or_by_its_name_and_owner() {
        let by_id = Credentials {
            cloud: "https://cloud".to_owned(),
            way: Way::ApplicationCredential,
            credential: " 1f2e ".to_owned(),
            password: "secret".to_owned(),
            project: "typed for another way".to_owned(),
            ..Credentials::default()
        };
        let by_name = Credentials { username: "ada".to_owned(), ..by_id.clone() };

        let [by_id, by_name] = [by_id, by_name].map(|typed| typed.check().expect("complete"));

        assert_eq!((&by_id.scope, &by_name.scope), (&Scope::Default, &Scope::Default));
        let credential = |auth: &Auth| match &auth.methods[0] {
            Method::ApplicationCredential(credential, _) => credential.clone(),
            other => panic!("{other:?}"),
        };
        assert_eq!(credential(&by_id), CredentialRef::Id("1f2e".to_owned()));
        let owner = UserRef::named("ada", "Default");
        assert_eq!(credential(&by_name), CredentialRef::Named("1f2e".to_owned(), Some(owner)));
    }

    #[test]
    fn each_way_misses_what_is_its_own() {
        let missing = |way| {
            let cloud = "https://cloud".to_owned();
            Credentials { cloud, way, ..Credentials::default() }.check().unwrap_err()
        };

        let credential = missing(Way::ApplicationCredential);
        let token = missing(Way::Token);

        assert_eq!(credential, [Problem::CredentialMissing, Problem::SecretMissing]);
        assert_eq!(token, [Problem::TokenMissing]);
    }
}
