//! Slipway as an element of somebody else's page: what `slipway-element.js` calls for each.

use std::{any::Any, cell::RefCell, rc::Rc};

use js_sys::{Function, Promise};
use leptos::{mount::mount_to, prelude::*};
use send_wrapper::SendWrapper;
use wasm_bindgen::{JsValue, prelude::wasm_bindgen};
use wasm_bindgen_futures::JsFuture;
use web_sys::HtmlElement;

use super::{clouds, operator, options::Options, portal_token::PortalToken, sandbox::BuiltIn};
use crate::{
    config::{CloudConfig, Config},
    openstack::{
        Id, json,
        keystoneauth::{
            Session,
            identity::{AuthUrl, Portal, Scope},
        },
        transport::Fetch,
    },
    ui::{Answer, App, Controls, ELEMENT, Event, Gate, Language, Pass, Place, Setup, Theme},
};

type Slot = Rc<RefCell<Option<Controls>>>;

/// A mounted element; freeing it takes everything down.
#[wasm_bindgen]
pub struct Mounted {
    controls: Slot,
    _mounted: Box<dyn Any>,
}

#[wasm_bindgen]
impl Mounted {
    /// Has the form do `what`, and says how it stands then, in JSON; nothing before it is ready.
    pub fn ask(&self, what: String, with: String) -> Option<String> {
        let controls = *self.controls.borrow();
        controls?.try_run((what, with))
    }
}

/// Mounts Slipway into `root`, which stands in a shadow root. `options` is an object of [`Options`] in
/// JSON; `get_token` is told why, and gives a token or promises one; `hear` hears an event's name and
/// what it says; `fetch` carries the requests, if there is one; `load` promises a module by its name.
#[wasm_bindgen]
pub fn mount(
    root: HtmlElement,
    options: &str,
    get_token: Function,
    hear: Function,
    fetch: Option<Function>,
    load: Function,
) -> Mounted {
    let options: Options = json::read(options.as_bytes()).unwrap_or_default();
    let described = operator::config(options.config.clone()).cloud(&options.cloud);
    let sandbox = BuiltIn::get().is_some_and(|sandbox| sandbox.is_at(&options.cloud));
    let cloud = CloudConfig { sandbox, ..options.cloud(described) };
    let portal = Portal::new(
        AuthUrl::new(&cloud.auth_url),
        PortalToken::new(get_token),
        options.project.as_ref().map(|project| Scope::Project(Id::new(project))),
    );
    let world = clouds::reached_by(fetch.map(Fetch::by).unwrap_or_default(), &cloud);
    let session = Session::new(world, portal);
    let languages = window().navigator().languages();
    let browser: Vec<String> = languages.iter().filter_map(|tag| tag.as_string()).collect();
    let wanted = options.language.iter().chain(&browser).map(String::as_str);
    let language = Language::preferred(wanted);
    let controls = Slot::default();
    let slot = SendWrapper::new(controls.clone());
    let hear = SendWrapper::new(hear);
    let mounted = mount_to(root, move || {
        // Made here, they end with the element.
        let ask = hear.clone();
        let before_launch = Callback::new(move |bodies: String| -> Answer {
            let answer = ask.call2(&JsValue::UNDEFINED, &"before-launch".into(), &bodies.into());
            Box::pin(async move {
                JsFuture::from(Promise::resolve(&answer.ok()?)).await.ok()?.as_string()
            })
        });
        let on_event = Callback::new(move |event| {
            if let Event::Ready(controls) = &event {
                slot.replace(Some(*controls));
            }
            tell(&hear, &event);
        });
        let pass = Pass { cloud, session, region: options.region.clone() };
        let setup = Setup {
            config: Config::default(),
            world: clouds::world,
            gate: Gate::Portal { parts: &ELEMENT, pass },
            sandbox: BuiltIn::get().map(|it| it.parts),
            place: Place::Memory,
            link: options.link(),
            language,
            theme: Theme::parse(options.theme.as_deref().unwrap_or_default()),
            host: crate::ui::Host { before_launch: Some(before_launch), ..options.host() },
            on_event,
            load: SendWrapper::new(load),
            answer: None,
        };
        view! { <App setup /> }
    });
    Mounted { controls, _mounted: Box::new(mounted) }
}

fn tell(hear: &Function, event: &Event) {
    let (name, said, more) = match event {
        Event::Ready(_) => ("ready", "", ""),
        Event::Draft(state) => ("draft", state.as_str(), ""),
        Event::Launched(id) => ("launched", id.as_str(), ""),
        Event::Active(id) => ("active", id.as_str(), ""),
        Event::Failed(id, reason) => ("failed", id.as_str(), reason.as_str()),
        Event::Cancelled => ("cancelled", "", ""),
        Event::Error(code, message) => ("error", *code, message.as_str()),
    };
    // It is ours, and does not throw.
    drop(hear.call3(&JsValue::UNDEFINED, &name.into(), &said.into(), &more.into()));
}
