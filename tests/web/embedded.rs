//! The form inside another page, which hears of it and decides of it.

use std::{any::Any, cell::RefCell, rc::Rc};

use js_sys::Function;
use serde_json::{Value, json};
use slipway::{
    embed::{Mounted, build_in_sandbox, mount},
    sandbox::{AUTH_URL, PORTAL_TOKEN},
    ui::Language,
};
use wasm_bindgen::{JsCast, JsValue, prelude::Closure};
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::{HtmlElement, HtmlInputElement};

use super::page::{Page, opened, type_into, until};

type Heard = Rc<RefCell<Vec<(String, String, String)>>>;

/// A mounted element, and what its page has heard.
struct Embedded {
    host: HtmlElement,
    root: HtmlElement,
    heard: Heard,
    answer: Rc<RefCell<Option<String>>>,
    mounted: Option<Mounted>,
    _hear: Box<dyn Any>,
}

impl Embedded {
    fn with(mut options: Value) -> Self {
        build_in_sandbox();
        let (host, root) = opened();
        let (heard, answer) = (Heard::default(), Rc::new(RefCell::new(Some("{}".to_owned()))));
        let (hearing, answers) = (heard.clone(), answer.clone());
        let hear: Closure<dyn FnMut(String, JsValue, JsValue) -> JsValue> =
            Closure::new(move |name: String, said: JsValue, more: JsValue| {
                let text = |value: JsValue| value.as_string().unwrap_or_default();
                let asks = name == "before-launch";
                hearing.borrow_mut().push((name, text(said), text(more)));
                let answer = answers.borrow().clone().filter(|_| asks);
                answer.map_or(JsValue::UNDEFINED, JsValue::from)
            });
        options["cloud"] = AUTH_URL.into();
        options["language"] = "en".into();
        let mounted = mount(
            root.clone(),
            &options.to_string(),
            Function::new_no_args(&format!("return {PORTAL_TOKEN:?}")),
            hear.as_ref().unchecked_ref::<Function>().clone(),
            None,
            Function::default(),
        );
        Self { host, root, heard, answer, mounted: Some(mounted), _hear: Box::new(hear) }
    }

    async fn ready(options: Value) -> Self {
        let embedded = Self::with(options);
        until(|| embedded.has_heard("ready") && embedded.text().contains("Debian 12")).await;
        embedded
    }

    fn text(&self) -> String {
        self.root.text_content().unwrap_or_default()
    }

    fn find(&self, selector: &str) -> Option<HtmlInputElement> {
        Some(self.root.query_selector(selector).expect("a selector")?.unchecked_into())
    }

    fn click(&self, words: &str) {
        let all = self.root.query_selector_all("button, summary").expect("a selector");
        let mut all =
            (0..all.length()).filter_map(|at| all.get(at)?.dyn_into::<HtmlElement>().ok());
        let text = |it: &HtmlElement| it.text_content().unwrap_or_default().trim().to_owned();
        all.find(|it| text(it).starts_with(words)).unwrap_or_else(|| panic!("no {words}")).click();
    }

    fn has_heard(&self, name: &str) -> bool {
        self.said(name).is_some()
    }

    /// What was said with the last event of that name.
    fn said(&self, name: &str) -> Option<(String, String)> {
        let heard = self.heard.borrow();
        heard
            .iter()
            .rfind(|(it, ..)| it == name)
            .map(|(_, said, more)| (said.clone(), more.clone()))
    }

    fn draft(&self) -> Value {
        let said = self.said("draft").map_or("null".to_owned(), |(said, _)| said);
        serde_json::from_str::<Value>(&said).expect("JSON")["draft"].clone()
    }

    fn ask(&self, what: &str, with: &str) -> Value {
        let answer = self.mounted.as_ref().expect("mounted").ask(what.into(), with.into());
        serde_json::from_str(&answer.expect("ready")).expect("JSON")
    }
}

impl Drop for Embedded {
    fn drop(&mut self) {
        drop(self.mounted.take());
        self.host.remove();
    }
}

/// A draft that can be launched, as a link has it.
async fn prefill(name: &str) -> String {
    let page = Page::open(Language::En);
    page.form("demo").await;
    let id = |name| page.field(name).value();
    let (image, flavor, network) = (id("Debian 12"), id("m1.small"), id("private"));
    format!("image={image}&flavor={flavor}&network={network}&name={name}")
}

#[wasm_bindgen_test]
async fn an_element_lives_in_its_shadow_root_and_leaves_nothing_behind() {
    let mut embedded = Embedded::ready(json!({})).await;

    assert!(embedded.text().contains("Launch a server") && !embedded.text().contains("Sign in"));
    drop(embedded.mounted.take());

    until(|| embedded.text().is_empty()).await;
}

