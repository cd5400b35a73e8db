//! A page on a sandbox of its own, and the way a person uses it: by labels and visible words.

use std::{
    cell::RefCell,
    collections::VecDeque,
    rc::Rc,
    sync::{Arc, Mutex},
    time::Duration,
};

use futures_channel::oneshot;
use gloo_timers::future::sleep;
use js_sys::Function;
use leptos::{mount::mount_to, prelude::*};
use send_wrapper::SendWrapper;
use serde_json::Value;
use slipway::{
    config::{CloudConfig, Config},
    openstack::{
        clock::BrowserClock,
        keystoneauth::World,
        transport::{Headers, Method, Request, Response, Sending, Transport},
    },
    sandbox::{AUTH_URL, Sandbox},
    ui::{App, Event, Gate, Host, Language, PAGE, Place, SANDBOX, Setup, Theme},
};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Element, HtmlElement, HtmlInputElement, HtmlSelectElement};

thread_local! {
    /// `Setup` takes a plain function, so the latest page's cloud is found here.
    static CLOUD: RefCell<Option<Arc<Watched>>> = const { RefCell::new(None) };
}

/// A mounted app.
pub struct Page {
    root: HtmlElement,
    cloud: Arc<Watched>,
    events: Rc<RefCell<Vec<Event>>>,
    _mounted: Box<dyn std::any::Any>,
}

impl Page {
    /// Opens the page on a fresh sandbox.
    pub fn open(language: Language) -> Self {
        Self::on(CloudConfig::default(), language, Function::default(), None)
    }

    /// The same, at the address `link`.
    pub fn at(language: Language, link: &str) -> Self {
        let link = Some(link.to_owned());
        Self::on(CloudConfig::default(), language, Function::default(), link)
    }

    /// The same, with a service for volumes that answers what the test says.
    pub fn with_volumes(language: Language) -> Self {
        let address = AUTH_URL.replace("identity", "volume");
        let endpoints = [("block-storage".to_owned(), address)].into();
        let config = CloudConfig { endpoints, ..CloudConfig::default() };
        Self::on(config, language, Function::default(), None)
    }

    /// The same, where `load` promises the module that writes code and checks cloud-config.
    pub fn with_code(language: Language, load: Function) -> Self {
        Self::on(CloudConfig::default(), language, load, None)
    }

    fn on(config: CloudConfig, language: Language, load: Function, link: Option<String>) -> Self {
        let sandbox = CloudConfig { auth_url: AUTH_URL.to_owned(), sandbox: true, ..config };
        let config = Config { clouds: vec![sandbox], ..Config::default() };
        Self::of(config, language, load, link)
    }

    /// The same, with a file of the operator's: all that it names is the sandbox.
    pub fn of(config: Config, language: Language, load: Function, link: Option<String>) -> Self {
        hurry();
        let cloud = Arc::new(Watched::default());
        CLOUD.with(|latest| latest.replace(Some(cloud.clone())));
        let events = Rc::new(RefCell::new(Vec::new()));
        let heard = SendWrapper::new(events.clone());
        let setup = Setup {
            config,
            world: |_| World {
                transport: CLOUD.with(|latest| latest.borrow().clone().expect("opened")),
                clock: Arc::new(BrowserClock),
            },
            gate: Gate::SignIn(&PAGE),
            sandbox: Some(&SANDBOX),
            place: Place::Memory,
            link,
            language,
            theme: Theme::default(),
            host: Host::default(),
            on_event: Callback::new(move |event| heard.borrow_mut().push(event)),
            load: SendWrapper::new(load),
            answer: None,
        };
        let root: HtmlElement =
            document().create_element("div").expect("an element").unchecked_into();
        document().body().expect("a body").append_child(&root).expect("in the page");
        let mounted = mount_to(root.clone(), move || view! { <App setup /> });
        Self { root, cloud, events, _mounted: Box::new(mounted) }
    }

    /// Signs demo in and goes into `project`.
    pub async fn sign_in(&self, project: &str) {
        self.fill("User name", "demo");
        self.fill("Password", "sandbox");
        self.button("Sign in").click();
        until(|| self.has_button(project)).await;
        self.button(project).click();
    }

