//! Time that passes only while everybody waits, chance by a seed, and a page that can be killed.

#![allow(dead_code, reason = "each test file uses a part of it")]

use std::{
    collections::BTreeMap,
    future::Future,
    pin::{Pin, pin},
    sync::{Arc, Mutex, MutexGuard, PoisonError},
    task::{Context, Poll, Waker},
    time::Duration,
};

use slipway::openstack::{
    Moment,
    clock::{Clock, Sleeping},
};

/// A clock that goes to the next alarm as soon as nothing else happens.
#[derive(Clone)]
pub struct VirtualClock(Arc<Mutex<State>>);

struct State {
    now: Moment,
    alarms: BTreeMap<u64, Moment>,
    next: u64,
    dice: Dice,
}

impl VirtualClock {
    pub fn at(now: &str, seed: u64) -> Arc<Self> {
        Self::from(Moment::parse(now).expect("a moment"), seed)
    }

    pub fn from(now: Moment, seed: u64) -> Arc<Self> {
        let (alarms, dice) = (BTreeMap::new(), Dice(seed));
        Arc::new(Self(Arc::new(Mutex::new(State { now, alarms, next: 0, dice }))))
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Lets time pass although nobody waits.
    pub fn pass(&self, time: Duration) {
        let mut state = self.state();
        state.now = state.now.after(time);
    }

    /// Runs `work` to its end; none if that was not reached after `polls` steps, and it is dropped as
    /// it stands, like a page that is closed.
    pub fn run<T>(&self, polls: usize, work: impl Future<Output = T>) -> Option<T> {
        let mut work = pin!(work);
        for _ in 0..polls {
            if let Poll::Ready(outcome) =
                work.as_mut().poll(&mut Context::from_waker(Waker::noop()))
            {
                return Some(outcome);
            }
            let mut state = self.state();
            let next = state.alarms.values().min().copied().expect("somebody waits for an alarm");
            state.now = state.now.max(next);
        }
        None
    }
}

impl Clock for VirtualClock {
    fn now(&self) -> Moment {
        self.state().now
    }

    fn sleep(&self, time: Duration) -> Sleeping {
        let mut state = self.state();
        state.next += 1;
        let (id, due) = (state.next, state.now.after(time));
        state.alarms.insert(id, due);
        Box::pin(Alarm { id, due, clock: self.clone() })
    }

    fn random(&self) -> f64 {
        self.state().dice.chance()
    }
}

struct Alarm {
    id: u64,
    due: Moment,
    clock: VirtualClock,
}

impl Future for Alarm {
    type Output = ();

    fn poll(self: Pin<&mut Self>, _: &mut Context<'_>) -> Poll<()> {
        if self.clock.now() >= self.due { Poll::Ready(()) } else { Poll::Pending }
    }
}

impl Drop for Alarm {
    fn drop(&mut self) {
        self.clock.state().alarms.remove(&self.id);
    }
}

/// Chance that a seed repeats: splitmix64.
pub struct Dice(pub u64);

impl Dice {
    /// From 0 up to `sides`.
    pub fn below(&mut self, sides: u64) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mixed = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        (mixed ^ (mixed >> 31)) % sides
    }

    #[expect(clippy::cast_precision_loss, reason = "it is below 2 to the 32nd")]
    fn chance(&mut self) -> f64 {
        self.below(1 << 32) as f64 / (1_u64 << 32) as f64
    }
}
