//! The table of flavors, and lists that cannot be read, as a person meets them.

use serde_json::json;
use slipway::{openstack::transport::Method, ui::Language};
use wasm_bindgen_test::wasm_bindgen_test;

use super::page::{Page, until};

#[wasm_bindgen_test]
async fn the_least_vcpus_and_memory_narrow_the_flavors() {
    let page = Page::open(Language::En);
    page.form("demo").await;
    let left = || page.texts("#flavor tbody label");
    assert_eq!(left().len(), 10);

    page.choose("vCPUs", "8");
    until(|| left().len() == 3).await;
    page.choose("Memory", "16384");

    until(|| left() == ["m1.xlarge", "x1.huge"]).await;
    page.choose("vCPUs", "0");
    until(|| left() == ["r1.memory", "m1.xlarge", "x1.huge"]).await;
}

#[wasm_bindgen_test]
async fn each_flavor_says_how_often_it_fits_into_what_is_left_of_the_quota() {
    let page = Page::open(Language::En);
    let limits = json!({
        "maxTotalInstances": 10, "totalInstancesUsed": 1,
        "maxTotalCores": 40, "totalCoresUsed": 20,
        "maxTotalRAMSize": 65536, "totalRAMUsed": 30000,
    });
    page.answer("/limits", &json!({"limits": {"rate": [], "absolute": limits}}));
    page.form("demo").await;
    page.fill_search("Search flavors", "m1");

    // By servers, by virtual processors, by memory.
    until(|| page.texts("#flavor tbody td:last-child").len() == 6).await;
    let names = page.texts("#flavor tbody label");
    let fits: Vec<(String, String)> =
        names.into_iter().zip(page.texts("#flavor tbody td:last-child")).collect();
    let fits = |name: &str| fits.iter().find(|(known, _)| known == name).map(|(_, fits)| &**fits);
    assert_eq!(fits("m1.nano"), Some("9 times"));
    assert_eq!(fits("m1.large"), Some("4 times"));
    assert_eq!(fits("m1.xlarge"), Some("2 times"));
}

#[wasm_bindgen_test]
async fn swap_ephemeral_disk_and_description_of_a_flavor_are_told_when_somebody_asks() {
    let page = Page::open(Language::En);
    page.form("demo").await;
    page.field("r1.memory").click();
    until(|| page.text().contains("More about r1.memory")).await;
    page.answer(
        "/flavors/",
        &json!({"flavor": {"id": "f", "name": "r1.memory", "vcpus": 4, "ram": 32768, "disk": 40,
            "swap": 2048, "OS-FLV-EXT-DATA:ephemeral": 20, "description": "For caches"}}),
    );

    page.first("#flavor details summary").click();

    until(|| page.count("#flavor .facts") == 1).await;
    assert_eq!(page.texts("#flavor .facts dt"), ["Id", "Ephemeral disk", "Swap"]);
    assert_eq!(page.texts("#flavor .facts dd"), ["f", "20 GiB", "2 GiB"]);
    assert!(page.text().contains("For caches"));
}

#[wasm_bindgen_test]
async fn a_list_that_cannot_be_read_fails_alone_and_comes_when_it_is_asked_for_again() {
    let page = Page::open(Language::En);
    let body = json!({"forbidden": {"code": 403, "message": "No flavors before nine."}});
    page.refuse("/flavors/detail", 403, &body);
    page.sign_in("demo").await;
    until(|| page.text().contains("No flavors before nine.")).await;
    until(|| page.count("input[name=image]") > 0 && page.count("input[name=networks]") > 0).await;
    let asked = page.asked().len();

    page.forget_answers();
    page.button("Try again").click();

    until(|| page.has_field("m1.small")).await;
    assert!(!page.text().contains("No flavors before nine."));
    let again = page.asked().split_off(asked);
    assert!(matches!(&*again, [one] if one.contains("/flavors/detail")), "{again:?}");
}

#[wasm_bindgen_test]
async fn a_list_stays_away_as_long_as_it_is_refused() {
    let page = Page::open(Language::En);
    let body = json!({"forbidden": {"code": 403, "message": "No keys for you."}});
    page.refuse("/os-keypairs", 403, &body);
    page.form("demo").await;
    until(|| page.text().contains("No keys for you.")).await;
    let asked = || page.asked_of(Method::Get, |url| url.contains("/os-keypairs")).len();

    page.button("Try again").click();

    until(|| asked() == 2 && page.has_button("Try again")).await;
    assert!(page.text().contains("No keys for you."));
}
