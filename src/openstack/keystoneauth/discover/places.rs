//! Where a service's document of versions may stand: `EndpointData._get_discovery_url_choices` of
//! `keystoneauth1/discover.py`.

use super::{EndpointData, Version, VersionRange, url::Url};

/// Addresses to ask, in their order, and what the catalog's own address tells.
pub(super) struct Places {
    pub urls: Vec<String>,
    /// The project's id at the end of the catalog's address, to be put back.
    pub project_id: Option<String>,
    /// Whether the version in the address is one of those wanted.
    pub fits: bool,
    /// Whether it is of the wanted major version, so that nobody needs to be asked.
    pub is_exact: bool,
}

impl Places {
    /// The places of `endpoint`; with `hack`, addresses above the catalog's too.
    pub fn new(
        endpoint: &EndpointData,
        range: &VersionRange,
        project_id: Option<&str>,
        hack: bool,
    ) -> Self {
        let address = endpoint.url.trim_end_matches('/');
        let url = Url::parse(address);
        let mut segments: Vec<&str> = url.path.split('/').collect();
        let mut places = Self { urls: Vec::new(), project_id: None, fits: false, is_exact: false };

        let last = segments.last().copied().unwrap_or_default();
        let is_project = match project_id {
            Some(project_id) => last == project_id,
            // Whatever stands behind a version is a project then.
            None => segments.iter().rev().nth(1).is_some_and(|it| it.parse::<Version>().is_ok()),
        };
        if is_project {
            places.project_id = segments.pop().map(str::to_owned);
        }

        let version = segments.last().and_then(|segment| segment.parse::<Version>().ok());
        let versioned = version.is_some().then(|| url.with_path(&segments.join("/")));
        let mut of_catalog = None;
        if let Some(version) = &version {
            places.fits = range.encloses(version);
            let max = range.max.as_ref().filter(|_| places.fits);
            places.is_exact = max.is_some_and(|max| max.major() == version.major());
            let is_high = max.is_some_and(|max| max.has_minor() && max.is_served_by(version));
            if places.fits {
                let own = url.with_path(&segments.join("/"));
                of_catalog = Some(format!("{}/", own.trim_end_matches('/')));
            }
            if is_high || places.is_exact {
                places.urls.extend(of_catalog.take());
            }
            segments.pop();
        }

        if hack {
            let above = url.with_path(&segments.join("/"));
            let is_own = endpoint.catalog_url.as_ref() == Some(&above);
            let folder = format!("{}/", above.trim_end_matches('/'));
            places.urls.push(if is_own { above } else { folder });
            places.urls.extend(of_catalog);
            places.urls.push(unversioned(endpoint));
        } else if let Some(versioned) = versioned.filter(|_| places.project_id.is_some()) {
            places.urls.push(versioned);
        }
        places.urls.extend(endpoint.catalog_url.clone());
        let mut seen: Vec<String> = Vec::new();
        places.urls.retain(|url| {
            let is_new = !seen.contains(url);
            seen.push(url.clone());
            is_new
        });
        places
    }
}

/// Catalogs used to list Keystone at a version that is gone.
fn unversioned(endpoint: &EndpointData) -> String {
    let without = endpoint.url.trim_end_matches('/').strip_suffix("/v2.0");
    match without.filter(|_| endpoint.service_type.as_deref() == Some("identity")) {
        Some(without) => format!("{without}/"),
        None => endpoint.url.clone(),
    }
}
