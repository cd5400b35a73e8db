//! The one request that makes servers.

use crate::openstack::{
    Connection, Result,
    novaclient::{ApiVersion, CreateServer, Created, Networks},
};

/// Asks Nova for the servers, once: Nova has no idempotency key, so a second request would make a
/// second server.
pub async fn submit(cloud: &Connection, request: &CreateServer) -> Result<Created> {
    let nova = cloud.newest_nova().await?;
    let mut request = request.clone();
    // Before 2.37 there was no word for nowhere: a project without networks got it by saying nothing.
    if nova.api_version < ApiVersion::new(2, 37) && request.networks == Networks::None {
        request.networks = Networks::Unsaid;
    }
    nova.servers.create(&request).await
}
