//! Everything that is drawn; the only module that owns signals.
//!
//! [`App`] is mounted by `embed`, as a page or inside a shadow root. Its [`pages`] compose the
//! sections of [`launch`] and the widgets of [`kit`], which knows nothing of OpenStack.

mod app;
mod attempt;
mod beside;
mod cloud;
mod crypto;
mod doctor;
mod door;
mod failure;
mod follow;
mod frame;
mod gate;
mod host;
pub mod kit;
mod later;
mod launch;
mod module;
mod orders;
mod pages;
mod preferences;
mod route;
mod sandbox;
mod server;
mod servers;
mod setup;
mod stage;
mod title;
mod visit;
mod words;

pub use app::App;
pub use gate::{ELEMENT, Gate, PAGE, Pass};
pub use host::{After, Answer, Host};
pub use preferences::Theme;
pub use route::{Place, Route};
pub use sandbox::{OfSandbox, SANDBOX};
pub use setup::{Controls, Event, Setup};
pub use words::Language;
