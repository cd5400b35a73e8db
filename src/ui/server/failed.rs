//! Why a server could not be made, and what to do about it.

use leptos::prelude::*;

use super::Another;
use crate::{
    openstack::novaclient::{Fault, Server},
    server::{Cause, Suspect, suspects},
    ui::{
        kit::{Drawn, More, Notice, NoticeTone, drawn, live, visible},
        words::Words,
    },
};

/// The fault in the cloud's words, what it usually means, and the way to another try; nothing where
/// there is none.
#[component]
pub fn Failed(
    /// The server.
    server: Memo<Server>,
) -> impl IntoView {
    let words = Words::here();
    let fault = Memo::new(move |_| server.read().fault.clone());
    live(move || fault.get().map(|fault| shown(&server.read_untracked(), fault, words)))
}

fn shown(server: &Server, fault: Fault, words: Words) -> Drawn {
    let has_run = server.launched_at.is_some();
    let title = if has_run { words.status_error() } else { words.server_failed() };
    // What breaks a server that has run is another matter.
    let advice = (!has_run).then(|| advice(server, &fault.message, words));
    let details = fault.details.filter(|details| !details.is_empty()).map(|details| {
        view! {
            <More title=words.fault_details()>
                <pre class="log" translate="no">
                    {visible(details)}
                </pre>
            </More>
        }
    });
    drawn(view! {
        <Notice tone=NoticeTone::Bad title detail=fault.message />
        {advice}
        {details}
    })
}

fn advice(server: &Server, message: &str, words: Words) -> Drawn {
    let cause = Cause::of(message);
    let (means, remedy) = cause_words(cause, words);
    let suspects = (cause == Some(Cause::NoHost)).then(|| {
        let suspects = suspects(server).into_iter();
        let row = |suspect| view! { <li>{suspect_word(suspect, server, words)}</li> };
        view! { <ul class="advice__suspects">{suspects.map(row).collect_view()}</ul> }
    });
    let id = server.id.clone();
    drawn(view! {
        <dl class="facts">
            <div class="facts__fact">
                <dt>{words.fault_cause()}</dt>
                <dd>{means}</dd>
            </div>
            <div class="facts__fact">
                <dt>{words.fault_remedy()}</dt>
                <dd>{remedy} {suspects}</dd>
            </div>
        </dl>
        <p class="server__ways">
            <Another id label=words.launch_again_changed() has_failed=true />
        </p>
    })
}

fn suspect_word(suspect: Suspect, server: &Server, words: Words) -> String {
    match suspect {
        Suspect::Flavor => {
            words.suspect_flavor(server.flavor.original_name.as_deref().unwrap_or_default())
        }
        Suspect::Specs => words.suspect_specs().to_owned(),
        Suspect::Zone => {
            words.suspect_zone(server.pinned_availability_zone.as_deref().unwrap_or_default())
        }
        Suspect::Group => words.suspect_group().to_owned(),
        Suspect::Hints => words.suspect_hints().to_owned(),
    }
}

fn cause_words(cause: Option<Cause>, words: Words) -> (&'static str, &'static str) {
    match cause {
        None => (words.fault_unknown(), words.fault_unknown_help()),
        Some(Cause::NoHost) => (words.fault_no_host(), words.fault_no_host_help()),
        Some(Cause::AllFailed) => (words.fault_all_failed(), words.fault_all_failed_help()),
        Some(Cause::Binding) => (words.fault_binding(), words.fault_binding_help()),
        Some(Cause::Network) => (words.fault_network(), words.fault_network_help()),
        Some(Cause::NoAddress) => (words.fault_no_address(), words.fault_no_address_help()),
        Some(Cause::Port) => (words.fault_port(), words.fault_port_help()),
        Some(Cause::Quota) => (words.fault_quota(), words.fault_quota_help()),
        Some(Cause::Volume) => (words.fault_volume(), words.fault_volume_help()),
        Some(Cause::Image) => (words.fault_image(), words.fault_image_help()),
        Some(Cause::Disk) => (words.fault_disk(), words.fault_disk_help()),
        Some(Cause::Group) => (words.fault_group(), words.fault_group_help()),
        Some(Cause::Device) => (words.fault_device(), words.fault_device_help()),
        Some(Cause::Signature) => (words.fault_signature(), words.fault_signature_help()),
        Some(Cause::SecurityGroup) => {
            (words.fault_security_group(), words.fault_security_group_help())
        }
        Some(Cause::Unanswered) => (words.fault_unanswered(), words.fault_unanswered_help()),
        Some(Cause::Host) => (words.fault_host(), words.fault_host_help()),
    }
}
