//! One request on the wire: its time limit, its further tries, and its entry in the log.

use std::time::Duration;

use futures_util::future::{Either, select};

use super::{Call, Session, backoff::Backoff};
use crate::openstack::{
    Error, Result,
    transport::{Failure, Method, Request, Response, Visibility},
};

impl Session {
    /// Sends `request` as often as `call` and this session allow.
    pub(super) async fn exchange(&self, request: Request, call: &Call<'_>) -> Result<Response> {
        let settings = &self.0.settings;
        let retries = call.retries.or(settings.retries);
        let mut backoff = Backoff::new(retries);
        let limit = call.time_limit.or(settings.time_limit);
        loop {
            let sent = self.clock().now();
            let outcome = self.within(request.clone(), limit).await;
            if call.is_logged {
                let took = self.clock().now().millis_since(sent).try_into().unwrap_or(0);
                self.0.log.note(&request, sent, Duration::from_millis(took), &outcome);
            }
            let chance = self.clock().random();
            let wait = match &outcome {
                _ if !call.is_repeatable => None,
                Ok(response) => backoff.after(response, chance),
                Err(_) => backoff.after_silence(chance),
            };
            match (wait, outcome) {
                (Some(wait), _) => self.clock().sleep(wait).await,
                (None, Ok(response)) => return Ok(response),
                (None, Err(failure)) => {
                    return Err(self.silence(request.url, failure, limit).await);
                }
            }
        }
    }

    async fn within(&self, request: Request, limit: Option<Duration>) -> Result<Response, Failure> {
        let sending = self.0.world.transport.send(request);
        let Some(limit) = limit else { return sending.await };
        match select(sending, self.clock().sleep(limit)).await {
            Either::Left((outcome, _)) => outcome,
            // The request is given up with its future.
            Either::Right(_) => Err(Failure::TimedOut),
        }
    }

    /// Tells the two silences apart.
    ///
    /// The browser reports a CORS refusal and a dead host alike. A second, opaque request succeeds
    /// wherever anybody listens, and has as long as the first.
    async fn silence(&self, url: String, failure: Failure, limit: Option<Duration>) -> Error {
        let reason = match failure {
            Failure::Offline => return Error::Offline,
            Failure::TimedOut => return Error::TimedOut { url },
            Failure::Unreachable(reason) => reason,
        };
        let probe = Request { visibility: Visibility::Opaque, ..Request::new(Method::Get, &*url) };
        match self.within(probe, limit).await {
            Ok(_) => Error::NotAllowed { url },
            Err(_) => Error::Unreachable { url, reason },
        }
    }
}
