//! The interfaces, in their order.

use leptos::prelude::*;

use super::{
    LaunchForm,
    interface::{Seat, touched},
    interface_row::{InterfaceRow, label},
};
use crate::{
    launch::{Field, Interface},
    ui::{
        kit::{More, Rows, RowsActs, RowsWords, drawn},
        later::{FormParts, later},
        words::Words,
    },
};

/// The closed part of the form that they are: most servers have one, as the network gives it.
#[component]
pub fn InterfacesPart() -> impl IntoView {
    let words = Words::here();
    let form = LaunchForm::expect();
    let summary = move || {
        let count = form.draft.read().chosen_interfaces(&form.choices.read()).len();
        if count > 0 {
            words.interfaces_count(count as u64, &count.to_string())
        } else {
            String::new()
        }
    };
    let has_problem = Signal::derive(move || {
        let is_one = |field| matches!(field, Field::Interface(_));
        form.problems().iter().any(|problem| is_one(problem.field()))
    });
    drawn(view! {
        <More title=words.interfaces() summary=Signal::derive(summary) has_problem>
            {later::<FormParts>(|parts| (parts.interfaces)())}
        </More>
    })
}

/// The list, to which the same network can be added again.
#[component]
pub fn InterfaceRows() -> impl IntoView {
    let words = Words::here();
    let form = LaunchForm::expect();
    let all = Memo::new(move |_| form.draft.read().chosen_interfaces(&form.choices.read()));
    let seat = move |at| Seat { form, all, at };
    let edit = move |change: &mut dyn FnMut(&mut Vec<Interface>)| {
        let choices = form.choices.read_untracked();
        form.draft.update(|draft| change(touched(draft, &choices)));
    };
    let add = move |()| {
        // Mostly one wants the same once more; each row can be led elsewhere.
        let last = all.read_untracked().iter().rev().find_map(Interface::network).cloned();
        let first = || {
            let choices = form.choices.read_untracked();
            choices.usable_networks().next().map(|network| network.id.clone())
        };
        let Some(network) = last.or_else(first) else { return };
        edit(&mut |interfaces| interfaces.push(Interface::on(network.clone())));
    };
    let remove = move |at: usize| {
        edit(&mut |interfaces| {
            if at < interfaces.len() {
                interfaces.remove(at);
            }
        });
    };
    let swap = move |(one, other): (usize, usize)| {
        edit(&mut |interfaces| {
            if one.max(other) < interfaces.len() {
                interfaces.swap(one, other);
            }
        });
    };
    let full = Signal::derive(move || {
        let choices = form.choices.read();
        let has_some = choices.usable_networks().next().is_some();
        (!has_some && !choices.networks.is_awaited()).then(|| words.no_networks().to_owned())
    });
    let name = move |at: usize| {
        let number = words.interface_at(&(at + 1).to_string());
        let to = seat(at).get(|interface| label(interface, &form.choices.read(), words));
        [number, to.unwrap_or_default()].join(": ")
    };
    drawn(view! {
        <Rows
            count=Signal::derive(move || all.read().len())
            id="interface"
            row=move |at| drawn(view! { <InterfaceRow seat=seat(at) /> })
            name
            words=RowsWords {
                add: words.interface_add(),
                remove: words.interface_remove(),
                up: words.interface_up(),
                down: words.interface_down(),
            }
            acts=RowsActs {
                add: Callback::new(add),
                remove: Callback::new(remove),
                swap: Some(Callback::new(swap)),
            }
            full
        />
    })
}
