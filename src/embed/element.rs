//! Slipway as `<slipway-launch>`: what `slipway-launch.js` calls for each element.

use std::any::Any;

use js_sys::{Function, Object, Reflect};
use leptos::{mount::mount_to, prelude::*};
use send_wrapper::SendWrapper;
use wasm_bindgen::{JsValue, prelude::wasm_bindgen};
use web_sys::{CustomEvent, CustomEventInit, HtmlElement};

use super::{clouds, operator, portal_token::PortalToken};
use crate::{
    config::{CloudConfig, Config},
    openstack::{
        Id,
        keystoneauth::{
            Session,
            identity::{AuthUrl, Portal, Scope},
        },
    },
    ui::{App, Event, Gate, Language, Place, Setup, Theme},
};

/// The attributes of an element, as they stand in the host's page.
#[wasm_bindgen(getter_with_clone)]
#[derive(Clone, Default)]
pub struct Attributes {
    /// Keystone's address.
    pub cloud: String,
    /// The project's id; the token's own if there is none.
    pub project: Option<String>,
    /// The region; the catalog's first if there is none.
    pub region: Option<String>,
    /// A BCP 47 tag; the browser's if there is none.
    pub language: Option<String>,
    /// `light`, `dark` or `auto`.
    pub theme: Option<String>,
    /// What the form is filled in with at first: `image=ID&flavor=ID`, as in a link.
    pub prefill: Option<String>,
    /// The text of the operator's `config.json`, if there is one.
    pub config: Option<String>,
}

#[wasm_bindgen]
impl Attributes {
    /// Attributes that say nothing yet.
    #[wasm_bindgen(constructor)]
    pub fn new() -> Self {
        Self::default()
    }
}

/// A mounted element; freeing it takes everything down.
#[wasm_bindgen]
pub struct Mounted(#[allow(dead_code, reason = "lives until it is dropped")] Box<dyn Any>);

/// Mounts Slipway into `root`, which stands in the shadow root of `host`, signed in with the tokens
/// of `get_token`. Events are fired at `host`; `load` promises a module by its name.
#[wasm_bindgen]
pub fn mount(
    host: HtmlElement,
    root: HtmlElement,
    attributes: Attributes,
    get_token: Function,
    load: Function,
) -> Mounted {
    let cloud = CloudConfig {
        // It would be on the portal's origin, where there is none.
        proxy: None,
        sandbox: clouds::is_sandbox(&attributes.cloud),
        ..operator::config(attributes.config).cloud(&attributes.cloud)
    };
    let portal = Portal::new(
        AuthUrl::new(&cloud.auth_url),
        PortalToken::new(get_token),
        attributes.project.map(|project| Scope::Project(Id::new(project))),
    );
    let languages = window().navigator().languages();
    let browser: Vec<String> = languages.iter().filter_map(|tag| tag.as_string()).collect();
    let wanted = attributes.language.iter().chain(&browser).map(String::as_str);
    let host = SendWrapper::new(host);
    let setup = Setup {
        config: Config::default(),
        world: clouds::world,
        gate: Gate::Portal {
            session: Session::new(clouds::world(&cloud), portal),
            cloud,
            region: attributes.region,
        },
        place: Place::Memory,
        link: attributes.prefill.map(|said| format!("?{said}")),
        language: Language::preferred(wanted),
        theme: Theme::parse(attributes.theme.as_deref().unwrap_or_default()),
        on_event: Callback::new(move |event| fire(&host, &event)),
        load: SendWrapper::new(load),
        answer: None,
    };
    Mounted(Box::new(mount_to(root, move || view! { <App setup /> })))
}

/// Tells the host's page; events cross the shadow root.
fn fire(host: &HtmlElement, event: &Event) {
    let (name, detail) = match event {
        Event::Launched(id) => ("slipway-launched", detail(&[("id", id.as_str())])),
        Event::Active(id) => ("slipway-active", detail(&[("id", id.as_str())])),
        Event::Failed(id, reason) => {
            ("slipway-failed", detail(&[("id", id.as_str()), ("reason", reason)]))
        }
        Event::Cancelled => ("slipway-cancelled", JsValue::NULL),
    };
    let init = CustomEventInit::new();
    init.set_bubbles(true);
    init.set_composed(true);
    init.set_detail(&detail);
    if let Ok(event) = CustomEvent::new_with_event_init_dict(name, &init) {
        // A listener that throws is the host's affair.
        drop(host.dispatch_event(&event));
    }
}

fn detail(fields: &[(&str, &str)]) -> JsValue {
    let detail = Object::new();
    for (name, value) in fields {
        // Setting a field of a fresh object does not fail.
        drop(Reflect::set(&detail, &(*name).into(), &(*value).into()));
    }
    detail.into()
}
