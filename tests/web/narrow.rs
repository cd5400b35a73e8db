//! The list of servers as it looks: on a telephone, and on a desk.

use leptos::prelude::document;
use serde_json::{Value, json};
use slipway::{openstack::transport::Method, ui::Language};
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::HtmlElement;

use crate::page::{Page, until};

/// What the list is drawn by, in the order of the bundle.
const STYLES: [&str; 7] = [
    include_str!("../../style/tokens.css"),
    include_str!("../../style/base.css"),
    include_str!("../../style/kit.css"),
    include_str!("../../style/frame.css"),
    include_str!("../../style/source.css"),
    include_str!("../../style/server.css"),
    include_str!("../../style/servers.css"),
];

#[wasm_bindgen_test]
async fn where_rows_are_blocks_one_row_sorts_them_and_chooses_all() {
    let styled = Styled::new();
    let page = listed(320).await;
    assert!(is_seen(&page, ".servers__compact") && !is_seen(&page, "thead"));

    page.choose("Sort by", "1");
    until(|| page.has_button("Ascending")).await;
    page.button("Ascending").click();
    let is_last =
        |url: &str| url.contains("sort_key=display_name") && url.contains("sort_dir=desc");
    until(|| page.asked_of(Method::Get, is_list).last().is_some_and(|url| is_last(url))).await;
    page.field("Choose all on this page").click();

    until(|| page.has_button("Shut down 2")).await;
    assert!(page.has_button("Descending"));
    assert_eq!(page.count(".list__row input:checked"), 2);
    let whole = page.first(".slipway");
    assert!(whole.scroll_width() <= 320, "{} px wide", whole.scroll_width());
    drop(styled);
}

#[wasm_bindgen_test]
async fn where_there_are_titles_they_alone_sort() {
    let styled = Styled::new();

    let page = listed(900).await;

    assert!(!is_seen(&page, ".servers__compact") && is_seen(&page, "thead"));
    drop(styled);
}

/// The list of two servers on so many pixels.
async fn listed(width: u32) -> Page {
    let page = Page::open(Language::En);
    page.answer("/servers/detail", &json!({"servers": [server(1), server(2)]}));
    page.form("demo").await;
    let whole: HtmlElement = page.first(".slipway");
    let size = format!("{width}px");
    whole.style().set_property("inline-size", &size).expect("a property");
    page.link("Servers").click();
    until(|| page.count(".list__row") == 2).await;
    page
}

fn server(number: usize) -> Value {
    json!({"id": format!("s{number}"), "name": format!("web-{number}"), "status": "ACTIVE"})
}

fn is_list(url: &str) -> bool {
    url.contains("/servers/detail")
}

fn is_seen(page: &Page, selector: &str) -> bool {
    page.first(selector).get_bounding_client_rect().height() > 0.0
}

/// The page's own styles, which the other tests do without.
struct Styled(web_sys::Element);

impl Styled {
    fn new() -> Self {
        let style = document().create_element("style").expect("an element");
        style.set_text_content(Some(&STYLES.concat()));
        document().body().expect("a body").append_child(&style).expect("in the page");
        Self(style)
    }
}

impl Drop for Styled {
    fn drop(&mut self) {
        self.0.remove();
    }
}