    /// Signs in and waits for the form with its lists.
    pub async fn form(&self, project: &str) {
        self.sign_in(project).await;
        until(|| self.has_field("Name") && self.count("input[name=networks]") > 0).await;
        until(|| self.count("input[name=image]") > 0 && self.count("input[name=flavor]") > 0).await;
    }

    /// Fills the form in, so that it can be launched.
    pub async fn fill_form(&self, name: &str) {
        self.fill("Name", name);
        for pick in ["Debian 12", "m1.small", "private"] {
            self.field(pick).click();
            until(|| self.picked(pick)).await;
        }
    }

    /// All that can be read.
    pub fn text(&self) -> String {
        self.root.text_content().unwrap_or_default()
    }

    /// The control with that label.
    pub fn field(&self, label: &str) -> HtmlInputElement {
        self.find_field(label).unwrap_or_else(|| panic!("no field {label}"))
    }

    /// Whether there is a control with that label.
    pub fn has_field(&self, label: &str) -> bool {
        self.find_field(label).is_some()
    }

    fn find_field(&self, label: &str) -> Option<HtmlInputElement> {
        let label = self.find("label", |words| words == label)?;
        let inside = label.query_selector("input").expect("a selector");
        let named = || {
            let id = label.get_attribute("for")?;
            self.root.query_selector(&format!("#{id}")).expect("a selector")
        };
        inside.or_else(named)?.dyn_into().ok()
    }

    /// Types into a control.
    pub fn fill(&self, label: &str, text: &str) {
        type_into(&self.field(label), text);
    }

    /// Types into a search, which has no visible label.
    pub fn fill_search(&self, label: &str, text: &str) {
        let selector = format!("input[aria-label={label:?}]");
        let field = self.root.query_selector(&selector).expect("a selector").expect("a search");
        type_into(field.unchecked_ref(), text);
    }

    /// Chooses in a select.
    pub fn choose(&self, label: &str, value: &str) {
        let selector = format!("select[aria-label={label:?}]");
        let field = self.root.query_selector(&selector).expect("a selector").expect("a select");
        field.unchecked_ref::<HtmlSelectElement>().set_value(value);
        send(&field, "change");
    }

    /// Whether the row of that name is chosen.
    pub fn picked(&self, label: &str) -> bool {
        self.find_field(label).is_some_and(|field| field.checked())
    }

    /// The button with those words.
    pub fn button(&self, words: &str) -> HtmlElement {
        self.find("button", |text| text == words).unwrap_or_else(|| panic!("no button {words}"))
    }

    /// The button with those words, or the same one while it is busy.
    pub fn button_or_pending(&self, words: &str) -> HtmlElement {
        self.find("button", |text| text.starts_with(words)).expect("a button")
    }

    /// Whether there is such a button.
    pub fn has_button(&self, words: &str) -> bool {
        self.find("button", |text| text == words).is_some()
    }

    /// The link with those words.
    pub fn link(&self, words: &str) -> HtmlElement {
        self.find("a", |text| text == words).unwrap_or_else(|| panic!("no link {words}"))
    }

    /// Opens, or closes, the part of that title.
    pub fn unfold(&self, title: &str) {
        let summary = self.find("summary", |text| text.starts_with(title));
        summary.unwrap_or_else(|| panic!("no part {title}")).click();
    }

    /// The same, where other titles begin likewise.
    pub fn unfold_exactly(&self, title: &str) {
        let summary = self.find("summary", |text| text == title);
        summary.unwrap_or_else(|| panic!("no part {title}")).click();
    }

    /// The control that `selector` finds, where several have the same label.
    pub fn control(&self, selector: &str) -> HtmlInputElement {
        let found = self.root.query_selector(selector).expect("a selector");
        found.unwrap_or_else(|| panic!("no {selector}")).unchecked_into()
    }

    /// How many elements there are.
    pub fn count(&self, selector: &str) -> u32 {
        self.root.query_selector_all(selector).expect("a selector").length()
    }

    /// The first of them.
    pub fn first(&self, selector: &str) -> HtmlElement {
        let found = self.root.query_selector(selector).expect("a selector");
        found.unwrap_or_else(|| panic!("no {selector}")).unchecked_into()
    }

