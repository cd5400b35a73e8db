//! Networks, interfaces, floating IPs and security groups in the form.

use serde_json::json;
use slipway::{openstack::transport::Method, ui::Language};
use wasm_bindgen_test::wasm_bindgen_test;

use crate::page::{Page, send, type_into, until};

#[wasm_bindgen_test]
async fn networks_are_told_apart_by_their_ranges_and_say_what_is_special() {
    let page = Page::open(Language::En);

    page.form("demo").await;

    assert_eq!(page.texts("table:has([name=networks]) thead th"), ["Name", "Subnets"]);
    let rows = page.texts("tr:has([name=networks])");
    let row = |name: &str| rows.iter().find(|row| row.starts_with(name)).cloned();
    assert_eq!(row("private").as_deref(), Some("private10.0.0.0/24, fd00:10::/64"));
    let noted = |name, word: &str| row(name).is_some_and(|row| row.contains(word));
    assert!(noted("not-ready", "Has no subnet") && noted("public", "Leads out"), "{rows:?}");
    assert!(page.field("not-ready").disabled() && !page.field("lab-bench").disabled());
}

#[wasm_bindgen_test]
async fn a_network_that_is_clicked_is_an_interface_and_goes_with_all_of_them() {
    let page = Page::open(Language::En);
    page.form("demo").await;

    page.field("private").click();
    page.unfold("Interfaces");
    until(|| page.count(".interface") == 1).await;
    page.button("Add an interface").click();
    until(|| page.count(".interface") == 2).await;
    assert_eq!(
        page.control("#interface-1-network").value(),
        page.control("#interface-0-network").value()
    );

    page.field("private").click();
    until(|| page.count(".interface") == 0).await;
    assert!(!page.picked("private"));
}

#[wasm_bindgen_test]
async fn the_only_network_is_an_interface_until_it_is_taken_away() {
    let page = Page::open(Language::En);
    page.sign_in("lab").await;
    until(|| page.has_button("South")).await;
    page.button("South").click();
    until(|| page.picked("lab-net")).await;
    page.unfold("Interfaces");
    until(|| page.count(".interface") == 1).await;

    page.control("button[data-act=remove]").click();

    until(|| page.count(".interface") == 0 && !page.picked("lab-net")).await;
}

#[wasm_bindgen_test]
async fn what_is_typed_stays_with_its_interface_when_they_change_places() {
    let page = Page::open(Language::En);
    page.form("demo").await;
    page.field("private").click();
    page.field("storage").click();
    page.unfold("Interfaces");
    until(|| page.count(".interface") == 2).await;

    type_into(&page.control("#interface-0-v4"), "10.0.0.9");
    page.control("button[data-act=down]").click();

    until(|| page.control("#interface-1-v4").value() == "10.0.0.9").await;
    assert_eq!(page.control("#interface-0-v4").value(), "");
    assert!(page.picked("private") && page.picked("storage"));
}

#[wasm_bindgen_test]
async fn a_version_of_ip_that_a_network_does_not_have_says_so() {
    let page = Page::open(Language::En);
    page.form("demo").await;

    page.field("storage").click();
    page.unfold("Interfaces");

    until(|| page.text().contains("No IPv6 subnet here.")).await;
    assert!(page.control("#interface-0-v6").disabled());
    assert!(!page.control("#interface-0-v4").disabled());
}

#[wasm_bindgen_test]
async fn an_address_outside_of_the_network_is_named_at_its_interface() {
    let page = Page::open(Language::En);
    page.form("demo").await;
    page.fill_form("web-1").await;
    page.unfold("Interfaces");
    until(|| page.count(".interface") == 1).await;

    type_into(&page.control("#interface-0-v4"), "192.0.2.1");
    page.button("Launch").click();

    until(|| page.count(".interface .field__problem") == 1).await;
    assert!(page.asked_of(Method::Post, |url| url.ends_with("/servers")).is_empty());
}

