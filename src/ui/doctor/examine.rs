//! One examination: asks what is to be asked, until nothing more can be found out.

use std::{sync::Arc, time::Duration};

use futures_util::future::{Either, select};
use gloo_timers::future::sleep;
use leptos::prelude::*;
use send_wrapper::SendWrapper;

use super::browser::{Violations, page};
use crate::{
    doctor::{Answer, Cause, Evidence, Page, Probe, Subject, diagnose, next_probe},
    openstack::transport::{Failure, Transport},
};

/// After so long nobody waits for a probe.
const PATIENCE: Duration = Duration::from_secs(15);
/// The browser reports what its policy forbids a moment later.
const MOMENT: Duration = Duration::from_millis(50);

/// One subject, and how far its examination is.
#[derive(Clone, Copy)]
pub struct Case {
    /// What is known by now.
    pub evidence: RwSignal<Evidence>,
    /// Whether all was asked.
    pub is_done: RwSignal<bool>,
    /// What is the matter, once that is known.
    pub cause: Memo<Option<Cause>>,
}

impl Case {
    /// Nothing has been asked yet.
    pub fn new(subject: Subject) -> Self {
        let evidence = RwSignal::new(Evidence::new(Page::default(), subject));
        let is_done = RwSignal::new(false);
        let cause = Memo::new(move |_| is_done.get().then(|| diagnose(&evidence.read())));
        Self { evidence, is_done, cause }
    }
}

/// Asks all that is to be asked of `case`; `say` hears each question before it is sent.
pub async fn examine(
    transport: Arc<dyn Transport>,
    case: Case,
    say: impl Fn(&Evidence, &Probe) + 'static,
) {
    let page = page().await;
    case.evidence.update(|evidence| evidence.page = page);
    let violations = SendWrapper::new(Violations::watch());
    loop {
        let next = next_probe(&case.evidence.read_untracked());
        let Some(probe) = next else { break };
        say(&case.evidence.read_untracked(), &probe);
        let request = probe.request(&case.evidence.read_untracked());
        violations.forget();
        let outcome = match select(transport.send(request), Box::pin(sleep(PATIENCE))).await {
            Either::Left((outcome, _)) => outcome,
            Either::Right(_) => Err(Failure::TimedOut),
        };
        let mut answer = probe.read(&outcome);
        if answer == Answer::Silence {
            sleep(MOMENT).await;
            if violations.is_any() {
                answer = Answer::Forbidden;
            }
        }
        case.evidence.update(|evidence| evidence.answers.push((probe, answer)));
    }
    case.is_done.set(true);
}
