//! Lists that are put together row by row: where the focus goes, and what is heard.

use leptos::prelude::*;
use slipway::ui::kit::{Pairs, PairsWords, Rows, RowsActs, RowsWords, drawn};
use wasm_bindgen_test::wasm_bindgen_test;

use super::Shown;
use crate::page::{type_into, until};

const WORDS: RowsWords = RowsWords { add: "Add", remove: "Remove", up: "Up", down: "Down" };

#[wasm_bindgen_test]
async fn a_new_row_takes_the_focus_and_a_removed_one_hands_it_on() {
    let (shown, nics) = nics(&["a", "b"]);
    let first = shown.named("Name 0");

    shown.named("Add").click();
    until(|| shown.is_at("Name 2")).await;
    assert!(first.is_connected(), "rows that stay are not drawn anew");
    assert_eq!(nics.get_untracked(), ["a", "b", ""]);
    shown.one("[aria-label='Network 1'] [aria-label=Remove]").click();
    until(|| shown.is_at("Name 0") && shown.all("[role=group]").len() == 2).await;
    shown.one("[aria-label='Network 2'] [aria-label=Remove]").click();

    until(|| shown.is_at("Add")).await;
    assert_eq!(nics.get_untracked(), ["b"]);
    assert_eq!(shown.named("Name 0").value(), "b");
}

#[wasm_bindgen_test]
async fn the_focus_goes_along_with_a_row_that_moves() {
    let (shown, nics) = nics(&["a", "b", "c"]);
    let in_row = |row: &str, button: &str| {
        shown.focused().is_some_and(|it| {
            shown.name_of(&it) == button
                && it.closest(&format!("[aria-label={row:?}]")).expect("a selector").is_some()
        })
    };

    shown.one("[aria-label='Network 3'] [aria-label=Up]").click();
    until(|| in_row("Network 2", "Up")).await;
    assert_eq!(nics.get_untracked(), ["a", "c", "b"]);
    shown.one("[aria-label='Network 2'] [aria-label=Up]").click();

    // The first row has no way up: its way down is next to it.
    until(|| in_row("Network 1", "Down")).await;
    assert_eq!(nics.get_untracked(), ["c", "a", "b"]);
    assert_eq!(shown.named("Name 0").value(), "c");
    assert!(shown.one("[aria-label='Network 3'] [aria-label=Down]").disabled());
}

#[wasm_bindgen_test]
async fn a_full_list_says_why_nothing_can_be_added() {
    let full = RwSignal::new(None);
    let shown = Shown::of(move || {
        let nothing =
            RowsActs { add: Callback::new(|()| ()), remove: Callback::new(|_| ()), swap: None };
        view! {
            <Rows count=0 row=|_| drawn(()) name=|_| String::new() words=WORDS acts=nothing full />
        }
    });
    assert!(!shown.named("Add").disabled());

    full.set(Some("50 at most.".to_owned()));

    until(|| shown.named("Add").disabled()).await;
    assert!(shown.text().contains("50 at most."));
}

#[wasm_bindgen_test]
async fn pairs_are_typed_row_by_row_and_each_row_has_its_problem() {
    let pairs = RwSignal::new(Vec::<(String, String)>::new());
    let shown = Shown::of(move || {
        let problem = move |index: usize| {
            let is_bad = pairs.read().get(index).is_some_and(|(key, _)| key.contains('/'));
            is_bad.then(|| "No slash.".to_owned())
        };
        view! {
            <Pairs
                id="meta"
                pairs=pairs.into()
                on_change=move |all| pairs.set(all)
                name=|index| format!("Entry {}", index + 1)
                problem
                words=PairsWords { key: "Key", value: "Value", rows: WORDS }
            />
        }
    });
    let pair = |key: &str, value: &str| (key.to_owned(), value.to_owned());

    shown.named("Add").click();
    until(|| shown.is_at("Key")).await;
    type_into(&shown.named("Key"), "a/b");
    type_into(&shown.named("Value"), "1");
    until(|| shown.description_of(&shown.named("Key")) == "No slash.").await;
    assert_eq!(pairs.get_untracked(), [pair("a/b", "1")]);
    shown.named("Add").click();
    until(|| shown.focused().is_some_and(|it| it.id() == "meta-1-key")).await;
    type_into(&shown.one("#meta-1-key"), "c");
    shown.one("[aria-label='Entry 1'] [aria-label=Remove]").click();

    until(|| shown.all("[role=group]").len() == 1 && shown.is_at("Key")).await;
    assert_eq!(pairs.get_untracked(), [pair("c", "")]);
    assert_eq!(shown.named("Key").value(), "c");
    assert!(!shown.text().contains("No slash."));
}

/// Rows of names that can be moved.
fn nics(names: &[&str]) -> (Shown, RwSignal<Vec<String>>) {
    let nics = RwSignal::new(names.iter().map(ToString::to_string).collect::<Vec<_>>());
    let shown = Shown::of(move || {
        let acts = RowsActs {
            add: Callback::new(move |()| nics.write().push(String::new())),
            remove: Callback::new(move |index| _ = nics.write().remove(index)),
            swap: Some(Callback::new(move |(a, b)| nics.write().swap(a, b))),
        };
        let row = move |index| {
            let name = move || nics.read().get(index).cloned().unwrap_or_default();
            drawn(view! { <input aria-label=format!("Name {index}") prop:value=name /> })
        };
        view! {
            <Rows
                count=Signal::derive(move || nics.read().len())
                row
                name=|index| format!("Network {}", index + 1)
                words=WORDS
                acts
            />
        }
    });
    (shown, nics)
}
