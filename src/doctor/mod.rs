//! The connection doctor without a view: why a service cannot be reached from a page, and the lines of
//! configuration that mend it.
//!
//! A browser tells a page next to nothing of a request that failed. So the doctor asks several small
//! questions, each of which a page may ask ([`next_probe`]), keeps what came of them ([`Evidence`]), and
//! judges all of it by one pure function ([`diagnose`]). What no page can find out is left to `curl`,
//! whose words the doctor reads too ([`Seen`]).

mod cause;
mod curl;
mod evidence;
mod mend;
mod next;
mod place;
mod probe;
mod service;
mod subject;

pub use cause::{Cause, diagnose};
pub use curl::{Seen, command};
pub use evidence::{Answer, Content, Evidence, Page, Permission};
pub use mend::{Mend, mend};
pub use next::next_probe;
pub use place::{Space, mixes};
pub use probe::Probe;
pub use service::Service;
pub use subject::{Known, Other, Subject};
