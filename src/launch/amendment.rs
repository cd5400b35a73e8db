//! What a page around the form may still change of a launch, after the user has asked for it.

use std::collections::BTreeMap;

use super::Draft;
use crate::openstack::json::from_json;

/// Names and notes: nothing that changes what the user has been shown of the server itself.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Amendment {
    /// Another name; of several servers that have names of their own, none.
    pub name: Option<String>,
    /// Metadata that is added, or that takes the place of what has the same key.
    pub metadata: BTreeMap<String, String>,
    /// Tags that are added.
    pub tags: Vec<String>,
}

from_json!(Amendment {
    may { name, metadata, tags }
});

impl Draft {
    /// The draft with `changes`; [`Draft::check`] says whether the cloud takes them.
    #[must_use]
    pub fn amended(&self, changes: Amendment) -> Self {
        let Amendment { name, metadata, tags } = changes;
        let mut draft = self.clone();
        draft.name = name.unwrap_or(draft.name);
        for (key, value) in metadata {
            draft.metadata.retain(|(known, _)| known.trim() != key);
            draft.metadata.push((key, value));
        }
        for tag in tags {
            if draft.tags.iter().all(|known| known.trim() != tag) {
                draft.tags.push(tag);
            }
        }
        draft
    }
}
