//! Which version of a service stands where, after `keystoneauth1/discover.py`.
//!
//! The catalog's address is asked for its versions only where it does not say enough by itself, and
//! each document is read once in a session.

mod document;
mod places;
mod url;
mod version;

use std::{
    future::Future,
    pin::Pin,
    sync::{Arc, Mutex, PoisonError},
};

pub use self::{
    document::{Allow, Document, Status, VersionData},
    url::{combine_relative_url, version_from_url},
    version::{Version, VersionRange},
};
use self::{places::Places, url::Url};
use super::{Catalog, EndpointFilter};
use crate::openstack::{Error, Result, transport::Response};

/// What is wanted of a service's versions.
#[derive(Clone, Debug, PartialEq)]
pub struct Wish {
    /// Which versions of its API would do.
    pub range: VersionRange,
    /// What may be used besides what is current.
    pub allow: Allow,
    /// Whether other addresses than the catalog's may be tried.
    pub allow_version_hack: bool,
    /// Whether the document is read even where the address alone says enough.
    pub discover_versions: bool,
}

impl Default for Wish {
    fn default() -> Self {
        Self {
            range: VersionRange::default(),
            allow: Allow::default(),
            allow_version_hack: true,
            discover_versions: true,
        }
    }
}

/// Where a service is, and what is known of its version.
#[derive(Clone, Debug, PartialEq)]
pub struct EndpointData {
    /// Where to send requests.
    pub url: String,
    /// What the catalog says, or what stands in its place.
    pub catalog_url: Option<String>,
    /// The version there.
    pub api_version: Option<Version>,
    /// Its oldest microversion.
    pub min_microversion: Option<Version>,
    /// Its newest microversion.
    pub max_microversion: Option<Version>,
    /// How much to count on it; unknown where no document was read.
    pub status: Option<Status>,
    /// `public`, `internal` or `admin`.
    pub interface: Option<String>,
    /// The region it stands in.
    pub region_name: Option<String>,
    /// What the catalog calls the type; nobody asks an address for it.
    pub service_type: Option<String>,
    /// What the operator calls the service.
    pub service_name: Option<String>,
}

/// What [`Documents::read`] resolves to.
pub type Reading<'a> = Pin<Box<dyn Future<Output = Result<Response>> + Send + 'a>>;

/// Whoever can read an address.
pub trait Documents: Sync {
    /// Reads `url`, first without a token: a status from 400 on is an error.
    fn read<'a>(&'a self, url: &'a str) -> Reading<'a>;
}

/// The documents that have been read, by address.
#[derive(Default)]
pub struct DocumentCache(Mutex<Vec<Arc<Document>>>);

impl DocumentCache {
    async fn get(&self, documents: &dyn Documents, url: &str) -> Result<Arc<Document>> {
        // A host's root is the same with and without its slash.
        let url = if matches!(Url::parse(url).path, "" | "/") {
            &format!("{}/", url.trim_end_matches('/'))
        } else {
            url
        };
        let known = |it: &&Arc<Document>| it.url == *url;
        if let Some(known) = self.lock().iter().find(known) {
            return Ok(known.clone());
        }
        let document = Arc::new(Document::read(url, &documents.read(url).await?)?);
        self.lock().push(document.clone());
        Ok(document)
    }

    fn lock(&self) -> std::sync::MutexGuard<'_, Vec<Arc<Document>>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl EndpointData {
    /// What the catalog alone says of the service that `filter` asks for.
    pub fn of_catalog(catalog: &Catalog, filter: &EndpointFilter) -> Result<Self> {
        let (service, endpoint) = catalog.find(filter)?;
        Ok(Self {
            interface: Some(endpoint.interface.clone()),
            region_name: endpoint.region().map(str::to_owned),
            service_type: Some(service.kind.clone()),
            service_name: service.name.clone(),
            ..Self::of_address(&endpoint.url, Some(&endpoint.url))
        })
    }

    /// What an address in the catalog's place says; for the rest, what was asked for counts.
    pub fn of_override(url: &str, filter: &EndpointFilter) -> Self {
        Self {
            interface: filter.interfaces.first().cloned(),
            region_name: filter.region.clone(),
            service_name: filter.service_name.clone(),
            ..Self::of_address(url, Some(url))
        }
    }

    /// What Keystone's own address says, for which there need be no catalog: keystoneauth's
    /// `AUTH_INTERFACE`.
    pub fn of_keystone(auth_url: &str) -> Self {
        Self { service_type: Some("identity".to_owned()), ..Self::of_address(auth_url, None) }
    }

    fn of_address(url: &str, catalog_url: Option<&str>) -> Self {
        Self {
            url: url.to_owned(),
            catalog_url: catalog_url.map(str::to_owned),
            api_version: version_from_url(url),
            min_microversion: None,
            max_microversion: None,
            status: None,
            interface: None,
            region_name: None,
            service_type: None,
            service_name: None,
        }
    }

    /// The same, with the version that `wish` asks for; none where the service has no such version.
    ///
    /// A service that describes no versions is taken as the catalog has it.
    pub async fn versioned(
        self,
        wish: &Wish,
        project_id: Option<&str>,
        documents: &dyn Documents,
        cache: &DocumentCache,
    ) -> Result<Option<Self>> {
        if wish.range.is_any() && !wish.discover_versions {
            return Ok(Some(self));
        }
        // Asked for nothing, the catalog's own address is what is described.
        let hack = wish.allow_version_hack && !wish.range.is_any();
        let places = Places::new(&self, &wish.range, project_id, hack);
        if places.is_exact && !wish.discover_versions {
            return Ok(Some(self));
        }
        let mut found = None;
        for place in &places.urls {
            match cache.get(documents, place).await {
                Ok(document) => {
                    found = Some(document);
                    break;
                }
                // What stands there is no document, or nothing: the next may be one.
                Err(error) if is_about_the_place(&error) => {}
                Err(error) => return Err(error),
            }
        }
        let Some(document) = found else {
            let will_do = places.fits || hack || wish.range.is_any();
            return Ok(will_do.then_some(self));
        };
        let own = wish.range.is_any().then_some(&*self.url);
        let Some(version) = document.choose(&wish.range, own, wish.allow) else {
            return Ok(wish.range.is_any().then_some(self));
        };
        let mut url = url::join(&format!("{}/", document.url.trim_end_matches('/')), &version.url);
        if let Some(project_id) = &places.project_id {
            url = url::join(&format!("{}/", url.trim_end_matches('/')), project_id);
        }
        Ok(Some(Self {
            url,
            api_version: Some(version.version.clone()),
            min_microversion: version.min_microversion.clone(),
            max_microversion: version.max_microversion.clone(),
            status: Some(version.status),
            ..self
        }))
    }
}

/// Whether another address may do better.
fn is_about_the_place(error: &Error) -> bool {
    matches!(
        error,
        Error::Malformed { .. }
            | Error::Refused { .. }
            | Error::SignedOut { .. }
            | Error::Unreachable { .. }
            | Error::NotAllowed { .. }
            | Error::TimedOut { .. }
    )
}
