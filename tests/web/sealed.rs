//! The password of Windows: opened in the page with the user's key, which goes nowhere.

use serde_json::{Value, json};
use slipway::{openstack::transport::Method, ui::Language};
use wasm_bindgen_test::wasm_bindgen_test;

use crate::page::{Page, send, type_into, until};

const CASES: &str = include_str!("../vectors/sealed/sealed.json");
const KEY: &str = include_str!("../vectors/sealed/pkcs8.pem");
const OTHER: &str = include_str!("../vectors/sealed/other.pem");
const ENCRYPTED: &str = include_str!("../vectors/sealed/encrypted-openssh.pem");
const PUBLIC: &str = include_str!("../vectors/sealed/public.pem");

#[wasm_bindgen_test]
async fn a_windows_password_is_opened_in_the_page_and_the_key_is_dropped() {
    let (page, password) = sealed().await;
    let asked = page.asked().len();

    type_into(&page.control("#private-key"), KEY);
    until(|| page.has_button("Show")).await;
    let covered = page.texts(".sealed code");
    assert!(page.focused().is_some_and(|it| it.text_content().as_deref() == Some("Show")));
    page.button("Show").click();
    until(|| page.has_button("Hide and forget")).await;

    assert_eq!(covered, ["••••••••"]);
    assert_eq!(page.texts(".sealed code"), [password.as_str()]);
    assert_eq!(page.count("#private-key"), 0);
    assert_eq!(page.asked().len(), asked);
    let secret = KEY.lines().nth(5).expect("a line of the key");
    for kept in
        [leptos::prelude::window().local_storage(), leptos::prelude::window().session_storage()]
    {
        let kept = js_sys::JSON::stringify(&kept.expect("allowed").expect("there").into());
        let kept = String::from(kept.expect("JSON"));
        assert!(!kept.contains(secret) && !kept.contains(&password));
    }
}

#[wasm_bindgen_test]
async fn a_password_that_is_hidden_is_forgotten() {
    let (page, password) = sealed().await;
    type_into(&page.control("#private-key"), KEY);
    until(|| page.has_button("Show")).await;
    page.button("Show").click();
    until(|| page.text().contains(&password)).await;

    page.button("Hide and forget").click();

    until(|| page.text().contains("Forgotten.") && page.count("#private-key") == 1).await;
    assert!(!page.text().contains(&password));
    assert_eq!(page.control("#private-key").value(), "");
    assert!(page.focused().is_some_and(|it| it.class_name() == "sealed"));
}

#[wasm_bindgen_test]
async fn a_key_that_opens_nothing_says_why_and_is_not_kept_either() {
    let (page, _) = sealed().await;
    let problem = || page.texts("#private-key-problem").concat();

    type_into(&page.control("#private-key"), OTHER);
    until(|| {
        problem().starts_with("This key does not fit. Take the private half of the key pair win")
    })
    .await;
    assert_eq!(page.control("#private-key").value(), "");
    type_into(&page.control("#private-key"), ENCRYPTED);
    until(|| problem().starts_with("A passphrase protects this key")).await;
    assert_eq!(page.control("#private-key").value(), "");
    assert!(page.texts(".sealed code").concat().contains("ssh-keygen -p"));
    // Some ways to type tell more than once that the field has changed.
    send(&page.control("#private-key"), "input");
    assert!(problem().starts_with("A passphrase protects this key"));
    type_into(&page.control("#private-key"), PUBLIC);

    until(|| problem().starts_with("This is the public half.")).await;
    assert_eq!(page.control("#private-key").value(), PUBLIC);
    assert_eq!(page.count(".sealed code"), 0);
}

#[wasm_bindgen_test]
async fn a_password_that_is_not_set_yet_is_said_to_be_none_and_can_be_asked_for_again() {
    let page = Page::open(Language::En);
    windows(&page, "").await;

    until(|| page.text().contains("No password is there yet.")).await;
    page.forget_answers();
    page.answer("/os-server-password", &json!({"password": first()["sealed"]}));
    page.button("Read again").click();

    until(|| page.count("#private-key") == 1).await;
}

#[wasm_bindgen_test]
async fn what_the_cloud_keeps_is_removed_after_a_second_word() {
    let (page, _) = sealed().await;
    let removed =
        || page.asked_of(Method::Delete, |url| url.ends_with("/servers/s1/os-server-password"));
    page.button("Remove it from the cloud…").click();
    until(|| page.has_button("Remove it")).await;
    assert!(removed().is_empty());

    page.button("Remove it").click();

    until(|| page.text().contains("Removed from the cloud.")).await;
    assert_eq!(removed().len(), 1);
    assert!(!page.has_button("Remove it from the cloud…"));
}

#[wasm_bindgen_test]
async fn a_server_that_one_enters_by_ssh_has_no_such_part() {
    let page = Page::open(Language::En);
    page.form("demo").await;
    page.fill_form("web-1").await;
    page.button("Launch").click();

    until(|| page.text().contains("debian@")).await;

    assert!(!page.texts("summary").iter().any(|title| title == "Windows password"));
}

/// The open part of a server whose password has been sealed, and the password.
async fn sealed() -> (Page, String) {
    let page = Page::open(Language::En);
    let case = first();
    windows(&page, case["sealed"].as_str().expect("a text")).await;
    until(|| page.count("#private-key") == 1).await;
    (page, case["password"].as_str().expect("a text").to_owned())
}

/// The case whose password is like one of Windows.
fn first() -> Value {
    let cases: Value = serde_json::from_str(CASES).expect("JSON");
    cases["opened"][1].clone()
}

/// Opens the part of a Windows server of which the cloud keeps `password`.
async fn windows(page: &Page, password: &str) {
    let server = json!({
        "id": "s1", "name": "win-1", "status": "ACTIVE", "key_name": "win", "image": {"id": "i1"},
        "addresses": {"private": [{"addr": "10.0.0.4", "version": 4}]},
    });
    let image = json!({"id": "i1", "name": "Windows Server 2022", "status": "active", "os_distro": "windows"});
    page.answer("/os-server-password", &json!({"password": password}));
    page.answer("/servers/detail", &json!({"servers": [server]}));
    page.answer("/servers/s1", &json!({"server": server}));
    page.answer("/images/i1", &image);
    page.form("demo").await;
    page.link("Servers").click();
    until(|| page.count(".list__row") == 1).await;
    page.link("win-1").click();
    until(|| page.texts("summary").iter().any(|title| title == "Windows password")).await;
    page.unfold_exactly("Windows password");
}
