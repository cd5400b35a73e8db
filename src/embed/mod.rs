//! The ways in: a page of its own, or an element in somebody else's.

mod clouds;
mod element;
mod operator;
mod options;
mod page;
mod portal_token;
mod sandbox;

pub use element::{Mounted, mount};
pub use sandbox::build_in_sandbox;
