//! One region of one cloud, signed in: the services behind one session.

use std::{collections::BTreeMap, sync::Arc, time::Duration};

use futures_util::lock::Mutex;

use super::{
    Result,
    cinder::{Cinder, VolumeVersion},
    glance::Glance,
    keystoneauth::{Adapter, AdapterSettings, EndpointFilter, Retries, Session},
    neutron::Neutron,
    novaclient::{ApiVersion, Nova},
};

/// A person at a form waits for a passing hiccup, and not for long.
const RETRIES: Retries = Retries {
    connect: Some(2),
    status: Some(2),
    connect_delay: None,
    status_delay: None,
    statuses: None,
};
/// The services of one region.
#[derive(Clone)]
pub struct Connection {
    /// Volumes, at the version that every Cinder speaks. A cloud may have none: each request is
    /// then [`super::Error::NoEndpoint`].
    pub cinder: Cinder,
    /// Images.
    pub glance: Glance,
    /// Networks.
    pub neutron: Neutron,
    /// Servers, at the version that every Nova speaks.
    pub nova: Nova,
    // Held across the question on purpose: whoever comes meanwhile waits for the same answer.
    negotiated: Arc<Mutex<Option<Nova>>>,
    session: Session,
    region: Option<String>,
}

impl Connection {
    /// After so long an answer is waited for no longer; gateways in front of the services give up
    /// after as long.
    pub const TIME_LIMIT: Duration = Duration::from_mins(1);

    /// Opens the services that `session` finds in `region` on `interface`.
    pub fn new(session: &Session, interface: &str, region: Option<&str>) -> Self {
        Self::with_endpoints(session, interface, region, &BTreeMap::new())
    }

    /// The same, but for services whose address the operator knows better than the catalog:
    /// `endpoints` has it by service type, with `%(project_id)s` where the project belongs.
    pub fn with_endpoints(
        session: &Session,
        interface: &str,
        region: Option<&str>,
        endpoints: &BTreeMap<String, String>,
    ) -> Self {
        let adapter = |service_type| {
            let filter = EndpointFilter {
                region: region.map(str::to_owned),
                ..EndpointFilter::new(service_type, interface)
            };
            Adapter::new(session.clone(), filter).with_settings(AdapterSettings {
                endpoint_override: endpoints.get(service_type).cloned(),
                retries: RETRIES,
                time_limit: Some(Self::TIME_LIMIT),
                ..AdapterSettings::default()
            })
        };
        Self {
            cinder: Cinder::new(&adapter("block-storage"), VolumeVersion::BASE),
            glance: Glance::new(adapter("image")),
            neutron: Neutron::new(adapter("network")),
            nova: Nova::new(&adapter("compute"), ApiVersion::BASE),
            negotiated: Arc::default(),
            session: session.clone(),
            region: region.map(str::to_owned),
        }
    }

    /// The sign-in behind the services.
    pub fn session(&self) -> &Session {
        &self.session
    }

    /// The region of the services; none where the catalog's first is taken.
    pub fn region(&self) -> Option<&str> {
        self.region.as_deref()
    }

    /// Servers, at the newest version that both sides know; asked for once.
    pub async fn newest_nova(&self) -> Result<Nova> {
        let mut negotiated = self.negotiated.lock().await;
        if let Some(nova) = &*negotiated {
            return Ok(nova.clone());
        }
        let nova = self.nova.negotiated().await?;
        *negotiated = Some(nova.clone());
        Ok(nova)
    }
}
