//! Whether something is wrong in a part of the form that may be closed, and what it holds.

use leptos::prelude::Signal;

use super::{LaunchForm, problem::field_id};
use crate::launch::Field;

/// Whether a problem of one of `fields` is shown.
pub fn troubled(form: LaunchForm, fields: &'static [Field]) -> Signal<bool> {
    Signal::derive(move || form.problems().iter().any(|problem| fields.contains(&problem.field())))
}

/// The ids of `fields`, for a part that opens when a link leads to one of them.
pub fn held(fields: &'static [Field]) -> String {
    fields.iter().map(|field| field_id(*field)).collect::<Vec<_>>().join(" ")
}
