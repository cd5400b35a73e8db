//! One interface of the draft: what its row reads and writes.

use leptos::prelude::*;

use super::LaunchForm;
use crate::{
    launch::{Choices, Draft, Interface},
    openstack::{
        Id,
        neutron::{Network, Subnet},
    },
    ui::kit::{Options, Typed},
};

/// The draft's interfaces, to be changed: where nobody has touched them, those that follow from the
/// lists.
pub fn touched<'a>(draft: &'a mut Draft, choices: &Choices) -> &'a mut Vec<Interface> {
    let chosen = draft.chosen_interfaces(choices);
    draft.interfaces.insert(chosen)
}

/// The subnets of a network.
pub fn subnets_of<'a>(
    choices: &'a Choices,
    network: &'a Id<Network>,
) -> impl Iterator<Item = &'a Subnet> {
    choices.subnets.here().iter().filter(move |subnet| subnet.network_id == *network)
}

/// Options that change only when they must: their select may be open.
pub fn options(options: Box<dyn Fn() -> Vec<(String, String)> + Send + Sync>) -> Options {
    Memo::new(move |_| options()).into()
}

/// The place of an interface in the list. It may have just gone; then nothing is read, and nothing
/// is written.
#[derive(Clone, Copy)]
pub struct Seat {
    /// The form.
    pub form: LaunchForm,
    /// All interfaces chosen.
    pub all: Memo<Vec<Interface>>,
    /// From 0.
    pub at: usize,
}

impl Seat {
    /// What `read` finds in the interface.
    pub fn get<T>(self, read: impl FnOnce(&Interface) -> T) -> Option<T> {
        self.all.read().get(self.at).map(read)
    }

    /// A text of the interface.
    pub fn text(self, read: fn(&Interface) -> String) -> Signal<String> {
        Signal::derive(move || self.get(read).unwrap_or_default())
    }

    /// Writes a text into the interface.
    pub fn set(self, write: fn(&mut Interface, String)) -> Callback<String> {
        Callback::new(move |text: String| {
            self.change(&mut |interface| write(interface, text.clone()));
        })
    }

    /// A text of the interface, both ways.
    pub fn typed(self, read: fn(&Interface) -> String, write: fn(&mut Interface, String)) -> Typed {
        Typed { text: self.text(read), on_input: self.set(write) }
    }

    /// Changes the interface.
    pub fn change(self, change: &mut dyn FnMut(&mut Interface)) {
        let choices = self.form.choices.read_untracked();
        self.form.draft.update(|draft| {
            touched(draft, &choices).get_mut(self.at).into_iter().for_each(change);
        });
    }

    /// The id of one of its controls.
    pub fn id(self, control: &str) -> String {
        format!("interface-{}-{control}", self.at)
    }
}
