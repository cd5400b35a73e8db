//! A notification when what is under way is done, for who has other things to do meanwhile.

mod notification;

use leptos::{prelude::*, task::spawn_local};

use self::notification::Leave;
use super::state_word;
use crate::{
    openstack::{
        Error,
        novaclient::{Server, Status},
    },
    ui::{
        follow::Followed,
        kit::{Switch, live},
        orders::Orders,
        words::Words,
    },
};

/// A switch while something is under way, off until somebody wants it; the browser is asked by that
/// click alone. Nothing where the browser has no notifications.
#[component]
pub fn TellMe(
    /// The server, as it was read last.
    server: Memo<Server>,
    /// Reads it, out of sight too while it is to be told of.
    followed: Followed<Server>,
) -> impl IntoView {
    let words = Words::here();
    let orders = Orders::expect();
    let (is_on, problem) = (followed.is_unseen_too, RwSignal::new(None::<&'static str>));
    let is_gone =
        move || matches!(*followed.failure.read(), Some(Error::Refused { status: 404, .. }));
    let is_busy = Memo::new(move |_| {
        let server = server.read();
        let is_asked = || orders.of(&server.id).is_some_and(|asked| asked.is_awaited());
        !is_gone() && (server.is_settling() || is_asked())
    });
    let tell = move |is_busy: &bool, _: Option<&bool>, _| {
        if *is_busy {
            return;
        }
        problem.set(None);
        if !is_on.get_untracked() {
            return;
        }
        is_on.set(false);
        let server = server.get_untracked();
        let state = if untrack(is_gone) {
            words.tell_gone().to_owned()
        } else {
            state_word(&server, words)
        };
        let fault = server.fault.filter(|_| server.status == Status::Error);
        let body = fault.map(|fault| fault.message).unwrap_or_default();
        if !notification::show(&format!("{}: {state}", server.name), &body, server.id.as_str()) {
            problem.set(Some(words.tell_failed()));
        }
    };
    Effect::watch(move || is_busy.get(), tell, false);
    let switch = Callback::new(move |wanted: bool| {
        problem.set(None);
        is_on.set(wanted);
        if !wanted {
            return;
        }
        spawn_local(async move {
            let why = match notification::ask().await {
                Leave::Given => return,
                Leave::Denied => words.tell_denied(),
                Leave::Open => words.tell_open(),
            };
            _ = is_on.try_set(false);
            _ = problem.try_set(Some(why));
        });
    });
    let is_shown = Memo::new(move |_| is_busy.get() || problem.read().is_some());
    let can_be = notification::is_known();
    live(move || {
        let problem = Signal::derive(move || problem.get().map(str::to_owned));
        let switch =
            || view! { <Switch id="tell-me" label=words.tell() is_on on_switch=switch problem /> };
        (can_be && is_shown.get()).then(switch)
    })
}
