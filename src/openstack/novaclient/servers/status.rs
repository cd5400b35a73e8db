//! Where a server is in its life, in Nova's words.

use crate::openstack::json::from_json;

/// A server's life, as far as this crate treats it differently.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Status {
    /// Being made.
    Build,
    /// Running.
    Active,
    /// Nova gave up on it.
    Error,
    /// Any other state, in Nova's word.
    Other(String),
}

from_json!(Status from String);

impl Default for Status {
    /// Nova's own word for a server whose state cannot be told.
    fn default() -> Self {
        Self::Other("UNKNOWN".to_owned())
    }
}

impl From<String> for Status {
    fn from(word: String) -> Self {
        match word.as_str() {
            "BUILD" => Self::Build,
            "ACTIVE" => Self::Active,
            "ERROR" => Self::Error,
            _ => Self::Other(word),
        }
    }
}

impl Status {
    /// Nova's word.
    pub fn as_str(&self) -> &str {
        match self {
            Self::Build => "BUILD",
            Self::Active => "ACTIVE",
            Self::Error => "ERROR",
            Self::Other(word) => word,
        }
    }
}

/// What the hypervisor says: `nova/objects/fields.py`, `InstancePowerState`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum PowerState {
    /// Nothing, or something new.
    #[default]
    NoState,
    /// On.
    Running,
    /// Halted with its memory kept.
    Paused,
    /// Off.
    Shutdown,
    /// Fallen over.
    Crashed,
    /// Its memory is on the disk.
    Suspended,
}

from_json!(PowerState from i64);

impl From<i64> for PowerState {
    fn from(number: i64) -> Self {
        match number {
            1 => Self::Running,
            3 => Self::Paused,
            4 => Self::Shutdown,
            6 => Self::Crashed,
            7 => Self::Suspended,
            _ => Self::NoState,
        }
    }
}
