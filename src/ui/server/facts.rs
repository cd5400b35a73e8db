//! What a server is.

use leptos::prelude::*;

use super::{Origin, addresses};
use crate::{
    openstack::novaclient::{Server, ServerFlavor},
    ui::{
        kit::{Copyable, date_time, drawn, gibibytes, live, live_text, visible},
        preferences::Preferences,
        words::Words,
    },
};

/// Where it is reached, its size, what it was made from, and so on.
#[component]
pub fn Facts(
    /// The server.
    server: Memo<Server>,
    /// What it was made from.
    origin: Origin,
) -> impl IntoView {
    let words = Words::here();
    let language = Preferences::expect().language;
    let id = server.read_untracked().id.as_str().to_owned();
    let lines = Memo::new(move |_| addresses(&server.read()));
    let addresses = live(move || {
        let lines = lines.get();
        if lines.is_empty() {
            return drawn(words.no_addresses());
        }
        let line = |(network, address): (String, String)| {
            view! {
                <li>
                    <span class="server__network" translate="no">
                        {visible(network)}
                    </span>
                    <Copyable text=address label=words.copy() copied=words.copied() />
                </li>
            }
        };
        drawn(
            view! { <ul class="server__addresses">{lines.into_iter().map(line).collect_view()}</ul> },
        )
    });
    drawn(view! {
        <dl class="facts">
            <div class="facts__fact">
                <dt>{words.addresses()}</dt>
                <dd>{addresses}</dd>
            </div>
            <div class="facts__fact">
                <dt>{words.flavor()}</dt>
                <dd translate="no">{live_text(move || flavor(&server.read().flavor, words))}</dd>
            </div>
            <div class="facts__fact">
                <dt>{words.image()}</dt>
                <dd translate="no">
                    {live_text(move || origin.name(words))}
                </dd>
            </div>
            <div class="facts__fact">
                <dt>{words.security_groups()}</dt>
                <dd translate="no">
                    {live_text(move || {
                        let server = server.read();
                        let mut names: Vec<&str> = Vec::new();
                        for group in &server.security_groups {
                            // Nova names a group once for each port that has it.
                            let at = names.partition_point(|name| *name < &*group.name);
                            if names.get(at) != Some(&&*group.name) {
                                names.insert(at, &group.name);
                            }
                        }
                        if names.is_empty() { words.summary_none().to_owned() } else { names.join(", ") }
                    })}
                </dd>
            </div>
            <div class="facts__fact">
                <dt>{words.keypair()}</dt>
                <dd translate="no">
                    {live_text(move || {
                        let key_name = server.read().key_name.clone();
                        key_name.unwrap_or_else(|| words.summary_none().to_owned())
                    })}
                </dd>
            </div>
            <div class="facts__fact">
                <dt>{words.created()}</dt>
                <dd>
                    {live_text(move || date_time(&server.read().created, language.get_untracked().tag()))}
                </dd>
            </div>
            <div class="facts__fact">
                <dt>{words.server_id()}</dt>
                <dd>
                    <Copyable text=id label=words.copy() copied=words.copied() />
                </dd>
            </div>
        </dl>
    })
}

fn flavor(flavor: &ServerFlavor, words: Words) -> String {
    match flavor {
        ServerFlavor {
            original_name: Some(name),
            vcpus: Some(vcpus),
            ram: Some(ram),
            disk: Some(disk),
            ..
        } => words.summary_flavor(&disk.to_string(), name, &gibibytes(*ram), &vcpus.to_string()),
        ServerFlavor { id, .. } => id.as_ref().map(|id| id.as_str().to_owned()).unwrap_or_default(),
    }
}
