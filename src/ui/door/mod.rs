//! What few need on the way in and out; `ui::later` fetches it.

mod again;
mod code;
mod leave;
mod providers;
mod refused;
mod returned;
mod second_step;
mod stay;
mod switch;
mod ways;

pub use again::SignInAgain;
pub use providers::ProvidersAtTheDoor;
pub use refused::TurnedBack;
pub use second_step::SecondStepPage;
pub use stay::{ComingBack, keep};
pub use switch::SwitchProject;
pub use ways::{Problems, WayChoice, WayFields};
