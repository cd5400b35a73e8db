//! A refused launch, at the field that the cloud's words are about, until another value stands there.

use leptos::prelude::*;

use super::LaunchForm;
use crate::{
    launch::{Draft, Field, Problem, refused_field},
    openstack::Error,
};

/// What the cloud said no to.
#[derive(Clone, PartialEq)]
pub struct Refused {
    /// Where it shows.
    pub field: Field,
    message: String,
    /// What was asked for.
    draft: Draft,
}

impl LaunchForm {
    /// Notes that a launch of `draft` has failed; of a failure that belongs to no field nothing
    /// shows but its words beside the button.
    pub fn note_refused(self, error: &Error, draft: Draft) {
        let field =
            self.choices.try_with_untracked(|it| refused_field(error, &draft, it)).flatten();
        let Error::Refused { message, .. } = error else { return };
        let message = message.clone();
        self.refused.set(field.map(|field| Refused { field, message, draft }));
    }

    /// The refusal as a problem of its field, as long as the field says what was refused.
    pub(super) fn refusal(self) -> Option<Problem> {
        let refused = self.refused.read();
        let Refused { field, message, draft } = refused.as_ref()?;
        let is_there = draft.says_the_same(&self.draft.read(), *field);
        is_there.then(|| Problem::Refused(*field, message.clone()))
    }
}
