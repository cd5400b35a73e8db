//! The panel: a choice of languages, the code, and what it leaves out.

use leptos::prelude::*;
use serde_json::json;

use super::{body::shown_body, paste::Paste};
use crate::ui::{
    kit::{Choice, CopyButton, Notice, NoticeTone, Remedy, Waiting, drawn, live, live_text},
    launch::{LaunchForm, closed::silent},
    module::Module,
    words::Words,
};

/// Names are the tools' own, and the same everywhere; [`Language`](crate::code::Language) has the keys.
const LANGUAGES: [(&str, &str); 7] = [
    ("cli", "openstack"),
    ("curl", "curl"),
    ("sdk", "Python"),
    ("terraform", "Terraform"),
    ("heat", "Heat"),
    ("ansible", "Ansible"),
    ("body", "JSON"),
];

/// The closed part of the page that it is.
#[component]
pub fn CodePanel() -> impl IntoView {
    let words = Words::here();
    drawn(view! {
        <div class="code" id="code">
            {silent(words.code_title(), |parts| (parts.code)())}
        </div>
    })
}

/// The choice, the code, and the way back.
#[component]
pub fn CodeFields() -> impl IntoView {
    let words = Words::here();
    let form = LaunchForm::expect();
    let module = RwSignal::new(Module::Unasked);
    let language = RwSignal::new("cli".to_owned());
    let place = form.place();
    let code = Memo::new(move |_| {
        let judged = form.judged.read();
        let plan = judged.as_ref().ok()?;
        let body = shown_body(plan.requests.first()?, plan.version)?.to_string();
        let mut place = place.clone();
        place["api_version"] = json!(plan.version.to_string());
        module.read().call("write", &[&language.read(), &body, &place.to_string()])
    });
    let notes = move || {
        let judged = form.judged.read();
        let Ok(plan) = judged.as_ref() else { return Vec::new() };
        let (requests, ports) = (plan.requests.len(), plan.ports.len());
        let several = (requests > 1).then(|| words.code_of_several(&requests.to_string()));
        let ports = (ports > 0).then(|| words.code_without_ports().to_owned());
        let address = plan.floating_ip.as_ref().map(|_| words.code_without_address().to_owned());
        [several, ports, address].into_iter().flatten().collect()
    };
    Module::fetch(module);
    let again = Callback::new(move |()| Module::fetch(module));
    let shown = Signal::derive(move || code.get().unwrap_or_default());
    drawn(view! {
        <p class="section__hint">{words.code_hint()}</p>
        {live(move || match &*module.read() {
            Module::Unasked | Module::Loading => drawn(view! { <Waiting label=words.loading() /> }),
            Module::Failed => {
                let remedy = Remedy { word: words.try_again(), act: again };
                drawn(view! { <Notice tone=NoticeTone::Bad title=words.code_failed() remedy /> })
            }
            Module::Here(_) => drawn(()),
        })}
        <Choice
            id="code-language"
            label=words.code_language()
            options=LANGUAGES.to_vec()
            selected=language
            on_choice=move |key| language.set(key)
        />
        {live(move || {
            form.judged.read().is_err().then(|| view! { <p class="section__note">{words.code_incomplete()}</p> })
        })}
        {live(move || {
            notes().into_iter().map(|note| view! { <p class="section__note">{note}</p> }).collect_view()
        })}
        <div class="code__shown" hidden=move || shown.read().is_empty()>
            <pre class="code__text" tabindex="0" aria-label=words.code_title() translate="no">
                {live_text(move || shown.get())}
            </pre>
            <CopyButton text=shown label=words.copy() copied=words.copied() />
        </div>
        <Paste module />
    })
}
