//! The catalog: which endpoints a token leads to.

use serde::Deserialize;

use crate::openstack::{Error, Result};

/// The services of a cloud, in the order in which Keystone lists them.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Catalog(pub Vec<Service>);

/// One service.
#[derive(Clone, Debug, Deserialize, PartialEq)]
pub struct Service {
    /// Its type, like `compute`.
    #[serde(rename = "type")]
    pub kind: String,
    /// Where it answers.
    #[serde(default)]
    pub endpoints: Vec<Endpoint>,
}

/// One address of a service.
#[derive(Clone, Debug, Deserialize, PartialEq)]
pub struct Endpoint {
    /// `public`, `internal` or `admin`.
    pub interface: String,
    /// The region's id.
    pub region_id: Option<String>,
    /// The region's old name for the same thing.
    pub region: Option<String>,
    /// Its address.
    pub url: String,
}

impl Endpoint {
    /// The region it stands in.
    pub fn region(&self) -> Option<&str> {
        self.region_id.as_deref().or(self.region.as_deref())
    }
}

/// Which endpoint is wanted.
#[derive(Clone, Debug, PartialEq)]
pub struct EndpointFilter {
    /// The official service type, like `compute`.
    pub service_type: &'static str,
    /// `public`, unless the operator says otherwise.
    pub interface: String,
    /// Any, if `None`.
    pub region: Option<String>,
}

/// Older names of a service type: `os-service-types`.
fn aliases(service_type: &str) -> &'static [&'static str] {
    match service_type {
        "block-storage" => &["volumev3", "volumev2", "volume", "block-store"],
        "network" => &["networking"],
        "compute" => &["computev21"],
        _ => &[],
    }
}

impl Catalog {
    /// The first endpoint that fits, after `keystoneauth1/access/service_catalog.py`: the exact
    /// type first, then its aliases in their order.
    pub fn url_for(&self, filter: &EndpointFilter) -> Result<&str> {
        std::iter::once(&filter.service_type)
            .chain(aliases(filter.service_type))
            .find_map(|kind| self.url_of_type(kind, filter))
            .ok_or_else(|| Error::NoEndpoint {
                service: filter.service_type.to_owned(),
                interface: filter.interface.clone(),
            })
    }

    fn url_of_type(&self, kind: &str, filter: &EndpointFilter) -> Option<&str> {
        let fits = |endpoint: &&Endpoint| {
            endpoint.interface == filter.interface
                && !endpoint.url.is_empty()
                && filter.region.as_deref().is_none_or(|region| endpoint.region() == Some(region))
        };
        let services = self.0.iter().filter(|service| service.kind == kind);
        let mut endpoints = services.flat_map(|service| &service.endpoints);
        endpoints.find(fits).map(|endpoint| endpoint.url.as_str())
    }

    /// Every region that has a compute endpoint for `interface`: where servers can be launched.
    pub fn compute_regions(&self, interface: &str) -> Vec<&str> {
        let mut regions: Vec<&str> = Vec::new();
        for service in self.0.iter().filter(|service| service.kind == "compute") {
            for endpoint in service.endpoints.iter().filter(|e| e.interface == interface) {
                if let Some(region) = endpoint.region().filter(|region| !regions.contains(region)) {
                    regions.push(region);
                }
            }
        }
        regions
    }
}
