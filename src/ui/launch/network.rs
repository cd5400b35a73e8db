//! Where it is connected.

use leptos::prelude::*;

use super::{
    LaunchForm, area, floating_ip::FloatingIpPart, interfaces::InterfacesPart, listed::Listed,
    needs::needs, network_ports::ExistingPorts, network_table::networks, problem::problem_at,
};
use crate::{
    launch::{Area, Attached, Field},
    openstack::novaclient::ApiVersion,
    ui::{
        kit::{Choice, Section, drawn, live},
        words::Words,
    },
};

/// Networks, the interfaces on them, and the address outside.
#[component]
pub fn NetworkSection() -> impl IntoView {
    let words = Words::here();
    let form = LaunchForm::expect();
    let field = Field::Networks;
    let attached = Memo::new(move |_| form.draft.read().attached);
    let (has_auto, has_ports) = form.choices.with_untracked(|choices| {
        let settings = &choices.settings;
        (settings.enable_auto_allocated_network, settings.enable_net_ports)
    });
    // As in Horizon, the cloud's own choice is the operator's to offer. A draft may have it anyhow.
    let has_auto = has_auto || attached.get_untracked() == Attached::Auto;
    let mut options = vec![("to", words.attached_to())];
    options.extend(has_auto.then(|| ("auto", words.attached_auto())));
    options.push(("none", words.attached_none()));
    let too_old = needs(form, words, ApiVersion::new(2, 37));
    // The way back stays open.
    let disabled = Signal::derive(move || too_old.get().filter(|_| attached.get() == Attached::To));
    let selected = Signal::derive(move || {
        match attached.get() {
            Attached::To => "to",
            Attached::Auto => "auto",
            Attached::None => "none",
        }
        .to_owned()
    });
    let choose = move |key: String| {
        form.draft.update(|draft| {
            draft.attached = match key.as_str() {
                "auto" => Attached::Auto,
                "none" => Attached::None,
                _ => Attached::To,
            };
        });
    };
    let hint = |text| drawn(view! { <p class="section__hint">{text}</p> });
    drawn(view! {
        <Section
            id=super::field_id(field)
            title=words.networks()
            hint=Some(words.networks_hint())
            problem=problem_at(form, words, field)
        >
            <div class="parts">
                <Choice
                    id="attached"
                    label=words.attached()
                    options
                    selected
                    on_choice=choose
                    disabled
                />
                {live(move || match attached.get() {
                    Attached::To => {
                        drawn(
                            view! {
                                <Listed list=networks(words) />
                                <div data-holds="interface">
                                    <InterfacesPart />
                                </div>
                                {has_ports.then(|| view! { <ExistingPorts /> })}
                            },
                        )
                    }
                    Attached::Auto => hint(words.attached_auto_hint()),
                    Attached::None => hint(words.attached_none_hint()),
                })}
                {area(Area::FloatingIp, || drawn(view! { <FloatingIpPart /> }))}
            </div>
        </Section>
    })
}
