//! The page of one server: its start, the way in, what it wrote, and what hangs on it.

use serde_json::{Value, json};
use slipway::{openstack::transport::Method, ui::Language};
use wasm_bindgen_test::wasm_bindgen_test;

use crate::page::{Page, type_into, until};

/// Launches a server of that name, and waits for its page.
async fn launched(page: &Page, name: &str) {
    page.form("demo").await;
    page.fill_form(name).await;
    page.button("Launch").click();
    until(|| page.texts("h1") == [name]).await;
}

async fn running(page: &Page, name: &str) {
    launched(page, name).await;
    until(|| page.texts(".badge").iter().any(|text| text == "Active")).await;
}

#[wasm_bindgen_test]
async fn a_start_is_told_step_by_step_until_cloud_init_has_finished() {
    let page = Page::open(Language::En);
    launched(&page, "web-1").await;

    until(|| page.count(".steps__step") == 8).await;
    assert_eq!(page.count(".steps__step[aria-current=step]"), 1);
    assert_eq!(page.texts("[data-progress=over] .steps__name")[0], "Sent");

    let is_ready = || page.count(".steps__step[data-progress=over]") == 8;
    until(is_ready).await;
    assert!(page.texts("[role=status]").iter().any(|it| it.starts_with("cloud-init has finished")));
    let times = page.texts(".steps__time");
    assert!(times.last().is_some_and(|time| time.starts_with("+0:0")), "{times:?}");
}

#[wasm_bindgen_test]
async fn a_server_that_is_built_is_read_at_most_every_two_seconds() {
    let page = Page::open(Language::En);

    running(&page, "web-1").await;

    // It runs after four seconds: at once, and then after every pause.
    let reads = page.asked_of(Method::Get, |url| {
        url.rsplit_once("/servers/").is_some_and(|(_, id)| id.len() == 36)
    });
    assert!((2..=4).contains(&reads.len()), "{reads:?}");
}

#[wasm_bindgen_test]
async fn a_fault_is_told_with_its_meaning_and_leads_to_the_form_filled_in() {
    let page = Page::open(Language::En);

    launched(&page, "no-valid-host").await;

    until(|| page.text().contains("No valid host was found.")).await;
    assert!(page.text().contains("No host of the cloud can take this server"));
    assert!(page.text().contains("m1.small may be too large"));
    assert_eq!(page.texts("[data-progress=failed] .steps__name"), ["Choice of a host"]);
    page.button("Launch again with changes").click();
    until(|| page.has_field("Name") && page.field("Name").value() == "no-valid-host").await;
    until(|| page.picked("Debian 12")).await;
}

#[wasm_bindgen_test]
async fn the_line_that_leads_in_shows_as_soon_as_the_server_runs() {
    let page = Page::open(Language::En);
    launched(&page, "web-1").await;
    assert!(!page.text().contains("ssh "));

    until(|| page.text().contains("debian@10.0.0.")).await;

    assert!(page.text().contains("The image says this user."));
    assert!(page.text().contains("For the outside, give it a floating IP."));
}

#[wasm_bindgen_test]
async fn the_password_that_the_cloud_made_up_is_shown_on_demand_and_forgotten() {
    let page = Page::open(Language::En);
    launched(&page, "web-1").await;
    page.unfold("Administrator password: shown this once");
    until(|| page.has_button("Forget it")).await;
    let secret = || page.texts(".more code")[0].clone();
    assert_eq!(secret(), "••••••••");

    page.button("Show").click();
    until(|| page.has_button("Hide")).await;
    let password = secret();
    page.button("Forget it").click();

    assert_eq!(password.len(), 12);
    until(|| page.text().contains("Forgotten.")).await;
    assert!(!page.text().contains(&password) && !page.has_button("Forget it"));
    let is_kept = |kept: Result<Option<web_sys::Storage>, _>| {
        let kept = kept.ok().flatten().expect("a storage");
        let length = kept.length().expect("a number");
        (0..length)
            .filter_map(|at| kept.get_item(&kept.key(at).ok()??).ok()?)
            .any(|text| text.contains(&password))
    };
    assert!(!is_kept(leptos::prelude::window().local_storage()));
    assert!(!is_kept(leptos::prelude::window().session_storage()));
}

