//! Servers in hand: what is asked of one and of several, deletions that wait, and the list.

use serde_json::{Value, json};
use slipway::{openstack::transport::Method, ui::Language};
use wasm_bindgen_test::wasm_bindgen_test;

use super::page::{Page, until};

/// The words of a menu's button.
const MENU: &str = "Actions ▾";

#[wasm_bindgen_test]
async fn an_action_is_one_request_and_the_server_is_followed_until_it_is_done() {
    let page = running("web-1").await;

    pick(&page, "Shut down").await;

    until(|| page.text().contains("Shutting down…")).await;
    until(|| page.texts(".badge") == ["Shut off"] && !page.text().contains("Shutting down…")).await;
    assert_eq!(page.asked_of(Method::Post, |url| url.ends_with("/action")).len(), 1);
    page.button(MENU).click();
    until(|| page.has_button("Start")).await;
    assert!(!page.has_button("Shut down") && !page.has_button("Pause"));
}

#[wasm_bindgen_test]
async fn what_nova_names_no_task_for_is_followed_too() {
    let page = running("web-1").await;
    pick(&page, "Resize…").await;
    until(|| page.count("input[name=action-choice]") > 1).await;
    page.field("m1.medium").click();
    page.button("Resize").click();
    until(|| page.texts(".badge") == ["Resized, to be confirmed"]).await;
    until(|| !page.text().contains("Resizing…")).await;

    pick(&page, "Keep the new size").await;

    until(|| page.text().contains("Keeping the new size…")).await;
    until(|| page.texts(".badge") == ["Active"]).await;
    assert!(page.text().contains("m1.medium"));
}

#[wasm_bindgen_test]
async fn a_refused_action_shows_the_clouds_words_and_the_truth() {
    let page = running("web-1").await;
    let words = "Cannot 'pause' instance web-1 while it is in vm_state stopped";
    page.refuse("/action", 409, &json!({"conflictingRequest": {"code": 409, "message": words}}));

    pick(&page, "Pause").await;

    until(|| page.text().contains(words)).await;
    assert_eq!(page.texts(".badge"), ["Active"]);
    assert_eq!(page.asked_of(Method::Post, |url| url.ends_with("/action")).len(), 1);
    page.button("Dismiss").click();
    until(|| !page.text().contains(words)).await;
}

#[wasm_bindgen_test]
async fn a_lock_takes_a_reason_and_says_what_it_keeps_from() {
    let page = running("web-1").await;
    pick(&page, "Lock…").await;
    until(|| page.has_field("Reason (optional)")).await;

    page.fill("Reason (optional)", "in use");
    page.button("Do it").click();

    until(|| !page.text().contains("Locking…") && !page.has_field("Reason (optional)")).await;
    page.button(MENU).click();
    until(|| page.has_button("Unlock")).await;
    let stop = page.button("Shut down locked: unlock it first");
    assert_eq!(stop.get_attribute("aria-disabled").as_deref(), Some("true"));
}

#[wasm_bindgen_test]
async fn a_form_is_left_by_its_button_and_the_focus_goes_back() {
    let page = running("web-1").await;
    pick(&page, "Rename…").await;
    until(|| page.focused().is_some_and(|it| it.id() == "action-text")).await;
    page.fill("Name", " ");
    page.button("Do it").click();
    until(|| page.text().contains("Enter a name.")).await;

    page.button("Cancel").click();

    until(|| !page.text().contains("Enter a name.")).await;
    assert!(page.focused().is_some_and(|it| it.class_name().contains("menu__button")));
    assert!(page.asked_of(Method::Put, |_| true).is_empty());
}

#[wasm_bindgen_test]
async fn security_groups_are_changed_by_what_is_chosen() {
    let page = running("web-1").await;
    pick(&page, "Security groups…").await;
    until(|| page.picked("default")).await;

    page.field("web").click();
    page.button("Do it").click();

    until(|| page.texts(".facts__fact").contains(&"Security groupsdefault, web".to_owned())).await;
    assert!(!page.has_button("Do it"));
    assert_eq!(page.asked_of(Method::Post, |url| url.ends_with("/action")).len(), 1);
}

