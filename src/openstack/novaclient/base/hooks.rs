//! Changes to requests from outside, after `HookableMixin`. Python has one map of hooks for all
//! managers; here each manager has its own.

use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use serde_json::Value;

/// Which bodies a hook sees.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Hook {
    /// `modify_body_for_create`: what is sent to make something.
    Create,
    /// `modify_body_for_update`: what is put in the place of something.
    Update,
    /// `modify_body_for_action`: what is sent to a server's `action`.
    Action,
}

type Change = Arc<dyn Fn(&mut Value) + Send + Sync>;

/// The hooks of one manager and its clones.
#[derive(Clone, Default)]
pub struct Hooks(Arc<Mutex<Vec<(Hook, Change)>>>);

impl Hooks {
    pub fn add(&self, hook: Hook, change: Box<dyn Fn(&mut Value) + Send + Sync>) {
        self.lock().push((hook, change.into()));
    }

    /// Runs those for `hook` in the order in which they were added.
    pub fn run(&self, hook: Hook, body: &mut Value) {
        // Cloned out, so that a hook may add another.
        let all = self.lock().clone();
        for (_, change) in all.iter().filter(|(its, _)| *its == hook) {
            change(body);
        }
    }

    fn lock(&self) -> MutexGuard<'_, Vec<(Hook, Change)>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
