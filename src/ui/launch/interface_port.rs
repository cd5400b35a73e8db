//! What only a port of its own can have.

use leptos::prelude::*;

use super::{
    LaunchForm, Reading,
    interface::{Seat, options},
    interface_groups::OwnGroups,
};
use crate::{
    launch::{Field, Interface, Offer, OwnPort, Problem, VNIC_TYPES},
    openstack::Id,
    ui::{
        kit::{More, SelectField, TextField, drawn},
        words::Words,
    },
};

/// Keys of a choice that may be left to the network.
const ON: &str = "on";
const OFF: &str = "off";

/// Changes what the port has; where it has nothing left, it is none.
pub fn edit_own(interface: &mut Interface, change: impl FnOnce(&mut OwnPort)) {
    let mut own = interface.own.take().unwrap_or_default();
    change(&mut own);
    interface.own = (own != OwnPort::default()).then_some(own);
}

fn read_own<T: Default>(interface: &Interface, read: impl FnOnce(&OwnPort) -> T) -> T {
    interface.own.as_ref().map(read).unwrap_or_default()
}

/// The part of an interface's row, closed until somebody wants it.
#[component]
pub fn OwnPortPart(
    /// Whose.
    seat: Seat,
) -> impl IntoView {
    let words = Words::here();
    let form = seat.form;
    let field = Field::Interface(seat.at);
    let has_problem = Signal::derive(move || {
        let mine = [Problem::MacInvalid(field), Problem::Unfit(field)];
        form.problems().iter().any(|problem| mine.contains(problem))
    });
    let mac = seat.typed(
        |interface| read_own(interface, |own| own.mac.clone()),
        |interface, mac| edit_own(interface, |own| own.mac = mac),
    );
    let security = seat.text(|interface| {
        let word = |is_on| if is_on { ON } else { OFF }.to_owned();
        read_own(interface, |own| own.port_security.map(word).unwrap_or_default())
    });
    let secure = seat.set(|interface, key| {
        let is_on = (!key.is_empty()).then(|| key == ON);
        edit_own(interface, |own| {
            own.port_security = is_on;
            // Neutron refuses groups there.
            if is_on == Some(false) {
                own.security_groups = None;
            }
        });
    });
    let securities = options(Box::new(move || {
        let choices = form.choices.read();
        let is_on = seat.get(|interface| {
            let network = interface.network().and_then(|id| choices.network(id));
            network.is_none_or(|network| network.port_security_enabled)
        });
        let [on, off] = [words.switched_on(), words.switched_off()];
        let as_network = words.port_as_network_is(if is_on == Some(false) { off } else { on });
        vec![
            (String::new(), as_network),
            (ON.to_owned(), on.to_owned()),
            (OFF.to_owned(), off.to_owned()),
        ]
    }));
    drawn(view! {
        <More
            title=words.own_port()
            summary=summary(seat, words)
            has_problem
            on_toggle=move |_| form.need(Reading::QosPolicies)
        >
            <p class="field__hint">{words.own_port_hint()}</p>
            <div class="interface__fields">
                <TextField
                    id=seat.id("mac")
                    label=words.port_mac()
                    value=mac
                    placeholder=words.address_placeholder()
                />
                <VnicField seat />
                <SelectField
                    id=seat.id("security")
                    label=words.port_security()
                    options=securities
                    value=security
                    on_choose=secure
                />
                <QosField seat />
            </div>
            <OwnGroups seat />
        </More>
    })
}

/// What is set, in a few words.
fn summary(seat: Seat, words: Words) -> Signal<String> {
    Signal::derive(move || {
        let said = seat.get(|interface| {
            read_own(interface, |own| {
                let part = |is_there: bool, word: &str| is_there.then(|| word.to_owned());
                let port_security = own.port_security.map(|is_on| {
                    let value = if is_on { words.switched_on() } else { words.switched_off() };
                    [words.port_security(), value].join(": ")
                });
                let parts = [
                    part(!own.mac.is_empty(), &own.mac),
                    part(!own.vnic_type.is_empty(), &own.vnic_type),
                    port_security,
                    part(own.qos_policy.is_some(), words.port_qos()),
                    part(own.security_groups.is_some(), words.port_groups()),
                ];
                parts.into_iter().flatten().collect::<Vec<_>>()
            })
        });
        said.unwrap_or_default().join(" · ")
    })
}

/// Neutron's own words, as administrators say them.
#[component]
fn VnicField(seat: Seat) -> impl IntoView {
    let supported =
        seat.form.choices.with_untracked(|choices| choices.settings.supported_vnic_types.clone());
    let all = || VNIC_TYPES.map(str::to_owned).to_vec();
    let types = if supported.is_empty() { all() } else { supported };
    // The first of them is what a port has of which nothing is said.
    let usual = VNIC_TYPES[0];
    let mut words = vec![(String::new(), usual.to_owned())];
    let others = types.into_iter().filter(|known| known != usual);
    words.extend(others.map(|known| (known.clone(), known)));
    drawn(view! {
        <SelectField
            id=seat.id("vnic")
            label=Words::here().port_vnic()
            options=words
            value=seat.text(|interface| read_own(interface, |own| own.vnic_type.clone()))
            on_choose=seat.set(|interface, vnic| edit_own(interface, |own| own.vnic_type = vnic))
        />
    })
}

#[component]
fn QosField(seat: Seat) -> impl IntoView {
    let words = Words::here();
    let form = LaunchForm::expect();
    let policies = options(Box::new(move || {
        let choices = form.choices.read();
        let known = choices.qos_policies.here().iter();
        let known = known.map(|known| (known.id.as_str().to_owned(), known.label().to_owned()));
        [(String::new(), words.port_as_network().to_owned())].into_iter().chain(known).collect()
    }));
    let disabled = Signal::derive(move || {
        let has_none = match &form.choices.read().qos_policies {
            Offer::Here(policies) => policies.is_empty(),
            offer => !offer.is_awaited(),
        };
        has_none.then(|| words.port_qos_none().to_owned())
    });
    let policy = seat.text(|interface| {
        read_own(interface, |own| own.qos_policy.as_ref().map(|id| id.as_str().to_owned()))
            .unwrap_or_default()
    });
    let choose = seat.set(|interface, id| {
        edit_own(interface, |own| own.qos_policy = (!id.is_empty()).then(|| Id::new(id)));
    });
    drawn(view! {
        <SelectField
            id=seat.id("qos")
            label=words.port_qos()
            options=policies
            value=policy
            on_choose=choose
            disabled
        />
    })
}
