//! One of several servers that are being launched.

use leptos::prelude::*;

use crate::{
    launch::{Item, Turn},
    openstack::novaclient::{Server, Status},
    ui::{
        failure::Failure,
        kit::{Badge, Tone, drawn, live, live_text},
        route::{Link, Route},
        server::{addresses, state_tone, state_word},
        words::Words,
    },
};

/// What it is called, how far it is, and why it came to nothing, if it did.
#[component]
pub fn ItemRow(
    /// How far it is.
    item: Memo<Item>,
    /// Its server, once it has been read.
    server: Memo<Option<Server>>,
) -> impl IntoView {
    let words = Words::here();
    let id = Memo::new(move |_| item.read().turn.server().cloned());
    let name = live(move || match id.get() {
        Some(id) => drawn(
            view! { <Link to=Route::Server(id) text=item.read_untracked().name.clone() is_name=true /> },
        ),
        None => drawn(view! { <span translate="no">{item.read_untracked().name.clone()}</span> }),
    });
    drawn(view! {
        <tr role="row" class="list__row">
            <td role="cell">{name}</td>
            <td role="cell" data-title=words.status()>
                <Badge
                    tone=move || tone(&item.read().turn, server.read().as_ref())
                    word=move || turn_word(&item.read().turn, server.read().as_ref(), words)
                />
                {live(move || {
                    let told = told(&item.read().turn, server.read().as_ref(), words);
                    (!told.is_empty()).then(|| view! { <p class="list__told">{told}</p> })
                })}
            </td>
            <td role="cell" data-title=words.addresses() translate="no">
                {live_text(move || {
                    let server = server.read();
                    let known = server.iter().flat_map(addresses);
                    known.map(|(_, address)| address).collect::<Vec<_>>().join(", ")
                })}
            </td>
        </tr>
    })
}

fn tone(turn: &Turn, server: Option<&Server>) -> Tone {
    match (turn, server) {
        (Turn::Queued, _) => Tone::Plain,
        (Turn::Made(_), Some(server)) => state_tone(server),
        (Turn::Sent | Turn::Sought | Turn::Made(_), _) => Tone::Busy,
        _ => Tone::Bad,
    }
}

fn turn_word(turn: &Turn, server: Option<&Server>, words: Words) -> String {
    match (turn, server) {
        (Turn::Made(_), Some(server)) => state_word(server, words),
        (Turn::Made(_), None) => words.step_accepted().to_owned(),
        (Turn::Queued, _) => words.count_queued().to_owned(),
        (Turn::Sent, _) => words.count_sent().to_owned(),
        (Turn::Sought, _) => words.turn_sought().to_owned(),
        (Turn::Refused(_), _) => words.turn_refused().to_owned(),
        (Turn::NotMade(_), _) => words.launch_not_made().to_owned(),
        (Turn::Unknown(_), _) => words.launch_unknown().to_owned(),
    }
}

/// The cloud's words about a failure, with the id that the operator asks for.
fn told(turn: &Turn, server: Option<&Server>, words: Words) -> String {
    if let Some(error) = turn.failure() {
        let Failure { title, detail, request_id, .. } = Failure::of_call(error, words);
        let is_plain = matches!(turn, Turn::Refused(_)) && !detail.is_empty();
        let said = if is_plain { detail } else { [&*title, &*detail].join(" ") };
        return match request_id {
            Some(id) => [&*said, &[words.request_id(), " ", &*id].concat()].join("\n"),
            None => said,
        };
    }
    let broken = server.filter(|server| server.status == Status::Error);
    broken
        .and_then(|server| server.fault.as_ref())
        .map(|fault| fault.message.clone())
        .unwrap_or_default()
}
