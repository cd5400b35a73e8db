//! Actions that ask for one text: a new name, a snapshot's name, the reason of a lock.

use leptos::prelude::*;

use super::{form::ActionForm, words::action_word};
use crate::{
    openstack::novaclient::Server,
    server::{Action, Order},
    ui::{
        cloud::Cloud,
        kit::{TextField, Typed, drawn},
        orders::Orders,
        words::Words,
    },
};

/// One field.
#[component]
pub fn TextForm(
    /// What is asked for.
    action: Action,
    /// Of which server.
    server: Memo<Server>,
    /// Hears that it is to be closed.
    close: Callback<()>,
) -> impl IntoView {
    let words = Words::here();
    let (cloud, orders) = (Cloud::expect(), Orders::expect());
    let name = server.read_untracked().name.clone();
    let (label, hint, first) = match action {
        Action::Lock => (words.lock_reason(), words.lock_hint(), String::new()),
        Action::Snapshot => (words.name(), words.snapshot_hint(), format!("{name}-snapshot")),
        _ => (words.name(), words.rename_hint(), name),
    };
    let text = RwSignal::new(first);
    let problem = RwSignal::new(None);
    let submit = Callback::new(move |()| {
        let text = text.get_untracked();
        if text.trim().is_empty() && action != Action::Lock {
            problem.set(Some(words.action_name_missing().to_owned()));
            return;
        }
        let id = server.read_untracked().id.clone();
        close.run(());
        orders.send(cloud, id, Order { action, text });
    });
    let value = Typed::of(text, |text| text, |text| text);
    let title = action_word(action, words);
    drawn(view! {
        <ActionForm title hint submit=words.action_do_it() is_pending=false on_submit=submit close>
            <TextField id="action-text" label=label value problem />
        </ActionForm>
    })
}
