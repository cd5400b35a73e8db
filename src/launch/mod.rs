//! The form without a view: what was typed, what is offered, what is wrong, what is sent.
//!
//! [`Draft`] and [`Choices`] go into [`Draft::check`], the one pure function between the form and
//! the cloud: out comes the [`Plan`] with the exact requests, or every [`Problem`] with the field it
//! belongs to. [`Draft::warnings`] names risks, [`Draft::takes`] what it all comes to.
//! [`refused_field`] finds where it belongs what the cloud says no to.

mod address;
mod check;
mod choices;
mod draft;
mod field;
mod like;
mod opening;
mod plan;
mod prices;
mod problem;
mod refusal;
mod settings;
mod ssh_key;
mod submit;
mod takes;
mod warning;

pub use address::lead_address;
pub use check::{MOST_USER_DATA, VNIC_TYPES};
pub use choices::{Choices, Offer};
pub use draft::{
    Attached, Connected, Content, Disk, Draft, FloatingAddress, Hardware, Interface, OwnPort, Part,
    Root, Several, SourceKind, Way,
};
pub use field::Field;
pub use like::{Original, draft_like};
pub use opening::Opening;
pub use plan::{Plan, PlannedAddress, PlannedPort};
pub use prices::{HOURS_A_MONTH, Prices};
pub use problem::{Mend, Problem};
pub use refusal::refused_field;
pub use settings::Settings;
pub use ssh_key::{KeyFault, NewKey, PublicKey};
pub use submit::submit;
pub use takes::{Bar, Counted, DiskKind, TakenDisk, Takes};
pub use warning::Warning;
