//! One region of one cloud, signed in: the services behind one session.

use std::sync::Arc;

use futures_util::lock::Mutex;

use super::{
    Result,
    glance::Glance,
    keystoneauth::{Adapter, EndpointFilter, Session},
    neutron::Neutron,
    novaclient::{ApiVersion, Nova},
};

/// The services of one region.
#[derive(Clone)]
pub struct Connection {
    /// Images.
    pub glance: Glance,
    /// Networks.
    pub neutron: Neutron,
    /// Servers, at the version that every Nova speaks.
    pub nova: Nova,
    // Held across the question on purpose: whoever comes meanwhile waits for the same answer.
    negotiated: Arc<Mutex<Option<Nova>>>,
}

impl Connection {
    /// Opens the services that `session` finds in `region` on `interface`.
    pub fn new(session: &Session, interface: &str, region: Option<&str>) -> Self {
        let adapter = |service_type| {
            let interface = interface.to_owned();
            let region = region.map(str::to_owned);
            Adapter::new(session.clone(), EndpointFilter { service_type, interface, region })
        };
        Self {
            glance: Glance::new(adapter("image")),
            neutron: Neutron::new(adapter("network")),
            nova: Nova::new(&adapter("compute"), ApiVersion::BASE),
            negotiated: Arc::default(),
        }
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
