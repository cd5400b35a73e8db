//! What an operator or a host page sets.

mod check;
mod said;

use std::{collections::BTreeMap, sync::Arc};

use serde_json::Value;

use crate::{
    launch::Settings,
    openstack::{json::from_json, keystoneauth::identity::AuthUrl},
    sign_in::{Credentials, Unfit, Way, clouds::FileRegion},
};

pub use check::check;
pub use said::Said;

/// `config.json`, beside the page.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Config {
    /// The clouds offered at sign-in.
    pub clouds: Vec<CloudConfig>,
    /// Whether any other address may be typed, too; it may unless this says no.
    pub any_address: Option<bool>,
    /// The page that has opened this window to have somebody sign in, in JSON; `sign-in.js` adds it, once it knows.
    pub asker: Option<String>,
    /// The language of that page.
    pub language: Option<String>,
}

from_json!(Config {
    may { clouds, any_address, asker, language }
});

/// One cloud.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct CloudConfig {
    /// Keystone's address.
    pub auth_url: String,
    /// A path on the page's own origin behind which a proxy reaches this cloud.
    pub proxy: Option<String>,
    /// What people call it.
    pub name: Option<String>,
    /// An image of it, as a path on the page's own origin.
    pub logo: Option<String>,
    /// The ways to sign in that are offered, by the words of [`Way`], the usual one first.
    pub methods: Vec<String>,
    /// The regions that are offered, the usual one first.
    pub regions: Vec<String>,
    /// The domain of most of its users.
    pub user_domain: Option<String>,
    /// The domain of most of its projects.
    pub project_domain: Option<String>,
    /// What its users should know at the door.
    pub hints: Hints,
    /// Where services are, by their type like `compute`, instead of where the catalog says: for
    /// proxies, and for catalogs full of internal addresses. `%(project_id)s` and `%(user_id)s` are
    /// filled in.
    pub endpoints: BTreeMap<String, String>,
    /// Which of a service's addresses in the catalog is asked: `public`, `internal` or `admin`; the
    /// public one, if none is named.
    pub interface: Option<String>,
    /// The identity providers that it trusts, as they stand in the file: few clouds have any, so that
    /// `sign_in::federation` reads them when they are shown.
    pub federation: Value,
    /// What the launch form offers there.
    pub launch: Settings,
    /// The region to begin in: a user's file of clouds names one.
    pub region: Option<String>,
    /// Whether it is the pretend cloud inside the page; never read from a file.
    pub sandbox: bool,
}

from_json!(CloudConfig {
    must { auth_url }
    may {
        proxy, name, logo, methods, regions, user_domain, project_domain, hints, endpoints, interface,
        federation, launch
    }
    not { region, sandbox }
});

/// What the users of a cloud should know at the door.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Hints {
    /// Above the form.
    pub form: Said,
    /// At the user name.
    pub username: Said,
}

from_json!(Hints {
    may { form, username }
});

impl CloudConfig {
    /// Which of a service's addresses in the catalog is asked.
    pub fn interface(&self) -> &str {
        self.interface.as_deref().unwrap_or("public")
    }

    /// What it is called: its host, where nobody has named it.
    pub fn title(&self) -> &str {
        let host = self.auth_url.split("//").nth(1).and_then(|rest| rest.split('/').next());
        self.name.as_deref().or(host).unwrap_or(&self.auth_url)
    }

    /// The ways to sign in that are offered, the usual one first.
    pub fn ways(&self) -> Vec<Way> {
        let known: Vec<Way> = self.methods.iter().filter_map(|word| Way::named(word)).collect();
        if known.is_empty() { Way::ALL.map(|(_, way)| way).to_vec() } else { known }
    }

    /// Turns the form to this cloud. A secret for another one is none for this.
    pub fn fill(&self, typed: &mut Credentials) {
        let blank = Credentials::default();
        typed.cloud.clone_from(&self.auth_url);
        typed.password.clear();
        typed.exact = None;
        typed.user_domain = self.user_domain.clone().unwrap_or(blank.user_domain);
        typed.project_domain = self.project_domain.clone().unwrap_or(blank.project_domain);
        let ways = self.ways();
        if !ways.contains(&typed.way) {
            typed.way = ways[0];
        }
    }
}

impl Config {
    /// Whether somebody signs in for another page, which has opened this window.
    pub fn is_for_another(&self) -> bool {
        self.asker.is_some()
    }

    /// The cloud at `address`, as the operator describes it or bare.
    pub fn cloud(&self, address: &str) -> CloudConfig {
        self.known(address).cloned().unwrap_or_else(|| CloudConfig {
            auth_url: address.to_owned(),
            ..CloudConfig::default()
        })
    }

    /// The operator's cloud at `address`.
    pub fn known(&self, address: &str) -> Option<&CloudConfig> {
        let wanted = AuthUrl::new(address);
        self.clouds.iter().find(|cloud| AuthUrl::new(&cloud.auth_url) == wanted)
    }

    /// Whether an address may be typed; without a cloud of the operator's there is nothing else.
    pub fn allows_any(&self) -> bool {
        self.any_address != Some(false) || self.clouds.is_empty()
    }

    /// The cloud that the form leads to, with what a file has said of it.
    pub fn cloud_of(&self, typed: &Credentials) -> CloudConfig {
        let mut cloud = self.cloud(&typed.cloud);
        if let Some(exact) = typed.exact.as_ref().filter(|exact| exact.is_about(typed)) {
            cloud.region.clone_from(&exact.region);
            // What a file says nothing of is `public` in it.
            cloud.interface = cloud.interface.or_else(|| exact.interface.clone());
            cloud.endpoints.extend(exact.endpoints.clone());
        }
        cloud
    }

    /// Fills the form in as a user's file says, as far as the operator leaves that to files: only
    /// clouds of the list where no address may be typed, and addresses of services only where the
    /// operator has named none.
    pub fn fill(&self, region: &FileRegion, typed: &mut Credentials) -> Result<(), Unfit> {
        let (stays, known) = (typed.stays, self.known(&region.auth_url));
        *typed = Credentials { stays, ..self.credentials() };
        let mut filled = Credentials { stays, ..Credentials::default() };
        let bare = CloudConfig::default();
        let cloud = known.unwrap_or(&bare);
        cloud.fill(&mut filled);
        region.fill(&mut filled)?;
        if known.is_none() && !self.allows_any() {
            let words = vec![region.auth_url.clone()];
            return Err(Unfit { refusal: "not_listed".to_owned(), words });
        }
        if let Some(exact) = filled.exact.as_mut().map(Arc::make_mut) {
            let is_left = |kind: &String| self.allows_any() && !cloud.endpoints.contains_key(kind);
            exact.endpoints.retain(|kind, _| is_left(kind));
        }
        *typed = filled;
        Ok(())
    }

    /// The sign-in form as it opens.
    pub fn credentials(&self) -> Credentials {
        let mut typed = Credentials::default();
        if let Some(first) = self.clouds.first() {
            typed.way = first.ways()[0];
            first.fill(&mut typed);
        }
        typed
    }
}
