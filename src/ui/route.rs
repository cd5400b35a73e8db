//! Which page is shown, and where its address lives.
//!
//! Addresses are fragments (`#/servers/ID`): they work on any static host, in any folder, and the
//! browser follows links to them by itself. An embedded form leaves the host's address bar alone.

use std::fmt;

use gloo_events::EventListener;
use leptos::{prelude::*, wasm_bindgen::JsValue};
use send_wrapper::SendWrapper;

use super::kit::{drawn, live_text};
use crate::openstack::{Id, novaclient::Server};

/// Every page of a signed-in user, and the only place that spells an address.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Route {
    /// The launch form.
    Launch,
    /// How far the last launch of several is.
    Launches,
    /// The project's servers.
    Servers,
    /// One server.
    Server(Id<Server>),
}

impl Route {
    /// The page at `fragment`; the launch form where there is none.
    fn parse(fragment: &str) -> Self {
        let path = fragment.trim_start_matches('#').split('?').next().unwrap_or_default();
        let mut parts = path.split('/').filter(|part| !part.is_empty());
        match (parts.next(), parts.next()) {
            (Some("servers"), Some(id)) => Self::Server(Id::new(id)),
            (Some("servers"), None) => Self::Servers,
            (Some("launches"), None) => Self::Launches,
            _ => Self::Launch,
        }
    }
}

impl fmt::Display for Route {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Launch => f.write_str("#/launch"),
            Self::Launches => f.write_str("#/launches"),
            Self::Servers => f.write_str("#/servers"),
            Self::Server(id) => write!(f, "#/servers/{id}"),
        }
    }
}

/// Where the address lives.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Place {
    /// In the address bar: the page is ours.
    AddressBar,
    /// In memory: the page is somebody else's.
    Memory,
}

fn address() -> String {
    window().location().hash().unwrap_or_default()
}

/// The current page and the way to others.
#[derive(Clone, Copy)]
pub struct Location {
    place: Place,
    route: RwSignal<Route>,
    /// The whole fragment as it was followed: it may carry more than a page.
    pub fragment: RwSignal<Option<String>>,
    /// Whether the browser may hold a launch that is under way for it.
    pub keeps_launches: bool,
    start: StoredValue<Option<String>>,
}

impl Location {
    /// Starts at the address in `place`, or where there is none at `link`.
    pub fn provide(place: Place, link: Option<String>, keeps_launches: bool) {
        let here = (place == Place::AddressBar).then(address).or(link);
        let start = StoredValue::new(here.clone());
        let route = RwSignal::new(here.as_deref().map_or(Route::Launch, Route::parse));
        let fragment = RwSignal::new(here);
        let keeps_launches = keeps_launches || place == Place::AddressBar;
        provide_context(Self { place, route, fragment, keeps_launches, start });
    }

    /// Follows the address, where it is ours, until the owner is gone.
    pub fn follow(self) {
        if self.place == Place::Memory {
            return;
        }
        let moved = move |_: &web_sys::Event| {
            let here = address();
            self.route.set(Route::parse(&here));
            self.fragment.set(Some(here));
        };
        let listener = SendWrapper::new(EventListener::new(&window(), "hashchange", moved));
        on_cleanup(move || drop(listener));
    }

    /// The location provided by the app around this component.
    pub fn expect() -> Self {
        expect_context()
    }

    /// Forgets what the fragment carries beside the page, also in the address bar, so that neither
    /// another sign-in nor a reload brings it again.
    pub fn forget_carried(self) {
        self.fragment.set(None);
        if self.place == Place::Memory {
            return;
        }
        let page = self.route.get_untracked().to_string();
        let history = window().history();
        // Refused only where scripts may not navigate.
        drop(history.map(|it| it.replace_state_with_url(&JsValue::NULL, "", Some(&page))));
    }

    /// Starts at `link` from now on, and goes there.
    pub fn start_at(self, link: String) {
        self.start.set_value(Some(link));
        self.start_over();
    }

    /// Goes where the address stood at first.
    pub fn start_over(self) {
        let start = self.start.try_get_value().flatten();
        self.go(start.as_deref().map_or(Route::Launch, Route::parse));
        self.fragment.set(start);
    }

    /// Where addresses live.
    pub fn place(self) -> Place {
        self.place
    }

    /// The page to show.
    pub fn route(self) -> Route {
        self.route.get()
    }

    /// Shows another page.
    pub fn go(self, route: Route) {
        match self.place {
            // Refused only where scripts may not navigate; the page then shows it all the same.
            Place::AddressBar if window().location().set_hash(&route.to_string()).is_ok() => {}
            _ => self.route.set(route),
        }
    }
}

/// A link to a page of ours.
#[component]
pub fn Link(
    /// Where it leads.
    to: Route,
    /// Its style.
    #[prop(optional)]
    class: &'static str,
    /// Its words.
    #[prop(into)]
    text: Signal<String>,
    /// Whether they are somebody's name for something, which is not translated.
    #[prop(optional)]
    is_name: bool,
) -> impl IntoView {
    let location = Location::expect();
    let href = to.to_string();
    let current = {
        let to = to.clone();
        move || (location.route() == to).then_some("page")
    };
    let follow = move |event: leptos::ev::MouseEvent| {
        if location.place == Place::Memory {
            event.prevent_default();
            location.go(to.clone());
        }
    };
    drawn(view! {
        <a
            href=href
            class=class
            translate=is_name.then_some("no")
            aria-current=current
            on:click=follow
        >
            {live_text(move || text.get())}
        </a>
    })
}
