//! The table to choose from: its search, its portions, and what a longer list leaves alone.

use std::sync::Arc;

use leptos::prelude::*;
use slipway::ui::kit::{Column, PickTable, Picking, Row, drawn};
use wasm_bindgen_test::wasm_bindgen_test;

use super::Shown;
use crate::page::{type_into, until};

#[wasm_bindgen_test]
async fn the_search_takes_large_and_small_letters_alike_in_every_language() {
    let (shown, _) = table(many(9, |at| match at {
        3 => "Straße in Zürich".to_owned(),
        7 => "ZÜRICH".to_owned(),
        at => format!("name {at}"),
    }));

    type_into(&shown.named("Search"), "zÜr");

    until(|| keys(&shown) == ["3", "7"]).await;
}

#[wasm_bindgen_test]
async fn nothing_is_found_across_two_rows_or_two_cells() {
    let (shown, _) = table(many(9, |at| format!("{at}a")));

    type_into(&shown.named("Search"), "a1");
    until(|| shown.text().contains("Nothing")).await;
    type_into(&shown.named("Search"), "1A");

    until(|| keys(&shown) == ["1"]).await;
}

#[wasm_bindgen_test]
async fn twenty_rows_are_drawn_and_more_on_demand() {
    let (shown, _) = table(many(50, |at| format!("name {at}")));
    assert_eq!(keys(&shown).len(), 20);

    shown.one("button").click();

    until(|| keys(&shown).len() == 40).await;
    assert_eq!(shown.one("button").text_content().as_deref(), Some("40 of 50"));
}

#[wasm_bindgen_test]
async fn rows_that_come_behind_those_shown_draw_nothing_anew() {
    let (shown, rows) = table(many(30, |at| format!("name {at}")));
    let first = shown.one("[value='0']");

    rows.set(many(31, |at| format!("name {at}")));
    until(|| shown.text().contains("20 of 31")).await;
    let is_kept = first.is_connected();
    rows.set(many(31, |at| format!("other {at}")));
    until(|| shown.text().contains("other 0")).await;

    assert!(is_kept);
    assert!(!first.is_connected());
}

/// Rows by index, each with a name and a cell more.
fn many(count: usize, name: fn(usize) -> String) -> Vec<Row> {
    let row = |at: usize| Row {
        key: at.to_string(),
        cells: vec![name(at), at.to_string()],
        note: None,
        is_offered: true,
    };
    (0..count).map(row).collect()
}

/// The keys of the rows shown.
fn keys(shown: &Shown) -> Vec<String> {
    shown.all(".pick__row input").iter().map(web_sys::HtmlInputElement::value).collect()
}

fn table(rows: Vec<Row>) -> (Shown, RwSignal<Vec<Row>>) {
    let rows = RwSignal::new(rows);
    let shown = Shown::of(move || {
        let picking = Picking {
            name: "table",
            is_multiple: false,
            columns: [Column::words("Name"), Column::words("Index")].into(),
            search: "Search",
            nothing_found: "Nothing",
            more: Callback::new(|(shown, all): (usize, usize)| format!("{shown} of {all}")),
        };
        let rows = Memo::new(move |_| Arc::new(rows.get()));
        let chosen = Memo::new(|_| Vec::new());
        let on_pick = Callback::new(|_: String| ());
        drawn(view! { <PickTable picking rows chosen on_pick /> })
    });
    (shown, rows)
}
