//! What to do with a field: to say nothing of it is not the same as to empty it.

use serde_json::{Map, Value, json};

use crate::openstack::{
    Result,
    novaclient::{ApiVersion, gate},
};

/// What to do with a field.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Change<T> {
    /// Leave it as it is.
    #[default]
    Keep,
    /// Empty it: null.
    Clear,
    /// Put this in its place.
    Set(T),
}

impl<T> Change<T> {
    /// Writes the field `key` where something is to be done with it; `since` is the minor version
    /// that it came with, and the version in use.
    pub(super) fn write(
        &self,
        body: &mut Map<String, Value>,
        key: &'static str,
        since: (u32, ApiVersion),
        json: impl FnOnce(&T) -> Value,
    ) -> Result<()> {
        let value = match self {
            Self::Keep => return Ok(()),
            Self::Clear => json!(null),
            Self::Set(value) => json(value),
        };
        gate::since(key, since.0, since.1)?;
        body.insert(key.to_owned(), value);
        Ok(())
    }
}
