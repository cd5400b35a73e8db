//! Several servers, by a request each.

use serde_json::json;
use slipway::{
    openstack::transport::Method,
    ui::{Event, Language},
};
use wasm_bindgen_test::wasm_bindgen_test;

use super::page::{Page, until};

fn is_launch(url: &str) -> bool {
    url.ends_with("/servers")
}

async fn page_with_five() -> Page {
    let page = Page::open(Language::En);
    page.form("demo").await;
    page.fill_form("web").await;
    page.fill("How many", "5");
    until(|| page.has_field("One by one")).await;
    page.field("One by one").click();
    until(|| page.text().contains("web-1, web-2 … web-5")).await;
    page
}

/// Launches, and stops while the first three are on their way.
async fn stopped_at_three(page: &Page) {
    page.hold(is_launch);
    page.button("Launch").click();
    until(|| state(page) == "Sent 3 · Queued 2").await;
    page.button("Stop").click();
    page.release();
    until(|| page.has_button("Go on")).await;
}

fn state(page: &Page) -> String {
    page.texts(".server__status").concat()
}

#[wasm_bindgen_test]
async fn they_are_sent_a_few_at_a_time_and_can_be_stopped_and_gone_on_with() {
    let page = page_with_five().await;

    stopped_at_three(&page).await;
    let sent = page.asked_of(Method::Post, is_launch).len();
    until(|| state(&page) == "Stopped: nothing more is sent. Active 3 · Queued 2").await;
    page.button("Go on").click();

    until(|| state(&page) == "Active 5").await;
    assert_eq!(sent, 3);
    assert_eq!(page.asked_of(Method::Post, is_launch).len(), 5);
    let told = |is: fn(&Event) -> bool| page.events().iter().filter(|event| is(event)).count();
    until(|| told(|event| matches!(event, Event::Active(_))) == 5).await;
    assert_eq!(told(|event| matches!(event, Event::Launched(_))), 5);
    let rows = ["web-1", "web-2", "web-3", "web-4", "web-5"];
    assert_eq!(page.texts("tbody td:first-child"), rows);
}

#[wasm_bindgen_test]
async fn a_refusal_stops_them_is_said_in_the_clouds_words_and_the_failed_are_tried_again() {
    let page = page_with_five().await;
    let refusal = json!({"forbidden": {"code": 403, "message": "Quota exceeded for instances"}});
    page.refuse("/servers", 403, &refusal);

    page.button("Launch").click();
    until(|| page.has_button("Retry the failed ones")).await;
    let stopped = state(&page);
    let told = page.texts(".list__told");
    page.forget_answers();
    page.button("Retry the failed ones").click();

    until(|| state(&page) == "Active 5").await;
    assert_eq!(stopped, "Stopped: nothing more is sent. Queued 2 · Failed 3");
    assert_eq!(told, ["Quota exceeded for instances"; 3]);
    assert!(!page.has_button("Retry the failed ones") && !page.has_button("Go on"));
    assert_eq!(page.asked_of(Method::Post, is_launch).len(), 8);
}

#[wasm_bindgen_test]
async fn what_is_left_stands_in_the_form_and_is_launched_from_there() {
    let page = page_with_five().await;
    stopped_at_three(&page).await;

    page.link("Change what is left").click();
    until(|| page.has_field("Name")).await;
    let left = page.field("How many").value();
    let text = page.text();
    page.button("Launch").click();

    until(|| state(&page) == "Active 2").await;
    assert_eq!(left, "2");
    assert!(text.contains("web-4, web-5"));
    assert!(text.contains("Launch of 5 servers: not all of them are there yet."));
    assert_eq!(page.texts("tbody td:first-child"), ["web-4", "web-5"]);
    assert_eq!(page.asked_of(Method::Post, is_launch).len(), 5);
}
