//! What few need on the way in and out; `ui::later` fetches it.

mod again;
mod code;
mod second_step;
mod stay;
mod switch;
mod ways;

pub use again::SignInAgain;
pub use second_step::SecondStepPage;
pub use stay::{ComingBack, keep};
pub use switch::SwitchProject;
pub use ways::{Problems, WayChoice, WayFields};
