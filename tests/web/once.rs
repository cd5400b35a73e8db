//! A launch of which no clear answer comes.

use slipway::{openstack::transport::Method, ui::Language};
use wasm_bindgen_test::wasm_bindgen_test;

use super::page::{Page, until};

#[wasm_bindgen_test]
async fn a_server_whose_answer_was_lost_is_found_and_shown() {
    let page = Page::open(Language::En);
    page.form("demo").await;
    page.fill_form("web-1").await;
    page.lose(|url| url.ends_with("/servers"));

    page.button("Launch").click();

    until(|| page.texts("h1") == ["web-1"]).await;
    assert_eq!(page.asked_of(Method::Post, |url| url.ends_with("/servers")).len(), 1);
    assert_eq!(page.events().len(), 1);
}

#[wasm_bindgen_test]
async fn that_nobody_has_answered_is_said_while_the_server_is_looked_for() {
    let page = Page::open(Language::En);
    page.form("demo").await;
    page.fill_form("web-1").await;
    page.refuse("/servers", 504, &serde_json::Value::Null);

    page.button("Launch").click();

    until(|| page.text().contains("Looking whether the server has been made")).await;
    assert_eq!(page.button("Launching…").get_attribute("aria-disabled").as_deref(), Some("true"));
    assert_eq!(page.field("Name").value(), "web-1");
}

#[wasm_bindgen_test]
async fn a_server_that_the_browser_has_asked_for_twice_is_removed_and_that_is_said() {
    let page = Page::open(Language::En);
    page.form("demo").await;
    page.fill_form("web-1").await;
    page.send_twice(|url| url.ends_with("/servers"));

    page.button("Launch").click();

    until(|| page.text().contains("The 1 server too many was removed.")).await;
    assert_eq!(page.texts("h1"), ["web-1"]);
    assert_eq!(page.asked_of(Method::Delete, |url| url.contains("/servers/")).len(), 1);
    page.button("Dismiss").click();
    until(|| !page.text().contains("too many")).await;
}
