//! The sign-in form, filled in from a file: what its fields cannot say goes along with them.

use std::collections::BTreeMap;

use secrecy::{ExposeSecret, SecretString};

use super::{
    Credentials, Way,
    clouds::{self, FileRegion},
};
use crate::openstack::keystoneauth::identity::{CredentialRef, DomainRef, Method, Scope, UserRef};

/// What a file says more exactly than the fields of the form: an id in place of a name, an address of
/// a service. It holds while the fields say what it has filled in. No secret is in it.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Exact {
    cloud: String,
    user: Option<UserRef>,
    username: String,
    user_domain: String,
    scope: Option<Scope>,
    project: String,
    project_domain: String,
    /// The region to work in, if the cloud has it.
    pub region: Option<String>,
    /// Which addresses of the catalog are asked.
    pub interface: Option<String>,
    /// Where services are, by their type, instead of where the catalog says.
    pub endpoints: BTreeMap<String, String>,
}

impl Exact {
    /// Whether it is about the cloud that is typed now.
    pub fn is_about(&self, typed: &Credentials) -> bool {
        self.cloud == typed.cloud
    }

    pub(super) fn user(&self, typed: &Credentials) -> Option<UserRef> {
        let is_same = self.username == typed.username && self.user_domain == typed.user_domain;
        self.user.clone().filter(|_| is_same && self.is_about(typed))
    }

    pub(super) fn scope(&self, typed: &Credentials) -> Option<Scope> {
        let is_same = self.project == typed.project && self.project_domain == typed.project_domain;
        self.scope.clone().filter(|_| is_same && self.is_about(typed))
    }
}

/// Why a page cannot sign in as a file says.
#[derive(Clone, Debug, PartialEq)]
pub struct Unfit {
    /// [`crate::code::Refusal`] by its name.
    pub refusal: String,
    /// What it names.
    pub words: Vec<String>,
}

impl FileRegion {
    /// Fills the form in. Domains of which the file says nothing stay as they are; a code is asked
    /// for when Keystone wants one.
    pub fn fill(&self, typed: &mut Credentials) -> Result<(), Unfit> {
        if let Some(refusal) = &self.refusal {
            return Err(Unfit { refusal: refusal.clone(), words: self.words.clone() });
        }
        let unfit = || {
            let words = vec![self.methods.join(" + ")];
            Unfit { refusal: "unsupported_type".to_owned(), words }
        };
        let later = |option: &String| (option.clone(), SecretString::default());
        let way = self.way(&self.asks.iter().map(later).collect());
        let Some(clouds::Way::Keystone(auth)) = way else { return Err(unfit()) };
        let (first, others) = auth.methods.split_first().ok_or_else(unfit)?;
        if !others.iter().all(|other| matches!(other, Method::Totp(..))) {
            return Err(unfit());
        }
        let mut exact = Exact { cloud: self.auth_url.clone(), ..Exact::default() };
        typed.cloud.clone_from(&exact.cloud);
        let (way, secret) = match first {
            Method::Password(user, secret) => {
                exact.user = self.fill_user(user, typed);
                (Way::Password, secret)
            }
            Method::ApplicationCredential(credential, secret) => {
                match credential {
                    CredentialRef::Id(id) => typed.credential.clone_from(id),
                    CredentialRef::Named(name, owner) => {
                        typed.credential.clone_from(name);
                        let owner = owner.as_ref();
                        exact.user = owner.and_then(|owner| self.fill_user(owner, typed));
                    }
                }
                (Way::ApplicationCredential, secret)
            }
            Method::Token(secret) => (Way::Token, secret),
            Method::Totp(..) | Method::Receipt(_) => return Err(unfit()),
        };
        typed.way = way;
        secret.expose_secret().clone_into(&mut typed.password);
        exact.scope = self.fill_project(auth.scope, typed);
        exact.username.clone_from(&typed.username);
        exact.user_domain.clone_from(&typed.user_domain);
        exact.project.clone_from(&typed.project);
        exact.project_domain.clone_from(&typed.project_domain);
        exact.region = Some(self.region.clone()).filter(|region| !region.is_empty());
        exact.interface = self.interface.first().cloned();
        exact.endpoints = self.endpoints();
        // Keystone is where the sign-in goes.
        exact.endpoints.remove("identity");
        typed.exact = Some(exact.into());
        Ok(())
    }

    /// Keys that have no effect here, of those whose values are read; `is_used` tells whether the
    /// address of a service is.
    pub fn unused(&self, is_used: impl Fn(&str) -> bool) -> Vec<String> {
        let mut keys = Vec::new();
        for (kind, service) in &self.services {
            for (key, is_there) in [
                ("endpoint_override", service.endpoint.is_some() && !is_used(kind)),
                ("region_name", service.region.is_some()),
                ("interface", !service.interface.is_empty()),
                ("default_microversion", service.default_microversion.is_some()),
            ] {
                if is_there {
                    keys.push(format!("{}_{key}", kind.replace('-', "_")));
                }
            }
        }
        if !self.networks.is_empty() {
            keys.push("networks".to_owned());
        }
        keys
    }

    /// Who it is, where the fields cannot say so themselves.
    fn fill_user(&self, user: &UserRef, typed: &mut Credentials) -> Option<UserRef> {
        match user {
            UserRef::Id(id) => {
                typed.username = self.text("username").unwrap_or_else(|| id.clone());
                let domain = self.own_domain("user_domain_id", "user_domain_name");
                domain.as_ref().map_or("", word).clone_into(&mut typed.user_domain);
            }
            UserRef::Named(name, domain) => {
                typed.username.clone_from(name);
                // The form has a default where the file has none.
                word(domain.as_ref()?).clone_into(&mut typed.user_domain);
            }
        }
        Some(user.clone())
    }

    /// What for, where the fields cannot say so themselves.
    fn fill_project(&self, scope: Scope, typed: &mut Credentials) -> Option<Scope> {
        match &scope {
            Scope::Project(id) => {
                typed.project = self.text("project_name").unwrap_or_else(|| id.to_string());
                let domain = self.own_domain("project_domain_id", "project_domain_name");
                domain.as_ref().map_or("", word).clone_into(&mut typed.project_domain);
            }
            Scope::ProjectNamed(name, domain) => {
                typed.project.clone_from(name);
                word(domain.as_ref()?).clone_into(&mut typed.project_domain);
            }
            // Without a project there is a choice among all of them.
            Scope::Default | Scope::Unscoped => return None,
            Scope::Domain(_) | Scope::Trust(_) | Scope::System => {}
        }
        Some(scope)
    }
}

/// A domain, as the fields show it.
fn word(domain: &DomainRef) -> &str {
    match domain {
        DomainRef::Id(word) | DomainRef::Name(word) => word,
    }
}
