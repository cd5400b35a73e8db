//! Whether something is wrong in a part of the form that may be closed.

use leptos::prelude::Signal;

use super::LaunchForm;
use crate::launch::Field;

/// Whether a problem of one of `fields` is shown.
pub fn troubled(form: LaunchForm, fields: &'static [Field]) -> Signal<bool> {
    Signal::derive(move || form.problems().iter().any(|problem| fields.contains(&problem.field())))
}
