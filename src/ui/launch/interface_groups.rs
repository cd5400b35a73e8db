//! Who may reach one interface, where that differs from the rest of the server.

use std::sync::Arc;

use leptos::prelude::*;

use super::{interface::Seat, interface_port::edit_own, offered::Offered, security_group, toggled};
use crate::{
    launch::{Choices, Interface},
    openstack::{Id, neutron::SecurityGroup},
    ui::{
        kit::{PickTable, Picking, Switch, drawn, live},
        words::Words,
    },
};

/// A switch, and while it is on, the groups.
#[component]
pub fn OwnGroups(
    /// Whose.
    seat: Seat,
) -> impl IntoView {
    let words = Words::here();
    let form = seat.form;
    let own = Memo::new(move |_| seat.get(groups_of).flatten());
    let is_on = Memo::new(move |_| own.read().is_some());
    let disabled = Signal::derive(move || {
        let is_open = seat.get(|interface| is_open(interface, &form.choices.read()));
        is_open.unwrap_or_default().then(|| words.port_groups_off().to_owned())
    });
    let switch = move |is_on: bool| {
        let chosen =
            form.draft.read_untracked().chosen_security_groups(&form.choices.read_untracked());
        seat.change(&mut |interface| {
            edit_own(interface, |own| own.security_groups = is_on.then(|| chosen.clone()));
        });
    };
    let pick = Callback::new(move |key: String| {
        seat.change(&mut |interface| {
            let picked = groups_of(interface).unwrap_or_default();
            let picked = toggled(picked, Id::new(key.clone()));
            edit_own(interface, |own| own.security_groups = Some(picked));
        });
    });
    let chosen = Memo::new(move |_| {
        let groups = own.get().unwrap_or_default();
        groups.iter().map(|id| id.as_str().to_owned()).collect::<Vec<_>>()
    });
    let list = security_group::security_groups(words);
    let picking = Picking { name: "interface-groups", ..list.picking };
    let listing = Memo::new(move |_| (list.listing)(&form.choices.read()));
    let rows = Memo::new(move |_| Arc::new((list.rows)(&form.choices.read(), None, words)));
    drawn(view! {
        <Switch
            id=seat.id("groups")
            label=words.port_groups()
            is_on
            on_switch=switch
            disabled
        />
        {live(move || {
            is_on
                .get()
                .then(|| {
                    let picking = picking.clone();
                    view! {
                        <Offered read=list.read listing empty=list.empty>
                            <PickTable picking=picking.clone() rows chosen on_pick=pick />
                        </Offered>
                    }
                })
        })}
    })
}

fn groups_of(interface: &Interface) -> Option<Vec<Id<SecurityGroup>>> {
    interface.own.as_ref().and_then(|own| own.security_groups.clone())
}

/// Whether port security is off, by the port's word or else the network's.
fn is_open(interface: &Interface, choices: &Choices) -> bool {
    let said = interface.own.as_ref().and_then(|own| own.port_security);
    let network = interface.network().and_then(|id| choices.network(id));
    let is_on = said.or(network.map(|network| network.port_security_enabled));
    is_on == Some(false)
}
