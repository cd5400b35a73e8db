//! The form without a view: what was typed, what is offered, what is wrong, what is sent.
//!
//! [`Draft`] and [`Choices`] go into [`Draft::check`], the one pure function between the form and
//! the cloud: out comes the [`Plan`] with the exact requests, or every [`Problem`] with the field it
//! belongs to. [`Draft::warnings`] names risks, [`Draft::takes`] what it all comes to.
//! [`refused_field`] finds where it belongs what the cloud says no to.

mod address;
mod amendment;
mod area;
mod batch;
mod check;
mod choices;
mod doubles;
mod draft;
mod field;
mod journal;
mod like;
mod look_up;
mod marker;
mod opening;
mod outcome;
mod plan;
mod ports;
mod prices;
mod problem;
mod refusal;
mod resolve;
mod settings;
mod ssh_key;
mod submit;
mod takes;
mod warning;

pub use address::{lead_address, lead_addresses};
pub use amendment::Amendment;
pub use area::Area;
pub use batch::{AT_ONCE, Batch, Item, Turn};
pub use check::{MOST_USER_DATA, VNIC_TYPES};
pub use choices::{Choices, Offer};
pub use doubles::remove_doubles;
pub use draft::{
    Attached, Connected, Content, Disk, Draft, FloatingAddress, Hardware, Interface, OwnPort, Part,
    Root, Several, SourceKind, Way,
};
pub use field::Field;
pub use journal::{Journal, Stage, UnderWay};
pub use like::{Original, draft_like};
pub use look_up::{PATIENCE, SETTLE};
pub use marker::{Mark, Marker};
pub use opening::Opening;
pub use outcome::{Made, Outcome};
pub use plan::{Plan, PlannedAddress, PlannedPort};
pub use prices::{HOURS_A_MONTH, Prices};
pub use problem::{Mend, Problem};
pub use refusal::refused_field;
pub use resolve::resolve;
pub use settings::Settings;
pub(crate) use ssh_key::take;
pub use ssh_key::{KeyFault, NewKey, PublicKey};
pub use submit::submit;
pub use takes::{Bar, Counted, DiskKind, TakenDisk, Takes};
pub use warning::Warning;
