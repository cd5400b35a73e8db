//! A resource of which little is known yet.

use crate::openstack::{Id, json::from_json};

/// What a short list tells of a resource, or what is known of one that was just made.
///
/// Python reads the rest when an attribute is missing; here that is a call: `Manager::complete`.
#[derive(Clone, Debug, PartialEq)]
pub struct Partial<R> {
    /// Its id.
    pub id: Id<R>,
    /// What people call it.
    pub name: Option<String>,
    pub(super) whole: Option<R>,
}

from_json!(Partial[R] {
    must { id }
    may { name }
    not { whole }
});

impl<R> From<Id<R>> for Partial<R> {
    fn from(id: Id<R>) -> Self {
        Self { id, name: None, whole: None }
    }
}