#[wasm_bindgen_test]
async fn a_link_to_an_interface_opens_its_part_and_goes_to_its_row() {
    let page = Page::open(Language::En);
    page.form("demo").await;
    page.fill_form("web-1").await;
    page.field("storage").click();
    page.unfold("Interfaces");
    until(|| page.count(".interface") == 2).await;
    type_into(&page.control("#interface-1-v4"), "192.0.2.1");
    page.unfold("Interfaces");
    until(|| page.count("[data-holds=interface] > details[open]") == 0).await;
    until(|| page.count(".preflight a[href='#interface-1']") == 1).await;

    page.first(".preflight a[href='#interface-1']").click();

    until(|| page.focused().is_some_and(|it| it.id() == "interface-1-network")).await;
    assert_eq!(page.count("[data-holds=interface] > details[open]"), 1);
}

#[wasm_bindgen_test]
async fn a_link_to_an_interface_that_was_never_drawn_has_it_drawn() {
    let page = Page::open(Language::En);
    page.form("demo").await;
    page.fill_form("web-1").await;
    page.field("lab-bench").click();
    until(|| page.count(".preflight a[href='#interface-1']") == 1).await;
    assert_eq!(page.count(".interface"), 0);

    page.first(".preflight a[href='#interface-1']").click();

    until(|| page.focused().is_some_and(|it| it.id() == "interface-1-network")).await;
}

#[wasm_bindgen_test]
async fn ports_are_asked_for_when_somebody_wants_one_and_only_free_ones_are_offered() {
    let page = Page::open(Language::En);
    let port = |id: &str, owner: &str| {
        json!({
            "id": id, "name": id, "network_id": "n", "device_owner": owner,
            "mac_address": "fa:16:3e:00:00:01", "fixed_ips": [{"ip_address": "10.0.0.7"}],
        })
    };
    page.answer(
        "/v2.0/ports",
        &json!({"ports": [port("mine", ""), port("taken", "compute:nova")]}),
    );
    page.form("demo").await;
    assert!(page.asked_of(Method::Get, |url| url.contains("/v2.0/ports")).is_empty());

    page.unfold("Use an existing port");
    until(|| page.has_field("mine")).await;
    page.field("mine").click();
    page.unfold("Interfaces");

    until(|| page.count(".interface") == 1 && page.picked("mine")).await;
    assert!(!page.has_field("taken"));
    assert!(page.control(".interface").text_content().unwrap_or_default().contains("10.0.0.7"));
}

#[wasm_bindgen_test]
async fn a_port_of_its_own_that_has_nothing_of_its_own_is_none() {
    let page = Page::open(Language::En);
    page.form("demo").await;
    page.field("private").click();
    page.unfold("Interfaces");
    until(|| page.count(".interface") == 1).await;
    page.unfold("A port of its own");
    until(|| page.count("#interface-0-mac") == 1).await;

    type_into(&page.control("#interface-0-mac"), "fa:16:3e:00:00:01");
    until(|| {
        page.count(".interface .more__summary") == 1 && page.text().contains("fa:16:3e:00:00:01")
    })
    .await;
    type_into(&page.control("#interface-0-mac"), "");

    until(|| !page.text().contains("fa:16:3e:00:00:01")).await;
}

#[wasm_bindgen_test]
async fn floating_ips_are_asked_for_once_one_is_wanted() {
    let page = Page::open(Language::En);
    page.form("demo").await;
    let asked = || page.asked_of(Method::Get, |url| url.contains("/v2.0/floatingips")).len();
    assert_eq!(asked(), 0);

    page.control("#floating-ip input[value=new]").click();

    until(|| page.count("#floating-network") == 1 && asked() == 1).await;
    page.control("#floating-ip input[value=existing]").click();
    until(|| page.count("#floating-network") == 0).await;
    assert_eq!(asked(), 1);
}

