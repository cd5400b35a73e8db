//! Drafts that outlive the page: the last one, templates, files and links. None has a secret in it:
//! [`Draft::to_json`](crate::launch::Draft::to_json) leaves them out.

mod bar;
mod bring;
mod link;
mod shelf;
mod templates;

pub use bar::{DraftWays, Drafts, Filled};
pub use link::carried;
pub use shelf::Shelf;
