//! Names of several, access and configuration, as a person uses them.

use leptos::prelude::document;
use serde_json::json;
use slipway::{openstack::transport::Method, ui::Language};
use wasm_bindgen::JsCast;
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::{HtmlDetailsElement, HtmlInputElement};

use crate::page::{Page, type_into, until};

const KEY: &str =
    "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAINdamAGCsQq31Uv+08lkBzoO4XLz2qYjJa8CGmj3B1Ea";

#[wasm_bindgen_test]
async fn several_servers_show_how_they_are_made_and_what_they_will_be_called() {
    let page = Page::open(Language::En);
    page.form("demo").await;
    assert!(!page.text().contains("How to make them"));

    page.fill("Name", "web");
    page.fill("How many", "20");

    until(|| page.text().contains("They will be called web-1, web-2 … web-20.")).await;
    page.field("One by one").click();
    until(|| there("#names")).await;
    type_into(&one("#names"), "red\n\n blue ");
    until(|| page.text().contains("They will be called red, blue.")).await;
}

#[wasm_bindgen_test]
async fn a_private_key_that_is_pasted_is_dropped_and_named() {
    let page = Page::open(Language::En);
    page.form("demo").await;

    opened("Import a public key", "#public-key").await;
    let area = one("#public-key");
    type_into(&area, "-----BEGIN OPENSSH PRIVATE KEY-----\nb3BlbnNzaC1rZXktdjEA");

    until(|| page.text().contains("That was a PRIVATE key.")).await;
    until(|| area.value().is_empty()).await;
    assert!(!page.text().contains("b3BlbnNzaC1rZXktdjEA"));
}

#[wasm_bindgen_test]
async fn a_public_key_names_itself_and_is_imported_and_chosen() {
    let page = Page::open(Language::En);
    page.form("demo").await;
    page.answer("/os-keypairs", &json!({"keypair": {"name": "ada", "fingerprint": "aa:bb"}}));

    opened("Import a public key", "#public-key").await;
    type_into(&one("#public-key"), &format!(" {KEY}  ada@example.org\n"));
    until(|| one("#import-name").value() == "ada").await;
    page.button("Import and choose").click();

    until(|| page.picked("ada")).await;
    assert_eq!(page.asked_of(Method::Post, |url| url.ends_with("/os-keypairs")).len(), 1);
    assert!(page.text().contains("ada is there and chosen."));
}

#[wasm_bindgen_test]
async fn a_key_that_is_not_whole_says_so_and_is_not_sent() {
    let page = Page::open(Language::En);
    page.form("demo").await;

    opened("Import a public key", "#public-key").await;
    type_into(&one("#public-key"), &KEY[..KEY.len() - 4]);
    type_into(&one("#import-name"), "laptop-2");
    page.button("Import and choose").click();

    until(|| page.text().contains("This key is not whole.")).await;
    assert!(page.asked_of(Method::Post, |url| url.ends_with("/os-keypairs")).is_empty());
}

#[wasm_bindgen_test]
async fn a_password_that_is_made_up_is_long_and_shown() {
    let page = Page::open(Language::En);
    page.form("demo").await;
    opened("Administrator password", "#admin-password").await;
    let field = one("#admin-password");
    assert_eq!(field.type_(), "password");

    page.button("Make one up").click();

    until(|| field.value().len() == 20 && field.type_() == "text").await;
    let first = field.value();
    page.button("Make one up").click();
    until(|| field.value().len() == 20 && field.value() != first).await;
}

#[wasm_bindgen_test]
async fn zones_and_groups_are_asked_for_when_their_part_is_opened() {
    let page = Page::open(Language::En);
    page.form("demo").await;
    let asked = || {
        let wanted = |url: &str| url.contains("availability-zone") || url.contains("server-groups");
        page.asked_of(Method::Get, wanted)
    };
    assert!(asked().is_empty());

    open("Placement");

    until(|| asked().len() == 2).await;
}

