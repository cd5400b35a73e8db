//! How far the floating IPs of the last launch have come.

use leptos::prelude::*;

use super::LaunchForm;
use crate::ui::{
    failure::{Failure, FailureNotice},
    kit::{drawn, live},
    words::Words,
};

/// On its way, or not to be had; nothing once it is there.
#[component]
pub fn AddressNotice() -> impl IntoView {
    let words = Words::here();
    let addresses = LaunchForm::expect().addresses;
    live(move || {
        if addresses.is_pending() {
            return Some(drawn(view! { <p role="status">{words.address_on_its_way()}</p> }));
        }
        let failure = Failure {
            title: words.address_failed().to_owned(),
            ..Failure::of_call(&addresses.failure()?, words)
        };
        Some(drawn(view! { <FailureNotice failure /> }))
    })
}
