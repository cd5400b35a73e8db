//! Where one signs in: an address to type, or a cloud that the operator has named.

use leptos::prelude::*;

use super::problems::{Problems, problem_at};
use crate::{
    config::CloudConfig,
    sign_in::Credentials,
    ui::{
        kit::{Drawn, FieldKind, TextField, Typed, drawn, live, visible},
        later::{DoorParts, later},
        setup::Setup,
        words::Words,
    },
};

/// A field for the address.
pub fn address_field(credentials: RwSignal<Credentials>, problems: Problems) -> Drawn {
    let words = Words::here();
    drawn(view! {
        <TextField
            id="cloud"
            label=words.cloud_address()
            hint=words.cloud_address_hint()
            kind=FieldKind::Url
            autocomplete="url"
            value=Typed::of(credentials, |typed| &typed.cloud, |typed| &mut typed.cloud)
            problem=problem_at(problems, "cloud")
        />
    })
}

/// The image and the name of `cloud`.
pub fn cloud_name(cloud: &CloudConfig) -> Drawn {
    let logo = cloud.logo.clone();
    drawn(view! {
        {logo.map(|logo| view! { <img class="door__logo" src=logo alt="" /> })}
        <span translate="no">{visible(cloud.title().to_owned())}</span>
    })
}

/// Which cloud: the only one by its name, one of several, or an address.
pub fn cloud_part(credentials: RwSignal<Credentials>, problems: Problems) -> Drawn {
    let setup = expect_context::<StoredValue<Setup>>();
    let (clouds, allows_any) =
        setup.with_value(|setup| (setup.config.clouds.clone(), setup.config.allows_any()));
    let [only] = &*clouds else {
        return match clouds.len() {
            0 => address_field(credentials, problems),
            _ => later::<DoorParts>(move |parts| (parts.clouds)(credentials, problems)),
        };
    };
    if only.name.is_none() && only.logo.is_none() && allows_any {
        return address_field(credentials, problems);
    }
    let only = only.clone();
    let is_here = Memo::new(move |_| {
        let typed = credentials.read();
        setup.with_value(|setup| setup.config.known(&typed.cloud).is_some())
    });
    let leave = move |_| credentials.update(|typed| CloudConfig::default().fill(typed));
    live(move || {
        if !is_here.get() {
            return later::<DoorParts>(move |parts| (parts.clouds)(credentials, problems));
        }
        let words = Words::here();
        let other = view! {
            <button type="button" class="button button--quiet" on:click=leave>
                {words.other_address()}
            </button>
        };
        drawn(view! {
            <div class="door__cloud">
                {cloud_name(&only)} {allows_any.then_some(other)}
                <span class="door__address">{only.auth_url.clone()}</span>
            </div>
        })
    })
}
