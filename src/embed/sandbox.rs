//! The sandbox as one of the clouds, where it is built in.
//!
//! `main` alone builds it in, and is left out of releases for production with all that it alone reaches
//! (`tools/split.mjs`).

use std::{
    sync::{Arc, OnceLock},
    time::Duration,
};

use gloo_timers::future::sleep;
use send_wrapper::SendWrapper;

use crate::{
    config::CloudConfig,
    openstack::{
        keystoneauth::identity::AuthUrl,
        transport::{Request, Sending, Transport},
    },
    sandbox::{AUTH_URL, Sandbox},
    ui::{OfSandbox, SANDBOX},
};

/// As slow as a near cloud would be, so that waiting can be seen.
const ROUND_TRIP: Duration = Duration::from_millis(150);

/// All that is known of the sandbox outside of it.
pub struct BuiltIn {
    auth_url: &'static str,
    transport: fn() -> Arc<dyn Transport>,
    /// What the page says of it.
    pub parts: &'static OfSandbox,
}

static BUILT_IN: OnceLock<BuiltIn> = OnceLock::new();

/// Offers the sandbox from now on.
pub fn build_in_sandbox() {
    _ = BUILT_IN.set(BuiltIn { auth_url: AUTH_URL, transport, parts: &SANDBOX });
}

impl BuiltIn {
    /// The sandbox, if it is built in.
    pub fn get() -> Option<&'static Self> {
        BUILT_IN.get()
    }

    /// It as one of the clouds.
    pub fn cloud(&self) -> CloudConfig {
        CloudConfig { auth_url: self.auth_url.to_owned(), sandbox: true, ..CloudConfig::default() }
    }

    /// Whether `auth_url` leads to it.
    pub fn is_at(&self, auth_url: &str) -> bool {
        AuthUrl::new(self.auth_url) == AuthUrl::new(auth_url)
    }

    /// How it is reached.
    pub fn transport(&self) -> Arc<dyn Transport> {
        (self.transport)()
    }
}

struct Distant(Sandbox);

impl Transport for Distant {
    fn send(&self, request: Request) -> Sending<'_> {
        Box::pin(SendWrapper::new(async move {
            sleep(ROUND_TRIP).await;
            self.0.send(request).await
        }))
    }
}

fn transport() -> Arc<dyn Transport> {
    thread_local! {
        // One cloud for the whole page: signing out does not delete servers.
        static CLOUD: Arc<Distant> = Arc::new(Distant(Sandbox::new(js_sys::Date::now)));
    }
    CLOUD.with(Arc::clone)
}