#[wasm_bindgen_test]
async fn a_deletion_waits_on_every_page_and_can_be_undone() {
    let page = running("web-1").await;

    pick(&page, "Delete").await;

    until(|| page.text().contains("Will be deleted in")).await;
    page.link("All servers").click();
    until(|| page.count(".list__row") == 1 && page.text().contains("Will be deleted in")).await;
    page.button("Undo").click();
    until(|| !page.text().contains("Will be deleted in")).await;
    assert!(page.asked_of(Method::Delete, |url| url.contains("/servers/")).is_empty());
}

#[wasm_bindgen_test]
async fn a_deletion_is_sent_once_wherever_the_reader_is() {
    let page = running("web-1").await;
    pick(&page, "Delete").await;
    until(|| page.text().contains("Will be deleted in")).await;
    page.link("Launch").click();
    until(|| page.has_field("Name")).await;
    assert!(page.text().contains("Nothing is sent before the time is up."));

    until(|| !page.text().contains("Will be deleted in")).await;

    until(|| page.asked_of(Method::Delete, is_server).len() == 1).await;
    page.link("Servers").click();
    until(|| page.text().contains("No servers in this project yet.")).await;
    assert_eq!(page.asked_of(Method::Delete, is_server).len(), 1);
}

#[wasm_bindgen_test]
async fn a_long_list_costs_one_request_a_page() {
    let page = Page::open(Language::En);
    page.answer("marker=s49", &json!({"servers": [listed(50)]}));
    let next = json!([{"rel": "next", "href": "https://x/servers/detail?limit=50&marker=s49"}]);
    let servers: Vec<Value> = (0..50).map(listed).collect();
    page.answer("/servers/detail", &json!({"servers": servers, "servers_links": next}));
    page.form("demo").await;

    page.link("Servers").click();
    until(|| page.count(".list__row") == 50).await;
    let first = page.asked_of(Method::Get, is_list);
    page.button("Next").click();
    until(|| page.count(".list__row") == 1 && page.text().contains("Page 2")).await;

    assert_eq!(first.len(), 1);
    assert!(first[0].contains("limit=51"), "{first:?}");
    let asked = page.asked_of(Method::Get, is_list);
    assert!(asked.len() == 2 && asked[1].contains("marker=s49"), "{asked:?}");
}

#[wasm_bindgen_test]
async fn nova_filters_and_sorts() {
    let page = Page::open(Language::En);
    page.answer("/servers/detail", &json!({"servers": [listed(1), listed(2)]}));
    page.form("demo").await;
    page.link("Servers").click();
    until(|| page.count(".list__row") == 2).await;

    page.fill_search("Search servers by name", "web(");
    page.choose("Status", "ERROR");
    page.button("Name").click();

    let is_last = |url: &str| {
        ["name=web.", "status=ERROR", "sort_key=display_name", "sort_dir=asc"]
            .iter()
            .all(|part| url.contains(part))
    };
    until(|| page.asked_of(Method::Get, is_list).last().is_some_and(|url| is_last(url))).await;
    assert_eq!(page.count("th[aria-sort=ascending]"), 1);
}

#[wasm_bindgen_test]
async fn several_servers_are_asked_at_once_and_followed_by_one_request() {
    let page = running("web-1").await;
    page.link("Launch").click();
    until(|| page.has_field("Name")).await;
    page.fill("Name", "web-2");
    for pick in ["Debian 12", "m1.small", "private"] {
        if !page.picked(pick) {
            page.field(pick).click();
        }
        until(|| page.picked(pick)).await;
    }
    page.button("Launch").click();
    until(|| page.texts(".badge") == ["Active"]).await;
    page.link("All servers").click();
    until(|| page.texts(".badge") == ["Active", "Active"]).await;

    page.control("[aria-label='Choose all on this page']").click();
    until(|| page.has_button("Shut down 2")).await;
    let before = page.asked().len();
    page.button("Shut down 2").click();

    until(|| page.texts(".badge") == ["Shut off", "Shut off"]).await;
    assert_eq!(page.asked_of(Method::Post, |url| url.ends_with("/action")).len(), 2);
    let alone = |url: &str| is_server(url) && !url.ends_with("/action");
    let since = page.asked().split_off(before);
    assert!(!since.iter().any(|url| alone(url)), "{since:?}");
    until(|| page.has_button("Start 2") && page.has_button("Shut down")).await;
}