#[wasm_bindgen_test]
async fn a_server_group_made_on_the_way_is_chosen() {
    let page = Page::open(Language::En);
    page.form("demo").await;
    opened("Placement", "#server-group").await;
    page.first("details:has(#server-group) details.more summary").click();
    until(|| there("#new-group-name")).await;

    type_into(&one("#new-group-name"), " trio ");
    page.button("Make and choose").click();

    until(|| one("#server-group").value() != "").await;
    let chosen = page.texts("#server-group option:checked");
    assert!(matches!(&*chosen, [one] if one.starts_with("trio: ")), "{chosen:?}");
    assert_eq!(page.asked_of(Method::Post, |url| url.ends_with("/os-server-groups")).len(), 1);
}

#[wasm_bindgen_test]
async fn a_server_group_without_a_name_is_not_asked_for() {
    let page = Page::open(Language::En);
    page.form("demo").await;
    opened("Placement", "#server-group").await;
    page.first("details:has(#server-group) details.more summary").click();
    until(|| there("#new-group-name")).await;

    page.button("Make and choose").click();

    until(|| page.text().contains("Give the group a name.")).await;
    assert!(page.asked_of(Method::Post, |url| url.ends_with("/os-server-groups")).is_empty());
}

#[wasm_bindgen_test]
async fn what_only_administrators_may_say_stands_apart_and_says_so() {
    let page = Page::open(Language::En);
    page.form("demo").await;
    opened("Placement", "#server-group").await;
    assert!(!there("#host") && !there("#hypervisor"));

    page.unfold("For administrators");

    until(|| there("#host") && there("#hypervisor")).await;
    let part =
        page.texts("details:has(> .more__inside > * #host) > .more__inside > .section__hint");
    assert_eq!(part, ["Most clouds refuse this from anybody but administrators."]);
}

#[wasm_bindgen_test]
async fn user_data_that_is_too_long_is_packed_and_what_fits_is_not() {
    let page = Page::open(Language::En);
    page.form("demo").await;
    opened("User data", "#user-data-0").await;

    type_into(&one("#user-data-0"), &format!("#!/bin/sh\n{}", "echo again\n".repeat(8_000)));

    until(|| page.text().contains("of 65,535 bytes, packed by gzip")).await;
    type_into(&one("#user-data-0"), "#!/bin/sh\n");
    until(|| page.text().contains("16 of 65,535 bytes")).await;
    assert!(!page.text().contains("packed by gzip"));
}

#[wasm_bindgen_test]
async fn an_example_fills_the_empty_part_and_is_followed_by_another() {
    let page = Page::open(Language::En);
    page.form("demo").await;
    opened("User data", "#user-data-0").await;

    page.button("Install packages").click();
    until(|| one("#user-data-0").value().starts_with("#cloud-config\npackage_update")).await;
    page.button("A user with your key").click();

    until(|| there("#user-data-1")).await;
    until(|| one("#user-data-1").value().contains("ssh_authorized_keys:\n      - ssh-")).await;
}

/// Opens the part of that title, as a click does.
pub fn open(title: &str) {
    let all = document().query_selector_all("details.more").expect("a selector");
    let part = (0..all.length())
        .filter_map(|at| all.get(at)?.dyn_into::<HtmlDetailsElement>().ok())
        .find(|it| it.text_content().unwrap_or_default().trim_start().starts_with(title));
    part.unwrap_or_else(|| panic!("no part {title}")).set_open(true);
}

/// The same, and waits for what is drawn then.
async fn opened(title: &str, selector: &str) {
    open(title);
    until(|| there(selector)).await;
}

/// Whether there is one.
pub fn there(selector: &str) -> bool {
    document().query_selector(selector).expect("a selector").is_some()
}

/// An input or a text area, which have the same properties.
pub fn one(selector: &str) -> HtmlInputElement {
    let found = document().query_selector(selector).expect("a selector");
    found.unwrap_or_else(|| panic!("no {selector}")).unchecked_into()
}
