//! Time and chance: the second seam between this crate and the world around it.

#[cfg(target_arch = "wasm32")]
mod browser;

use std::{future::Future, pin::Pin, time::Duration};

#[cfg(target_arch = "wasm32")]
pub use browser::BrowserClock;

use super::Moment;

/// What [`Clock::sleep`] resolves to.
pub type Sleeping = Pin<Box<dyn Future<Output = ()> + Send>>;

/// Tells the time, waits, and draws lots; a test brings one whose time stands still.
pub trait Clock: Send + Sync {
    /// The time on this machine, which need not be the cloud's.
    fn now(&self) -> Moment;

    /// Waits; dropping the future ends the wait.
    fn sleep(&self, time: Duration) -> Sleeping;

    /// From 0 up to 1. Good enough to spread retries and to name requests, not for secrets.
    fn random(&self) -> f64;
}
