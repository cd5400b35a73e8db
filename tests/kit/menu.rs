//! The menu: by keyboard, and what cannot be done now.

use leptos::prelude::*;
use slipway::ui::kit::{Menu, MenuItem};
use wasm_bindgen_test::wasm_bindgen_test;

use super::{Shown, press};
use crate::page::until;

#[wasm_bindgen_test]
async fn the_arrow_keys_open_it_and_go_round() {
    let (shown, _) = menu();
    let button = shown.named("Actions for web");
    button.focus().expect("a focus");

    press(&button, "ArrowDown");

    until(|| at(&shown) == "Start").await;
    press(&here(&shown), "ArrowUp");
    assert_eq!(at(&shown), "Delete");
    press(&here(&shown), "ArrowDown");
    assert_eq!(at(&shown), "Start");
    press(&here(&shown), "End");
    press(&here(&shown), "ArrowUp");
    assert_eq!(at(&shown), "Stop locked");
    press(&here(&shown), "Home");
    assert_eq!(at(&shown), "Start");
}

#[wasm_bindgen_test]
async fn escape_closes_it_and_gives_the_focus_back() {
    let (shown, picked) = menu();
    let button = shown.named("Actions for web");
    button.click();
    until(|| at(&shown) == "Start").await;

    assert!(press(&here(&shown), "Escape"));

    until(|| shown.all("[role=menuitem]").is_empty()).await;
    assert!(shown.is_at("Actions for web"));
    assert_eq!(button.get_attribute("aria-expanded").as_deref(), Some("false"));
    assert_eq!(picked.get_untracked(), Vec::<usize>::new());
}

#[wasm_bindgen_test]
async fn what_is_chosen_is_told_once_and_what_cannot_be_done_says_why() {
    let (shown, picked) = menu();
    shown.named("Actions for web").click();
    until(|| shown.all("[role=menuitem]").len() == 3).await;
    let stop = shown.named("Stop locked");

    stop.click();
    let is_open = !shown.all("[role=menuitem]").is_empty();
    shown.named("Delete").click();

    assert!(is_open && stop.get_attribute("aria-disabled").as_deref() == Some("true"));
    until(|| shown.all("[role=menuitem]").is_empty()).await;
    assert_eq!(picked.get_untracked(), [7]);
    assert!(shown.is_at("Actions for web"));
}

#[wasm_bindgen_test]
async fn whoever_leaves_it_closes_it() {
    let (shown, _) = menu();
    shown.named("Actions for web").click();
    until(|| at(&shown) == "Start").await;

    shown.named("Elsewhere").focus().expect("a focus");

    until(|| shown.all("[role=menuitem]").is_empty()).await;
    assert!(shown.is_at("Elsewhere"));
}

fn here(shown: &Shown) -> web_sys::Element {
    shown.focused().expect("a focus")
}

fn at(shown: &Shown) -> String {
    shown.focused().and_then(|it| it.text_content()).unwrap_or_default().trim().to_owned()
}

fn menu() -> (Shown, RwSignal<Vec<usize>>) {
    let picked = RwSignal::new(Vec::new());
    let shown = Shown::of(move || {
        let item = |key, word, note, is_grave| MenuItem { key, word, note, is_grave };
        let items = Memo::new(move |_| {
            vec![
                item(1, "Start", None, false),
                item(3, "Stop", Some("locked"), false),
                item(7, "Delete", None, true),
            ]
        });
        let on_pick = Callback::new(move |key| picked.update(|all: &mut Vec<usize>| all.push(key)));
        let name = "Actions for web".to_owned();
        view! {
            <Menu word="Actions" name items on_pick />
            <button type="button">"Elsewhere"</button>
        }
    });
    (shown, picked)
}
