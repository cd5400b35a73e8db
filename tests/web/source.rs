//! What the server starts from, its disks and its size, as a person chooses them.

use serde_json::json;
use slipway::{openstack::transport::Method, ui::Language};
use wasm_bindgen::JsCast;
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::HtmlSelectElement;

use super::page::{Page, send, type_into, until};

#[wasm_bindgen_test]
async fn a_look_at_another_kind_of_source_loses_nothing() {
    let page = Page::open(Language::En);
    page.form("demo").await;
    page.field("Debian 12").click();
    until(|| page.picked("Debian 12")).await;

    page.field("Server snapshot").click();
    until(|| page.count("input[name=image]") == 0).await;
    page.field("Image").click();

    until(|| page.count("input[name=image]") > 0).await;
    assert!(page.picked("Debian 12"));
}

#[wasm_bindgen_test]
async fn images_are_told_apart_by_system_sizes_visibility_and_date() {
    let page = Page::open(Language::En);

    page.form("demo").await;

    let titles = page.texts("table:has([name=image]) thead th");
    let known = ["Name", "System", "Size", "Needs disk", "Needs memory", "Seen by", "Updated"];
    assert_eq!(titles, known);
    let first = page.texts("tr:has([name=image]):first-child td");
    let told =
        ["AlmaLinux 9", "almalinux 9", "584 MiB", "10 GiB", "1 GiB", "Everyone", "2026-03-02"];
    assert_eq!(first, told);
}

#[wasm_bindgen_test]
async fn an_image_that_no_list_shows_is_asked_for_by_its_name() {
    let page = Page::open(Language::En);
    let image = json!({"id": "c1", "name": "hidden-gem", "status": "active",
        "visibility": "community", "container_format": "bare", "size": 1 << 20});
    page.answer("visibility=all", &json!({"images": [image]}));
    page.form("demo").await;
    page.fill_search("Search images", "hidden-gem");

    until(|| page.has_button("Ask the cloud for an image called “hidden-gem”")).await;
    page.button("Ask the cloud for an image called “hidden-gem”").click();

    until(|| page.text().contains("Community")).await;
    page.field("hidden-gem").click();
    until(|| page.picked("hidden-gem")).await;
    let asked = page.asked_of(Method::Get, |url| url.contains("visibility=all"));
    assert!(asked.len() == 1 && asked[0].contains("name=hidden-gem"), "{asked:?}");
    assert_eq!(page.focused().and_then(|it| it.get_attribute("type")).as_deref(), Some("search"));
}

#[wasm_bindgen_test]
async fn a_system_narrows_the_list_to_its_images() {
    let page = Page::open(Language::En);
    page.form("demo").await;
    let all = page.count("input[name=image]");

    page.button("Debian").click();

    until(|| page.count("input[name=image]") < all).await;
    assert!(page.has_field("Debian 12"));
    assert!(!page.text().contains("Ubuntu 24.04"));
}

#[wasm_bindgen_test]
async fn the_fields_of_a_new_volume_show_only_where_there_is_one() {
    let page = Page::with_volumes(Language::En);
    page.form("demo").await;
    assert!(!page.has_field("Size (GiB)"));

    page.field("Put the disk on a new volume").click();

    until(|| page.has_field("Size (GiB)")).await;
    assert!(page.has_field("Delete the volume with the server"));
    page.field("Debian 12").click();
    until(|| page.text().contains("Leave it empty for")).await;
    page.fill("Size (GiB)", "30");
    until(|| !page.text().contains("Leave it empty for")).await;
}

#[wasm_bindgen_test]
async fn a_title_sorts_the_flavors_up_and_down() {
    let page = Page::open(Language::En);
    page.form("demo").await;
    let first = || page.texts("#flavor tbody tr td:first-child label").first().cloned();

    page.button("Memory").click();
    until(|| page.count("#flavor th[aria-sort=ascending]") == 1).await;
    let smallest = first();
    page.button("Memory").click();

    until(|| page.count("#flavor th[aria-sort=descending]") == 1).await;
    until(|| first() != smallest).await;
    let sorted = page.texts("#flavor th[aria-sort=descending]");
    assert_eq!(sorted, ["Memory"]);
}

#[wasm_bindgen_test]
async fn a_flavor_without_a_disk_leads_to_a_volume() {
    let page = Page::with_volumes(Language::En);
    let flavor = json!({"id": "f0", "name": "bare", "vcpus": 1, "ram": 4096, "disk": 0});
    page.answer("/flavors/detail", &json!({"flavors": [flavor]}));
    page.form("demo").await;
    page.field("Debian 12").click();
    page.field("bare").click();

    until(|| page.has_button("Put the disk on a new volume")).await;
    page.button("Put the disk on a new volume").click();

    until(|| page.picked("Put the disk on a new volume")).await;
    assert!(!page.has_button("Put the disk on a new volume"));
    assert_eq!(page.focused().map(|it| it.id()).as_deref(), Some("root-new-volume"));
}

#[wasm_bindgen_test]
async fn more_is_told_of_a_flavor_when_somebody_asks() {
    let page = Page::open(Language::En);
    let flavor = json!({"flavor": {"id": "f", "name": "m1.small", "vcpus": 1, "ram": 1, "disk": 1,
        "extra_specs": {"trait:CUSTOM_<b>": "required"}}});
    page.form("demo").await;
    page.field("m1.small").click();
    until(|| page.text().contains("More about m1.small")).await;
    let is_of_one = |url: &str| url.contains("/flavors/") && !url.contains("detail");
    assert!(page.asked_of(Method::Get, is_of_one).is_empty());
    page.answer("/flavors/", &flavor);

    page.first("#flavor details summary").click();

    until(|| page.text().contains("trait:CUSTOM_<b>")).await;
    assert_eq!(page.asked_of(Method::Get, is_of_one).len(), 1);
}

