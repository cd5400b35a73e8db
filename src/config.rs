//! What an operator or a host page sets.

mod check;

use std::collections::BTreeMap;

use serde_json::Value;

use crate::{
    launch::Settings,
    openstack::{json::from_json, keystoneauth::identity::AuthUrl},
};

pub use check::check;

/// `config.json`, beside the page.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Config {
    /// The clouds offered at sign-in; any other address may be typed.
    pub clouds: Vec<CloudConfig>,
}

from_json!(Config {
    may { clouds }
});

/// One cloud.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct CloudConfig {
    /// Keystone's address.
    pub auth_url: String,
    /// A path on the page's own origin behind which a proxy reaches this cloud.
    pub proxy: Option<String>,
    /// Where services are, by their type like `compute`, instead of where the catalog says: for
    /// proxies, and for catalogs full of internal addresses. `%(project_id)s` and `%(user_id)s` are
    /// filled in.
    pub endpoints: BTreeMap<String, String>,
    /// The identity providers that it trusts, as they stand in the file: few clouds have any, so that
    /// `sign_in::federation` reads them when they are shown.
    pub federation: Value,
    /// What the launch form offers there.
    pub launch: Settings,
    /// Whether it is the pretend cloud inside the page; never read from a file.
    pub sandbox: bool,
}

from_json!(CloudConfig {
    must { auth_url }
    may { proxy, endpoints, federation, launch }
    not { sandbox }
});

impl CloudConfig {
    /// Whether it is the pretend cloud, which most pages are built without.
    pub fn is_sandbox(&self) -> bool {
        cfg!(feature = "sandbox") && self.sandbox
    }
}

impl Config {
    /// The cloud at `address`, as the operator describes it or bare.
    pub fn cloud(&self, address: &str) -> CloudConfig {
        let wanted = AuthUrl::new(address);
        let known = self.clouds.iter().find(|cloud| AuthUrl::new(&cloud.auth_url) == wanted);
        known.cloned().unwrap_or_else(|| CloudConfig {
            auth_url: address.to_owned(),
            ..CloudConfig::default()
        })
    }
}
