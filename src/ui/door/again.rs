//! A token that has ended: the user signs in again over the page, and what waited goes on.

use std::sync::Arc;

use leptos::{ev::SubmitEvent, prelude::*};

use super::{
    code::{CodeField, focus_field},
    leave::Wanted,
    providers::Providers,
    stay::keep,
};
use crate::{
    config::CloudConfig,
    sign_in::{Again, SecondStep, passcode},
    ui::{
        attempt::Attempt,
        failure::{Failure, FailureNotice},
        kit::{
            Dialog, FieldKind, Notice, NoticeTone, Remedy, TextField, Typed, drawn, live,
            live_text, visible,
        },
        stage::Stage,
        visit::{Asking, Ended, Visit},
        words::Words,
    },
};

/// The dialog; once it is put off, a notice that opens it again.
#[component]
pub fn SignInAgain() -> impl IntoView {
    let words = Words::here();
    let visit = Visit::expect();
    live(move || match visit.asking.get() {
        Asking::Nothing => drawn(()),
        Asking::Asks(ended) => drawn(view! { <Ask ended /> }),
        Asking::PutOff(ended) => {
            let ask = move |()| visit.asking.set(Asking::Asks(ended.clone()));
            let remedy = Remedy { word: words.sign_in_again(), act: Callback::new(ask) };
            let title = words.failure_signed_out();
            drawn(view! {
                <div class="again">
                    <Notice tone=NoticeTone::Bad title detail=words.failure_signed_out_help() remedy />
                </div>
            })
        }
    })
}

#[component]
fn Ask(ended: Arc<Ended>) -> impl IntoView {
    let words = Words::here();
    let (visit, stage) = (Visit::expect(), expect_context::<RwSignal<Stage>>());
    // There is no secret to ask for here.
    let federated = match stage.get_untracked() {
        Stage::In(signed_in) if ended.access.is_federated => Some(signed_in.cloud.clone()),
        _ => None,
    };
    if let Some(cloud) = federated.filter(|cloud| cloud.federation.is_array()) {
        return drawn(view! { <AskTheProvider ended cloud /> });
    }
    let again = Again::after(&ended.access);
    let user = ended.access.user.as_ref().map(|user| user.name.clone()).unwrap_or_default();
    let (secret, code) = (RwSignal::new(String::new()), RwSignal::new(String::new()));
    let step = RwSignal::new(None::<Arc<SecondStep>>);
    let has_tried = RwSignal::new(false);
    let attempt = Attempt::new();
    let submit = move |event: SubmitEvent| {
        event.prevent_default();
        has_tried.set(true);
        focus_field(&event);
        let auth = match step.get_untracked() {
            None if secret.read_untracked().is_empty() => return,
            None => again.auth(&ended.access, ended.auth_url.clone(), &secret.read_untracked()),
            Some(step) => match passcode(&code.read_untracked()) {
                Some(code) => step.auth(&code),
                None => return,
            },
        };
        let ended = ended.clone();
        attempt.start(Box::pin(async move {
            let outcome = ended.session.signed_in_by(auth.clone()).access().await;
            match outcome {
                Ok(access) => {
                    visit.go_on(&ended, (*access).clone()).await;
                    if let Stage::In(signed_in) = stage.get_untracked()
                        && visit.stays.get_untracked()
                    {
                        keep(&signed_in, &access);
                    }
                }
                Err(error) => {
                    let next = SecondStep::after(&auth, &error).ok_or(error)?;
                    // It may have been put off meanwhile.
                    secret.try_set(String::new());
                    has_tried.try_set(false);
                    step.try_set(Some(Arc::new(next)));
                }
            }
            Ok(())
        }));
    };
    let (label, autocomplete, missing) = match again {
        Again::Password => (words.password(), "current-password", words.password_missing()),
        Again::Secret => (words.secret(), "current-password", words.secret_missing()),
        Again::Token => (words.token(), "off", words.token_missing()),
    };
    let secret_problem = Signal::derive(move || {
        (has_tried.get() && secret.read().is_empty()).then(|| missing.to_owned())
    });
    let code_problem = Signal::derive(move || {
        let is_wrong = has_tried.get() && passcode(&code.read()).is_none();
        is_wrong.then(|| words.passcode_missing().to_owned())
    });
    let has_step = Memo::new(move |_| step.read().is_some());
    let lead = words.again_lead(&user);
    let value = Typed::of(secret, |text| text, |text| text);
    drawn(view! {
        <Dialog title=words.failure_signed_out() on_close=move |()| visit.put_off()>
            <form class="door" novalidate on:submit=submit>
                <p class="door__lead">{lead}</p>
                // Tells a password manager whose password it is.
                <input name="username" autocomplete="username" value=user readonly hidden />
                {live(move || {
                    if has_step.get() {
                        return drawn(view! { <CodeField code problem=code_problem /> });
                    }
                    let problem = secret_problem;
                    let kind = FieldKind::Password;
                    drawn(view! { <TextField id="again" label kind autocomplete value problem /> })
                })}
                {live(move || {
                    let error = attempt.failure()?;
                    Some(view! { <FailureNotice failure=Failure::of_sign_in(&error, words) /> })
                })}
                <div class="dialog__buttons">
                    <button class="button button--main" aria-disabled=move || attempt.is_pending().to_string()>
                        {live_text(move || if attempt.is_pending() { words.signing_in() } else { words.sign_in_again() }.to_owned())}
                    </button>
                    <SignOut />
                </div>
            </form>
        </Dialog>
    })
}

/// The way to the identity provider leads off the page and back.
#[component]
fn AskTheProvider(ended: Arc<Ended>, cloud: CloudConfig) -> impl IntoView {
    let words = Words::here();
    let visit = Visit::expect();
    let user = ended.access.user.as_ref().map(|user| visible(user.name.clone()));
    let lead = words.again_federated_lead(&user.unwrap_or_default());
    let wanted = Callback::new(move |()| Wanted {
        project: ended.access.project.as_ref().map(|it| it.id.to_string()).unwrap_or_default(),
        stays: visit.stays.get_untracked(),
    });
    drawn(view! {
        <Dialog title=words.failure_signed_out() on_close=move |()| visit.put_off()>
            <div class="door">
                <p class="door__lead">{lead}</p>
                <Providers cloud wanted />
                <div class="dialog__buttons">
                    <SignOut />
                </div>
            </div>
        </Dialog>
    })
}

#[component]
fn SignOut() -> impl IntoView {
    let (visit, stage) = (Visit::expect(), expect_context::<RwSignal<Stage>>());
    let sign_out = move |_| {
        visit.end();
        stage.set(Stage::SignIn);
    };
    drawn(view! {
        <button type="button" class="button button--quiet" on:click=sign_out>
            {Words::here().sign_out()}
        </button>
    })
}
