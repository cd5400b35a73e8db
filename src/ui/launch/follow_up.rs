//! What is fetched while the form is filled in, since it will be needed.

use leptos::prelude::*;

use super::LaunchForm;
use crate::ui::later::{Parts, ServerParts};

impl LaunchForm {
    /// Fetches what follows the click as soon as the form is complete for the first time, and has the
    /// names looked for from then on.
    pub fn follow_up(self) {
        let is_complete = Memo::new(move |was: Option<&bool>| {
            was.is_some_and(|was| *was) || self.judged.read().is_ok()
        });
        Effect::new(move |_| {
            if is_complete.get() {
                self.spawn(Box::pin(async move {
                    if let Ok(parts) = ServerParts::fetch().await {
                        self.ground.with_value(|it| it.owner.with(|| (parts.namesakes)(self)));
                    }
                }));
            }
        });
    }
}
