//! One interface: to what, with which addresses.

use leptos::prelude::*;

use super::{
    interface::{Seat, options, subnets_of},
    interface_address::AddressField,
    interface_port::OwnPortPart,
    needs::needs,
    network_ports::port_addresses,
    problem::problem_at,
    warned::Warned,
};
use crate::{
    launch::{Choices, Connected, Field, Interface},
    openstack::{Id, novaclient::ApiVersion},
    ui::{
        kit::{SelectField, TextField, drawn, live, live_text},
        words::Words,
    },
};

/// What an interface leads to, in a word.
pub fn label(interface: &Interface, choices: &Choices, words: Words) -> String {
    let known = match &interface.to {
        Connected::Network(id) => choices.network(id).map(|network| network.label().to_owned()),
        Connected::Port(id) => choices.port(id).map(|port| port.label().to_owned()),
    };
    known.unwrap_or_else(|| words.interface_gone().to_owned())
}

/// The row of an interface.
#[component]
pub fn InterfaceRow(
    /// Which.
    seat: Seat,
) -> impl IntoView {
    let words = Words::here();
    let field = Field::Interface(seat.at);
    let settings = seat.form.choices.with_untracked(|choices| choices.settings.clone());
    let is_port = Memo::new(move |_| {
        seat.get(|interface| matches!(interface.to, Connected::Port(_))).unwrap_or_default()
    });
    let has_v6 = settings.enable_ipv6;
    let problem = problem_at(seat.form, words, field);
    drawn(view! {
        <div class="interface">
            {live(move || {
                if is_port.get() {
                    drawn(view! { <PortFacts seat /> })
                } else {
                    drawn(view! { <NetworkFields seat /> })
                }
            })}
            <div class="interface__fields">
                {live(move || {
                    (!is_port.get())
                        .then(|| {
                            view! {
                                <AddressField seat version=4 />
                                {has_v6.then(|| view! { <AddressField seat version=6 /> })}
                            }
                        })
                })}
                <TextField
                    id=seat.id("tag")
                    label=words.interface_tag()
                    value=seat
                        .typed(
                            |interface| interface.tag.clone(),
                            |interface, tag| interface.tag = tag,
                        )
                    // Versions of Nova without it lie above some that have it.
                    disabled=needs(seat.form, words, ApiVersion::new(2, 32))
                />
            </div>
            {live(move || {
                problem.get().map(|problem| view! { <p class="field__problem">{problem}</p> })
            })}
            <Warned field />
            {settings
                .enable_net_ports
                .then(|| live(move || (!is_port.get()).then(|| view! { <OwnPortPart seat /> })))}
        </div>
    })
}

/// The network, and where it has several subnets, the subnet.
#[component]
fn NetworkFields(seat: Seat) -> impl IntoView {
    let words = Words::here();
    let choices = seat.form.choices;
    let networks = options(Box::new(move || {
        let choices = choices.read();
        let option = |id: &Id<_>, label: &str| (id.as_str().to_owned(), label.to_owned());
        let usable = choices.usable_networks();
        let mut options: Vec<_> =
            usable.map(|network| option(&network.id, network.label())).collect();
        // What was chosen shows even if it could not be chosen now.
        seat.get(|interface| {
            let id = interface
                .network()
                .filter(|id| !options.iter().any(|(known, _)| known == id.as_str()));
            options.extend(id.map(|id| option(id, &label(interface, &choices, words))));
        });
        options
    }));
    let network = seat
        .text(|interface| interface.network().map(|id| id.as_str().to_owned()).unwrap_or_default());
    let choose = seat.set(|interface, network| {
        // The addresses are of the ranges of the one before.
        let tag = std::mem::take(&mut interface.tag);
        let own = interface.own.take();
        *interface = Interface { tag, own, ..Interface::on(Id::new(network)) };
    });
    let ranges = move || {
        let choices = choices.read();
        let cidrs = seat.get(|interface| {
            let subnets = interface.network().map(|id| subnets_of(&choices, id));
            subnets.into_iter().flatten().map(|subnet| subnet.cidr.clone()).collect::<Vec<_>>()
        });
        cidrs.unwrap_or_default().join(", ")
    };
    let has_several = Memo::new(move |_| {
        let choices = choices.read();
        let has = seat.get(|interface| {
            let count = interface.network().map_or(0, |id| subnets_of(&choices, id).count());
            count > 1 || interface.subnet.is_some()
        });
        has.unwrap_or_default()
    });
    drawn(view! {
        <div class="interface__fields">
            <div class="interface__to">
                <SelectField
                    id=seat.id("network")
                    label=words.interface_network()
                    options=networks
                    value=network
                    on_choose=choose
                />
                <p class="field__hint" translate="no">
                    {live_text(ranges)}
                </p>
            </div>
            {live(move || has_several.get().then(|| view! { <SubnetField seat /> }))}
        </div>
    })
}

#[component]
fn SubnetField(seat: Seat) -> impl IntoView {
    let words = Words::here();
    let choices = seat.form.choices;
    let subnets = options(Box::new(move || {
        let choices = choices.read();
        let mut options = vec![(String::new(), words.subnet_any().to_owned())];
        seat.get(|interface| {
            let Some(network) = interface.network() else { return };
            options.extend(subnets_of(&choices, network).map(|subnet| {
                let name = Some(&subnet.name).filter(|name| !name.is_empty());
                let words: Vec<&str> =
                    [&subnet.cidr].into_iter().chain(name).map(String::as_str).collect();
                (subnet.id.as_str().to_owned(), words.join(" · "))
            }));
        });
        options
    }));
    let subnet = seat.text(|interface| {
        interface.subnet.as_ref().map(|id| id.as_str().to_owned()).unwrap_or_default()
    });
    let choose = seat.set(|interface, subnet| {
        interface.subnet = (!subnet.is_empty()).then(|| Id::new(subnet));
    });
    drawn(view! {
        <SelectField
            id=seat.id("subnet")
            label=words.interface_subnet()
            options=subnets
            value=subnet
            on_choose=choose
        />
    })
}

/// What is known of a port that is there.
#[component]
fn PortFacts(seat: Seat) -> impl IntoView {
    let words = Words::here();
    let fact = move |read: fn(&Interface, &Choices, Words) -> String| {
        live_text(move || {
            seat.get(|interface| read(interface, &seat.form.choices.read(), words))
                .unwrap_or_default()
        })
    };
    drawn(view! {
        <div class="interface__to" translate="no">
            <p class="field__label">{words.interface_port()}</p>
            <p>{fact(label)}</p>
            <p class="field__hint">
                {fact(|interface, choices, _| {
                    let Connected::Port(id) = &interface.to else { return String::new() };
                    choices.port(id).map(|port| port_addresses(port, choices)).unwrap_or_default()
                })}
            </p>
        </div>
    })
}
