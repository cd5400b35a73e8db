//! Something that the user has asked for: whether it is under way, and why it failed.

use std::{future::Future, pin::Pin};

use leptos::{prelude::*, task::spawn_local};

use crate::openstack::{Error, Result};

/// What is tried. Boxed, so that what runs it is compiled once.
pub type Task = Pin<Box<dyn Future<Output = Result<()>>>>;

/// One thing that is done at most once at a time.
#[derive(Clone, Copy)]
pub struct Attempt {
    pending: RwSignal<bool>,
    failure: RwSignal<Option<Error>>,
}

impl Attempt {
    /// Nothing has been tried yet.
    pub fn new() -> Self {
        Self { pending: RwSignal::new(false), failure: RwSignal::new(None) }
    }

    /// Starts `task`, unless the last one is still under way.
    ///
    /// It is seen through even if the page goes away meanwhile: a launch that has been sent cannot
    /// be called back.
    pub fn start(self, task: Task) {
        // Whoever asks may be gone: a launch goes on without its page.
        if self.pending.try_get_untracked() == Some(true) {
            return;
        }
        self.pending.set(true);
        spawn_local(async move {
            let outcome = task.await;
            self.failure.try_set(outcome.err());
            self.pending.try_set(false);
        });
    }

    /// Whether it is under way.
    pub fn is_pending(self) -> bool {
        self.pending.get()
    }

    /// Why the last one failed, once it has.
    pub fn failure(self) -> Option<Error> {
        self.failure.get().filter(|_| !self.pending.get())
    }
}
