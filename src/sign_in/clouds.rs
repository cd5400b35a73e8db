//! Signing in by what a file says of a cloud: what `code` has read, as its module hands it over, in
//! the client's terms.

use std::collections::BTreeMap;

use secrecy::SecretString;

use crate::openstack::{
    Hidden, Id,
    json::from_json,
    keystoneauth::identity::{
        Auth, AuthUrl, CredentialRef, DomainRef, Fixed, Method, OidcAccessToken, Scope, UserRef,
    },
};

/// A cloud of a file. Where not even its regions are known, a refusal says why.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct FileCloud {
    /// As the file calls it.
    pub name: String,
    /// Its regions, at least one.
    pub regions: Vec<FileRegion>,
    /// Why there are none: [`crate::code::Refusal`] by its name.
    pub refusal: Option<String>,
    /// What it names.
    pub words: Vec<String>,
}

from_json!(FileCloud {
    must { name }
    may { regions, refusal, words }
});

/// A region of such a cloud: how to sign in, or why one cannot.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct FileRegion {
    /// Its id; empty where the file names none.
    pub region: String,
    /// Why nobody can sign in: [`crate::code::Refusal`] by its name.
    pub refusal: Option<String>,
    /// What it names.
    pub words: Vec<String>,
    /// What has no effect in a page.
    pub notes: Vec<FileNote>,
    /// Keystone's address.
    pub auth_url: String,
    /// What Keystone calls the proofs; also `oidc_access_token`, `fixed` and `none`.
    pub methods: Vec<String>,
    /// keystoneauth's options, secrets among them.
    pub auth: BTreeMap<String, Hidden<String>>,
    /// Options that a person is to be asked for: `password`, `passcode`.
    pub asks: Vec<String>,
    /// Interfaces of the catalog, the preferred one first.
    pub interface: Vec<String>,
    /// What is particular to single services, by their type.
    pub services: BTreeMap<String, FileService>,
    /// What the file knows of networks.
    pub networks: Vec<FileNetwork>,
}

from_json!(FileRegion {
    must { region }
    may { refusal, words, notes, auth_url, methods, auth, asks, interface, services, networks }
});

/// Something that has no effect in a page.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct FileNote {
    /// [`crate::code::Note`] by its name.
    pub note: String,
    /// What it names.
    pub word: Option<String>,
}

from_json!(FileNote {
    must { note }
    may { word }
});

/// What is particular to one service.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct FileService {
    /// Where it is, instead of where the catalog says.
    pub endpoint: Option<String>,
    /// Its region, if it has one of its own.
    pub region: Option<String>,
    /// Its interfaces, if it has its own.
    pub interface: Vec<String>,
    /// The version of its API, like `3`.
    pub api_version: Option<String>,
    /// The version that is asked for unless told otherwise, like `2.96`.
    pub default_microversion: Option<String>,
}

from_json!(FileService {
    may { endpoint, region, interface, api_version, default_microversion }
});

/// A network, and what it is good for.
#[allow(clippy::struct_excessive_bools, reason = "the flags of the file")]
#[derive(Clone, Debug, Default, PartialEq)]
pub struct FileNetwork {
    /// Its name or id.
    pub name: String,
    /// Whether it leads to the internet.
    pub routes_externally: bool,
    /// Whether servers are reached by it unless told otherwise.
    pub default_interface: bool,
    /// Whether floating IPs lead into it.
    pub nat_destination: bool,
    /// Whether floating IPs are taken from it.
    pub nat_source: bool,
}

from_json!(FileNetwork {
    must { name }
    may { routes_externally, default_interface, nat_destination, nat_source }
});

/// A way to sign in.
#[derive(Clone, Debug)]
pub enum Way {
    /// At Keystone.
    Keystone(Auth),
    /// At Keystone, by the token of a provider.
    Oidc(OidcAccessToken),
    /// By a token and an address that are known, without Keystone.
    Fixed(Fixed),
}

