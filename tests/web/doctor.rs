//! The connection doctor, called from where a contact failed.

use serde_json::json;
use slipway::{openstack::transport::Method, ui::Language};
use wasm_bindgen_test::wasm_bindgen_test;

use super::page::{Page, until};

#[wasm_bindgen_test]
async fn at_the_door_each_question_is_listed_with_its_answer() {
    let page = Page::open(Language::En);
    page.refuse("/v3", 404, &json!({"error": {"code": 404, "message": "Not Found"}}));
    page.fill("User name", "demo");
    page.fill("Password", "sandbox");
    page.button("Sign in").click();
    until(|| page.has_button("Find out why")).await;
    assert!(!page.text().contains("Connection doctor"));

    page.button("Find out why").click();

    until(|| page.texts("[role=status]").contains(&"Everything has been asked.".to_owned())).await;
    let asked = page.texts("ol li");
    assert!(asked[0].starts_with("Keystone: does anybody answer at"), "{asked:?}");
    assert!(asked[0].ends_with("Yes."), "{asked:?}");
    assert!(asked[1].ends_with("An answer with HTTP status 404."), "{asked:?}");
    assert!(page.text().contains("Something answers at this address, but Keystone is not there."));
    assert_eq!(page.button("Find out why").get_attribute("aria-expanded").as_deref(), Some("true"));
    // A question is no sign-in.
    assert_eq!(page.asked_of(Method::Post, |url| url.contains("auth/tokens")).len(), 1);
}

#[wasm_bindgen_test]
async fn what_is_mended_is_found_when_it_is_asked_again() {
    let page = Page::open(Language::En);
    page.refuse("/v3", 404, &json!({}));
    page.fill("User name", "demo");
    page.fill("Password", "sandbox");
    page.button("Sign in").click();
    until(|| page.has_button("Find out why")).await;
    page.button("Find out why").click();
    until(|| page.has_button("Check again") && page.text().contains("Keystone is not there")).await;

    page.forget_answers();
    page.answer("/v3", &json!({"version": {"id": "v3.14"}}));
    page.button("Check again").click();

    until(|| page.text().contains("Keystone answers, and this page may use it.")).await;
}

#[wasm_bindgen_test]
async fn a_service_that_the_catalog_lacks_is_named_in_the_readers_language() {
    let page = Page::open(Language::ZhCn);
    page.without("network");
    page.fill("用户名", "demo");
    page.fill("密码", "sandbox");
    page.button("登录").click();
    until(|| page.has_button("demo")).await;
    page.button("demo").click();
    until(|| page.has_button("查明原因")).await;

    page.button("查明原因").click();

    until(|| page.text().contains("服务目录中没有 Neutron 在该区域的公共端点。")).await;
    assert!(page.text().contains("openstack endpoint create --region"));
    assert!(page.has_button("检查所有服务"));
}
