//! From code that somebody has back into the form.

use leptos::prelude::*;
use serde_json::Value;

use crate::{
    launch::Draft,
    openstack::json,
    ui::{
        kit::{TextArea, Typed, drawn, live},
        launch::{Filled, LaunchForm},
        module::Module,
        words::Words,
    },
};

/// A field for code, and a button that fills the form in.
#[component]
pub fn Paste(
    /// What reads it.
    module: RwSignal<Module>,
) -> impl IntoView {
    let words = Words::here();
    let form = LaunchForm::expect();
    let text = RwSignal::new(String::new());
    let problem = RwSignal::new(None::<String>);
    let lost = RwSignal::new(Vec::<String>::new());
    let value = Typed {
        text: text.into(),
        on_input: Callback::new(move |typed| {
            text.set(typed);
            problem.set(None);
        }),
    };
    let fill = move |_| {
        let read = module.read_untracked().call("read", &[&text.read_untracked()]);
        let read: Value = json::read(read.unwrap_or_default().as_bytes()).unwrap_or_default();
        if !read["mistake"].is_null() {
            return problem.set(Some(mistake(&read, words)));
        }
        let (draft, unread) = Draft::from_body(&read["body"], &form.choices.read_untracked());
        form.fill(draft, Filled::Chosen);
        let missing = read["missing"].as_array().into_iter().flatten();
        let missing = missing.filter_map(|it| it["from"].as_str().map(str::to_owned));
        lost.set(unread.into_iter().chain(missing).collect());
        text.set(String::new());
    };
    drawn(view! {
        <TextArea id="code-paste" label=words.paste_title() hint=words.paste_hint() value problem is_code=true />
        <p>
            <button type="button" class="button" on:click=fill>
                {words.paste_fill()}
            </button>
        </p>
        {live(move || {
            let lost = lost.get();
            (!lost.is_empty()).then(|| {
                view! { <p class="section__note" role="status">{words.paste_lost(&lost.join(", "))}</p> }
            })
        })}
    })
}

/// What is wrong with it, and where.
fn mistake(read: &Value, words: Words) -> String {
    let word = read["word"].as_str().unwrap_or_default();
    let line = read["line"].to_string();
    match read["mistake"].as_str().unwrap_or_default() {
        "empty" => words.paste_empty().to_owned(),
        "not_json" => words.paste_not_json(&line),
        "not_a_command" => words.paste_not_a_command().to_owned(),
        "unknown_option" | "key" => words.paste_unknown(word),
        "missing_value" | "missing_option" => words.paste_missing(word),
        _ => words.paste_unclear(&line, word),
    }
}
