//! Where one signs in: an address to type, or a cloud that the operator has named.

use leptos::prelude::*;

use super::problems::{Problems, problem_at};
use crate::{
    config::CloudConfig,
    sign_in::Credentials,
    ui::{
        kit::{Drawn, FieldKind, TextField, Typed, drawn, visible},
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
