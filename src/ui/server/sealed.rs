//! The password that Windows has set by itself, which nobody but the holder of the key pair can read.

mod clear;
mod key;

use std::sync::Arc;

use leptos::{html, prelude::*};

use super::{Origin, Part, part::Answer};
use crate::{
    openstack::{Hidden, Id, novaclient::Server},
    server::Login,
    ui::{
        cloud::Cloud,
        kit::{CopyButton, Drawn, drawn, live, live_text, whenever},
        words::Words,
    },
};

/// What is seen in its place.
const COVER: &str = "••••••••";

/// The part; nothing for servers without a key pair, nor for those that one enters by SSH.
#[component]
pub fn SealedPassword(
    /// The server.
    server: Memo<Server>,
    /// What it was made from.
    origin: Origin,
) -> impl IntoView {
    let words = Words::here();
    let cloud = Cloud::expect();
    let id = server.read_untracked().id.clone();
    let key = Memo::new(move |_| {
        let is_ssh = matches!(origin.read(Login::of)?, Login::Ssh(..));
        server.read().key_name.clone().filter(|_| !is_ssh)
    });
    live(move || {
        let (id, key) = (id.clone(), key.get()?);
        let ask = move || {
            let (id, key) = (id.clone(), key.clone());
            Box::pin(async move {
                let sealed = cloud.connection().nova.servers.get_password(&id).await?;
                let shown = move || sealed.clone().map(|sealed| shown(id.clone(), sealed, &key));
                let shown = move || shown().unwrap_or_else(|| drawn(words.sealed_none()));
                Ok(Arc::new(shown) as Answer)
            }) as _
        };
        Some(view! { <Part title=words.sealed() ask=Box::new(ask) /> })
    })
}

/// The key's field until it has opened `sealed`, then the password until it is hidden again.
fn shown(id: Id<Server>, sealed: String, key: &str) -> Drawn {
    let words = Words::here();
    let opened = RwSignal::new(None::<Hidden<String>>);
    let is_open = Memo::new(move |_| opened.read().is_some());
    let was_open = RwSignal::new(false);
    let is_cleared = RwSignal::new(false);
    let whole = NodeRef::<html::Div>::new();
    let forget = Callback::new(move |()| {
        opened.set(None);
        was_open.set(true);
        // The button that had the focus goes.
        if let Some(whole) = whole.get_untracked() {
            drop(whole.focus());
        }
    });
    let (hint, misfit) = (words.sealed_hint(key), words.sealed_misfit(key));
    let sealed = Arc::new(sealed);
    drawn(view! {
        <div class="sealed" tabindex="-1" node_ref=whole>
            {live(move || {
                let (hint, misfit) = (hint.clone(), misfit.clone());
                let field = || key::field(sealed.clone(), opened, hint, misfit);
                if is_open.get() { password(opened, forget) } else { field() }
            })}
            {live(move || (!is_cleared.get()).then(|| clear::way(id.clone(), is_cleared)))}
            <p role="status">
                {live_text(move || {
                    if is_cleared.get() {
                        words.sealed_cleared()
                    } else if was_open.get() && !is_open.get() {
                        words.made_password_forgotten()
                    } else {
                        ""
                    }
                    .to_owned()
                })}
            </p>
        </div>
    })
}

/// The password, covered; it is forgotten by the same button that shows it.
fn password(opened: RwSignal<Option<Hidden<String>>>, forget: Callback<()>) -> Drawn {
    let words = Words::here();
    let is_shown = RwSignal::new(false);
    let read = move || opened.get().map(|Hidden(password)| password).unwrap_or_default();
    let button = NodeRef::<html::Button>::new();
    // The field that had the focus is gone.
    whenever(move || {
        if let Some(button) = button.get() {
            drop(button.focus());
        }
    });
    let press = move |_| if is_shown.get_untracked() { forget.run(()) } else { is_shown.set(true) };
    drawn(view! {
        <p class="section__hint">{words.sealed_opened()}</p>
        <p class="copyable">
            <code class="copyable__text" translate="no">
                {live_text(move || if is_shown.get() { read() } else { COVER.to_owned() })}
            </code>
            <button type="button" class="button button--small" node_ref=button on:click=press>
                {live_text(move || {
                    if is_shown.get() { words.sealed_hide() } else { words.password_show() }.to_owned()
                })}
            </button>
            <CopyButton text=Signal::derive(read) label=words.copy() copied=words.copied() />
        </p>
    })
}
