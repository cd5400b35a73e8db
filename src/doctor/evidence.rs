//! All that was found out.

use super::{Probe, Seen, Subject};

/// What the page knows of itself.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Page {
    /// Scheme, host and port.
    pub origin: String,
    /// Whether it stands in a frame of another page.
    pub is_framed: bool,
    /// Whether it may ask inner networks; browsers ask the user since Chromium 142.
    pub inner_networks: Permission,
}

/// What a browser lets a page do.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Permission {
    /// The browser has no such permission: everything is allowed.
    #[default]
    Unknown,
    /// Yes.
    Granted,
    /// The user has not been asked, or has not answered.
    Open,
    /// No.
    Denied,
}

/// What came of a probe.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Answer {
    /// This machine has no network.
    Offline,
    /// Nothing that the page may see.
    Silence,
    /// Nothing in time.
    Late,
    /// The page's own Content-Security-Policy kept it from asking.
    Forbidden,
    /// Somebody answers; what, is hidden.
    Somebody,
    /// The page could read it.
    Read(u16, Content),
}

/// What an answer holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Content {
    /// A document of Keystone's v3.
    Keystone,
    /// Other JSON.
    Json,
    /// A page for people.
    Html,
    /// Anything else.
    Other,
}

/// All that was found out of one subject.
#[derive(Clone, Debug, PartialEq)]
pub struct Evidence {
    /// Who asks.
    pub page: Page,
    /// What is looked into.
    pub subject: Subject,
    /// What was asked, in this order, and what came of it.
    pub answers: Vec<(Probe, Answer)>,
    /// What `curl` has seen, if somebody had it look.
    pub seen: Option<Seen>,
}

impl Evidence {
    /// Nothing has been asked yet.
    pub fn new(page: Page, subject: Subject) -> Self {
        Self { page, subject, answers: Vec::new(), seen: None }
    }

    /// What came of `probe`, if it was asked.
    pub fn of(&self, probe: &Probe) -> Option<Answer> {
        self.answers.iter().find(|(known, _)| known == probe).map(|(_, answer)| *answer)
    }

    /// The other endpoints that somebody answers at.
    pub(super) fn answering_other(&self) -> Option<&super::Other> {
        let is_there = |at: &usize| {
            matches!(self.of(&Probe::Other(*at)), Some(Answer::Somebody | Answer::Read(..)))
        };
        (0..self.subject.others.len()).find(is_there).map(|at| &self.subject.others[at])
    }

    /// The first place nearby at which the answer fits.
    pub(super) fn nearby(&self, fits: impl Fn(Content) -> bool) -> Option<&str> {
        self.answers.iter().find_map(|(probe, answer)| match (probe, answer) {
            (Probe::Nearby(url), Answer::Read(..400, content)) if fits(*content) => Some(&**url),
            _ => None,
        })
    }
}