#[wasm_bindgen_test]
async fn a_floating_ip_needs_a_router_that_leads_out_and_the_form_says_so() {
    let page = Page::open(Language::En);
    // Neither ports of routers nor routers.
    page.answer(
        "/v2.0/",
        &json!({
            "networks": [
                {"id": "n", "name": "private", "subnets": ["s"]},
                {"id": "x", "name": "public", "subnets": ["t"], "router:external": true},
            ],
            "subnets": [{"id": "s", "network_id": "n", "cidr": "10.0.0.0/24"}],
            "ports": [], "routers": [], "floatingips": [], "security_groups": [],
            "security_group_rules": [],
        }),
    );
    page.form("demo").await;

    page.control("#floating-ip input[value=new]").click();

    until(|| page.text().contains("No router leads from the networks that you chose")).await;
    assert!(page.control("#floating-network").disabled());
}

/// The group `default` that only lets servers of its own in.
fn closed(page: &Page) {
    let rule = |direction: &str, group: Option<&str>| {
        json!({
            "id": direction, "direction": direction, "ethertype": "IPv4", "remote_group_id": group,
        })
    };
    page.answer(
        "/v2.0/security-groups",
        &json!({
            "security_groups": [{
                "id": "g", "name": "default",
                "security_group_rules": [rule("ingress", Some("g")), rule("egress", None)],
            }],
        }),
    );
}

#[wasm_bindgen_test]
async fn rules_are_read_in_words() {
    let page = Page::open(Language::En);
    closed(&page);
    page.form("demo").await;

    page.unfold("What the chosen groups let through");

    until(|| page.text().contains("Everything from servers in default (IPv4)")).await;
    assert!(page.text().contains("Everything to anywhere (IPv4)"));
}

#[wasm_bindgen_test]
async fn a_server_that_nobody_reaches_by_ssh_is_warned_of_as_soon_as_it_has_a_network() {
    let page = Page::open(Language::En);
    closed(&page);
    page.form("demo").await;
    assert!(!page.text().contains("None of the security groups lets SSH in."));

    page.field("private").click();

    until(|| page.text().contains("None of the security groups lets SSH in.")).await;
}

#[wasm_bindgen_test]
async fn a_group_that_the_cloud_refuses_to_make_keeps_what_was_typed() {
    let page = Page::open(Language::En);
    page.form("demo").await;
    page.unfold("New group");
    until(|| page.has_button("Create and choose")).await;

    page.button("Create and choose").click();
    until(|| page.text().contains("Give the group a name.")).await;
    page.fill("Group name", "door");
    let refusal = json!({"type": "OverQuota", "message": "Quota exceeded", "detail": ""});
    page.refuse("/security-groups", 409, &json!({"NeutronError": refusal}));
    page.button("Create and choose").click();

    until(|| page.count("#security-groups [role=alert]") == 1).await;
    assert!(page.text().contains("Quota exceeded"));
    assert_eq!(page.field("Group name").value(), "door");
    assert_eq!(page.asked_of(Method::Post, |url| url.contains("/security-groups")).len(), 1);
}

#[wasm_bindgen_test]
async fn enter_makes_the_group_and_launches_nothing() {
    let page = Page::open(Language::En);
    page.form("demo").await;
    page.fill_form("web-1").await;
    page.unfold("New group");
    until(|| page.count("#opening-ssh-from") == 1).await;
    page.control("#opening-ssh-from").click();
    until(|| page.has_field("Address range")).await;
    page.fill("Group name", "door");

    let init = web_sys::KeyboardEventInit::new();
    init.set_key("Enter");
    init.set_bubbles(true);
    init.set_cancelable(true);
    let enter = web_sys::KeyboardEvent::new_with_keyboard_event_init_dict("keydown", &init);
    let is_let_through =
        page.field("Group name").dispatch_event(&enter.expect("an event")).expect("sent");

    assert!(!is_let_through);
    until(|| page.text().contains("Enter a range such as 203.0.113.0/24.")).await;
    assert!(page.asked_of(Method::Post, |url| url.contains("/security-groups")).is_empty());
}

#[wasm_bindgen_test]
async fn a_server_can_be_connected_to_nothing() {
    let page = Page::open(Language::En);
    page.form("demo").await;

    page.control("#attached input[value=none]").click();
    send(&page.control("#attached input[value=none]"), "change");

    until(|| page.text().contains("The server starts without any interface.")).await;
    assert_eq!(page.count("input[name=networks]"), 0);
}
