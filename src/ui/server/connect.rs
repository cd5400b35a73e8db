//! The way into a server.

use leptos::prelude::*;

use super::Origin;
use crate::{
    openstack::novaclient::{Server, Status},
    server::{Address, Login, Reach, Sure, address, command},
    ui::{
        kit::{Copyable, Drawn, drawn, live},
        words::Words,
    },
};

/// The line that opens a shell, or the words for a remote desktop, as soon as the server runs.
#[component]
pub fn Connect(
    /// The server.
    server: Memo<Server>,
    /// What it was made from.
    origin: Origin,
) -> impl IntoView {
    let words = Words::here();
    let way = Memo::new(move |_| {
        let server = server.read();
        let address = address(&server).filter(|_| server.status == Status::Active)?;
        Some((address, origin.read(Login::of)?, server.key_name.clone()))
    });
    live(move || way.get().map(|(address, login, key)| shown(&address, login, key, words)))
}

fn shown(address: &Address, login: Login, key: Option<String>, words: Words) -> Drawn {
    let line = |user| {
        let line = command(address, user, key.as_deref());
        drawn(view! { <Copyable text=line label=words.copy() copied=words.copied() /> })
    };
    let key_hint = || match &key {
        Some(name) => words.connect_key(name),
        None => words.connect_no_key().to_owned(),
    };
    let (line, hints) = match login {
        Login::Ssh(user, sure) => {
            let sure = match sure {
                Sure::Said => words.connect_said(),
                Sure::Mostly => words.connect_mostly(),
                Sure::ByName => words.connect_by_name(),
            };
            (line(Some(&user)), [sure.to_owned(), key_hint()])
        }
        Login::Unknown => (line(None), [words.connect_unknown().to_owned(), key_hint()]),
        Login::Rdp(user) => {
            let text = address.text.clone();
            let line = drawn(view! { <Copyable text label=words.copy() copied=words.copied() /> });
            let password = key.as_ref().map(|_| words.connect_password()).unwrap_or_default();
            (line, [words.connect_rdp(&user), password.to_owned()])
        }
    };
    let reach = match address.reach {
        Reach::Floating | Reach::Everywhere => None,
        Reach::EverywhereV6 => Some(words.connect_v6()),
        Reach::Within | Reach::WithinV6 => Some(words.connect_within()),
    };
    let hints = hints.into_iter().chain(reach.map(str::to_owned)).filter(|it| !it.is_empty());
    let hint = |text| view! { <p class="section__hint">{text}</p> };
    drawn(view! {
        <section class="connect" aria-label=words.connect()>
            <h2 class="section__title">{words.connect()}</h2>
            {line}
            {hints.map(hint).collect_view()}
        </section>
    })
}