#[wasm_bindgen_test]
async fn the_console_is_read_while_it_is_open_and_searched() {
    let page = Page::open(Language::En);
    running(&page, "web-1").await;
    until(|| page.count(".steps__step[data-progress=over]") == 8).await;

    page.unfold("Console log");
    until(|| page.texts(".log").iter().any(|log| log.contains("sandbox login"))).await;
    page.fill_search("Search the log", "openssh");

    until(|| page.texts(".log") == ["[  OK  ] Started OpenSSH server daemon."]).await;
    assert!(page.text().contains("1 line"));
}

#[wasm_bindgen_test]
async fn the_console_opens_in_a_window_that_knows_nothing_of_this_one() {
    let page = Page::open(Language::En);
    running(&page, "web-1").await;

    page.unfold_exactly("Console");
    until(|| page.has_button("Open the console")).await;
    page.button("Open the console").click();
    until(|| page.count("a[target=_blank]") == 1).await;

    let link = page.first("a[target=_blank]");
    assert_eq!(link.get_attribute("rel").as_deref(), Some("noopener noreferrer"));
    assert!(link.get_attribute("href").is_some_and(|href| href.starts_with("https://")));
}

#[wasm_bindgen_test]
async fn an_address_of_a_console_that_would_run_here_is_no_link() {
    let page = Page::open(Language::En);
    let console = json!({"protocol": "vnc", "type": "novnc", "url": "javascript:alert(1)"});
    page.answer("/remote-consoles", &json!({"remote_console": console}));
    running(&page, "web-1").await;

    page.unfold_exactly("Console");
    until(|| page.has_button("Open the console")).await;
    page.button("Open the console").click();

    until(|| page.text().contains("none that a browser should open")).await;
    assert_eq!(page.count("a[target=_blank]"), 0);
}

#[wasm_bindgen_test]
async fn what_hangs_on_a_server_is_asked_for_when_it_is_opened() {
    let page = Page::open(Language::En);
    running(&page, "web-1").await;
    let asked = |part: fn(&str) -> bool| page.asked_of(Method::Get, part).len();
    assert_eq!(
        asked(|url| url.contains("device_id=") || url.ends_with("os-volume_attachments")),
        0
    );

    for part in ["Interfaces", "Volumes", "What was done with it"] {
        page.unfold(part);
    }

    until(|| page.text().contains("Security groups: default")).await;
    until(|| page.text().contains("It has no volumes.")).await;
    until(|| page.texts("summary").iter().any(|text| text.starts_with("create · "))).await;
    page.unfold("create · ");
    until(|| page.text().contains("compute__do_build_and_run_instance")).await;
}

#[wasm_bindgen_test]
async fn metadata_and_tags_are_changed_and_a_refusal_stands_at_its_field() {
    let page = Page::open(Language::En);
    running(&page, "web-1").await;
    page.unfold("Tags and metadata");
    until(|| page.has_button("Save")).await;

    page.button("Add an entry").click();
    until(|| page.count("#server-metadata-0-key") == 1).await;
    type_into(&page.control("#server-metadata-0-key"), "role");
    type_into(&page.control("#server-metadata-0-value"), "db");
    type_into(&page.control("#server-tags"), "blue,");
    page.button("Save").click();
    until(|| page.text().contains("Saved.")).await;
    let refusal: Value = json!({"forbidden": {"code": 403, "message": "Too many entries."}});
    page.refuse("/metadata/role", 403, &refusal);
    type_into(&page.control("#server-metadata-0-value"), "web");
    page.button("Save").click();

    until(|| page.texts("#server-metadata-0-problem") == ["Too many entries."]).await;
    assert_eq!(page.control("#server-metadata-0-value").value(), "web");
    assert_eq!(page.asked_of(Method::Put, |url| url.ends_with("/tags/blue")).len(), 1);
}

#[wasm_bindgen_test]
async fn the_mark_of_the_launch_is_explained_and_taken_off() {
    let page = Page::open(Language::En);
    running(&page, "web-1").await;
    page.unfold("Tags and metadata");
    until(|| page.has_button("Take it off")).await;
    assert!(page.text().contains("slipway-"));

    page.button("Take it off").click();

    until(|| !page.has_button("Take it off")).await;
    assert_eq!(page.asked_of(Method::Delete, |url| url.contains("slipway-")).len(), 1);
}
