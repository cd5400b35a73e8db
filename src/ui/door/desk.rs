//! Files of clouds at the door: caught wherever they are dropped, and what was read in them.

use std::sync::Arc;

use gloo_events::{EventListener, EventListenerOptions};
use leptos::{prelude::*, wasm_bindgen::JsCast};
use send_wrapper::SendWrapper;
use web_sys::{DragEvent, File};

use crate::{
    sign_in::{Unfit, clouds::FileCloud},
    ui::kit::all_files,
};

/// What was read. It holds the file's secrets, so it has no `Debug`, and goes once they have served.
pub struct Reading {
    /// What the file is called; empty if it was pasted.
    pub name: String,
    /// Its clouds, at least one.
    pub clouds: Vec<FileCloud>,
}

/// Which of its clouds the form is filled in from.
#[derive(Clone, Default, PartialEq)]
pub struct Chosen {
    /// The cloud, by its place in the file.
    pub cloud: usize,
    /// The region, by its place in the cloud.
    pub region: usize,
    /// Why the form is not filled in.
    pub unfit: Option<Unfit>,
}

/// A `Copy` handle on it. It outlives a change of language.
#[derive(Clone, Copy)]
pub struct Desk {
    /// What was read.
    pub reading: RwSignal<Option<Arc<Reading>>>,
    /// What of it is used.
    pub chosen: RwSignal<Chosen>,
    /// Whether nobody has been told of it yet.
    pub is_news: StoredValue<bool>,
    /// Files that wait to be read.
    pub given: RwSignal<Vec<SendWrapper<File>>>,
    /// Whether files are held over the page.
    pub is_over: RwSignal<bool>,
}

impl Desk {
    /// Nothing has been given yet.
    pub fn new() -> Self {
        Self {
            reading: RwSignal::new(None),
            chosen: RwSignal::default(),
            is_news: StoredValue::new(false),
            given: RwSignal::default(),
            is_over: RwSignal::new(false),
        }
    }

    /// Catches files that are dropped anywhere on the page, for as long as the component around it is
    /// there: the browser would leave the page for them.
    pub fn catch(self) {
        let hear = move |event: &web_sys::Event| {
            let event: &DragEvent = event.unchecked_ref();
            let Some(carried) = event.data_transfer() else { return };
            // A word that is dragged from one field into another is the browser's.
            if !carried.types().includes(&"Files".into(), 0) {
                return;
            }
            event.prevent_default();
            let kind = event.type_();
            let is_over =
                kind == "dragover" || kind == "dragleave" && event.related_target().is_some();
            if is_over != self.is_over.get_untracked() {
                self.is_over.set(is_over);
            }
            if kind == "drop" {
                self.give(all_files(carried.files()));
            }
        };
        let options = EventListenerOptions::enable_prevent_default();
        let listeners = ["dragover", "dragleave", "drop"]
            .map(|kind| EventListener::new_with_options(&window(), kind, options, hear));
        let listeners = SendWrapper::new(listeners);
        on_cleanup(move || drop(listeners));
    }

    /// Takes files to be read, in the place of what was read before.
    pub fn give(self, files: Vec<File>) {
        self.reading.set(None);
        self.given.set(files.into_iter().map(SendWrapper::new).collect());
    }
}
