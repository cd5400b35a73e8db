//! Reading the same thing again and again until it settles.

use std::{future::Future, pin::Pin, time::Duration};

use futures_channel::oneshot;
use gloo_events::{EventListener, EventListenerOptions};
use gloo_timers::future::sleep;
use js_sys::Date;
use leptos::{prelude::*, reactive::spawn_local_scoped_with_cancellation};

use super::orders::Orders;
use crate::{
    openstack::{Error, Result},
    server::{pause_after, rest_of},
};

/// How often it is looked whether the page is still in sight; the shortest pause, too.
const BLINK: Duration = Duration::from_secs(2);

/// The latest that is known of something in the cloud.
pub struct Followed<T: Send + Sync + 'static> {
    /// The last answer; kept while newer reads fail.
    pub latest: RwSignal<Option<T>>,
    /// Why the last read failed, if it did.
    pub failure: RwSignal<Option<Error>>,
    /// Whether it is read while the page is out of sight, too.
    pub is_unseen_too: RwSignal<bool>,
    restarts: RwSignal<u32>,
}

impl<T: Send + Sync + 'static> Clone for Followed<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T: Send + Sync + 'static> Copy for Followed<T> {}

impl<T: Clone + Send + Sync + 'static> Followed<T> {
    /// Reads at once, and then again and again while `is_settling` says so and the page is visible,
    /// as often as [`pause_after`] says; ends with the owner.
    ///
    /// A failed read is repeated likewise, unless the cloud has refused: then only
    /// [`Followed::read_again`] goes on. What is asked of a server starts it over.
    pub fn start<F>(read: impl Fn() -> F + Clone + 'static, is_settling: fn(&T) -> bool) -> Self
    where
        F: Future<Output = Result<T>> + 'static,
    {
        let followed = Self {
            latest: RwSignal::new(None),
            failure: RwSignal::new(None),
            is_unseen_too: RwSignal::new(false),
            restarts: RwSignal::new(0),
        };
        let orders = use_context::<Orders>();
        Effect::new(move |_| {
            followed.restarts.track();
            _ = orders.map(Orders::stirred);
            let read = read.clone();
            let step: Step = Box::new(move || {
                let reading = read();
                Box::pin(async move { followed.take(reading.await, is_settling) })
            });
            repeat(BLINK, Some(followed.is_unseen_too), step);
        });
        followed
    }

    /// Starts over.
    pub fn read_again(self) {
        _ = self.restarts.try_update(|count| *count += 1);
    }

    /// Keeps an outcome, and says whether to go on.
    fn take(self, outcome: Result<T>, is_settling: fn(&T) -> bool) -> bool {
        match outcome {
            Ok(latest) => {
                let goes_on = is_settling(&latest);
                self.failed(None);
                self.latest.set(Some(latest));
                goes_on
            }
            Err(error) => {
                let passes = matches!(
                    error,
                    Error::Offline
                        | Error::Unreachable { .. }
                        | Error::TimedOut { .. }
                        | Error::NotAllowed { .. }
                ) || matches!(error, Error::Refused { status: 429 | 500.., .. });
                self.failed(Some(error));
                passes
            }
        }
    }

    /// The same failure again is nothing new: it is not drawn, and not read out, once more.
    fn failed(self, failure: Option<Error>) {
        if *self.failure.read_untracked() != failure {
            self.failure.set(failure);
        }
    }
}

/// What is repeated; it says whether to go on.
pub type Step = Box<dyn Fn() -> Pin<Box<dyn Future<Output = bool>>>>;

/// Does `step` at once, and then again and again while it says so and the page is visible, or while
/// `is_unseen_too`, with a pause of `least` or as [`pause_after`] says; ends with the owner.
pub fn repeat(least: Duration, is_unseen_too: Option<RwSignal<bool>>, step: Step) {
    spawn_local_scoped_with_cancellation(async move {
        let begin = Date::now();
        let mut read = begin;
        while step().await {
            let usual = pause_after(since(begin)).max(least);
            pause(rest_of(usual, since(read)), is_unseen_too).await;
            read = Date::now();
        }
    });
}

/// How much time has passed since `moment`.
fn since(moment: f64) -> Duration {
    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a time")]
    Duration::from_millis((Date::now() - moment).max(0.0) as u64)
}

/// Rests so long, or until somebody comes back to the page where that is waited for.
async fn pause(mut left: Duration, is_unseen_too: Option<RwSignal<bool>>) {
    loop {
        sleep(left.min(BLINK)).await;
        left = left.saturating_sub(BLINK);
        let goes_on = is_unseen_too.and_then(|it| it.try_get_untracked()).unwrap_or_default();
        if document().hidden() && !goes_on {
            return while_hidden().await;
        }
        if left.is_zero() {
            return;
        }
    }
}

/// Waits until the page is in sight.
pub async fn while_hidden() {
    while document().hidden() {
        let (changed, change) = oneshot::channel();
        let _listener = EventListener::once_with_options(
            &document(),
            "visibilitychange",
            EventListenerOptions::enable_prevent_default(),
            // Nobody waits any more once the page is gone.
            move |_| _ = changed.send(()),
        );
        // Cannot fail: the sender lives as long as the listener, which lives until here.
        _ = change.await;
    }
}
