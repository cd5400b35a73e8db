//! One world of the rig: a cloud, the bad network in front of it, and their time.

use std::{
    pin::pin,
    sync::{
        Arc, Mutex, PoisonError,
        atomic::{AtomicBool, Ordering},
    },
    task::{Context, Poll, Waker},
    thread,
    time::{Duration, Instant, SystemTime},
};

use futures_executor::block_on;
use slipway::{
    openstack::{
        Moment,
        clock::Clock,
        transport::{Failure, Method, Request, Response, Transport},
    },
    sandbox::Sandbox,
};

use crate::{
    cloud::Cloud,
    faults::BadNetwork,
    virtual_time::{Dice, VirtualClock},
};

/// Between two looks at whether a request is answered.
const PAUSE: Duration = Duration::from_millis(1);
/// Steps in which time goes by: what was held up arrives in between.
const STEP: Duration = Duration::from_secs(1);

/// A cloud that nobody else has.
pub struct World {
    /// What its network throws its dice by.
    pub seed: u64,
    cloud: Arc<Cloud>,
    network: BadNetwork<Cloud>,
    clock: Arc<VirtualClock>,
    told: Mutex<Instant>,
    /// Whether the first request that makes something turns the network bad.
    is_waiting: AtomicBool,
}

impl World {
    /// A fresh one. At first its network is good.
    pub fn new(seed: u64) -> Self {
        let since = SystemTime::UNIX_EPOCH.elapsed().unwrap_or_default();
        let clock = VirtualClock::from(Moment::default().after(since), seed);
        let watch = clock.clone();
        #[expect(clippy::cast_precision_loss, reason = "milliseconds fit")]
        let sandbox = Sandbox::new(move || watch.now().as_millis() as f64);
        let cloud = Arc::new(Cloud(sandbox));
        let network = BadNetwork::new(cloud.clone(), clock.clone(), seed).nearby();
        let (told, is_waiting) = (Mutex::new(Instant::now()), AtomicBool::new(false));
        Self { seed, cloud, network, clock, told, is_waiting }
    }

    /// Makes the network bad from the next launch on, or good, or lets milliseconds go by.
    pub fn obey(&self, order: &str) {
        match order.split_once('=') {
            Some(("faults", "on")) => self.is_waiting.store(true, Ordering::Relaxed),
            Some(("faults", _)) => {
                self.is_waiting.store(false, Ordering::Relaxed);
                self.network.set_faults(0);
            }
            Some(("pass", time)) => self.pass(Duration::from_millis(time.parse().unwrap_or(0))),
            _ => {}
        }
    }

    /// Waits for the answer as long as the network makes one wait. Keystone is always reached: who
    /// is not signed in launches nothing.
    pub fn send(&self, request: Request, is_through: bool) -> Result<Response, Failure> {
        let is_past = !is_through || request.url.contains("/identity/");
        if !is_past
            && request.method == Method::Post
            && self.is_waiting.swap(false, Ordering::Relaxed)
        {
            self.network.set_faults(faults(self.seed));
        }
        let cloud: &dyn Transport = if is_past { &*self.cloud } else { &self.network };
        let mut answer = pin!(cloud.send(request));
        loop {
            self.keep_time();
            if let Poll::Ready(answer) =
                answer.as_mut().poll(&mut Context::from_waker(Waker::noop()))
            {
                return answer;
            }
            thread::sleep(PAUSE);
        }
    }

    fn pass(&self, mut time: Duration) {
        while !time.is_zero() {
            let step = time.min(STEP);
            self.clock.pass(step);
            block_on(self.network.deliver());
            time -= step;
        }
    }

    fn keep_time(&self) {
        let mut told = self.told.lock().unwrap_or_else(PoisonError::into_inner);
        // The clock knows whole milliseconds only.
        let whole = Duration::from_millis(u64::try_from(told.elapsed().as_millis()).unwrap_or(0));
        self.clock.pass(whole);
        *told += whole;
    }
}

/// How many of a hundred requests go wrong under a seed.
fn faults(seed: u64) -> u64 {
    [5, 20, 40, 70, 95][usize::try_from(Dice(seed).below(5)).unwrap_or(0)]
}
