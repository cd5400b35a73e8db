//! The catalog: which endpoints a token leads to, after
//! `keystoneauth1/access/service_catalog.py`.

use std::borrow::Cow;

use super::service_types;
use crate::openstack::{Error, Result, json::from_json};

/// The services of a cloud, in the order in which Keystone lists them.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Catalog(pub Vec<Service>);

/// One service.
#[derive(Clone, Debug, PartialEq)]
pub struct Service {
    /// Its type, like `compute`.
    pub kind: String,
    /// What the operator calls it, like `nova`.
    pub name: Option<String>,
    /// Where it answers.
    pub endpoints: Vec<Endpoint>,
}

from_json!(Service {
    must { kind: "type" }
    may { name, endpoints }
});

/// One address of a service.
#[derive(Clone, Debug, PartialEq)]
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

from_json!(Endpoint {
    must { interface, url }
    may { region_id, region }
});

impl Endpoint {
    /// The region it stands in.
    pub fn region(&self) -> Option<&str> {
        self.region_id.as_deref().filter(|id| !id.is_empty()).or(self.region.as_deref())
    }
}

/// Which endpoint is wanted.
#[derive(Clone, Debug, PartialEq)]
pub struct EndpointFilter {
    /// The service type, like `compute`; an older name means the same where that is safe.
    pub service_type: Cow<'static, str>,
    /// What the operator calls the service; a catalog without names has any.
    pub service_name: Option<String>,
    /// The first of these that there is: `public`, `internal`, `admin`; without any, `public`.
    pub interfaces: Vec<String>,
    /// Any, if `None`.
    pub region: Option<String>,
}

impl EndpointFilter {
    /// The service of that type on `interface`, which may be called `publicURL` too.
    pub fn new(service_type: impl Into<Cow<'static, str>>, interface: &str) -> Self {
        Self {
            service_type: service_type.into(),
            service_name: None,
            interfaces: vec![interface.strip_suffix("URL").unwrap_or(interface).to_owned()],
            region: None,
        }
    }

    /// Whether it asks for `service`, on whatever interface.
    pub fn fits(&self, service: &Service) -> bool {
        let name = self.service_name.as_ref().zip(service.name.as_ref());
        service_types::is_match(&self.service_type, &service.kind)
            && name.is_none_or(|(wanted, has)| wanted == has)
    }

    fn fits_endpoint(&self, endpoint: &Endpoint) -> bool {
        let region = self.region.as_deref();
        !endpoint.url.is_empty() && region.is_none_or(|region| endpoint.region() == Some(region))
    }
}

impl Catalog {
    /// The address of the first endpoint that fits.
    pub fn url_for(&self, filter: &EndpointFilter) -> Result<&str> {
        self.find(filter).map(|(_, endpoint)| endpoint.url.as_str())
    }

    /// The first endpoint that fits, with its service: the very type first, then its other names in
    /// their order; of one type the interfaces in theirs; and then as the catalog has them.
    pub fn find(&self, filter: &EndpointFilter) -> Result<(&Service, &Endpoint)> {
        let requested = &*filter.service_type;
        let public = ["public".to_owned()];
        let interfaces =
            if filter.interfaces.is_empty() { &public[..] } else { &filter.interfaces };
        std::iter::once(requested.into())
            .chain(service_types::all_types(requested))
            .find_map(|kind| {
                interfaces.iter().find_map(|interface| {
                    let services = self.0.iter().filter(|it| it.kind == kind && filter.fits(it));
                    let mut endpoints = services.flat_map(|service| {
                        service.endpoints.iter().map(move |endpoint| (service, endpoint))
                    });
                    endpoints.find(|(_, endpoint)| {
                        endpoint.interface == *interface && filter.fits_endpoint(endpoint)
                    })
                })
            })
            .ok_or_else(|| Error::NoEndpoint {
                service: requested.to_owned(),
                interface: interfaces.join(", "),
            })
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
