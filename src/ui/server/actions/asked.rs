//! What was asked of a server and what came of it, where it was asked.

use leptos::prelude::*;

use super::words::{action_word, doing_word};
use crate::{
    openstack::{Hidden, Id, novaclient::Server},
    ui::{
        failure::{Failure, FailureNotice},
        kit::{Copyable, drawn, live, live_text},
        orders::{Asked, Fate, Orders, Phase},
        words::Words,
    },
};

/// The last order, until it is done.
#[component]
pub fn AskedNote(
    /// Whose.
    id: Id<Server>,
) -> impl IntoView {
    let words = Words::here();
    let orders = Orders::expect();
    let asked = Memo::new({
        let id = id.clone();
        // To be at it is nothing new.
        move |_| {
            orders.of(&id).map(|asked| match asked.phase {
                Phase::Busy => Asked { phase: Phase::Taken, ..asked },
                _ => asked,
            })
        }
    });
    live(move || {
        let Asked { order, phase, .. } = asked.get()?;
        let id = id.clone();
        let dismiss = Callback::new(move |()| orders.dismiss(&id));
        let close = move || close_button(words, dismiss);
        Some(match phase {
            Phase::Sending | Phase::Taken | Phase::Busy => drawn(view! {
                <p class="asked" role="status">
                    {doing_word(order.action, words)}
                </p>
            }),
            Phase::Refused(error) => {
                let failure = Failure::of_call(&error, words);
                let title = words.action_failed(action_word(order.action, words));
                let failure = Failure {
                    title,
                    detail: format!("{} {}", failure.title, failure.detail),
                    ..failure
                };
                drawn(view! {
                    <div class="asked">
                        <FailureNotice failure />
                        {close()}
                    </div>
                })
            }
            Phase::Undone => drawn(view! {
                <div class="asked" role="alert">
                    <p>{words.action_undone(action_word(order.action, words))}</p>
                    {close()}
                </div>
            }),
            Phase::Told(Hidden(password)) => drawn(view! {
                <div class="asked" role="status">
                    <p>{words.action_password()}</p>
                    <Copyable text=password label=words.copy() copied=words.copied() />
                    {close()}
                </div>
            }),
        })
    })
}

/// The deletion that is to come, with the way back.
#[component]
pub fn DoomedNote(
    /// Whose.
    id: Id<Server>,
) -> impl IntoView {
    let words = Words::here();
    let orders = Orders::expect();
    let fate = Memo::new({
        let id = id.clone();
        move |_| orders.fate(&id)
    });
    // The button may hold the focus while the seconds pass.
    let stage = Memo::new(move |_| match fate.get() {
        Some(Fate::In(_)) => Some(Fate::In(0)),
        fate => fate,
    });
    live(move || {
        let id = id.clone();
        let undo = Callback::new(move |()| orders.undo(&id));
        Some(match stage.get()? {
            Fate::In(_) => {
                let left = move || match fate.get() {
                    Some(Fate::In(left)) => words.deleted_in(&left.to_string()),
                    _ => String::new(),
                };
                drawn(view! {
                    <p class="asked asked--doomed">
                        <span role="timer">{live_text(left)}</span>
                        " "
                        <button type="button" class="button button--small" on:click=move |_| undo.run(())>
                            {words.undo()}
                        </button>
                    </p>
                })
            }
            Fate::Sent | Fate::Going => drawn(view! {
                <p class="asked" role="status">
                    {words.task_deleting()}
                </p>
            }),
            Fate::Failed(error) => {
                let failure = Failure::of_call(&error, words);
                drawn(view! {
                    <div class="asked">
                        <FailureNotice failure />
                        {close_button(words, undo)}
                    </div>
                })
            }
            Fate::PortLeft(error) => {
                let failure = Failure::of_call(&error, words);
                let failure = Failure { title: words.port_left().to_owned(), ..failure };
                drawn(view! {
                    <div class="asked">
                        <FailureNotice failure />
                        {close_button(words, undo)}
                    </div>
                })
            }
        })
    })
}

fn close_button(words: Words, act: Callback<()>) -> impl IntoView {
    view! {
        <button type="button" class="button button--small" on:click=move |_| act.run(())>
            {words.dismiss()}
        </button>
    }
}
