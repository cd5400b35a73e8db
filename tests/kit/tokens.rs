//! Words in one field, by keyboard and by paste.

use leptos::prelude::*;
use slipway::ui::kit::Tokens;
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::{ClipboardEvent, ClipboardEventInit, DataTransfer, KeyboardEvent, KeyboardEventInit};

use super::{Shown, press};
use crate::page::{send, type_into, until};

#[wasm_bindgen_test]
async fn enter_the_comma_and_leaving_end_a_word() {
    let (shown, tags) = tags(&[]);
    let field = shown.named("Tags");

    type_into(&field, " web ");
    assert!(press(&field, "Enter"), "the form would be sent");
    until(|| field.value().is_empty()).await;
    type_into(&field, "blue,");
    until(|| field.value().is_empty()).await;
    type_into(&field, "web");
    press(&field, "Enter");
    type_into(&field, "last");
    send(&field, "change");

    until(|| shown.text().contains("last")).await;
    assert_eq!(tags.get_untracked(), ["web", "blue", "last"]);
}

#[wasm_bindgen_test]
async fn enter_while_a_word_is_composed_chooses_its_letters() {
    let (shown, tags) = tags(&[]);
    let field = shown.named("Tags");
    let init = KeyboardEventInit::new();
    init.set_key("Enter");
    init.set_is_composing(true);
    init.set_cancelable(true);
    let event = KeyboardEvent::new_with_keyboard_event_init_dict("keydown", &init).expect("one");

    type_into(&field, "zhong");
    let is_left_to_the_browser = field.dispatch_event(&event).expect("sent");

    assert!(is_left_to_the_browser);
    assert!(tags.read_untracked().is_empty());
}

#[wasm_bindgen_test]
async fn backspace_takes_the_last_word_back_only_from_an_empty_field() {
    let (shown, tags) = tags(&["web", "blue"]);
    let field = shown.named("Tags");

    type_into(&field, "x");
    assert!(!press(&field, "Backspace"));
    type_into(&field, "");
    assert!(press(&field, "Backspace"), "its last letter would go too");

    until(|| field.value() == "blue").await;
    assert_eq!(tags.get_untracked(), ["web"]);
}

#[wasm_bindgen_test]
async fn a_word_is_removed_by_its_button_and_the_field_keeps_the_focus() {
    let (shown, tags) = tags(&["web", "blue"]);

    shown.named("Remove web").click();

    until(|| shown.is_at("Tags") && !shown.text().contains("web")).await;
    assert_eq!(tags.get_untracked(), ["blue"]);
}

#[wasm_bindgen_test]
async fn a_pasted_list_is_taken_apart_and_a_bad_word_says_what_is_wrong() {
    let (shown, tags) = tags(&["web"]);
    let field = shown.named("Tags");
    let pasted = DataTransfer::new().expect("a clipboard");
    pasted.set_data("text/plain", "blue, a/b\r\n\nweb\ngreen").expect("held");
    let init = ClipboardEventInit::new();
    init.set_clipboard_data(Some(&pasted));
    init.set_bubbles(true);
    init.set_cancelable(true);
    let event = ClipboardEvent::new_with_event_init_dict("paste", &init).expect("an event");

    let is_left_to_the_browser = field.dispatch_event(&event).expect("sent");

    assert!(!is_left_to_the_browser);
    until(|| shown.text().contains("green")).await;
    assert_eq!(tags.get_untracked(), ["web", "blue", "a/b", "green"]);
    assert_eq!(shown.all("li .field__problem").len(), 1);
    let bad = shown.all("li")[2].text_content().unwrap_or_default();
    assert!(bad.contains("a/b") && bad.contains("No slash."), "{bad}");
}

fn tags(words: &[&str]) -> (Shown, RwSignal<Vec<String>>) {
    let tags = RwSignal::new(words.iter().map(ToString::to_string).collect::<Vec<_>>());
    let shown = Shown::of(move || {
        view! {
            <Tokens
                id="tags"
                label="Tags"
                tokens=tags.into()
                on_change=move |all| tags.set(all)
                problem_of=|tag: String| tag.contains('/').then(|| "No slash.".to_owned())
                remove=|tag| format!("Remove {tag}")
            />
        }
    });
    (shown, tags)
}
