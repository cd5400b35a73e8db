//! Notifications: asked for by a click alone, told once, and said plainly where there are none.

use js_sys::{Function, JSON};
use leptos::prelude::document;
use slipway::{openstack::transport::Method, ui::Language};
use wasm_bindgen_test::wasm_bindgen_test;

use crate::page::{Page, send, until};

const SWITCH: &str = "Notify me when this is done";

#[wasm_bindgen_test]
async fn nobody_is_asked_for_leave_and_nothing_is_told_before_somebody_wants_it() {
    let _browser = Browser::that_answers("granted");
    let page = launched("web-1").await;
    until(|| page.has_field(SWITCH)).await;
    assert!(!page.field(SWITCH).checked());

    until(|| page.texts(".badge") == ["Active"]).await;

    until(|| !page.has_field(SWITCH)).await;
    assert_eq!(seen(), r#"{"asked":0,"shown":[],"focused":0}"#);
}

#[wasm_bindgen_test]
async fn a_server_that_runs_is_told_of_once_though_nobody_looks_at_the_page() {
    let _browser = Browser::that_answers("granted");
    let page = launched("web-1").await;
    until(|| page.has_field(SWITCH)).await;
    page.field(SWITCH).click();
    until(|| seen().contains(r#""asked":1"#)).await;

    hide(true);
    until(|| seen().contains("web-1")).await;
    hide(false);
    run("Fake.last.onclick()");

    until(|| page.texts(".badge") == ["Active"] && !page.has_field(SWITCH)).await;
    let told = r#"{"asked":1,"shown":["web-1: Active|"],"focused":1}"#;
    assert_eq!(seen(), told);
}

#[wasm_bindgen_test]
async fn a_failed_start_is_told_with_the_clouds_words() {
    let _browser = Browser::that_answers("granted");
    let page = launched("no-valid-host").await;
    until(|| page.has_field(SWITCH)).await;

    page.field(SWITCH).click();

    until(|| seen().contains("no-valid-host: Error|No valid host was found.")).await;
}

#[wasm_bindgen_test]
async fn a_task_that_ends_is_told_of_and_the_next_one_only_if_it_is_wanted_again() {
    let _browser = Browser::that_answers("granted");
    let page = launched("web-1").await;
    until(|| page.texts(".badge") == ["Active"]).await;
    page.button("Actions ▾").click();
    until(|| page.has_button("Shut down")).await;
    page.button("Shut down").click();
    until(|| page.has_field(SWITCH)).await;
    page.field(SWITCH).click();

    until(|| seen().contains("web-1: Shut off")).await;
    page.button("Actions ▾").click();
    until(|| page.has_button("Start")).await;
    page.button("Start").click();

    until(|| page.has_field(SWITCH)).await;
    assert!(!page.field(SWITCH).checked());
    until(|| page.texts(".badge") == ["Active"]).await;
    assert!(!seen().contains("Active"));
}

#[wasm_bindgen_test]
async fn a_browser_that_is_not_to_notify_says_how_that_is_changed() {
    let _browser = Browser::that_answers("denied");
    let page = launched("web-1").await;
    page.hold(|url| url.contains("/servers/"));
    until(|| page.has_field(SWITCH)).await;

    page.field(SWITCH).click();

    until(|| page.texts("#tell-me-problem").concat().contains("Allow notifications for this site"))
        .await;
    assert!(!page.field(SWITCH).checked());
    page.release();
}

#[wasm_bindgen_test]
async fn a_question_without_an_answer_can_be_asked_again() {
    let _browser = Browser::that_answers("default");
    let page = launched("web-1").await;
    page.hold(|url| url.contains("/servers/"));
    until(|| page.has_field(SWITCH)).await;
    page.field(SWITCH).click();
    until(|| page.texts("#tell-me-problem").concat().contains("without an answer")).await;

    run("Fake.answer = 'granted'");
    page.field(SWITCH).click();
    until(|| seen().contains(r#""asked":2"#)).await;
    page.release();

    until(|| seen().contains("web-1: Active")).await;
}

#[wasm_bindgen_test]
async fn a_browser_that_refuses_when_it_comes_to_it_is_not_passed_over_in_silence() {
    let _browser = Browser::that_answers("granted");
    run("Fake.breaks = true");
    let page = launched("web-1").await;
    until(|| page.has_field(SWITCH)).await;

    page.field(SWITCH).click();

    until(|| page.text().contains("This browser shows no notifications of pages.")).await;
    assert_eq!(page.texts(".badge"), ["Active"]);
}

#[wasm_bindgen_test]
async fn nothing_is_offered_where_there_are_no_notifications() {
    let _browser = Browser::that_answers("granted");
    run("window.Notification = undefined");
    let page = launched("web-1").await;

    until(|| page.count(".steps__step") == 8).await;

    assert!(!page.has_field(SWITCH));
    let is_launch = |url: &str| url.ends_with("/servers");
    assert_eq!(page.asked_of(Method::Post, is_launch).len(), 1);
}

async fn launched(name: &str) -> Page {
    let page = Page::open(Language::En);
    page.form("demo").await;
    page.fill_form(name).await;
    page.button("Launch").click();
    until(|| page.texts("h1") == [name]).await;
    page
}

/// What the browser's own class is replaced by, until this is dropped.
struct Browser;

impl Browser {
    /// One whose reader answers the question so.
    fn that_answers(answer: &str) -> Self {
        let class = format!(
            "window.Fake = class extends EventTarget {{
                static answer = {answer:?}; static asked = 0; static shown = []; static focused = 0;
                static permission = 'default';
                static requestPermission() {{
                    Fake.asked += 1;
                    Fake.permission = Fake.answer;
                    return Promise.resolve(Fake.answer);
                }}
                constructor(title, {{ body }}) {{
                    super();
                    if (Fake.breaks) throw new TypeError('Illegal constructor');
                    Fake.shown.push(title + '|' + body);
                    Fake.last = this;
                }}
                close() {{}}
            }};
            window.ownFocus ??= window.focus;
            window.focus = () => Fake.focused += 1;
            window.ownNotification ??= window.Notification;
            window.Notification = Fake;"
        );
        run(&class);
        Self
    }
}

impl Drop for Browser {
    fn drop(&mut self) {
        run(
            "window.Notification = ownNotification; window.focus = ownFocus; delete document.hidden",
        );
    }
}

fn run(script: &str) -> wasm_bindgen::JsValue {
    Function::new_no_args(script).call0(&wasm_bindgen::JsValue::NULL).expect("it runs")
}

/// How often leave was asked for, what was shown, how often the window was led to.
fn seen() -> String {
    let seen = run("return { asked: Fake.asked, shown: Fake.shown, focused: Fake.focused }");
    JSON::stringify(&seen).expect("JSON").into()
}

/// Another tab is in front, or this one again.
fn hide(is_hidden: bool) {
    let script = "Object.defineProperty(document, 'hidden', { configurable: true, value: ";
    run(&format!("{script}{is_hidden} }})"));
    send(&document().document_element().expect("a root"), "visibilitychange");
}