impl FileRegion {
    /// The way to sign in, with what was `given` for each option that the file leaves to a person;
    /// none where it is refused, or something has not been given.
    pub fn way(&self, given: &BTreeMap<String, SecretString>) -> Option<Way> {
        if self.refusal.is_some() {
            return None;
        }
        if let [method] = &*self.methods {
            match &**method {
                "oidc_access_token" => return self.oidc().map(Way::Oidc),
                "fixed" => {
                    let fixed = Fixed::new(self.secret("token", given)?, self.text("endpoint")?);
                    return Some(Way::Fixed(fixed));
                }
                "none" => {
                    let endpoint = self.text("endpoint").unwrap_or_default();
                    return Some(Way::Fixed(Fixed::none(endpoint)));
                }
                _ => {}
            }
        }
        let methods = self.methods.iter().map(|name| self.method(name, given));
        Some(Way::Keystone(Auth {
            auth_url: AuthUrl::new(&self.auth_url),
            methods: methods.collect::<Option<_>>()?,
            scope: self.scope(),
        }))
    }

    /// Where services are, by their type, instead of where the catalog says.
    pub fn endpoints(&self) -> BTreeMap<String, String> {
        let told = self.services.iter();
        told.filter_map(|(name, service)| Some((name.clone(), service.endpoint.clone()?))).collect()
    }

    pub(super) fn text(&self, option: &str) -> Option<String> {
        self.auth.get(option).map(|value| value.0.clone())
    }

    fn secret(&self, option: &str, given: &BTreeMap<String, SecretString>) -> Option<SecretString> {
        let told = self.text(option).map(SecretString::from);
        told.or_else(|| given.get(option).cloned())
    }

    /// The id counts before the name, as in keystoneauth.
    fn domain(&self, id: &str, name: &str) -> Option<DomainRef> {
        self.text(id).map(DomainRef::Id).or_else(|| self.text(name).map(DomainRef::Name))
    }

    /// A domain of a user or a project, for which the default one stands in:
    /// `keystoneauth1/identity/generic/base.py`.
    pub(super) fn own_domain(&self, id: &str, name: &str) -> Option<DomainRef> {
        let (default_id, default_name) = ("default_domain_id", "default_domain_name");
        let id = if self.auth.contains_key(id) { id } else { default_id };
        let name = if self.auth.contains_key(name) { name } else { default_name };
        self.domain(id, name)
    }

    fn user(&self) -> Option<UserRef> {
        if let Some(id) = self.text("user_id") {
            return Some(UserRef::Id(id));
        }
        let domain = self.own_domain("user_domain_id", "user_domain_name");
        Some(UserRef::Named(self.text("username")?, domain))
    }

    fn method(&self, name: &str, given: &BTreeMap<String, SecretString>) -> Option<Method> {
        Some(match name {
            "password" => Method::Password(self.user()?, self.secret("password", given)?),
            "totp" => Method::Totp(self.user()?, self.secret("passcode", given)?),
            "token" => Method::Token(self.secret("token", given)?),
            "application_credential" => {
                let secret = self.secret("application_credential_secret", given)?;
                let credential = match self.text("application_credential_id") {
                    Some(id) => CredentialRef::Id(id),
                    None => {
                        CredentialRef::Named(self.text("application_credential_name")?, self.user())
                    }
                };
                Method::ApplicationCredential(credential, secret)
            }
            _ => return None,
        })
    }

    fn scope(&self) -> Scope {
        if let Some(domain) = self.domain("domain_id", "domain_name") {
            return Scope::Domain(domain);
        }
        if let Some(id) = self.text("project_id") {
            return Scope::Project(Id::new(id));
        }
        if let Some(name) = self.text("project_name") {
            let domain = self.own_domain("project_domain_id", "project_domain_name");
            return Scope::ProjectNamed(name, domain);
        }
        match self.text("trust_id") {
            Some(trust) => Scope::Trust(trust),
            None if self.auth.contains_key("system_scope") => Scope::System,
            None => Scope::Default,
        }
    }

    fn oidc(&self) -> Option<OidcAccessToken> {
        Some(OidcAccessToken {
            auth_url: AuthUrl::new(&self.auth_url),
            identity_provider: self.text("identity_provider")?,
            protocol: self.text("protocol")?,
            access_token: self.text("access_token")?.into(),
            scope: self.scope(),
        })
    }
}
