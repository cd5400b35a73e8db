//! The second step of a sign-in: the code that an authenticator shows.

use std::sync::Arc;

use leptos::{ev::SubmitEvent, prelude::*};

use super::{
    choose::Back,
    code::{CodeField, focus_field},
};
use crate::{
    openstack::Error,
    sign_in::passcode,
    ui::{
        attempt::Attempt,
        failure::{Failure, FailureNotice},
        kit::{Heading, Notice, NoticeTone, drawn, live, live_text},
        stage::{Halfway, Stage},
        title::name_tab,
        visit::Visit,
        words::Words,
    },
};

/// Asks for the code, and goes on with the receipt for the password.
#[component]
pub fn SecondStepPage(
    /// What the password has led to.
    halfway: Arc<Halfway>,
) -> impl IntoView {
    let words = Words::here();
    name_tab(words.passcode_title().into());
    let (stage, visit) = (expect_context::<RwSignal<Stage>>(), Visit::expect());
    let code = RwSignal::new(String::new());
    let has_tried = RwSignal::new(false);
    let attempt = Attempt::new();
    let submit = {
        let halfway = halfway.clone();
        move |event: SubmitEvent| {
            event.prevent_default();
            has_tried.set(true);
            focus_field(&event);
            let Some(code) = passcode(&code.read_untracked()) else { return };
            let halfway = halfway.clone();
            attempt.start(Box::pin(async move {
                let Halfway { cloud, world, step } = &*halfway;
                let auth = step.auth(&code);
                stage.set(Stage::sign_in(visit, cloud.clone(), world.clone(), auth).await?);
                Ok(())
            }));
        }
    };
    // Keystone tells a wrong code and an ended receipt apart by nothing but the time.
    let has_ended = move || halfway.step.has_ended(halfway.world.clock.now());
    let refusal = Memo::new(move |_| match attempt.failure() {
        Some(Error::Refused { status: 401, .. }) => Some(has_ended()),
        _ => None,
    });
    let problem = Signal::derive(move || {
        let is_one = passcode(&code.read()).is_some();
        match refusal.get() {
            _ if !has_tried.get() => None,
            _ if !is_one => Some(words.passcode_missing().to_owned()),
            Some(false) => Some(words.passcode_wrong().to_owned()),
            _ => None,
        }
    });
    drawn(view! {
        <form class="door" novalidate on:submit=submit>
            <Heading text=words.passcode_title() />
            <p class="door__lead">{words.passcode_lead()}</p>
            <CodeField code problem />
            {live(move || {
                let error = attempt.failure()?;
                Some(match refusal.get() {
                    None => drawn(view! { <FailureNotice failure=Failure::of_sign_in(&error, words) /> }),
                    Some(false) => drawn(()),
                    Some(true) => {
                        let (title, detail) = (words.passcode_ended(), words.passcode_ended_help());
                        drawn(view! { <Notice tone=NoticeTone::Bad title detail /> })
                    }
                })
            })}
            <button class="button button--main" aria-disabled=move || attempt.is_pending().to_string()>
                {live_text(move || if attempt.is_pending() { words.signing_in() } else { words.sign_in() }.to_owned())}
            </button>
            <Back />
        </form>
    })
}
