//! Files that come into the page and leave it.

use js_sys::{Array, Function, Reflect, Uint8Array};
use leptos::prelude::*;
use slipway::ui::kit::{FilePick, Picked, download};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::{Blob, DataTransfer, DragEvent, DragEventInit, File};

use super::Shown;
use crate::page::{send, until};

#[wasm_bindgen_test]
async fn any_bytes_of_a_chosen_file_are_heard_with_its_name() {
    let (shown, heard) = picker(4);
    let input = shown.named("Load a file");

    input.set_files(carrying("init.bin", &[0, 255, 10]).files().as_ref());
    send(&input, "change");

    until(|| !heard.read_untracked().is_empty()).await;
    assert_eq!(heard.get_untracked(), [("init.bin".to_owned(), Some(vec![0, 255, 10]))]);
    assert_eq!(input.value(), "", "the same file could not be chosen again");
}

#[wasm_bindgen_test]
async fn a_file_can_be_dropped_and_only_tells_that_it_is_too_large() {
    let (shown, heard) = picker(4);
    let init = DragEventInit::new();
    init.set_data_transfer(Some(&carrying("big.iso", &[7; 100])));
    init.set_bubbles(true);
    init.set_cancelable(true);
    let event = DragEvent::new_with_event_init_dict("drop", &init).expect("an event");

    let is_left_to_the_browser = shown.named("Script").dispatch_event(&event).expect("sent");

    assert!(!is_left_to_the_browser, "the page would be left");
    until(|| !heard.read_untracked().is_empty()).await;
    assert_eq!(heard.get_untracked(), [("big.iso".to_owned(), Some(vec![7; 5]))]);
}

#[wasm_bindgen_test]
async fn a_download_is_a_named_file_of_the_very_bytes() {
    let seen = Reflect::get(&window(), &"URL".into()).expect("a class");
    let real = Reflect::get(&seen, &"createObjectURL".into()).expect("a method");
    let record = "window.offered = blob; document.createElement = function (name) {
        const link = Document.prototype.createElement.call(document, name);
        delete document.createElement;
        link.click = () => { window.clicked = [link.download, link.protocol]; };
        return link; }; return this.real(blob);";
    Reflect::set(&seen, &"real".into(), &real).expect("set");
    let spy = Function::new_with_args("blob", record);
    Reflect::set(&seen, &"createObjectURL".into(), &spy).expect("set");

    let outcome = download("key.pem", &[0, 200, 10], "application/x-pem-file");

    Reflect::set(&seen, &"createObjectURL".into(), &real).expect("set");
    outcome.expect("offered");
    let blob: Blob = Reflect::get(&window(), &"offered".into()).expect("a blob").unchecked_into();
    let bytes = JsFuture::from(blob.array_buffer()).await.expect("bytes");
    assert_eq!(Uint8Array::new(&bytes).to_vec(), [0, 200, 10]);
    assert_eq!(blob.type_(), "application/x-pem-file");
    let clicked: Array = Reflect::get(&window(), &"clicked".into()).expect("a link").into();
    assert_eq!(clicked.to_vec(), ["key.pem", "blob:"].map(JsValue::from_str));
}

type Heard = RwSignal<Vec<(String, Option<Vec<u8>>)>>;

fn picker(most: u32) -> (Shown, Heard) {
    let heard = Heard::new(Vec::new());
    let shown = Shown::of(move || {
        let on_pick = move |Picked { name, bytes }| heard.write().push((name, bytes));
        view! {
            <FilePick label="Load a file" most on_pick>
                <textarea aria-label="Script"></textarea>
            </FilePick>
        }
    });
    (shown, heard)
}

/// What a hand that drags a file carries.
fn carrying(name: &str, bytes: &[u8]) -> DataTransfer {
    let parts = Array::of1(&Uint8Array::from(bytes));
    let file = File::new_with_u8_array_sequence(&parts, name).expect("a file");
    let carried = DataTransfer::new().expect("a carrier");
    carried.items().add_with_file(&file).expect("added");
    carried
}
