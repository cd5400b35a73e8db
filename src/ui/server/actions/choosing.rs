//! A form that chooses from a list that is read when it opens.

use std::{future::Future, pin::Pin, sync::Arc};

use leptos::{prelude::*, reactive::spawn_local_scoped_with_cancellation};

use super::form::ActionForm;
use crate::{
    openstack::Result,
    ui::{
        attempt::{Attempt, Task},
        failure::{Failure, FailureNotice},
        kit::{Column, PickTable, Picking, Row, Waiting, drawn, live},
        orders::Orders,
        words::Words,
    },
};

/// What there is to choose from, and the keys of what is chosen now.
pub type Offered = (Vec<Row>, Vec<String>);

/// A read under way.
pub type Reading = Pin<Box<dyn Future<Output = Result<Offered>>>>;

/// What tells one such form from another.
pub struct Choosing {
    /// What it is for.
    pub title: &'static str,
    /// What to know before.
    pub hint: &'static str,
    /// What its button says.
    pub submit: &'static str,
    /// Names the table's search.
    pub search: &'static str,
    /// The table's columns.
    pub columns: Vec<Column>,
    /// Whether several may be chosen.
    pub is_multiple: bool,
    /// Reads what there is.
    pub read: Box<dyn Fn() -> Reading + Send + Sync>,
    /// Does it, from the keys that were chosen before and those that are chosen now.
    pub act: Box<dyn Fn(Vec<String>, Vec<String>) -> Task + Send + Sync>,
}

/// The form.
#[component]
pub fn ChoosingForm(
    /// What it chooses.
    choosing: Choosing,
    /// Hears that it is to be closed.
    close: Callback<()>,
) -> impl IntoView {
    let words = Words::here();
    let orders = Orders::expect();
    let Choosing { title, hint, submit, search, columns, is_multiple, read, act } = choosing;
    let rows = RwSignal::new(Arc::new(Vec::new()));
    let before = RwSignal::new(None::<Vec<String>>);
    let chosen = RwSignal::new(Vec::new());
    let failure = RwSignal::new(None);
    let read = StoredValue::new_local(read);
    let act = StoredValue::new_local(act);
    let load = move || {
        let reading = read.with_value(|read| read());
        spawn_local_scoped_with_cancellation(async move {
            match reading.await {
                Ok((offered, now)) => {
                    rows.set(Arc::new(offered));
                    chosen.set(now.clone());
                    before.set(Some(now));
                    failure.set(None);
                }
                Err(error) => failure.set(Some(error)),
            }
        });
    };
    load();
    let attempt = Attempt::new();
    let owner = Owner::current();
    let on_submit = Callback::new(move |()| {
        let (Some(was), now) = (before.get_untracked(), chosen.get_untracked()) else { return };
        if was == now || now.is_empty() && !is_multiple {
            return;
        }
        let task = act.with_value(|act| act(was, now));
        let owner = owner.clone();
        attempt.start(Box::pin(async move {
            let outcome = task.await;
            orders.stir();
            match (&outcome, owner) {
                (Ok(()), _) => close.run(()),
                // Some of it may have been done.
                (Err(_), Some(owner)) => owner.with(load),
                (Err(_), None) => {}
            }
            outcome
        }));
    });
    let on_pick = Callback::new(move |key: String| {
        chosen.update(|chosen| {
            if !is_multiple {
                *chosen = vec![key];
            } else if let Some(at) = chosen.iter().position(|known| *known == key) {
                chosen.remove(at);
            } else {
                chosen.push(key);
            }
        });
    });
    let more = Callback::new(move |(shown, all): (usize, usize)| {
        words.show_more(&all.to_string(), &shown.to_string())
    });
    let picking = Picking {
        name: "action-choice",
        is_multiple,
        columns: columns.into(),
        search,
        nothing_found: words.nothing_found(),
        more,
    };
    let rows = Memo::new(move |_| rows.get());
    let chosen = Memo::new(move |_| chosen.get());
    let is_here = Memo::new(move |_| before.read().is_some());
    let troubled = Memo::new(move |_| failure.get().or_else(|| attempt.failure()));
    let is_pending = Signal::derive(move || attempt.is_pending() || !is_here.get());
    drawn(view! {
        <ActionForm title hint submit is_pending on_submit close>
            {live(move || {
                let picking = picking.clone();
                match is_here.get() {
                    true => drawn(view! { <PickTable picking rows chosen on_pick /> }),
                    false if troubled.read().is_some() => drawn(()),
                    false => drawn(view! { <Waiting label=words.loading() /> }),
                }
            })}
            {live(move || {
                let failure = Failure::of_call(&troubled.get()?, words);
                Some(view! { <FailureNotice failure /> })
            })}
        </ActionForm>
    })
}

/// The keys that are only in the first of both.
pub fn without(those: &[String], others: &[String]) -> Vec<String> {
    those.iter().filter(|key| !others.contains(key)).cloned().collect()
}
