//! A resource of which little is known yet.

use serde::Deserialize;

use crate::openstack::{Id, novaclient::lenient::or_default};

/// What a short list tells of a resource, or what is known of one that was just made.
///
/// Python reads the rest when an attribute is missing; here that is a call: `Manager::complete`.
#[derive(Clone, Debug, Deserialize, PartialEq)]
#[serde(bound = "")]
pub struct Partial<R> {
    /// Its id.
    pub id: Id<R>,
    /// What people call it.
    #[serde(default, deserialize_with = "or_default")]
    pub name: Option<String>,
    #[serde(skip)]
    pub(super) whole: Option<R>,
}

impl<R> From<Id<R>> for Partial<R> {
    fn from(id: Id<R>) -> Self {
        Self { id, name: None, whole: None }
    }
}
