//! The way in and out. `ui::later` fetches what few need there.

mod address;
mod again;
mod choose;
mod clouds;
mod code;
mod desk;
mod files;
mod leave;
mod password;
mod problems;
mod providers;
mod refused;
mod returned;
mod second_step;
mod stay;
mod switch;
mod told;
mod unfit;
mod ways;

pub use address::cloud_part;
pub use again::SignInAgain;
pub use choose::{ChooseProject, ChooseRegion};
pub use clouds::CloudChoice;
pub use desk::Desk;
pub use files::FilesPart;
pub use password::password_fields;
pub use problems::{Problems, problems_in_words};
pub use providers::ProvidersAtTheDoor;
pub use refused::TurnedBack;
pub use second_step::SecondStepPage;
pub use stay::{ComingBack, keep};
pub use switch::SwitchProject;
pub use told::FileTold;
pub use ways::{WayChoice, WayFields};
