//! A bad network in front of a cloud: requests and answers are lost, late, cut short, or replaced by
//! what a gateway says, whether it has passed the request on or not.

#![allow(dead_code, reason = "each test file uses a part of it")]

use std::{
    sync::{Arc, Mutex, PoisonError},
    time::Duration,
};

use slipway::openstack::{
    Moment,
    clock::Clock,
    transport::{Failure, Headers, Method, Request, Response, Sending, Transport, Visibility},
};

use crate::virtual_time::{Dice, VirtualClock};

/// Longer than any time limit.
const FOREVER: Duration = Duration::from_hours(1);
/// The time limit of a page.
const MINUTE: Duration = Duration::from_mins(1);
/// The longest time, in seconds, after which a request that was given up reaches the cloud: with the
/// second that everything takes on its way this is just within what a launch waits for.
const LATEST: u64 = 115;

/// The network between a page and `cloud`.
pub struct BadNetwork<C> {
    cloud: Arc<C>,
    clock: Arc<VirtualClock>,
    /// What a request takes to the cloud, and its answer back.
    way: Duration,
    state: Mutex<State>,
}

struct State {
    dice: Dice,
    /// Per cent of requests that go wrong.
    faults: u64,
    late: Vec<(Moment, Request)>,
    held: Option<Duration>,
}

/// When the request reaches the cloud.
#[derive(Clone, Copy)]
enum Arrives {
    Never,
    AtOnce,
    After(Duration),
}

/// What the page gets for it.
#[derive(Clone, Copy)]
enum Gets {
    Answer,
    HalfOfIt,
    Status(u16),
    Page,
    Empty,
    Failure,
    Offline,
    Nothing,
    /// The answer to a second one: the connection was used before, and the browser has sent it again.
    AnswerToSecond,
}

impl<C: Transport> BadNetwork<C> {
    pub fn new(cloud: Arc<C>, clock: Arc<VirtualClock>, seed: u64) -> Self {
        let state = State { dice: Dice(seed), faults: 0, late: Vec::new(), held: None };
        Self { cloud, clock, way: Duration::from_millis(500), state: Mutex::new(state) }
    }

    /// The same network where a way of its own, a real one, leads to it.
    pub fn nearby(self) -> Self {
        Self { way: Duration::ZERO, ..self }
    }

    fn with_state<T>(&self, work: impl FnOnce(&mut State) -> T) -> T {
        work(&mut self.state.lock().unwrap_or_else(PoisonError::into_inner))
    }

    /// From now on so many per cent of requests go wrong.
    pub fn set_faults(&self, faults: u64) {
        self.with_state(|state| state.faults = faults);
    }

    /// Holds the next request for a server up for so long, and leaves it without an answer.
    pub fn hold(&self, time: Duration) {
        self.with_state(|state| state.held = Some(time));
    }

    /// Brings to the cloud what was held up until now.
    pub async fn deliver(&self) {
        let now = self.clock.now();
        let due: Vec<_> = self.with_state(|state| {
            state.late.sort_by_key(|(due, _)| *due);
            let count = state.late.partition_point(|(due, _)| *due <= now);
            state.late.drain(..count).collect()
        });
        for (_, request) in due {
            drop(self.cloud.send(request).await);
        }
    }

    fn fate(&self) -> (Arrives, Gets) {
        self.with_state(|State { dice, faults, .. }| {
            if dice.below(100) >= *faults {
                return (Arrives::AtOnce, Gets::Answer);
            }
            let arrives = match dice.below(4) {
                0 => Arrives::Never,
                1 => Arrives::After(Duration::from_secs(1 + dice.below(LATEST))),
                _ => Arrives::AtOnce,
            };
            let gets = match dice.below(13) {
                0 => Gets::HalfOfIt,
                1 => Gets::Page,
                2 => Gets::Empty,
                3 | 4 => Gets::Failure,
                5 => Gets::Offline,
                6 | 7 => Gets::Nothing,
                8 => Gets::Answer,
                12 => Gets::AnswerToSecond,
                _ => Gets::Status(
                    [408, 429, 500, 502, 503, 504][usize::try_from(dice.below(6)).unwrap_or(0)],
                ),
            };
            // Who is not answered waits for a minute, and all the while the request may be held up.
            let arrives = match (arrives, gets) {
                (Arrives::After(time), Gets::Nothing) => Arrives::After(time + MINUTE),
                _ => arrives,
            };
            (arrives, gets)
        })
    }

    async fn answer(&self, request: Request) -> Result<Response, Failure> {
        // Whether anybody listens is asked by the client itself, to tell one silence from another.
        if request.visibility == Visibility::Opaque {
            return Err(Failure::Unreachable("lost".into()));
        }
        let is_for_server = request.method == Method::Post && request.url.ends_with("/servers");
        let held = if is_for_server { self.with_state(|state| state.held.take()) } else { None };
        let fate = held.map(|time| (Arrives::After(time), Gets::Nothing));
        let (arrives, gets) = fate.unwrap_or_else(|| self.fate());
        if let Arrives::After(time) = arrives {
            let due = self.clock.now().after(time);
            self.with_state(|state| state.late.push((due, request.clone())));
        }
        self.clock.sleep(self.way).await;
        self.deliver().await;
        let second = matches!(gets, Gets::AnswerToSecond).then(|| request.clone());
        let mut answer = match arrives {
            Arrives::AtOnce => Some(self.cloud.send(request).await?),
            _ => None,
        };
        if let Some(second) = second {
            answer = Some(self.cloud.send(second).await?);
        }
        self.clock.sleep(self.way).await;
        match (gets, answer) {
            (Gets::Answer | Gets::AnswerToSecond, Some(answer)) => Ok(answer),
            (Gets::HalfOfIt, Some(mut answer)) => {
                answer.headers.set("content-length", answer.body.len().to_string());
                answer.body.truncate(answer.body.len() / 2);
                Ok(answer)
            }
            (Gets::Answer | Gets::AnswerToSecond | Gets::HalfOfIt, None) | (Gets::Failure, _) => {
                Err(Failure::Unreachable("reset".into()))
            }
            (Gets::Status(status), _) => Ok(page(status, "<html><body>gateway</body></html>")),
            (Gets::Page, _) => Ok(page(200, "<html><body>Please sign in</body></html>")),
            (Gets::Empty, _) => Ok(page(202, "{}")),
            (Gets::Offline, _) => Err(Failure::Offline),
            (Gets::Nothing, _) => {
                self.clock.sleep(FOREVER).await;
                Err(Failure::TimedOut)
            }
        }
    }
}

fn page(status: u16, body: &str) -> Response {
    let headers = Headers::from_iter([("content-type", "text/html")]);
    Response { status, headers, body: body.as_bytes().to_vec() }
}

impl<C: Transport> Transport for BadNetwork<C> {
    fn send(&self, request: Request) -> Sending<'_> {
        Box::pin(self.answer(request))
    }
}
