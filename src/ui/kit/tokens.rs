//! Several words in one field.

use leptos::{
    ev::{ClipboardEvent, KeyboardEvent},
    html,
    prelude::*,
};

use super::{Labelled, drawn, live, visible};

/// A field for words that stand alone: Enter and the comma end one, Backspace takes the last one
/// back, and a list that is pasted is taken apart.
#[component]
pub fn Tokens(
    /// Names the input within its root.
    #[prop(into)]
    id: String,
    /// What stands above it.
    #[prop(into)]
    label: String,
    /// The words, none of them empty and none twice.
    tokens: Signal<Vec<String>>,
    /// Hears all of them after each change.
    #[prop(into)]
    on_change: Callback<Vec<String>>,
    /// What is wrong with one of them.
    #[prop(into)]
    problem_of: Callback<String, Option<String>>,
    /// Names the button that takes one away.
    #[prop(into)]
    remove: Callback<String, String>,
    /// What to know before typing.
    #[prop(optional, into)]
    hint: Option<String>,
    /// What is wrong with all of them.
    #[prop(optional, into)]
    problem: Signal<Option<String>>,
    /// Why nothing can be typed now.
    #[prop(optional, into)]
    disabled: Signal<Option<String>>,
) -> impl IntoView {
    let input = NodeRef::<html::Input>::new();
    let typed = RwSignal::new(String::new());
    let add = move |text: &str| {
        let mut all = tokens.get_untracked();
        for token in text.split([',', '\n', '\r']).map(str::trim) {
            if !token.is_empty() && !all.iter().any(|known| known == token) {
                all.push(token.to_owned());
            }
        }
        if all.len() != tokens.read_untracked().len() {
            on_change.run(all);
        }
    };
    let end = move || {
        add(&typed.get_untracked());
        typed.set(String::new());
    };
    let on_input = move |event| {
        typed.set(event_target_value(&event));
        // Not by the key: keyboards on glass send none.
        if typed.read_untracked().contains(',') {
            end();
        }
    };
    let on_key = move |event: KeyboardEvent| match event.key().as_str() {
        // While a word is composed, Enter chooses its letters.
        "Enter" if !event.is_composing() => {
            event.prevent_default();
            end();
        }
        "Backspace" if typed.read_untracked().is_empty() => {
            let mut all = tokens.get_untracked();
            if let Some(last) = all.pop() {
                event.prevent_default();
                on_change.run(all);
                typed.set(last);
            }
        }
        _ => {}
    };
    // An input of one line would join the lines.
    let on_paste = move |event: ClipboardEvent| {
        let text = event.clipboard_data().and_then(|pasted| pasted.get_data("text").ok());
        if let Some(text) = text.filter(|text| text.contains([',', '\n'])) {
            event.prevent_default();
            add(&text);
        }
    };
    let frame =
        Labelled { id: id.clone(), label, hint, meter: Signal::default(), disabled, problem };
    let is_disabled = frame.is_disabled();
    let one = move |token: String| {
        let problem = problem_of.run(token.clone());
        let label = remove.run(token.clone());
        let text = token.clone();
        let take = move |_| {
            let all = tokens.get_untracked().into_iter().filter(|known| *known != token);
            on_change.run(all.collect());
            if let Some(input) = input.get_untracked() {
                drop(input.focus());
            }
        };
        view! {
            <li class="token">
                <span class="token__text" translate="no">
                    {visible(text)}
                </span>
                {problem.map(|text| view! { <span class="field__problem">{text}</span> })}
                <button
                    type="button"
                    class="button button--quiet button--sign"
                    aria-label=label
                    disabled=is_disabled
                    on:click=take
                >
                    "×"
                </button>
            </li>
        }
    };
    let control = view! {
        <div class="tokens">
            <ul class="tokens__list">
                {live(move || tokens.get().into_iter().map(one).collect_view())}
            </ul>
            <input
                class="field__input"
                id=id
                node_ref=input
                autocomplete="off"
                autocapitalize="none"
                spellcheck="false"
                enterkeyhint="enter"
                disabled=is_disabled
                aria-invalid=frame.is_invalid()
                aria-describedby=frame.described_by()
                prop:value=typed
                on:input=on_input
                on:keydown=on_key
                on:paste=on_paste
                on:change=move |_| end()
            />
        </div>
    };
    frame.around(drawn(control))
}
