//! The end of a sign-in for another page: it is handed the token, every other token ends, and the window closes.

use std::sync::Arc;

use leptos::{prelude::*, task::spawn_local};
use secrecy::ExposeSecret;

use crate::ui::{
    beside::{call, module, promised},
    kit::{Heading, Notice, NoticeTone, Waiting, drawn, live},
    setup::Setup,
    stage::SignedIn,
    title::name_tab,
    visit::Visit,
    words::Words,
};

/// The module that knows the page that asks.
const SIGN_IN: &str = "./sign-in.js";

/// Hands the token over, and says so where nobody takes it.
#[component]
pub fn HandOver(
    /// The sign-in.
    signed_in: Arc<SignedIn>,
) -> impl IntoView {
    let words = Words::here();
    let (setup, visit) = (expect_context::<StoredValue<Setup>>(), Visit::expect());
    let is_lost = RwSignal::new(false);
    spawn_local(async move {
        let taken = handed_over(setup, visit, &signed_in).await;
        // What is left now is nobody's.
        visit.end();
        match taken {
            Some(module) => drop(call(&module, "leave", &[])),
            None => _ = is_lost.try_set(true),
        }
    });
    live(move || {
        if !is_lost.get() {
            return drawn(view! { <Waiting label=words.signing_in() /> });
        }
        name_tab(words.not_signed_in().into());
        drawn(view! {
            <section class="door">
                <Heading text=words.not_signed_in() />
                <Notice tone=NoticeTone::Bad title=words.asker_lost() detail=words.asker_lost_help() />
            </section>
        })
    })
}

/// The module, once the page that asks has the token.
async fn handed_over(
    setup: StoredValue<Setup>,
    visit: Visit,
    signed_in: &SignedIn,
) -> Option<leptos::wasm_bindgen::JsValue> {
    let access = signed_in.session.access().await.ok()?;
    let module = module(setup, SIGN_IN).await?;
    promised(&module, "handOver", &[access.token.expose_secret()]).await?;
    visit.release(&access);
    Some(module)
}
