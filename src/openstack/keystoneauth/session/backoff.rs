//! How long to wait before the next try, after `keystoneauth1/session.py`, with two changes: a
//! service's wish is heard up to a minute, and chance spreads the tries of many pages.

use std::time::Duration;

use super::Retries;
use crate::openstack::transport::Response;

const FIRST: Duration = Duration::from_millis(500);
const LONGEST: Duration = Duration::from_mins(1);
const RETRIABLE: &[u16] = &[429, 503];

/// What is left of the tries of one call.
pub(super) struct Backoff {
    retries: Retries,
    connects: u32,
    statuses: u32,
    connect_delay: Duration,
    status_delay: Duration,
}

impl Backoff {
    pub(super) fn new(retries: Retries) -> Self {
        Self {
            connects: retries.connect.unwrap_or(0),
            statuses: retries.status.unwrap_or(0),
            connect_delay: FIRST,
            status_delay: FIRST,
            retries,
        }
    }

    /// The wait after silence; none if it is time to give up. `chance` is from 0 to 1.
    pub(super) fn after_silence(&mut self, chance: f64) -> Option<Duration> {
        self.connects = self.connects.checked_sub(1)?;
        let fixed = self.retries.connect_delay.filter(|delay| !delay.is_zero());
        Some(fixed.unwrap_or_else(|| doubling(&mut self.connect_delay).mul_f64(chance)))
    }

    /// The wait after an answer; none if it is to be taken as it is.
    pub(super) fn after(&mut self, response: &Response, chance: f64) -> Option<Duration> {
        // Somebody listens again: the next silence is a new one.
        self.connect_delay = FIRST;
        if !self.retries.statuses.unwrap_or(RETRIABLE).contains(&response.status) {
            return None;
        }
        self.statuses = self.statuses.checked_sub(1)?;
        if let Some(wish) = retry_after(response) {
            return Some(wish.min(LONGEST));
        }
        let fixed = self.retries.status_delay.filter(|delay| !delay.is_zero());
        Some(fixed.unwrap_or_else(|| doubling(&mut self.status_delay).mul_f64(chance)))
    }
}

fn doubling(delay: &mut Duration) -> Duration {
    let now = *delay;
    *delay = (now * 2).min(LONGEST);
    now
}

/// The service's wish, where CORS lets the page see it; whole seconds only.
pub(in super::super) fn retry_after(response: &Response) -> Option<Duration> {
    let seconds = response.headers.get("Retry-After")?.trim().parse().ok()?;
    Some(Duration::from_secs(seconds))
}
