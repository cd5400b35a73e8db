//! How a cloud is reached: straight, through a proxy on the page's origin, or not at all, because it
//! lives in the page.

use std::sync::Arc;

use super::sandbox::BuiltIn;
use crate::{
    config::CloudConfig,
    openstack::{
        clock::BrowserClock,
        keystoneauth::World,
        transport::{Fetch, Proxied, Transport},
    },
};

/// What a session with `cloud` needs.
pub fn world(cloud: &CloudConfig) -> World {
    reached_by(Fetch::default(), cloud)
}

/// The same, with a `fetch` of somebody's own.
pub fn reached_by(fetch: Fetch, cloud: &CloudConfig) -> World {
    World { transport: transport(fetch, cloud), clock: Arc::new(BrowserClock) }
}

fn transport(fetch: Fetch, cloud: &CloudConfig) -> Arc<dyn Transport> {
    if let Some(sandbox) = BuiltIn::get().filter(|_| cloud.sandbox) {
        return sandbox.transport();
    }
    match &cloud.proxy {
        Some(prefix) => Arc::new(Proxied::new(fetch, prefix)),
        None => Arc::new(fetch),
    }
}
