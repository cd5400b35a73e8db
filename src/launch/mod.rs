//! The form without a view: what was typed, what is offered, what is wrong, what is sent.
//!
//! [`Draft`] and [`Choices`] go into [`Draft::check`], the one pure function between the form and
//! Nova: out comes the exact request, or every [`Problem`] with the field it belongs to.

mod check;
mod choices;
mod draft;
mod problem;
mod submit;

pub use choices::{Choices, Offer};
pub use draft::Draft;
pub use problem::{Field, Problem};
pub use submit::submit;
