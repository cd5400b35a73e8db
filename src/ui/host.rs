//! What the page around an element has decided of it. A page of ours has decided nothing.

use std::{future::Future, pin::Pin};

use leptos::prelude::*;

use super::setup::Setup;
use crate::launch::{Area, Field};

/// What it says, once it has made up its mind.
pub type Answer = Pin<Box<dyn Future<Output = Option<String>>>>;

/// All that it may decide.
#[derive(Clone, Debug, Default)]
pub struct Host {
    /// What is shown as it is, and cannot be changed.
    pub locked: Vec<Area>,
    /// What is not shown; it is judged and sent all the same.
    pub hidden: Vec<Area>,
    /// What follows a launch.
    pub after: After,
    /// Is asked before anything is sent: it is handed Nova's bodies as a list in JSON, without
    /// secrets, and gives an [`Amendment`](crate::launch::Amendment) in JSON, or nothing for no.
    pub before_launch: Option<Callback<String, Answer>>,
    /// Whether its storage may hold a launch while that is under way.
    pub keeps_launches: bool,
}

/// What follows a launch that was accepted.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum After {
    /// The page of what was made.
    #[default]
    Server,
    /// The form, as it was at first.
    Stay,
    /// A line that says so, and nothing to click.
    Event,
}

impl After {
    /// What is called so in an attribute.
    pub fn parse(word: &str) -> Self {
        match word {
            "stay" => Self::Stay,
            "event" => Self::Event,
            _ => Self::Server,
        }
    }
}

/// How an area of the form stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing {
    /// Anybody can change it.
    Open,
    /// It is shown as it is.
    Locked,
    /// It is not shown.
    Hidden,
}

impl Host {
    /// How `area` stands.
    pub fn standing(&self, area: Area) -> Standing {
        let has = |list: &[Area]| {
            list.contains(&area) || area.around().is_some_and(|around| list.contains(&around))
        };
        match (has(&self.hidden), has(&self.locked)) {
            (true, _) => Standing::Hidden,
            (_, true) => Standing::Locked,
            _ => Standing::Open,
        }
    }

    /// Whether `field` is not shown.
    pub fn hides(&self, field: Field) -> bool {
        self.standing(Area::of(field)) == Standing::Hidden
    }
}

/// Reads of the host around this component.
pub fn of_host<T>(read: impl FnOnce(&Host) -> T) -> T {
    expect_context::<StoredValue<Setup>>().with_value(|setup| read(&setup.host))
}
