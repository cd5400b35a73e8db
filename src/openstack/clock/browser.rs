//! [`Clock`] by the browser's timers.

use std::time::Duration;

use gloo_timers::future::sleep;
use send_wrapper::SendWrapper;

use super::{Clock, Sleeping};
use crate::openstack::Moment;

/// The browser's clock.
#[derive(Clone, Copy, Debug, Default)]
pub struct BrowserClock;

impl Clock for BrowserClock {
    fn now(&self) -> Moment {
        #[allow(clippy::cast_possible_truncation, reason = "whole milliseconds of this age")]
        Moment::from_millis(js_sys::Date::now() as i64)
    }

    fn sleep(&self, time: Duration) -> Sleeping {
        Box::pin(SendWrapper::new(sleep(time)))
    }

    fn random(&self) -> f64 {
        js_sys::Math::random()
    }
}
