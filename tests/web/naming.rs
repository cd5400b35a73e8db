//! Names that servers have already, pointed out while they can still be changed.

use serde_json::json;
use slipway::{openstack::transport::Method, ui::Language};
use wasm_bindgen_test::wasm_bindgen_test;

use super::page::{Page, until};

const TAKEN: &str = "The project has a server called web-1 already.";

fn asked(page: &Page) -> Vec<String> {
    page.asked_of(Method::Get, |url| url.contains("/servers?"))
}

#[wasm_bindgen_test]
async fn a_name_that_is_taken_is_pointed_out_and_asked_for_once_it_is_typed() {
    let page = Page::open(Language::En);
    page.answer("/servers?name=", &json!({"servers": [{"id": "s1", "name": "web-1"}]}));
    page.form("demo").await;
    page.fill_form("w").await;
    until(|| asked(&page).len() == 1).await;

    for typed in ["we", "web", "web-", "web-1"] {
        page.fill("Name", typed);
    }

    until(|| page.text().contains(TAKEN)).await;
    page.fill("Name", "web-2");
    until(|| !page.text().contains(TAKEN)).await;
    until(|| asked(&page).len() == 3).await;
    let patterns: Vec<_> =
        asked(&page).iter().map(|url| url.split('=').nth(1).map(str::to_owned)).collect();
    assert_eq!(patterns, ["%5Ew%24", "%5Eweb-1%24", "%5Eweb-2%24"].map(|it| Some(it.to_owned())));
}

#[wasm_bindgen_test]
async fn a_taken_name_is_a_warning_and_the_server_is_launched_all_the_same() {
    let page = Page::open(Language::En);
    page.answer("/servers?name=", &json!({"servers": [{"id": "s1", "name": "web-1"}]}));
    page.form("demo").await;

    page.fill_form("web-1").await;

    until(|| page.text().contains(TAKEN)).await;
    page.button("Launch").click();
    until(|| page.text().contains("Building")).await;
}

#[wasm_bindgen_test]
async fn nothing_is_asked_without_a_name() {
    let page = Page::open(Language::En);
    page.form("demo").await;

    page.fill("How many", "3");
    until(|| page.text().contains("How to make them")).await;

    assert!(asked(&page).is_empty());
}

#[wasm_bindgen_test]
async fn a_cloud_that_does_not_tell_is_not_complained_of() {
    let page = Page::open(Language::En);
    let body = json!({"forbidden": {"code": 403, "message": "Names are secret."}});
    page.refuse("/servers?name=", 403, &body);
    page.form("demo").await;

    page.fill_form("web-1").await;

    until(|| asked(&page).len() == 1 && page.has_button("Launch")).await;
    assert!(!page.text().contains("Names are secret."));
    assert!(!page.text().contains(TAKEN));
}
