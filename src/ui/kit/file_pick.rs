//! A file of the reader's, read into the page.

use js_sys::Uint8Array;
use leptos::{
    ev::{DragEvent, Event},
    prelude::*,
    task::spawn_local,
    wasm_bindgen::JsCast,
};
use wasm_bindgen_futures::JsFuture;
use web_sys::{File, FileList, HtmlInputElement};

use super::{Inside, drawn};

/// A file that was picked. Its bytes may be a secret: there is no `Debug`.
#[derive(Clone)]
pub struct Picked {
    /// What it is called, without its folder.
    pub name: String,
    /// What it holds; none if the browser could not read it.
    pub bytes: Option<Vec<u8>>,
}

/// Reads `file`; of a larger one only one byte more than `most`, which tells that it is too large.
pub async fn read_file(file: File, most: u32) -> Picked {
    let part = file.slice_with_i32_and_f64(0, f64::from(most) + 1.0);
    let buffer = match part {
        Ok(part) => JsFuture::from(part.array_buffer()).await.ok(),
        Err(_) => None,
    };
    let bytes = buffer.map(|buffer| Uint8Array::new(&buffer).to_vec());
    Picked { name: file.name(), bytes }
}

/// All files of a list.
pub fn all_files(list: Option<FileList>) -> Vec<File> {
    list.iter().flat_map(|list| (0..list.length()).filter_map(|at| list.get(at))).collect()
}

/// A button that opens the browser's file chooser.
#[component]
pub fn FileChooser(
    /// Names it.
    label: &'static str,
    /// Whether several files may be chosen at once.
    #[prop(optional)]
    is_multiple: bool,
    /// Hears them.
    #[prop(into)]
    on_files: Callback<Vec<File>>,
) -> impl IntoView {
    let choose = move |event: Event| {
        let input = event.target().and_then(|target| target.dyn_into::<HtmlInputElement>().ok());
        let Some(input) = input else { return };
        let files = all_files(input.files());
        // So that the same file can be picked again after a change.
        input.set_value("");
        if !files.is_empty() {
            on_files.run(files);
        }
    };
    drawn(view! {
        <label class="button file-pick__button">
            <input type="file" class="unseen" multiple=is_multiple on:change=choose />
            {label}
        </label>
    })
}

/// A button that opens the browser's file chooser, below an area that a file can be dropped on.
#[component]
pub fn FilePick(
    /// Names the button.
    label: &'static str,
    /// Of a larger file only one byte more than so many is read, which tells that it is too large.
    most: u32,
    /// Hears the file.
    #[prop(into)]
    on_pick: Callback<Picked>,
    /// The area, if there is more to it than the button.
    #[prop(optional)]
    children: Option<Inside>,
) -> impl IntoView {
    let read = move |files: Vec<File>| {
        if let Some(file) = files.into_iter().next() {
            spawn_local(async move {
                let picked = read_file(file, most).await;
                _ = on_pick.try_run(picked);
            });
        }
    };
    let dropped = move |event: DragEvent| {
        let files = all_files(event.data_transfer().and_then(|carried| carried.files()));
        if !files.is_empty() {
            // The browser would leave the page for the file.
            event.prevent_default();
        }
        read(files);
    };
    drawn(view! {
        <div
            class="file-pick"
            on:dragover=move |event: DragEvent| event.prevent_default()
            on:drop=dropped
        >
            {children.map(Inside::draw)}
            <FileChooser label on_files=read />
        </div>
    })
}