#[wasm_bindgen_test]
async fn what_is_asked_of_several_says_why_it_cannot_be_asked_yet() {
    let page = Page::open(Language::En);
    page.answer("/servers/detail", &json!({"servers": [listed(1), listed(2)]}));
    page.form("demo").await;
    page.link("Servers").click();
    until(|| page.count(".list__row") == 2).await;
    let told = |word: &str| {
        let button = page.button(word);
        (button.get_attribute("aria-disabled").unwrap_or_default(), button.title())
    };
    let first = "Choose servers in the list first.".to_owned();
    for word in ["Start", "Shut down", "Reboot", "Delete"] {
        assert_eq!(told(word), ("true".to_owned(), first.clone()));
    }
    assert_eq!(page.texts(".servers__hint"), [first]);

    page.control("[aria-label='Choose all on this page']").click();

    until(|| page.has_button("Shut down 2")).await;
    assert_eq!(told("Shut down 2"), ("false".to_owned(), String::new()));
    let not_now = "None of the chosen servers takes this now.".to_owned();
    assert_eq!(told("Start"), ("true".to_owned(), not_now));
    assert_eq!(page.texts(".servers__hint"), [""]);
}

#[wasm_bindgen_test]
async fn columns_are_chosen_and_kept_while_other_pages_are_shown() {
    let page = running("web-1").await;
    page.link("All servers").click();
    until(|| page.count(".list__row") == 1).await;
    page.unfold("Columns");
    until(|| page.has_field("Key pair")).await;

    page.field("Key pair").click();
    page.field("Image").click();
    page.link("Launch").click();
    until(|| page.count(".list__row") == 0).await;
    page.link("Servers").click();

    until(|| page.count(".list__row") == 1).await;
    let titles = page.texts("th");
    assert!(titles.contains(&"Key pair".to_owned()), "{titles:?}");
    assert!(!titles.contains(&"Image".to_owned()), "{titles:?}");
}

#[wasm_bindgen_test]
async fn images_are_named_by_one_request_and_by_no_id_until_it_is_answered() {
    let page = running("web-1").await;

    page.hold(|url| url.contains("/v2/images?id="));

    page.link("All servers").click();

    let image = || page.texts(".list__row td[data-title=Image]").concat();
    until(|| image() == "…").await;
    page.release();
    until(|| image() == "Debian 12").await;
    let named = page.asked_of(Method::Get, |url| url.contains("/v2/images?id="));
    assert_eq!(named.len(), 1, "{named:?}");
}

#[wasm_bindgen_test]
async fn an_image_that_is_gone_is_told_by_its_id() {
    let page = running("web-1").await;
    page.answer("/v2/images?id=", &json!({"images": []}));

    page.link("All servers").click();

    let image = || page.texts(".list__row td[data-title=Image]").concat();
    until(|| image().len() == 36).await;
}

#[wasm_bindgen_test]
async fn all_of_it_speaks_chinese() {
    let page = running("web-1").await;
    page.choose("Language", "zh-CN");
    until(|| page.has_button("操作 ▾")).await;

    page.button("操作 ▾").click();
    until(|| page.has_button("删除")).await;
    page.button("删除").click();

    until(|| page.text().contains("秒后删除")).await;
    page.button("撤销").click();
    until(|| !page.text().contains("秒后删除")).await;
}

/// The page of a running server of that name.
async fn running(name: &str) -> Page {
    let page = Page::open(Language::En);
    page.form("demo").await;
    page.fill_form(name).await;
    page.button("Launch").click();
    until(|| page.texts(".badge") == ["Active"]).await;
    page
}

/// Chooses in the only menu.
async fn pick(page: &Page, word: &str) {
    page.button(MENU).click();
    until(|| page.has_button(word)).await;
    page.button(word).click();
}

fn is_list(url: &str) -> bool {
    url.contains("/servers/detail")
}

/// One server, or something of it.
fn is_server(url: &str) -> bool {
    url.contains("/servers/") && !is_list(url)
}

fn listed(number: usize) -> Value {
    json!({"id": format!("s{number}"), "name": format!("web-{number}"), "status": "ACTIVE"})
}
