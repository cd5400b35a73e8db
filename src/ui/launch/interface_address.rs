//! An address of an interface.

use leptos::prelude::*;

use super::interface::{Seat, subnets_of};
use crate::{
    launch::{Choices, Interface, Offer},
    openstack::neutron::Subnet,
    ui::{
        kit::{TextField, drawn},
        words::Words,
    },
};

/// The address of one version of IP; where its network has none, or makes them itself, it says so.
#[component]
pub fn AddressField(
    /// Whose.
    seat: Seat,
    /// 4 or 6.
    version: u8,
) -> impl IntoView {
    let words = Words::here();
    let (label, name, value) = if version == 6 {
        let value = seat.typed(|it| it.v6.clone(), |it, address| it.v6 = address);
        (words.interface_v6(), "v6", value)
    } else {
        let value = seat.typed(|it| it.v4.clone(), |it, address| it.v4 = address);
        (words.interface_v4(), "v4", value)
    };
    let disabled = Signal::derive(move || {
        // What was typed can be taken back.
        if !value.text.read().is_empty() {
            return None;
        }
        let choices = seat.form.choices.read();
        seat.get(|interface| closed(interface, version, &choices, words)).flatten()
    });
    drawn(view! {
        <TextField
            id=seat.id(name)
            label
            value
            disabled
            placeholder=words.address_placeholder()
        />
    })
}

/// Why no address of that version can be chosen.
fn closed(interface: &Interface, version: u8, choices: &Choices, words: Words) -> Option<String> {
    let (Some(network), Offer::Here(_)) = (interface.network(), &choices.subnets) else {
        return None;
    };
    let is_of_version = |subnet: &&Subnet| subnet.cidr.contains(':') == (version == 6);
    let of_version: Vec<&Subnet> = subnets_of(choices, network).filter(is_of_version).collect();
    // A subnet of the other version says nothing of this one.
    let picked = of_version.iter().find(|subnet| Some(&subnet.id) == interface.subnet.as_ref());
    let mut ranges = picked.map_or(of_version.as_slice(), std::slice::from_ref).iter();
    if of_version.is_empty() {
        let reason = if version == 6 { words.no_subnet_v6() } else { words.no_subnet_v4() };
        return Some(reason.to_owned());
    }
    ranges.all(|subnet| subnet.is_auto_addressed()).then(|| words.address_by_mac().to_owned())
}
