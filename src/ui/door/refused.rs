//! Why a sign-in by an identity provider came to nothing, in words, and what to do about it.

use std::sync::Arc;

use leptos::prelude::*;

use super::choose::Back;
use crate::{
    openstack::Error,
    sign_in::federation::Refusal,
    ui::{
        failure::{Failure, FailureNotice},
        kit::{Heading, drawn, visible},
        title::name_tab,
        words::Words,
    },
};

/// The page that one comes back to.
#[component]
pub fn TurnedBack(
    /// Why.
    why: Arc<Refusal>,
) -> impl IntoView {
    let words = Words::here();
    name_tab(words.not_signed_in().into());
    drawn(view! {
        <section class="door">
            <Heading text=words.not_signed_in() />
            <RefusalNotice refusal=(*why).clone() />
            <Back />
        </section>
    })
}

/// The words alone.
#[component]
pub fn RefusalNotice(
    /// Why.
    refusal: Refusal,
) -> impl IntoView {
    let failure = failure(&refusal, Words::here());
    drawn(view! { <FailureNotice failure /> })
}

fn failure(refusal: &Refusal, words: Words) -> Failure {
    let plain = |title: &str, detail: &str| Failure {
        title: title.to_owned(),
        detail: detail.to_owned(),
        request_id: None,
        unexplained: None,
    };
    match refusal {
        Refusal::NotBegun => plain(words.trip_not_begun(), words.trip_not_begun_help()),
        Refusal::TooLate => plain(words.trip_too_late(), words.trip_again_help()),
        Refusal::Foreign => plain(words.trip_foreign(), words.trip_foreign_help()),
        Refusal::Insecure => plain(words.trip_insecure(), words.trip_insecure_help()),
        Refusal::Unprepared => plain(words.trip_unprepared(), words.trip_unprepared_help()),
        Refusal::Lost => plain(words.trip_lost(), words.trip_again_help()),
        Refusal::Settings => plain(words.trip_settings(), words.trip_settings_help()),
        Refusal::Provider { error, description } => {
            let said = [&**error, description].join(" ");
            let detail = words.trip_refused_help(&visible(said.trim().to_owned()));
            plain(words.trip_refused(), &detail)
        }
        Refusal::Malformed(what) => plain(words.trip_malformed(), &words.trip_malformed_help(what)),
        Refusal::Unasked(error @ Error::NotAllowed { .. }) => {
            let origin = window().location().origin().unwrap_or_default();
            let failure = Failure::of_call(error, words);
            let detail = words.trip_cors_help(&origin);
            Failure { detail, unexplained: None, ..failure }
        }
        Refusal::Unasked(error) => Failure { unexplained: None, ..Failure::of_call(error, words) },
        Refusal::Cloud(error @ Error::NotAllowed { url }) if url.contains("/OS-FEDERATION/") => {
            let detail = words.trip_authorization_help().to_owned();
            Failure { detail, ..Failure::of_call(error, words) }
        }
        Refusal::Cloud(error @ Error::Refused { status: 401 | 403, message, .. }) => Failure {
            title: words.trip_unknown().to_owned(),
            detail: words.trip_unknown_help(message),
            ..Failure::of_call(error, words)
        },
        Refusal::Cloud(error) => Failure::of_sign_in(error, words),
    }
}