#[wasm_bindgen_test]
async fn a_portal_fills_the_form_in_and_its_address_bar_stays_as_it_is() {
    let address = || leptos::prelude::window().location().href().expect("an address");
    let before = address();

    let embedded = Embedded::ready(json!({"prefill": "name=web-7&moon=full"})).await;

    let name = || embedded.find("#name").map(|field| field.value());
    until(|| name().as_deref() == Some("web-7") && embedded.draft()["name"] == "web-7").await;
    assert!(!embedded.text().contains("filled in from a link"));
    embedded.ask("prefill", "name=web-8");
    until(|| name().as_deref() == Some("web-8")).await;
    type_into(&embedded.find("#name").expect("a field"), "mine");
    embedded.ask("reset", "");
    until(|| name().as_deref() == Some("web-8")).await;
    assert_eq!(address(), before);
}

#[wasm_bindgen_test]
async fn cancelling_inside_a_portal_is_told_to_it() {
    let embedded = Embedded::ready(json!({})).await;

    embedded.click("Cancel");

    until(|| embedded.has_heard("cancelled")).await;
}

#[wasm_bindgen_test]
async fn what_is_locked_shows_its_value_and_stays_whatever_fills_the_form_in() {
    let prefill = prefill("web").await;
    let embedded = Embedded::ready(json!({"prefill": prefill, "locked": "flavor network"})).await;
    until(|| embedded.find("#flavor .locked__text").is_some()).await;

    assert!(embedded.find("input[name=flavor]").is_none());
    assert!(embedded.find("input[name=networks]").is_none());
    embedded.click("Drafts");
    until(|| embedded.text().contains("Start over")).await;
    embedded.click("Start over");

    until(|| embedded.draft()["name"].is_null()).await;
    until(|| !embedded.draft()["flavor"].is_null()).await;
    assert!(embedded.draft()["image"].is_null());
    assert!(embedded.draft()["interfaces"].is_array());
}

#[wasm_bindgen_test]
async fn what_is_hidden_is_judged_and_told_to_the_page_around() {
    let hidden = json!({"prefill": "flavor=gone&name=web", "hidden_fields": "flavor, name"});
    let embedded = Embedded::ready(hidden).await;
    until(|| embedded.draft()["flavor"] == "gone").await;

    assert!(embedded.find("#flavor").is_none() && embedded.find("#name").is_none());
    let state = embedded.ask("validate", "");

    until(|| embedded.said("error").is_some_and(|(code, _)| code == "field")).await;
    let (_, message) = embedded.said("error").expect("told");
    assert!(message.starts_with("flavor: "), "{message}");
    let problems = state["problems"].as_array().expect("a list");
    assert!(problems.iter().any(|problem| problem["field"] == "flavor"), "{state}");
    until(|| embedded.find("#preflight a[href='#preflight']").is_some()).await;
}

#[wasm_bindgen_test]
async fn the_page_around_calls_a_launch_off_or_changes_names_and_notes_of_it() {
    let prefill = prefill("asked").await;
    let embedded = Embedded::ready(json!({"prefill": prefill, "after": "stay"})).await;
    until(|| embedded.ask("", "")["problems"] == json!([])).await;

    embedded.answer.replace(None);
    embedded.click("Launch");
    until(|| embedded.has_heard("before-launch")).await;
    until(|| embedded.find("form[aria-busy=false]").is_some()).await;
    assert!(!embedded.has_heard("launched"));
    let (bodies, _) = embedded.said("before-launch").expect("asked");
    let bodies: Value = serde_json::from_str(&bodies).expect("JSON");
    assert_eq!(bodies[0]["server"]["name"], "asked");

    let changes = json!({"name": "amended", "metadata": {"owner": "ada"}});
    embedded.answer.replace(Some(changes.to_string()));
    embedded.click("Launch");
    until(|| embedded.has_heard("launched")).await;
    until(|| embedded.text().contains("The cloud has accepted amended.")).await;

    // The form stands as at first, and the end is told although no page follows it.
    until(|| embedded.draft()["name"] == "asked").await;
    until(|| embedded.has_heard("active")).await;
    assert_eq!(embedded.said("active"), embedded.said("launched"));
}

#[wasm_bindgen_test]
async fn a_change_that_the_cloud_would_refuse_launches_nothing() {
    let prefill = prefill("asked").await;
    let embedded = Embedded::ready(json!({"prefill": prefill})).await;
    until(|| embedded.ask("", "")["problems"] == json!([])).await;

    embedded.answer.replace(Some(json!({"tags": ["a/b"]}).to_string()));
    embedded.click("Launch");

    until(|| embedded.said("error").is_some_and(|(code, _)| code == "launch")).await;
    let (_, message) = embedded.said("error").expect("told");
    assert!(message.contains("tags"), "{message}");
    assert!(!embedded.has_heard("launched"));
}

#[wasm_bindgen_test]
async fn an_element_that_goes_while_it_launches_leaves_the_launch_and_the_page_alone() {
    let prefill = prefill("left-alone").await;
    let mut embedded = Embedded::ready(json!({"prefill": prefill, "after": "event"})).await;
    until(|| embedded.ask("", "")["problems"] == json!([])).await;

    embedded.click("Launch");
    until(|| embedded.has_heard("before-launch")).await;
    drop(embedded.mounted.take());

    // A panic would end every other element with it.
    let list = Embedded::with(json!({"page": "servers"}));
    until(|| list.text().contains("left-alone")).await;
}
