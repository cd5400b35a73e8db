//! The operator's list of clouds at the door: one, several, many, and what is said of them.

use js_sys::Function;
use serde_json::{Value, json};
use slipway::{config::Config, openstack::json, sandbox::AUTH_URL, ui::Language};
use wasm_bindgen_test::wasm_bindgen_test;

use crate::page::{Page, until};

#[wasm_bindgen_test]
async fn one_cloud_is_shown_by_its_name_and_logo_and_leaves_no_choice() {
    let page = listed(&json!({
        "clouds": [{
            "auth_url": AUTH_URL, "name": "Example", "logo": "data:,", "methods": ["password"],
            "hints": {"form": "Closed on Sundays.", "username": {"en": "Your staff number"}},
        }],
        "any_address": false,
    }));

    assert!(page.text().contains("Example") && page.text().contains("Closed on Sundays."));
    assert_eq!(page.first(".door__logo").get_attribute("alt").as_deref(), Some(""));
    let hint = page.field("User name").get_attribute("aria-describedby").expect("a hint");
    assert_eq!(page.texts(&format!("#{hint}")), ["Your staff number"]);
    assert_eq!(page.count("input[type=radio], #cloud, .door__cloud button"), 0);
    assert!(!page.text().contains("Another way to sign in"));
    page.sign_in("demo").await;
    until(|| page.has_field("Name")).await;
}

#[wasm_bindgen_test]
async fn beside_one_cloud_another_address_can_be_typed_where_the_operator_allows_it() {
    let page = listed(&json!({"clouds": [{"auth_url": AUTH_URL, "name": "Example"}]}));
    page.fill("Password", "for Example");

    page.button("Another address").click();
    until(|| page.has_field("Cloud address")).await;
    assert_eq!(
        (page.field("Cloud address").value(), page.field("Password").value()),
        Default::default()
    );
    page.fill("Cloud address", "https://elsewhere.invalid");
    page.field("Example").click();

    until(|| page.count("#cloud") == 0 && page.has_button("Another address")).await;
}

#[wasm_bindgen_test]
async fn each_of_several_clouds_has_its_ways_its_domain_and_its_hints() {
    let page = listed(&json!({"clouds": [
        {"auth_url": "https://one.invalid", "methods": ["token", "password"]},
        {"auth_url": AUTH_URL, "name": "Two", "methods": ["password"], "user_domain": "staff",
            "hints": {"form": {"zh-CN": "\u{4e2d}", "en": "For staff."}}},
    ]}));
    until(|| page.has_field("one.invalid")).await;
    assert!(page.picked("one.invalid") && !page.picked("Two"));
    until(|| page.count("input#token") == 1).await;

    page.field("Two").click();
    until(|| page.text().contains("For staff.") && page.has_field("User name")).await;
    assert_eq!(page.field("User domain").value(), "staff");
    assert!(!page.text().contains("Another way to sign in"));
    page.field("Another address").click();
    until(|| page.has_field("Cloud address") && !page.text().contains("For staff.")).await;
    assert_eq!(page.field("User domain").value(), "Default");
}

#[wasm_bindgen_test]
async fn many_clouds_are_searched() {
    let cloud = |number: u32| json!({"auth_url": format!("https://c{number}"), "name": format!("Cloud {number}")});
    let page =
        listed(&json!({"clouds": (0..12).map(cloud).collect::<Value>(), "any_address": false}));
    until(|| page.has_field("Cloud 0")).await;
    let shown = || page.texts("label.door__option:not([hidden])");
    assert_eq!(shown().len(), 12);

    page.fill_search("Search clouds", "cloud 11");

    until(|| shown() == ["Cloud 11"]).await;
    page.field("Cloud 11").click();
    until(|| page.text().contains("https://c11")).await;
    assert!(page.picked("Cloud 11") && page.count("#cloud") == 0);
}

#[wasm_bindgen_test]
async fn of_the_operators_regions_the_first_is_entered_and_only_they_are_offered() {
    let page = listed(&json!({"clouds": [{"auth_url": AUTH_URL, "regions": ["gone", "South"]}]}));
    page.sign_in("lab").await;

    until(|| page.has_field("Name")).await;
    let here = || page.first(".bar__where").text_content().unwrap_or_default();
    assert!(here().contains("South"), "{}", here());
    page.first(".bar__switch").click();
    until(|| page.has_button("demo")).await;
    assert!(!page.has_button("North"));
}

/// A page with that `config.json`, in which the sandbox's address leads to the sandbox.
fn listed(text: &Value) -> Page {
    let mut config: Config = json::read(text.to_string().as_bytes()).expect("a config");
    for cloud in &mut config.clouds {
        cloud.sandbox = cloud.auth_url == AUTH_URL;
    }
    Page::of(config, Language::En, Function::default(), None)
}