#[wasm_bindgen_test]
async fn a_further_disk_shows_only_what_fits_its_kind() {
    let page = Page::with_volumes(Language::En);
    page.form("demo").await;

    page.button("Add a disk").click();
    until(|| page.count("#disk-0-content") == 1).await;
    assert!(page.count("#disk-0-size") == 1 && page.count("#disk-0-type") == 1);
    let content = page.first("#disk-0-content");
    content.unchecked_ref::<HtmlSelectElement>().set_value("swap");
    send(&content, "change");

    until(|| page.has_field("Size (MiB)")).await;
    assert_eq!(page.count("#disk-0-type, #disk-0-from, #disk-0-delete, #disk-0-order"), 0);
    page.first("#disks [data-act=remove]").click();
    until(|| page.count("#disk-0-content") == 0).await;
}

#[wasm_bindgen_test]
async fn the_summary_of_problems_leads_to_the_disk_that_each_is_about() {
    let page = Page::open(Language::En);
    page.form("demo").await;
    page.fill_form("web-1").await;
    for disks in 1..=2 {
        page.button("Add a disk").click();
        until(|| page.count(".disk--row") == disks).await;
    }
    type_into(&page.control("#disk-0-size"), "1");
    type_into(&page.control("#disk-1-size"), "much");
    page.button("Launch").click();
    until(|| page.count(".errors a") == 1).await;

    page.first(".errors a[href='#disk-1']").click();

    until(|| page.focused().is_some_and(|it| it.id() == "disk-1-content")).await;
}

#[wasm_bindgen_test]
async fn a_cloud_without_volumes_offers_none() {
    let page = Page::open(Language::En);
    page.without("block-storage");

    page.form("demo").await;

    assert!(page.has_field("Server snapshot") && !page.has_field("Volume"));
    assert!(!page.has_field("Put the disk on a new volume"));
    page.button("Add a disk").click();
    until(|| page.count("#disk-0-content") == 1).await;
    assert_eq!(page.texts("#disk-0-content option"), ["Swap", "Ephemeral disk"]);
}

#[wasm_bindgen_test]
async fn volumes_are_asked_for_when_they_are_shown_and_say_why_they_start_nothing() {
    let page = Page::with_volumes(Language::En);
    let volume = |id, name, status, bootable| json!({"id": id, "name": name, "status": status, "bootable": bootable, "size": 5});
    page.answer(
        "/volumes/detail",
        &json!({"volumes": [
            volume("v1", "empty", "available", "false"),
            volume("v2", "elsewhere", "in-use", "true"),
            volume("v3", "ready", "available", "true"),
        ]}),
    );
    page.form("demo").await;
    assert!(page.asked_of(Method::Get, |url| url.contains("/volume")).is_empty());

    page.field("Volume").click();

    until(|| page.count("input[name=volume]") == 3).await;
    assert!(page.text().contains("Not bootable") && page.text().contains("A server has it."));
    assert!(page.field("empty").disabled() && page.field("elsewhere").disabled());
    page.field("ready").click();
    until(|| page.picked("ready")).await;
    assert_eq!(page.texts("#volume label").first().map(String::as_str), Some("ready"));
    assert_eq!(page.asked_of(Method::Get, |url| url.contains("/volume")).len(), 1);
}

#[wasm_bindgen_test]
async fn a_new_volume_asks_for_the_types_and_names_the_default() {
    let page = Page::with_volumes(Language::En);
    page.answer("/types/default", &json!({"volume_type": {"id": "t1", "name": "slow"}}));
    let types = json!([{"id": "t1", "name": "slow"}, {"id": "t2", "name": "fast"}]);
    page.answer("/types", &json!({"volume_types": types}));
    page.form("demo").await;
    assert!(page.asked_of(Method::Get, |url| url.contains("/types")).is_empty());

    page.field("Put the disk on a new volume").click();

    until(|| page.texts("#root-type option") == ["Default (slow)", "slow", "fast"]).await;
}

#[wasm_bindgen_test]
async fn the_disks_that_a_snapshot_brings_along_are_listed_and_nothing_is_asked_of_them() {
    let page = Page::with_volumes(Language::En);
    let disks = json!([
        {"source_type": "snapshot", "destination_type": "volume", "boot_index": 0,
            "volume_size": 4, "delete_on_termination": true},
        {"source_type": "snapshot", "destination_type": "volume", "volume_size": 7},
    ]);
    let image = json!({"id": "s1", "name": "kept", "status": "active", "size": 0,
        "container_format": "bare", "block_device_mapping": disks.to_string()});
    page.answer("/v2/images?", &json!({"images": [image]}));
    page.sign_in("demo").await;
    until(|| page.has_field("Server snapshot")).await;
    page.field("Server snapshot").click();
    until(|| page.has_field("kept")).await;

    page.field("kept").click();

    until(|| page.count(".brought li") == 2).await;
    let lines = page.texts(".brought li");
    assert_eq!(lines, ["Boot disk · 4 GiB · deleted with the server", "New volume · 7 GiB"]);
    assert!(!page.has_field("Put the disk on a new volume"));
}
