//! The pages in a real browser, on the sandbox: run by wasm-bindgen-test in headless Chromium.
#![cfg(target_arch = "wasm32")]

#[path = "web/cloud_config.rs"]
mod cloud_config;
#[path = "web/config.rs"]
mod config;
#[path = "web/doctor.rs"]
mod doctor;
#[path = "web/door.rs"]
mod door;
#[path = "web/door_clouds.rs"]
mod door_clouds;
#[path = "web/door_files.rs"]
mod door_files;
#[path = "web/embedded.rs"]
mod embedded;
#[path = "web/flavor.rs"]
mod flavor;
mod kit;
#[path = "web/link.rs"]
mod link;
#[path = "web/naming.rs"]
mod naming;
#[path = "web/narrow.rs"]
mod narrow;
#[path = "web/network.rs"]
mod network;
#[path = "web/once.rs"]
mod once;
#[path = "support/page.rs"]
mod page;
#[path = "web/refusal.rs"]
mod refusal;
#[path = "web/sealed.rs"]
mod sealed;
#[path = "web/server.rs"]
mod server;
#[path = "web/servers.rs"]
mod servers;
#[path = "web/several.rs"]
mod several;
#[path = "web/source.rs"]
mod source;
#[path = "web/tell.rs"]
mod tell;

use page::{Page, until};
use serde_json::{Value, json};
use slipway::{
    openstack::transport::Method,
    ui::{Event, Language},
};
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};

wasm_bindgen_test_configure!(run_in_browser);

#[wasm_bindgen_test]
async fn what_is_missing_at_the_door_is_named_at_its_field() {
    let page = Page::open(Language::En);

    page.button("Sign in").click();

    until(|| page.text().contains("Enter your user name.")).await;
    assert!(page.text().contains("Enter your password."));
    let field = page.field("User name");
    assert_eq!(field.get_attribute("aria-invalid").as_deref(), Some("true"));
    assert!(page.asked().is_empty());
}

#[wasm_bindgen_test]
async fn a_wrong_password_is_answered_in_the_clouds_words_and_forgotten() {
    let page = Page::open(Language::En);

    page.fill("User name", "demo");
    page.fill("Password", "guess");
    page.button("Sign in").click();

    until(|| page.text().contains("The cloud does not accept this sign-in.")).await;
    assert!(page.text().contains("The request you have made requires authentication."));
    assert_eq!(page.field("User name").value(), "demo");
}

#[wasm_bindgen_test]
async fn a_project_in_two_regions_asks_for_one_and_preselects_what_is_alone() {
    let page = Page::open(Language::En);
    page.sign_in("lab").await;

    until(|| page.has_button("South")).await;
    page.button("South").click();

    until(|| page.picked("laptop") && page.picked("lab-net") && page.picked("default")).await;
    assert!(page.text().contains("South"));
}

#[wasm_bindgen_test]
async fn the_form_opens_with_one_level_of_at_most_nine_reads() {
    let page = Page::open(Language::En);
    page.hold(|url| !url.contains("/auth/"));

    page.sign_in("demo").await;
    until(|| page.has_field("Name")).await;
    page.fill("Name", "typed early");
    let asked = page.asked_of(Method::Get, |url| !url.contains("/auth/"));

    assert!(asked.len() <= 9, "{asked:#?}");
    let mut once = asked.clone();
    once.sort();
    once.dedup();
    assert_eq!(once.len(), asked.len(), "asked twice: {asked:#?}");
    page.release();
    until(|| page.text().contains("Debian 12")).await;
    assert_eq!(page.field("Name").value(), "typed early");
    assert_eq!(page.asked_of(Method::Get, |url| !url.contains("/auth/")), asked);
}

#[wasm_bindgen_test]
async fn problems_show_after_the_first_attempt_in_a_summary_that_takes_the_focus() {
    let page = Page::open(Language::En);
    page.form("demo").await;
    assert!(!page.text().contains("Give the server a name."));

    page.button("Launch").click();

    until(|| page.focused().is_some_and(|it| it.class_name() == "errors")).await;
    let link = page.link("Give the server a name.");
    link.click();
    until(|| page.focused().is_some_and(|it| it.id() == "name")).await;
    page.fill("Name", "web-1");
    until(|| !page.text().contains("Give the server a name.")).await;
}

#[wasm_bindgen_test]
async fn a_launch_is_one_request_and_is_followed_until_the_server_runs() {
    let page = Page::open(Language::En);
    page.form("demo").await;
    page.fill_form("web-1").await;

    page.button("Launch").click();
    page.button_or_pending("Launch").click();

    until(|| page.text().contains("Building")).await;
    until(|| page.text().contains("Active") && page.text().contains("10.0.0.")).await;
    assert_eq!(page.asked_of(Method::Post, |url| url.ends_with("/servers")).len(), 1);
    let events = page.events();
    assert!(matches!(events.as_slice(), [Event::Launched(_), Event::Active(_)]), "{events:?}");
}

#[wasm_bindgen_test]
async fn a_refusal_shows_the_clouds_words_and_keeps_every_input() {
    let page = Page::open(Language::En);
    page.form("demo").await;
    page.fill_form("quota-exceeded").await;

    page.button("Launch").click();

    until(|| page.text().contains("Quota exceeded for instances")).await;
    assert!(page.text().contains("req-"));
    assert_eq!(page.field("Name").value(), "quota-exceeded");
    assert!(page.picked("Debian 12") && page.picked("m1.small") && page.picked("private"));
}

#[wasm_bindgen_test]
async fn a_change_of_language_keeps_what_was_typed() {
    let page = Page::open(Language::ZhCn);
    page.fill("用户名", "ada");

    page.choose("语言", "en");

    until(|| page.has_field("User name")).await;
    assert_eq!(page.field("User name").value(), "ada");
}

#[wasm_bindgen_test]
async fn ten_thousand_images_are_searched_and_twenty_are_drawn() {
    let page = Page::open(Language::En);
    page.answer("/v2/images?", &many_images(10_000));
    page.form("demo").await;
    until(|| page.text().contains("image-00000")).await;

    assert_eq!(page.count("input[name=image]"), 20);
    page.fill_search("Search images", "image-09876");

    until(|| page.count("input[name=image]") == 1).await;
    assert!(page.text().contains("image-09876"));
}

fn many_images(count: usize) -> Value {
    let image = |number: usize| {
        json!({
            "id": format!("i{number}"),
            "name": format!("image-{number:05}"),
            "status": "active",
            "container_format": "bare",
            "size": 1 << 28,
        })
    };
    json!({"images": (0..count).map(image).collect::<Vec<_>>()})
}