    /// What can be read in each of them.
    pub fn texts(&self, selector: &str) -> Vec<String> {
        let all = self.root.query_selector_all(selector).expect("a selector");
        let text = |at| all.get(at)?.text_content().map(|text| text.trim().to_owned());
        (0..all.length()).filter_map(text).collect()
    }

    /// What has the focus.
    pub fn focused(&self) -> Option<Element> {
        document().active_element().filter(|element| self.root.contains(Some(element)))
    }

    /// What the host has heard.
    pub fn events(&self) -> Vec<Event> {
        self.events.borrow().clone()
    }

    /// Everything that was asked of the cloud.
    pub fn asked(&self) -> Vec<String> {
        self.cloud.asked.lock().expect("no panic").iter().map(|(_, url)| url.clone()).collect()
    }

    /// The addresses asked by `method` that `wanted` picks out.
    pub fn asked_of(&self, method: Method, wanted: Wanted) -> Vec<String> {
        let asked = self.cloud.asked.lock().expect("no panic");
        let fits = asked.iter().filter(|(known, url)| *known == method && wanted(url));
        fits.map(|(_, url)| url.clone()).collect()
    }

    /// Leaves every request unanswered whose address `wanted` picks out.
    pub fn hold(&self, wanted: Wanted) {
        *self.cloud.held.lock().expect("no panic") = Some(wanted);
    }

    /// Passes requests that `wanted` picks out on, and loses what is answered.
    pub fn lose(&self, wanted: Wanted) {
        *self.cloud.lost.lock().expect("no panic") = Some(wanted);
    }

    /// Sends what `wanted` picks out a second time, as browsers do with what was lost.
    pub fn send_twice(&self, wanted: Wanted) {
        *self.cloud.twice.lock().expect("no panic") = Some(wanted);
    }

    /// Answers what was left unanswered.
    pub fn release(&self) {
        *self.cloud.held.lock().expect("no panic") = None;
        self.cloud.waiting.lock().expect("no panic").clear();
    }

    /// Answers with `body` where the address holds `part`; the first that fits counts.
    pub fn answer(&self, part: &'static str, body: &Value) {
        self.script(part, 200, body);
    }

    /// Refuses with `status` and `body` where the address holds `part`.
    pub fn refuse(&self, part: &'static str, status: u16, body: &Value) {
        self.script(part, status, body);
    }

    /// Lets the sandbox answer again, whatever was to be answered or refused.
    pub fn forget_answers(&self) {
        self.cloud.answers.lock().expect("no panic").clear();
    }

    fn script(&self, part: &'static str, status: u16, body: &Value) {
        let mut answers = self.cloud.answers.lock().expect("no panic");
        answers.push((part, status, body.to_string()));
    }

    /// Takes the services of that type out of the catalog that a sign-in brings.
    pub fn without(&self, service: &'static str) {
        *self.cloud.lacks.lock().expect("no panic") = Some(service);
    }

    fn find(&self, selector: &str, wanted: impl Fn(&str) -> bool) -> Option<HtmlElement> {
        let all = self.root.query_selector_all(selector).expect("a selector");
        (0..all.length())
            .filter_map(|at| all.get(at)?.dyn_into::<HtmlElement>().ok())
            .find(|element| wanted(element.text_content().unwrap_or_default().trim()))
    }
}

impl Drop for Page {
    fn drop(&mut self) {
        self.root.remove();
    }
}

/// A host element with a shadow root, and the place to mount into.
pub fn opened() -> (HtmlElement, HtmlElement) {
    let element = |name| document().create_element(name).expect("an element");
    let host: HtmlElement = element("div").unchecked_into();
    document().body().expect("a body").append_child(&host).expect("in the page");
    let init = web_sys::ShadowRootInit::new(web_sys::ShadowRootMode::Open);
    let shadow = host.attach_shadow(&init).expect("a shadow root");
    let root: HtmlElement = element("div").unchecked_into();
    shadow.append_child(&root).expect("in the shadow root");
    (host, root)
}

/// How much faster the page's time goes by than the watch's.
const HURRY: f64 = 6.0;

