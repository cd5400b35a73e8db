//! The door, other ways through it, and a token that ends: on the sandbox.

use serde_json::json;
use slipway::{openstack::transport::Method, ui::Language};
use wasm_bindgen_test::wasm_bindgen_test;

use crate::page::{Page, send, until};

const AUTH_BY: fn(&str) -> bool = |url| url.ends_with("/auth/tokens");

#[wasm_bindgen_test]
async fn a_second_step_takes_a_code_with_spaces_and_names_a_wrong_one() {
    let page = Page::open(Language::En);
    page.fill("User name", "careful");
    page.fill("Password", "sandbox");
    page.button("Sign in").click();
    until(|| page.has_field("Code")).await;
    let field = page.field("Code");
    assert_eq!(field.get_attribute("autocomplete").as_deref(), Some("one-time-code"));
    assert_eq!(field.get_attribute("inputmode").as_deref(), Some("numeric"));

    page.fill("Code", "12 34");
    page.button("Sign in").click();
    until(|| page.text().contains("Enter the six digits that the app shows.")).await;
    page.fill("Code", "654 321");
    page.button("Sign in").click();
    until(|| page.text().contains("The cloud does not accept this code.")).await;
    page.fill("Code", "123 456");
    page.button("Sign in").click();

    until(|| page.has_button("demo")).await;
    // The password, two codes, and nothing for what is no code.
    assert_eq!(page.asked_of(Method::Post, AUTH_BY).len(), 3);
}

#[wasm_bindgen_test]
async fn an_application_credential_leads_straight_to_its_project() {
    let page = Page::open(Language::En);
    page.unfold("Another way to sign in");
    until(|| page.has_field("Application credential")).await;

    page.field("Application credential").click();
    until(|| page.has_field("Secret")).await;
    page.button("Sign in").click();
    until(|| page.text().contains("Enter the credential’s secret.")).await;
    page.fill("ID or name of the credential", "sandbox-credential");
    page.fill("Secret", "sandbox");
    page.button("Sign in").click();

    until(|| page.has_field("Name")).await;
    page.first(".bar__switch").click();
    until(|| page.text().contains("An application credential is for one project.")).await;
    assert!(page.asked_of(Method::Get, |url| url.ends_with("/auth/projects")).is_empty());
}

#[wasm_bindgen_test]
async fn another_clients_token_is_used_as_it_is_and_outlives_the_way_out() {
    let page = Page::open(Language::En);
    page.unfold("Another way to sign in");
    until(|| page.has_field("Token")).await;

    page.field("Token").click();
    until(|| page.count("input#token") == 1).await;
    crate::page::type_into(&page.control("input#token"), slipway::sandbox::PORTAL_TOKEN);
    page.button("Sign in").click();
    until(|| page.has_field("Name")).await;
    page.button("Sign out").click();

    until(|| page.has_field("User name") || page.has_field("Token")).await;
    assert!(page.asked_of(Method::Post, AUTH_BY).is_empty());
    assert!(page.asked_of(Method::Delete, AUTH_BY).is_empty());
}

#[wasm_bindgen_test]
async fn another_project_is_a_click_away_and_what_was_typed_comes_along() {
    let page = Page::open(Language::En);
    page.form("demo").await;
    page.fill("Name", "comes-along");

    page.first(".bar__switch").click();
    until(|| page.has_button("lab")).await;
    page.button("lab").click();
    until(|| page.has_button("South")).await;
    page.button("South").click();

    until(|| page.has_field("Name") && page.text().contains("What you typed has come along."))
        .await;
    assert_eq!(page.field("Name").value(), "comes-along");
    assert!(page.first(".bar__switch").text_content().is_some_and(|text| text.contains("lab")));
    assert_eq!(page.count("dialog"), 0);
}

#[wasm_bindgen_test]
async fn an_ended_token_is_asked_for_over_the_page_and_nothing_that_was_typed_is_lost() {
    let page = Page::open(Language::En);
    page.form("demo").await;
    page.fill_form("typed-before").await;
    end_the_token(&page);

    page.button("Launch").click();
    until(|| page.count("dialog[open] #again") == 1).await;
    page.forget_answers();
    crate::page::type_into(&page.control("#again"), "guess");
    send(&page.first("dialog form"), "submit");
    until(|| page.text().contains("The cloud does not accept this sign-in.")).await;
    crate::page::type_into(&page.control("#again"), "sandbox");
    send(&page.first("dialog form"), "submit");

    until(|| page.count("dialog") == 0).await;
    until(|| page.text().contains("Building")).await;
    assert_eq!(page.asked_of(Method::Post, |url| url.ends_with("/servers")).len(), 2);
}

#[wasm_bindgen_test]
async fn what_is_put_off_fails_with_a_way_back() {
    let page = Page::open(Language::En);
    page.form("demo").await;
    page.fill_form("put-off").await;
    end_the_token(&page);

    page.button("Launch").click();
    until(|| page.count("dialog[open]") == 1).await;
    let dialog: web_sys::HtmlDialogElement =
        wasm_bindgen::JsCast::unchecked_into(page.first("dialog"));
    dialog.close();
    until(|| page.count("dialog") == 0 && page.has_button("Sign in again")).await;
    page.button("Sign in again").click();

    until(|| page.count("dialog[open]") == 1).await;
    assert_eq!(page.field("Name").value(), "put-off");
}

#[wasm_bindgen_test]
async fn the_way_out_ends_every_token_of_the_visit() {
    let page = Page::open(Language::En);
    page.form("demo").await;
    assert_eq!(page.asked_of(Method::Post, AUTH_BY).len(), 2);

    page.button("Sign out").click();

    until(|| page.has_field("User name")).await;
    until(|| page.asked_of(Method::Delete, AUTH_BY).len() == 2).await;
    assert_eq!(page.field("Password").value(), "");
}

#[wasm_bindgen_test]
async fn a_tab_that_stays_signed_in_keeps_a_token_and_no_password_until_the_way_out() {
    let kept = || {
        let tab = leptos::prelude::window().session_storage().expect("allowed").expect("there");
        tab.get_item("slipway.session").expect("read")
    };
    let page = Page::open(Language::En);
    page.field("Stay signed in on this tab").click();
    page.form("demo").await;
    until(|| kept().is_some()).await;
    let state = kept().expect("kept");

    assert!(state.contains("sandbox-") && !state.contains("\"password\": \"sandbox\""), "{state}");
    page.button("Sign out").click();

    until(|| page.has_field("User name")).await;
    assert_eq!(kept(), None);
}

#[wasm_bindgen_test]
async fn a_service_that_refuses_a_good_token_asks_nobody_for_a_password() {
    let page = Page::open(Language::En);
    page.form("demo").await;
    page.fill_form("kept-out").await;
    page.refuse("/servers", 401, &json!({"error": {"message": "not here"}}));

    page.button("Launch").click();

    until(|| page.text().contains("Your sign-in has ended.")).await;
    assert_eq!(page.count("dialog"), 0);
}

/// From now on nobody takes the token, Keystone neither.
fn end_the_token(page: &Page) {
    for part in ["/servers", "/auth/tokens"] {
        page.refuse(part, 401, &json!({"error": {"message": "ended"}}));
    }
}
