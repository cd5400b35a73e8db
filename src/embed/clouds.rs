//! How a cloud is reached: straight, through a proxy on the page's origin, or not at all, because it
//! lives in the page.

use std::sync::Arc;

use crate::{
    config::CloudConfig,
    openstack::{
        clock::BrowserClock,
        keystoneauth::{World, identity::AuthUrl},
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
    #[cfg(feature = "sandbox")]
    if cloud.sandbox {
        return sandbox::transport();
    }
    match &cloud.proxy {
        Some(prefix) => Arc::new(Proxied::new(fetch, prefix)),
        None => Arc::new(fetch),
    }
}

/// The sandbox as one of the clouds, where it is built in.
pub fn sandbox() -> Option<CloudConfig> {
    SANDBOX.map(|auth_url| CloudConfig {
        auth_url: auth_url.to_owned(),
        sandbox: true,
        ..CloudConfig::default()
    })
}

/// Whether `auth_url` leads to the sandbox, and the sandbox is built in.
pub fn is_sandbox(auth_url: &str) -> bool {
    SANDBOX.is_some_and(|sandbox| AuthUrl::new(sandbox) == AuthUrl::new(auth_url))
}

#[cfg(feature = "sandbox")]
const SANDBOX: Option<&str> = Some(crate::sandbox::AUTH_URL);
#[cfg(not(feature = "sandbox"))]
const SANDBOX: Option<&str> = None;

#[cfg(feature = "sandbox")]
mod sandbox {
    //! The sandbox answers as slowly as a near cloud would, so that waiting can be seen.

    use std::{sync::Arc, time::Duration};

    use gloo_timers::future::sleep;
    use send_wrapper::SendWrapper;

    use crate::{
        openstack::transport::{Request, Sending, Transport},
        sandbox::Sandbox,
    };

    const ROUND_TRIP: Duration = Duration::from_millis(150);

    struct Distant(Sandbox);

    impl Transport for Distant {
        fn send(&self, request: Request) -> Sending<'_> {
            Box::pin(SendWrapper::new(async move {
                sleep(ROUND_TRIP).await;
                self.0.send(request).await
            }))
        }
    }

    pub fn transport() -> Arc<dyn Transport> {
        thread_local! {
            // One cloud for the whole page: signing out does not delete servers.
            static CLOUD: Arc<Distant> = Arc::new(Distant(Sandbox::new(js_sys::Date::now)));
        }
        CLOUD.with(Arc::clone)
    }
}
