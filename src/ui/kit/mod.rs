//! Widgets. They know Leptos and nothing of OpenStack; every word comes in from outside.

mod badge;
mod choice;
mod copy;
mod drawn;
mod error_summary;
mod field;
mod focus;
mod format;
mod labelled;
mod meter;
mod more;
mod notice;
mod pick_table;
mod section;
mod select;
mod switch;
mod text_area;
mod waiting;

pub use badge::{Badge, Tone};
pub use choice::Choice;
pub use copy::Copyable;
pub use drawn::{Drawn, Inside, drawn, live, live_text};
pub use error_summary::ErrorSummary;
pub use field::{FieldKind, TextField, Typed};
pub use focus::{Attention, Heading, focus_link};
pub use format::{date_time, gibibytes, size};
pub use labelled::Labelled;
pub use meter::{Allowance, Meter};
pub use more::More;
pub use notice::{Notice, NoticeTone, Reference, Remedy};
pub use pick_table::{Column, PickTable, Picking, Row};
pub use section::Section;
pub use select::{Options, Select, SelectField};
pub use switch::Switch;
pub use text_area::TextArea;
pub use waiting::Waiting;
