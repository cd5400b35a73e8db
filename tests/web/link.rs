//! A form that another page's link fills in.

use slipway::ui::Language;
use wasm_bindgen_test::wasm_bindgen_test;

use super::page::{Page, until};

/// The id of what the row of that name stands for, in a sandbox, where each has the same one always.
async fn id_of(name: &str) -> String {
    let page = Page::open(Language::En);
    page.form("demo").await;
    page.field(name).value()
}

#[wasm_bindgen_test]
async fn a_link_by_ids_fills_the_form_in_and_can_be_undone() {
    let (image, flavor) = (id_of("Debian 12").await, id_of("m1.small").await);
    let network = id_of("storage").await;
    let link = format!("#/launch?image={image}&flavor={flavor}&network={network}&name=db+1%2B");
    let page = Page::at(Language::En, &link);

    page.form("demo").await;

    until(|| page.picked("Debian 12") && page.picked("m1.small") && page.picked("storage")).await;
    assert_eq!(page.field("Name").value(), "db 1+");
    assert!(page.text().contains("The form is filled in from a link."));
    page.button("Undo").click();
    until(|| page.field("Name").value().is_empty() && !page.picked("Debian 12")).await;
}

#[wasm_bindgen_test]
async fn a_link_to_what_the_cloud_has_not_leaves_that_to_be_chosen() {
    let page = Page::at(Language::En, "#/launch?image=gone&name=web");

    page.form("demo").await;

    until(|| page.field("Name").value() == "web").await;
    page.button("Launch").click();
    until(|| page.count(".errors a[href='#image']") == 1).await;
    assert_eq!(page.count("input[name=image]:checked"), 0);
}

#[wasm_bindgen_test]
async fn a_link_that_cannot_be_read_fills_nothing_in_and_says_so() {
    let page = Page::at(Language::En, "#/launch?name=%E0%A4%A");

    page.form("demo").await;

    until(|| page.text().contains("This is no draft of Slipway")).await;
    assert!(page.field("Name").value().is_empty());
}
