//! What the cloud refuses shows at the field that it is about, and beside the button.

use serde_json::json;
use slipway::ui::Language;
use wasm_bindgen_test::wasm_bindgen_test;

use super::page::{Page, type_into, until};

const PROBLEMS: &str = ".field__problem";
const LINK: &str = "Go to the field that this is about";

#[wasm_bindgen_test]
async fn a_refusal_stands_at_its_field_until_that_says_something_else() {
    let page = Page::open(Language::En);
    page.form("demo").await;
    page.fill_form("quota-exceeded").await;

    page.button("Launch").click();

    until(|| page.texts(PROBLEMS).iter().any(|text| text.starts_with("Quota exceeded for"))).await;
    let count = page.control("#count");
    assert_eq!(count.get_attribute("aria-invalid").as_deref(), Some("true"));
    page.link(LINK).click();
    assert_eq!(page.focused().map(|it| it.id()).as_deref(), Some("count"));
    page.unfold("Description and host name");
    until(|| page.has_field("Description")).await;
    page.fill("Description", "of no matter");
    assert_eq!(page.texts(PROBLEMS).len(), 1);
    type_into(&count, "2");
    until(|| page.texts(PROBLEMS).is_empty()).await;
    assert!(page.text().contains("Quota exceeded for instances"));
    assert_eq!(page.field("Name").value(), "quota-exceeded");
    assert!(page.picked("Debian 12") && page.picked("m1.small") && page.picked("private"));
}

#[wasm_bindgen_test]
async fn the_next_attempt_takes_the_last_refusal_away() {
    let page = Page::open(Language::En);
    page.form("demo").await;
    page.fill_form("quota-exceeded").await;
    page.button("Launch").click();
    until(|| page.texts(PROBLEMS).len() == 1).await;

    page.hold(|url| url.ends_with("/servers"));
    page.button("Launch").click();

    until(|| page.texts(PROBLEMS).is_empty()).await;
    page.release();
    until(|| page.texts(PROBLEMS).len() == 1).await;
    assert_eq!(page.texts(".notice[data-tone=bad]").len(), 1);
}

#[wasm_bindgen_test]
async fn a_refusal_of_what_was_picked_stands_at_its_section() {
    let page = Page::open(Language::En);
    let said = "Flavor's memory is too small for requested image.";
    page.refuse("/servers", 400, &json!({"badRequest": {"code": 400, "message": said}}));
    page.form("demo").await;
    page.fill_form("web").await;

    page.button("Launch").click();

    until(|| page.texts("#flavor-problem") == [said]).await;
    page.field("m1.medium").click();
    until(|| page.texts(PROBLEMS).is_empty()).await;
    assert!(page.text().contains(said));
}

#[wasm_bindgen_test]
async fn words_that_fit_no_field_stand_beside_the_button_alone() {
    let page = Page::open(Language::En);
    let said = "Invalid <b>config_drive</b> provided.";
    page.refuse("/servers", 400, &json!({"badRequest": {"code": 400, "message": said}}));
    page.form("demo").await;
    page.fill_form("web").await;

    page.button("Launch").click();

    until(|| page.text().contains(said)).await;
    assert!(page.texts(PROBLEMS).is_empty());
    assert!(!page.texts("a").iter().any(|text| text == LINK));
}
