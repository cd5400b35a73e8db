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
async fn a_download_is_a_named_file_of_the_very_bytes_and_its_address_is_taken_back() {
    let seen = Function::new_no_args(WATCH).call0(&JsValue::NULL).expect("watched");
    let of = |name: &str| Reflect::get(&seen, &name.into()).expect("a field");

    let outcome = download("key.pem", &[0, 200, 10], "application/x-pem-file");

    of("stop").unchecked_into::<Function>().call0(&JsValue::NULL).expect("stopped");
    outcome.expect("offered");
    let blob: Blob = of("blob").unchecked_into();
    let bytes = JsFuture::from(blob.array_buffer()).await.expect("bytes");
    assert_eq!(Uint8Array::new(&bytes).to_vec(), [0, 200, 10]);
    assert_eq!(blob.type_(), "application/x-pem-file");
    assert_eq!(of("name"), "key.pem");
    assert!(of("address").is_string());
    assert_eq!(of("address"), of("revoked"));
}

/// Watches what the page asks of the browser, and lets no time pass.
const WATCH: &str = "
    const { createObjectURL, revokeObjectURL } = URL;
    const { setTimeout } = window;
    const { click } = HTMLAnchorElement.prototype;
    const seen = {};
    URL.createObjectURL = (blob) => { seen.blob = blob; return createObjectURL.call(URL, blob); };
    URL.revokeObjectURL = (address) => { seen.revoked = address; };
    window.setTimeout = (act) => { act(); return 0; };
    HTMLAnchorElement.prototype.click = function () {
        seen.name = this.download;
        seen.address = this.href;
    };
    seen.stop = () => {
        Object.assign(URL, { createObjectURL, revokeObjectURL });
        Object.assign(window, { setTimeout });
        Object.assign(HTMLAnchorElement.prototype, { click });
    };
    return seen;
";

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
