//! What cloud-init is to read.

use crate::openstack::Hidden;

/// One piece of user data: typed, or the content of a file.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Part {
    /// The file's name; empty where it was typed.
    pub name: String,
    /// Any bytes. What was typed is UTF-8.
    pub content: Hidden<Vec<u8>>,
}

impl Part {
    /// What was typed.
    pub fn typed(text: impl Into<String>) -> Self {
        Self { name: String::new(), content: Hidden(text.into().into_bytes()) }
    }

    /// The text, where it is one.
    pub fn text(&self) -> Option<&str> {
        std::str::from_utf8(&self.content.0).ok()
    }
}
