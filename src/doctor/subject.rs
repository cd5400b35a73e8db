//! What is looked into: one service at one address.

use super::Service;
use crate::openstack::keystoneauth::{Catalog, EndpointFilter};

/// One service, and what is known of it before anything is asked.
#[derive(Clone, Debug, PartialEq)]
pub struct Subject {
    /// Which.
    pub service: Service,
    /// Where it should be; empty where the catalog has no such endpoint.
    pub url: String,
    /// The very address that failed, if one did.
    pub failed: Option<String>,
    /// Where the catalog has it otherwise.
    pub others: Vec<Other>,
    /// Whether an answer from there has been read before, in this sign-in.
    pub has_worked: bool,
    /// What the client has found out already.
    pub known: Known,
    /// Keystone's address, as `config.json` has it.
    pub auth_url: String,
    /// The region worked in.
    pub region: Option<String>,
}

/// What a failed call says for certain.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Known {
    /// Nothing that helps.
    #[default]
    Nothing,
    /// Keystone has sent a token that the browser does not show.
    TokenHidden,
    /// The catalog has no such endpoint.
    NoEndpoint,
}

/// Another endpoint of the same service.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Other {
    /// `public`, `internal` or `admin`.
    pub interface: String,
    /// Its region.
    pub region: Option<String>,
    /// Its address.
    pub url: String,
}

impl Subject {
    /// The headers that the page sends there, with a value that gives nothing away.
    pub(super) fn asks_with(&self) -> &'static [(&'static str, &'static str)] {
        let failed = self.failed.as_deref().unwrap_or_default();
        if failed.contains("/OS-FEDERATION/") {
            return Service::FEDERATED;
        }
        self.service.asks_with()
    }

    /// Keystone at `auth_url`, which ends in `/v3`.
    pub fn keystone(auth_url: String) -> Self {
        Self {
            service: Service::Identity,
            url: auth_url.clone(),
            failed: None,
            others: Vec::new(),
            has_worked: false,
            known: Known::Nothing,
            auth_url,
            region: None,
        }
    }

    /// A service of `catalog` on `interface`.
    pub fn of_catalog(
        service: Service,
        catalog: &Catalog,
        interface: &str,
        region: Option<&str>,
        auth_url: String,
    ) -> Self {
        let filter = EndpointFilter {
            region: region.map(str::to_owned),
            ..EndpointFilter::new(service.kind(), interface)
        };
        let found = catalog.url_for(&filter).ok();
        let mut others: Vec<Other> = Vec::new();
        let same = catalog.0.iter().filter(|it| filter.fits(it));
        for endpoint in same.flat_map(|service| &service.endpoints) {
            let is_known = others.iter().any(|known| known.url == endpoint.url);
            if Some(endpoint.url.as_str()) != found && !endpoint.url.is_empty() && !is_known {
                others.push(Other {
                    interface: endpoint.interface.clone(),
                    region: endpoint.region().map(str::to_owned),
                    url: endpoint.url.clone(),
                });
            }
        }
        // What stands in the same region is what was meant.
        others.sort_by_key(|other| region.is_some() && other.region.as_deref() != region);
        let known = if found.is_none() { Known::NoEndpoint } else { Known::Nothing };
        Self {
            service,
            url: found.unwrap_or_default().to_owned(),
            others,
            known,
            region: region.map(str::to_owned),
            ..Self::keystone(auth_url)
        }
    }
}
