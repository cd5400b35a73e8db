//! One server without a view: how far its start has come, why it failed, how to get in, what it wrote.
//!
//! [`Timeline`] is fed with each read, [`Cause`] and [`suspects`] read the cloud's words, [`Login`] and
//! [`address`] make the line that leads in, [`Log`] is what stands on the console.

mod access;
mod fault;
mod log;
mod login;
mod notes;
mod pace;
mod timeline;

pub use access::{Address, Reach, address, command};
pub use fault::{Cause, Suspect, suspects};
pub use log::Log;
pub use login::{Login, Sure};
pub use notes::{Change, changes};
pub use pace::pause_after;
pub use timeline::{Progress, Step, Timeline};
