//! The world around the client: one answer, a clock and a portal.

use std::{
    future::{Future, ready},
    pin::Pin,
    sync::{
        Arc,
        atomic::{AtomicUsize, Ordering},
    },
    time::Duration,
};

use secrecy::SecretString;
use slipway::openstack::{
    Error, Moment,
    clock::{Clock, Sleeping},
    keystoneauth::{
        World,
        identity::{Reason, TokenSource},
    },
    transport::{Headers, Request, Response, Sending, Transport},
};

/// More requests than any one call may need: who asks for more, asks for ever.
const ENOUGH: usize = 50;

/// That cloud, where time stands still.
pub fn world(answer: &Arc<Same>) -> World {
    World { transport: answer.clone(), clock: Arc::new(Still) }
}

/// Gives one answer to everything, with every header that means something somewhere.
pub struct Same {
    pub status: u16,
    pub headers: Headers,
    pub body: Vec<u8>,
    asked: AtomicUsize,
}

impl Same {
    pub fn new(status: u16, body: &[u8]) -> Self {
        let headers = [
            ("X-Subject-Token", "t1"),
            ("Openstack-Auth-Receipt", "r1"),
            ("X-Openstack-Request-Id", "req-1"),
        ];
        let headers = headers.into_iter().collect();
        Self { status, headers, body: body.to_vec(), asked: AtomicUsize::default() }
    }
}

impl Transport for Same {
    fn send(&self, _: Request) -> Sending<'_> {
        assert!(self.asked.fetch_add(1, Ordering::Relaxed) < ENOUGH, "one call asks for ever");
        let (headers, body) = (self.headers.clone(), self.body.clone());
        Box::pin(ready(Ok(Response { status: self.status, headers, body })))
    }
}

/// A clock that stands still, and lets nobody wait.
struct Still;

impl Clock for Still {
    fn now(&self) -> Moment {
        Moment::default()
    }

    fn sleep(&self, _: Duration) -> Sleeping {
        Box::pin(ready(()))
    }

    fn random(&self) -> f64 {
        0.5
    }
}

/// A portal that hands out one token.
pub struct Source;

impl TokenSource for Source {
    fn token(
        &self,
        _: Reason,
    ) -> Pin<Box<dyn Future<Output = Result<SecretString, Error>> + Send + '_>> {
        Box::pin(ready(Ok("t1".into())))
    }
}
