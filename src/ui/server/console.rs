//! What a server wrote to its console.

use leptos::{html, prelude::*};

use super::Start;
use crate::{
    server::Log,
    ui::{
        failure::{Failure, FailureNotice},
        kit::{More, Waiting, drawn, live, live_text},
        words::Words,
    },
};

/// How many of the last lines can be asked for; Nova gives 100 kB at most.
const LINES: [u32; 3] = [200, 1_000, 5_000];

/// The end of its log with a search, closed away; it is read while it is open.
#[component]
pub fn ConsoleLog(
    /// What is known of it.
    start: Start,
) -> impl IntoView {
    let words = Words::here();
    let inside = move || {
        let wanted = RwSignal::new(String::new());
        let pre = NodeRef::<html::Pre>::new();
        let is_at_end = StoredValue::new(true);
        let found = Memo::new(move |_| {
            let log = start.log.read();
            let lines = log.as_ref().map(|log| log.with(&wanted.read()))?;
            Some((lines.len(), lines.join("\n")))
        });
        let is_known = Memo::new(move |_| found.read().is_some());
        // Who reads further up is left there.
        Effect::new(move |_| {
            found.track();
            if is_at_end.get_value() {
                request_animation_frame(move || {
                    if let Some(pre) = pre.try_get_untracked().flatten() {
                        pre.set_scroll_top(pre.scroll_height());
                    }
                });
            }
        });
        let scrolled = move |_| {
            let Some(pre) = pre.get_untracked() else { return };
            let left = pre.scroll_height() - pre.scroll_top() - pre.client_height();
            is_at_end.set_value(left < 8);
        };
        let text = move || found.read().as_ref().map(|(_, text)| text.clone()).unwrap_or_default();
        let told = move || {
            let is_empty = start.log.read().as_ref().is_some_and(Log::is_empty);
            match found.read().as_ref().map(|(count, _)| *count) {
                None => String::new(),
                Some(_) if is_empty => words.console_none().to_owned(),
                Some(0) => words.console_nothing_found().to_owned(),
                Some(count) => words.console_count(count as u64, &count.to_string()),
            }
        };
        let option = |count: u32| {
            let text = count.to_string();
            view! { <option value=text.clone()>{text.clone()}</option> }
        };
        let lines = move |event| {
            if let Ok(lines) = event_target_value(&event).parse() {
                start.lines.set(lines);
            }
        };
        drawn(view! {
            {live(move || {
                let failure = Failure::of_call(&start.failure.get()?, words);
                let retry = move |()| start.read_again();
                Some(view! { <FailureNotice failure retry /> })
            })}
            <div class="console__ways">
                <input
                    type="search"
                    class="field__input"
                    aria-label=words.console_search()
                    placeholder=words.console_search()
                    autocomplete="off"
                    spellcheck="false"
                    prop:value=wanted
                    on:input=move |event| wanted.set(event_target_value(&event))
                />
                <label class="console__lines">
                    {words.console_lines()} " "
                    <select class="field__input" on:change=lines>
                        {LINES.map(option).into_iter().collect_view()}
                    </select>
                </label>
                <button
                    type="button"
                    class="button button--small"
                    on:click=move |_| start.read_again()
                >
                    {words.read_again()}
                </button>
            </div>
            <p class="section__hint">{live_text(told)}</p>
            <pre
                class="log"
                translate="no"
                tabindex="0"
                role="region"
                aria-label=words.console_log()
                node_ref=pre
                on:scroll=scrolled
            >
                {live_text(text)}
            </pre>
            {live(move || {
                let is_awaited = !is_known.get() && start.failure.read().is_none();
                is_awaited.then(|| view! { <Waiting label=words.loading() /> })
            })}
        })
    };
    let toggled = move |is_open| start.is_watched.set(is_open);
    drawn(view! { <More title=words.console_log() on_toggle=toggled>{inside()}</More> })
}
