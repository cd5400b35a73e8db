//! Drafts that outlive the page: the last one, templates, files and links. None has a secret in it:
//! [`Draft::to_json`](crate::launch::Draft::to_json) leaves them out.

mod bar;
mod carried;
mod kept;
mod link;
mod shelf;
mod templates;

pub use bar::{DraftWays, Drafts, Filled};
pub use carried::Carried;
pub use kept::{restore, take_link};
pub use shelf::Shelf;
