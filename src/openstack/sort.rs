//! The order of a list.

use std::fmt::Display;

/// Which end comes first.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Direction {
    /// The small and the old.
    Ascending,
    /// The big and the new.
    Descending,
}

impl Direction {
    /// The word that all services have for it.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Ascending => "asc",
            Self::Descending => "desc",
        }
    }
}

/// `name:asc,size:desc`, as Glance and Cinder write it; none where nothing is said.
pub(super) fn sort(fields: &[(impl Display, Direction)]) -> Option<String> {
    let fields = fields.iter().map(|(key, direction)| format!("{key}:{}", direction.as_str()));
    Some(fields.collect::<Vec<_>>().join(",")).filter(|sort| !sort.is_empty())
}
