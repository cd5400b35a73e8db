//! The same server as code, in the languages that people keep; and from code back into the form. The
//! module that knows them is fetched when the panel is first opened.

mod body;
mod panel;
mod paste;

pub(super) use body::shown_body;
pub use panel::{CodeFields, CodePanel};
