//! What the app is told by whoever mounts it.

use js_sys::Function;
use leptos::prelude::Callback;
use send_wrapper::SendWrapper;

use super::{Gate, Host, Language, OfSandbox, Place, preferences::Theme};
use crate::{
    config::{CloudConfig, Config},
    openstack::{Id, keystoneauth::World, novaclient::Server},
};

/// All that differs between the page, an element in a portal, and a test.
#[derive(Clone)]
pub struct Setup {
    /// The clouds offered.
    pub config: Config,
    /// How a cloud is reached.
    pub world: fn(&CloudConfig) -> World,
    /// Who lets the user in.
    pub gate: Gate,
    /// What is said of the sandbox, where it is built in.
    pub sandbox: Option<&'static OfSandbox>,
    /// Where addresses live.
    pub place: Place,
    /// The address to start at, for [`Place::Memory`]: `#/launch?image=ID` fills the form in.
    pub link: Option<String>,
    /// The first language.
    pub language: Language,
    /// The first theme.
    pub theme: Theme,
    /// What the surrounding page has decided.
    pub host: Host,
    /// What the surrounding page hears.
    pub on_event: Callback<Event>,
    /// Promises a module beside the page by its name, like `./code.js`.
    pub load: SendWrapper<Function>,
    /// What the address said of a sign-in when the page was opened: `sign_in::federation::Answer`.
    pub answer: Option<String>,
}

/// What a surrounding page can ask of the form: what, and with what; it is answered in JSON.
pub type Controls = Callback<(String, String), String>;

/// What the surrounding page may want to know.
#[derive(Clone, Debug)]
pub enum Event {
    /// Somebody is signed in, and the form can be used; told inside portals only.
    Ready(Controls),
    /// What the form holds, and what is wrong with it, in JSON; told inside portals only.
    Draft(String),
    /// Something went wrong: what, and how a person reads it.
    Error(&'static str, String),
    /// Nova has accepted a launch.
    Launched(Id<Server>),
    /// The server runs.
    Active(Id<Server>),
    /// Nova gave up on the server, and why.
    Failed(Id<Server>, String),
    /// The user does not want to launch after all.
    Cancelled,
}
