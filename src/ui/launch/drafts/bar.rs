//! What can be done with the draft as a whole, above the form.

use leptos::prelude::*;
use serde_json::{Map, Value};

use super::{link::link_to, templates::Templates};
use crate::{
    launch::Draft,
    ui::{
        kit::{
            CopyButton, FilePick, More, Notice, NoticeTone, Picked, Remedy, download, drawn, live,
        },
        later::{FormParts, later},
        launch::LaunchForm,
        setup::Setup,
        words::Words,
    },
};

/// Larger than any draft by far.
const MOST_BYTES: u32 = 1 << 20;

/// How the form came to be filled in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Filled {
    /// As it was when the page went away.
    Restored,
    /// By a link.
    Link,
    /// By a link or a file that is no draft, so that it was not.
    Unreadable,
    /// By a template or a file.
    Chosen,
    /// Like a server that is there.
    Like,
    /// By what was typed in another project or region.
    Carried,
    /// Emptied.
    Emptied,
}

impl Filled {
    fn word(self, words: Words) -> &'static str {
        match self {
            Self::Restored => words.draft_restored(),
            Self::Link => words.draft_from_link(),
            Self::Unreadable => words.draft_unreadable(),
            Self::Chosen => words.draft_filled(),
            Self::Like => words.draft_like(),
            Self::Carried => words.draft_carried(),
            Self::Emptied => words.draft_emptied(),
        }
    }
}

/// The bar, and below it how the form was last filled in, which can be undone.
#[component]
pub fn Drafts() -> impl IntoView {
    let words = Words::here();
    let form = LaunchForm::expect();
    let setup = expect_context::<StoredValue<Setup>>();
    let is_ours = setup.with_value(|setup| setup.gate.page().is_some());
    let templates = RwSignal::new(form.shelf().templates());
    let summary = Signal::derive(move || match templates.read().len() {
        0 => String::new(),
        count => words.templates(count as u64, &count.to_string()),
    });
    drawn(view! {
        <More title=words.drafts() summary>
            {later::<FormParts>(move |parts| (parts.drafts)(templates))}
        </More>
        {live(move || {
            // What a page around fills in is no link to the reader.
            let (filled, _) = form.filled.get().filter(|(how, _)| is_ours || *how != Filled::Link)?;
            let undo = Callback::new(move |()| form.undo());
            let remedy = Remedy { word: words.undo(), act: undo };
            Some(view! { <Notice tone=NoticeTone::Plain title=filled.word(words) remedy /> })
        })}
    })
}

/// Templates, and the ways in and out.
#[component]
pub fn DraftWays(
    /// Drafts with names.
    templates: RwSignal<Map<String, Value>>,
) -> impl IntoView {
    let words = Words::here();
    let form = LaunchForm::expect();
    let import = move |picked: Picked| {
        let bytes = picked.bytes.unwrap_or_default();
        form.fill_with(std::str::from_utf8(&bytes).unwrap_or_default());
    };
    let export = move |_| {
        let text = format!("{:#}\n", form.draft.read_untracked().to_json());
        // A browser without Blobs runs no wasm either.
        drop(download("server.json", text.as_bytes(), "application/json"));
    };
    // A portal's address is not ours.
    let shelf = form.shelf();
    let link = shelf.is_open().then(|| {
        let text = Signal::derive(move || link_to(&form.draft.read()));
        view! { <CopyButton text label=words.copy_link() copied=words.copied() /> }
    });
    drawn(view! {
        <p class="section__hint">{words.drafts_hint()}</p>
        {shelf.is_open().then(|| view! { <Templates shelf templates /> })}
        <div class="drafts__ways">
            {link} <button type="button" class="button button--small" on:click=export>
                {words.export_draft()}
            </button> <FilePick label=words.import_draft() most=MOST_BYTES on_pick=import />
            <button
                type="button"
                class="button button--small"
                on:click=move |_| form.fill(Draft::default(), Filled::Emptied)
            >
                {words.start_over()}
            </button>
        </div>
    })
}
