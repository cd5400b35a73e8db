//! What is chosen in an area of the form, in a line.

use leptos::prelude::Read;

use super::LaunchForm;
use crate::{
    launch::{Area, Offer},
    openstack::{
        Id,
        neutron::{Network, SecurityGroup},
    },
    ui::{kit::gibibytes, words::Words},
};

/// What the area is called.
pub fn title_of(area: Area, words: Words) -> &'static str {
    match area {
        Area::Name => words.name(),
        Area::Source => words.image(),
        Area::Flavor => words.flavor(),
        Area::Networks => words.networks(),
        Area::SecurityGroups => words.security_groups(),
        _ => words.keypair(),
    }
}

/// What is chosen there; nothing while nothing is.
pub fn said_of(form: LaunchForm, area: Area, words: Words) -> Option<String> {
    if area == Area::Source {
        return form.image.read().as_ref().map(|image| image.label().to_owned());
    }
    let (draft, choices) = (form.draft.read(), form.choices.read());
    match area {
        Area::Name => {
            let name = draft.name.trim().to_owned();
            match (name.is_empty(), draft.count.trim().parse::<u32>()) {
                (true, _) => None,
                (false, Ok(count @ 2..)) => {
                    Some(words.summary_several(u64::from(count), &count.to_string(), &name))
                }
                (false, _) => Some(name),
            }
        }
        Area::Flavor => draft.chosen_flavor(&choices).map(|flavor| {
            let (vcpus, ram) = (flavor.vcpus.to_string(), gibibytes(flavor.ram));
            words.summary_flavor(&flavor.disk.to_string(), &flavor.name, &ram, &vcpus)
        }),
        Area::Networks => {
            let picked = draft.chosen_networks(&choices);
            let offered = choices.networks.here();
            let label = |id: &Id<Network>| {
                offered.iter().find(|network| network.id == *id).map(|n| n.label().to_owned())
            };
            let names: Vec<String> = picked.iter().filter_map(label).collect();
            match choices.networks {
                _ if !names.is_empty() => Some(names.join(", ")),
                // There is nothing to choose.
                Offer::Here(_) if choices.usable_networks().next().is_none() => {
                    Some(words.summary_none().to_owned())
                }
                _ => None,
            }
        }
        Area::SecurityGroups => {
            let offered = choices.security_groups.here();
            if !draft.takes_security_groups(&choices) {
                return Some(words.summary_none().to_owned());
            }
            let picked = draft.chosen_security_groups(&choices);
            let name = |id: &Id<SecurityGroup>| {
                offered.iter().find(|group| group.id == *id).map(|group| group.name.clone())
            };
            let names: Vec<String> = picked.iter().filter_map(name).collect();
            Some(if names.is_empty() { words.summary_none().to_owned() } else { names.join(", ") })
        }
        _ => {
            let keypair = draft.chosen_keypair(&choices);
            Some(keypair.unwrap_or_else(|| words.summary_none().to_owned()))
        }
    }
}