/// Lets time go by faster for the page and its sandbox alike, so that nobody waits for a server.
fn hurry() {
    let script = "if (!globalThis.hurried) {
        globalThis.hurried = true;
        const [timeout, interval, now] = [setTimeout, setInterval, Date.now], begin = now();
        setTimeout = (act, pause, ...rest) => timeout(act, pause / hurry, ...rest);
        setInterval = (act, pause, ...rest) => interval(act, pause / hurry, ...rest);
        Date.now = () => begin + (now() - begin) * hurry;
    }";
    let install = Function::new_with_args("hurry", script);
    install.call1(&JsValue::NULL, &HURRY.into()).expect("a script");
}

/// Waits until it is so, and fails when it never is.
pub async fn until(is_so: impl Fn() -> bool) {
    for _ in 0..600 {
        if is_so() {
            return;
        }
        sleep(Duration::from_millis(25).mul_f64(HURRY)).await;
    }
    let text = document().body().and_then(|body| body.text_content()).unwrap_or_default();
    panic!("it never came about; the page says: {text}");
}

/// Types `text` over what the field holds.
pub fn type_into(field: &HtmlInputElement, text: &str) {
    field.set_value(text);
    send(field, "input");
}

/// Fires the event called `name`.
pub fn send(target: &Element, name: &str) {
    let init = web_sys::EventInit::new();
    init.set_bubbles(true);
    let event = web_sys::Event::new_with_event_init_dict(name, &init).expect("an event");
    target.dispatch_event(&event).expect("sent");
}

/// Picks out addresses.
type Wanted = fn(&str) -> bool;

/// A sandbox that tells what it was asked.
struct Watched {
    cloud: Sandbox,
    asked: Mutex<Vec<(Method, String)>>,
    held: Mutex<Option<Wanted>>,
    lost: Mutex<Option<Wanted>>,
    twice: Mutex<Option<Wanted>>,
    waiting: Mutex<VecDeque<oneshot::Sender<()>>>,
    answers: Mutex<Vec<(&'static str, u16, String)>>,
    lacks: Mutex<Option<&'static str>>,
}

impl Default for Watched {
    fn default() -> Self {
        Self {
            cloud: Sandbox::new(js_sys::Date::now),
            asked: Mutex::default(),
            held: Mutex::default(),
            lost: Mutex::default(),
            twice: Mutex::default(),
            waiting: Mutex::default(),
            answers: Mutex::default(),
            lacks: Mutex::default(),
        }
    }
}

impl Transport for Watched {
    fn send(&self, request: Request) -> Sending<'_> {
        let url = request.url.clone();
        // Nova has a console read by what looks like an order.
        let body = String::from_utf8_lossy(request.body.as_deref().unwrap_or_default());
        let is_read = body.contains("os-getConsoleOutput");
        let method = if is_read { Method::Get } else { request.method };
        self.asked.lock().expect("no panic").push((method, url.clone()));
        let held = self.held.lock().expect("no panic").filter(|held| held(&url)).map(|_| {
            let (release, released) = oneshot::channel();
            self.waiting.lock().expect("no panic").push_back(release);
            released
        });
        let is_made = request.method == Method::Post;
        let twice = *self.twice.lock().expect("no panic");
        let is_twice = is_made && twice.is_some_and(|twice| twice(&url));
        let is_lost = self.lost.lock().expect("no panic").is_some_and(|lost| is_made && lost(&url));
        let answers = self.answers.lock().expect("no panic").clone();
        let scripted = answers.into_iter().find(|(part, ..)| url.contains(part));
        Box::pin(async move {
            if let Some(released) = held {
                // The sender is dropped when the page is released.
                _ = released.await;
            }
            if let Some((_, status, body)) = scripted {
                return Ok(Response { status, headers: Headers::default(), body: body.into() });
            }
            if is_twice {
                drop(self.cloud.send(request.clone()).await);
            }
            let lacks = *self.lacks.lock().expect("no panic");
            let mut response = self.cloud.send(request).await?;
            if is_lost {
                let body = b"<h1>504 Gateway Time-out</h1>".to_vec();
                return Ok(Response { status: 504, headers: Headers::default(), body });
            }
            if let Some(service) = lacks {
                let body = String::from_utf8_lossy(&response.body);
                response.body = body.replace(service, "nothing-known").into();
            }
            Ok(response)
        })
    }
}
