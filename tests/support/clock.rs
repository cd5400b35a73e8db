//! A clock whose time moves only as it is told, and a die that always shows the same.

use std::{
    future::ready,
    sync::{Arc, Mutex},
    time::Duration,
};

use slipway::openstack::{
    Moment,
    clock::{Clock, Sleeping},
};

/// Counts what is waited for, and waits for nothing.
#[derive(Default)]
pub struct FakeClock {
    now: Mutex<Moment>,
    sleeps: Mutex<Vec<Duration>>,
}

impl FakeClock {
    /// A clock that stands at `now`.
    pub fn at(now: &str) -> Arc<Self> {
        let clock = Arc::new(Self::default());
        clock.set(Moment::parse(now).expect("a moment"));
        clock
    }

    /// Puts it elsewhere.
    pub fn set(&self, now: Moment) {
        *self.now.lock().expect("no panic while held") = now;
    }

    /// What was waited for, the oldest first.
    pub fn sleeps(&self) -> Vec<Duration> {
        self.sleeps.lock().expect("no panic while held").clone()
    }
}

impl Clock for FakeClock {
    fn now(&self) -> Moment {
        *self.now.lock().expect("no panic while held")
    }

    fn sleep(&self, time: Duration) -> Sleeping {
        self.sleeps.lock().expect("no panic while held").push(time);
        Box::pin(ready(()))
    }

    /// The longest wait that chance allows.
    fn random(&self) -> f64 {
        1.0
    }
}
