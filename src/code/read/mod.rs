//! From what somebody pasted to Nova's body.

mod body;
mod command;
mod disks;
mod mistake;
mod server;
mod words;

use std::fmt;

use serde_json::{Value, json};

pub use mistake::{At, Mistake};

/// What was read. Its body may hold a password, which `Debug` does not show.
#[derive(Clone, PartialEq)]
pub struct Reading {
    /// What Nova would be sent. Names that stood for ids are still names.
    pub body: Value,
    /// What the text only points to.
    pub missing: Vec<Missing>,
}

/// A secret that a text points to without telling it.
#[derive(Clone, Debug, Eq, PartialEq)]
pub enum Missing {
    /// The administrator's password, in this variable.
    Password(String),
    /// The user data, in this file or variable.
    UserData(String),
}

impl fmt::Debug for Reading {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Reading").field("missing", &self.missing).finish_non_exhaustive()
    }
}

impl Reading {
    /// `{"body": …, "missing": [{"what": "user_data", "from": "user-data"}]}`
    pub fn json(&self) -> Value {
        let missing = self.missing.iter().map(|missing| match missing {
            Missing::Password(from) => json!({"what": "password", "from": from}),
            Missing::UserData(from) => json!({"what": "user_data", "from": from}),
        });
        json!({"body": self.body, "missing": missing.collect::<Vec<_>>()})
    }
}

/// Reads a body of Nova's, with or without its key `server`, or one line of
/// `openstack server create`, which may go on after a backslash.
///
/// Everything in the text is either in the answer or the mistake.
pub fn read(text: &str) -> Result<Reading, Mistake> {
    let text = text.trim_start_matches('\u{feff}');
    if text.trim().is_empty() {
        return Err(Mistake::Empty);
    }
    if text.trim_start().starts_with('{') {
        return body::read(text);
    }
    command::read(text)
}
