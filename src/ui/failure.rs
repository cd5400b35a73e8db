//! Failures in words: what happened, and what to do about it.

use leptos::prelude::*;

use super::{
    kit::{Drawn, Notice, NoticeTone, Reference, Remedy, drawn, live},
    later::{DoctorParts, later},
    words::Words,
};
use crate::openstack::Error;

/// A failure as a person reads it.
#[derive(Clone, Debug, PartialEq)]
pub struct Failure {
    /// One sentence.
    pub title: String,
    /// What to do, or the cloud's own words.
    pub detail: String,
    /// What the operator asks for.
    pub request_id: Option<String>,
    /// What the doctor can say more of.
    pub unexplained: Option<Error>,
}

impl Failure {
    /// A failed call to a service.
    pub fn of_call(error: &Error, words: Words) -> Self {
        let (title, detail) = match error {
            Error::Refused { message, .. } => (words.failure_refused().into(), message.clone()),
            Error::SignedOut { .. } => {
                (words.failure_signed_out().into(), words.failure_signed_out_help().into())
            }
            Error::NoEndpoint { service, .. } => {
                (words.failure_no_service(service), words.failure_no_service_help().into())
            }
            Error::UnsupportedVersion { needs, has, .. } => {
                (words.failure_version().into(), words.failure_version_help(has, needs))
            }
            Error::Malformed { what, reason } => {
                (words.failure_malformed().into(), words.failure_malformed_help(reason, what))
            }
            _ => return Self::of_connection(error, words),
        };
        Self::new(title, detail, error)
    }

    /// A failed sign-in.
    pub fn of_sign_in(error: &Error, words: Words) -> Self {
        let (title, detail) = match error {
            Error::Refused { status: 401, message, .. } => {
                (words.sign_in_wrong().into(), words.sign_in_wrong_help(message))
            }
            Error::NotKeystone { url } => {
                (words.sign_in_not_keystone(url), words.sign_in_not_keystone_help().into())
            }
            Error::MoreMethodsNeeded { required, .. } => {
                let sets: Vec<String> = required.iter().map(|set| set.join(" + ")).collect();
                (words.sign_in_more().into(), words.sign_in_more_help(&sets.join(", ")))
            }
            Error::TokenHidden => {
                (words.sign_in_token_hidden().into(), words.sign_in_token_hidden_help().into())
            }
            _ => return Self::of_call(error, words),
        };
        Self::new(title, detail, error)
    }

    /// No answer, or none that the page may read.
    fn of_connection(error: &Error, words: Words) -> Self {
        let (title, detail) = match error {
            Error::Offline => (words.failure_offline().into(), words.failure_offline_help().into()),
            Error::Unreachable { url, .. } => {
                (words.failure_unreachable(host(url)), words.failure_unreachable_help().into())
            }
            Error::NotAllowed { url } => {
                let origin = window().location().origin().unwrap_or_default();
                (words.failure_cors(host(url)), words.failure_cors_help(&origin))
            }
            Error::TimedOut { url } => {
                (words.failure_timed_out(host(url)), words.failure_timed_out_help().into())
            }
            _ => (words.failure_other().into(), error.to_string()),
        };
        Self::new(title, detail, error)
    }

    fn new(title: String, detail: String, error: &Error) -> Self {
        let is_unexplained = matches!(
            error,
            Error::Unreachable { .. }
                | Error::NotAllowed { .. }
                | Error::TimedOut { .. }
                | Error::NotKeystone { .. }
                | Error::NoEndpoint { .. }
                | Error::TokenHidden
        );
        Self {
            title,
            detail,
            request_id: error.request_id().map(str::to_owned),
            unexplained: is_unexplained.then(|| error.clone()),
        }
    }
}

/// A failure, with the id that the operator asks for.
#[component]
pub fn FailureNotice(
    /// What happened.
    failure: Failure,
    /// Tries again, where that may help.
    #[prop(optional, into)]
    retry: Option<Callback<()>>,
) -> impl IntoView {
    let words = Words::here();
    let Failure { title, detail, request_id, unexplained } = failure;
    let reference = request_id.map(|text| Reference {
        name: words.request_id(),
        text,
        copy: words.copy(),
        copied: words.copied(),
    });
    let remedy = retry.map(|act| Remedy { word: words.try_again(), act });
    drawn(view! {
        <Notice tone=NoticeTone::Bad title detail nostrip:reference=reference nostrip:remedy=remedy />
        {unexplained.map(|error| find_out(error, retry))}
    })
}

/// A button that calls the doctor.
fn find_out(error: Error, retry: Option<Callback<()>>) -> Drawn {
    let is_asked = RwSignal::new(false);
    drawn(view! {
        <p>
            <button
                type="button"
                class="button button--small"
                aria-expanded=move || is_asked.get().to_string()
                on:click=move |_| is_asked.update(|it| *it = !*it)
            >
                {Words::here().doctor_find_out()}
            </button>
        </p>
        {live(move || {
            let error = error.clone();
            is_asked.get().then(|| later::<DoctorParts>(move |parts| (parts.find_out)(error.clone(), retry)))
        })}
    })
}

/// The part of an address that people recognise.
fn host(url: &str) -> &str {
    let start = url.find("://").map_or(0, |scheme| scheme + 3);
    let end = url[start..].find('/').map_or(url.len(), |path| start + path);
    &url[..end]
}
