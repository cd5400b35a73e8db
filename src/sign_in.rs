//! Signing in without a view: what was typed, what is wrong with it, what is sent.

pub mod clouds;

use secrecy::SecretString;

use crate::openstack::keystoneauth::identity::{Auth, AuthUrl, DomainRef, Method, Scope, UserRef};

/// The sign-in form, as typed. Holds a password, so it has no `Debug`.
#[derive(Clone, PartialEq)]
pub struct Credentials {
    /// Keystone's address.
    pub cloud: String,
    /// Who signs in.
    pub username: String,
    /// Cleared once it has served.
    pub password: String,
    /// The user's domain.
    pub user_domain: String,
    /// Empty asks for a choice afterwards.
    pub project: String,
    /// The project's domain.
    pub project_domain: String,
}

impl Default for Credentials {
    fn default() -> Self {
        Self {
            cloud: String::new(),
            username: String::new(),
            password: String::new(),
            user_domain: DEFAULT_DOMAIN.to_owned(),
            project: String::new(),
            project_domain: DEFAULT_DOMAIN.to_owned(),
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
        if self.username.trim().is_empty() {
            problems.push(Problem::UsernameMissing);
        }
        if self.password.is_empty() {
            problems.push(Problem::PasswordMissing);
        }
        if !problems.is_empty() {
            return Err(problems);
        }
        let user = UserRef::named(self.username.trim(), domain(&self.user_domain));
        Ok(Auth {
            auth_url: AuthUrl::new(cloud),
            methods: vec![Method::Password(user, SecretString::from(self.password.clone()))],
            scope: match self.project.trim() {
                "" => Scope::Unscoped,
                project => {
                    let domain = DomainRef::Name(domain(&self.project_domain));
                    Scope::ProjectNamed(project.to_owned(), Some(domain))
                }
            },
        })
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
}
