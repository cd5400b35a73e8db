//! A key that the user has already: its public half is pasted, or read from a file.

use leptos::prelude::*;

use super::keep::Keeping;
use crate::{
    launch::{KeyFault, PublicKey},
    ui::{
        kit::{FilePick, Picked, TextArea, Typed, drawn},
        words::Words,
    },
};

/// Bytes of a file of keys at most; RSA of 16,384 bits has 2,800.
const MOST: u32 = 16 * 1024;

/// What is wrong with what was pasted.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Wrong {
    Key(KeyFault),
    Large,
    Unread,
}

/// The name, the key, the button.
#[component]
pub fn ImportKey() -> impl IntoView {
    let words = Words::here();
    let keeping = Keeping::new();
    let text = RwSignal::new(String::new());
    // What was refused with a word of its own: it stays until something else is pasted.
    let refused = RwSignal::new(None::<Wrong>);
    let take = move |pasted: String| {
        // A private half is not kept for a moment.
        let is_private = PublicKey::read(&pasted) == Err(KeyFault::Private);
        refused.set(is_private.then_some(Wrong::Key(KeyFault::Private)));
        if !is_private {
            suggest(keeping.name, &pasted);
        }
        // Told anew even where it was empty: the browser's own copy goes too.
        text.set(if is_private { String::new() } else { pasted });
    };
    let load = move |file: Picked| match file.bytes {
        None => refused.set(Some(Wrong::Unread)),
        Some(bytes) if bytes.len() > MOST as usize => refused.set(Some(Wrong::Large)),
        Some(bytes) => take(String::from_utf8_lossy(&bytes).into_owned()),
    };
    let problem = Signal::derive(move || {
        let fault = || PublicKey::read(&text.read()).err().map(Wrong::Key);
        let wrong = refused.get().or_else(|| fault().filter(|_| keeping.has_tried.get()))?;
        Some(word(&wrong, words))
    });
    let press = Callback::new(move |()| {
        let Ok(key) = PublicKey::read(&text.read_untracked()) else { return };
        if untrack(|| keeping.name_problem()).is_some() {
            return;
        }
        let name = keeping.name.read_untracked().trim().to_owned();
        keeping.start(Box::pin(async move {
            keeping.keep(name.clone(), key.line).await?;
            _ = text.try_set(String::new());
            _ = keeping.done.try_set(Some(words.key_kept(&name)));
            Ok(())
        }));
    });
    drawn(view! {
        <FilePick label=words.load_key() most=MOST on_pick=load>
            <TextArea
                id="public-key"
                label=words.public_key()
                hint=words.import_key_hint()
                is_code=true
                rows=3
                value=Typed { text: text.into(), on_input: Callback::new(take) }
                problem
            />
        </FilePick>
        {keeping.name_field("import-name")}
        {keeping.button(words.key_import(), words.key_importing(), press)}
    })
}

/// What its owner wrote behind the key names it, where nothing else does.
fn suggest(name: RwSignal<String>, pasted: &str) {
    let is_nameless = name.with_untracked(|name| name.trim().is_empty());
    if let Some(key) = PublicKey::read(pasted).ok().filter(|_| is_nameless) {
        let is_fit = |letter: &char| letter.is_ascii_alphanumeric() || " _-".contains(*letter);
        let comment = key.comment.split('@').next().unwrap_or_default();
        name.set(comment.chars().filter(is_fit).collect());
    }
}

fn word(wrong: &Wrong, words: Words) -> String {
    let plain = match wrong {
        Wrong::Key(KeyFault::Short(bits)) => return words.key_short(&bits.to_string()),
        Wrong::Key(KeyFault::Missing) => words.key_missing(),
        Wrong::Key(KeyFault::Private) => words.key_private(),
        Wrong::Key(KeyFault::Lines) => words.key_lines(),
        Wrong::Key(KeyFault::Putty) => words.key_putty(),
        Wrong::Key(KeyFault::Dsa) => words.key_dsa(),
        Wrong::Key(KeyFault::Unknown) => words.key_unknown(),
        Wrong::Key(KeyFault::Damaged) => words.key_damaged(),
        Wrong::Large => words.key_file_large(),
        Wrong::Unread => words.file_unread(),
    };
    plain.to_owned()
}
