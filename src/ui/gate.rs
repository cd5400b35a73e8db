//! Who lets the user in, and what only that way in has.
//!
//! What only a page or only an element has is reached from its table of plain functions alone: the page's wasm is
//! made without that of the element, and the other way round (`tools/split.mjs`).

use super::{
    frame::bar,
    kit::Drawn,
    launch::{LaunchForm, parts::attend},
    pages::{before_work, begin, door},
    stage::Stage,
};
use crate::{
    config::{CloudConfig, Config},
    openstack::keystoneauth::Session,
};

/// Who lets the user in.
#[allow(clippy::large_enum_variant, reason = "there is one of it a page")]
#[derive(Clone)]
pub enum Gate {
    /// The user signs in here, on a page of ours.
    SignIn(&'static OfPage),
    /// A portal hands over its session.
    Portal {
        /// What only an element has.
        parts: &'static OfElement,
        /// What it hands over.
        pass: Pass,
    },
}

/// What a portal hands over.
#[derive(Clone)]
pub struct Pass {
    /// The cloud that it leads to.
    pub cloud: CloudConfig,
    /// Its session.
    pub session: Session,
    /// The region wanted.
    pub region: Option<String>,
}

/// What only a page of ours has.
pub struct OfPage {
    /// Provides what outlives a stage and a change of language.
    pub begin: fn(&Config),
    /// Draws a stage before work.
    pub stage: fn(Stage) -> Drawn,
    /// Draws what stands above every page.
    pub bar: fn() -> Drawn,
}

/// What only an element has.
pub struct OfElement {
    /// Waits for the portal.
    pub door: fn(Pass) -> Drawn,
    /// Tells the page around of the form, and does what it asks.
    pub attend: fn(LaunchForm),
}

/// What only a page of ours has.
pub static PAGE: OfPage = OfPage { begin, stage: before_work, bar };

/// What only an element has.
pub static ELEMENT: OfElement = OfElement { door, attend };

impl Gate {
    /// What only a page of ours has, where it is one.
    pub fn page(&self) -> Option<&'static OfPage> {
        match self {
            Self::SignIn(parts) => Some(*parts),
            Self::Portal { .. } => None,
        }
    }

    /// What only an element has, where it is one.
    pub fn element(&self) -> Option<&'static OfElement> {
        match self {
            Self::SignIn(_) => None,
            Self::Portal { parts, .. } => Some(*parts),
        }
    }
}
