//! The one request that makes servers.

use crate::openstack::{
    Connection, Result,
    novaclient::{CreateServer, Created},
};

/// Asks Nova for the servers, once: Nova has no idempotency key, so a second request would make a
/// second server.
pub async fn submit(cloud: &Connection, request: &CreateServer) -> Result<Created> {
    cloud.newest_nova().await?.servers.create(request).await
}
