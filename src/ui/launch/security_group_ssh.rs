//! A way to let SSH in, where none of the chosen groups does.

use leptos::{html, prelude::*};

use super::{LaunchForm, security_group_new::open};
use crate::{
    launch::{Opening, Warning},
    openstack::neutron::SecurityGroup,
    ui::{
        attempt::Attempt,
        failure::{Failure, FailureNotice},
        kit::{drawn, live, live_text},
        words::Words,
    },
};

/// A button for each chosen group that the project may change.
#[component]
pub fn AllowSsh() -> impl IntoView {
    let words = Words::here();
    let form = LaunchForm::expect();
    let attempt = Attempt::new();
    let is_done = RwSignal::new(false);
    let done = NodeRef::<html::P>::new();
    let groups = Memo::new(move |_| {
        if !form.warnings.read().contains(&Warning::SshClosed) {
            return Vec::new();
        }
        let choices = form.choices.read();
        let picked = form.draft.read().chosen_security_groups(&choices);
        let project = form.project_id();
        let is_own = |group: &&SecurityGroup| {
            picked.contains(&group.id) && (group.project_id == project || project.is_none())
        };
        let own = choices.security_groups.here().iter().filter(is_own);
        own.map(|group| (group.id.clone(), group.name.clone())).collect::<Vec<_>>()
    });
    let allow = move |id| {
        attempt.start(Box::pin(async move {
            open(&form.cloud(), form, &id, &[Opening::Ssh], "").await?;
            is_done.try_set(true);
            // The button has gone with the warning, and the focus must not go with it.
            request_animation_frame(move || {
                if let Some(Some(done)) = done.try_get_untracked() {
                    drop(done.focus());
                }
            });
            Ok(())
        }));
    };
    let button = move |(id, name): (_, String)| {
        view! {
            <button
                type="button"
                class="button"
                aria-disabled=move || attempt.is_pending().to_string()
                on:click=move |_| allow(Clone::clone(&id))
            >
                {words.allow_ssh(&name)}
            </button>
        }
    };
    let is_empty =
        move || groups.read().is_empty() && !is_done.get() && attempt.failure().is_none();
    drawn(view! {
        <div class="part" hidden=is_empty>
            {live(move || {
                let groups = groups.get();
                (!groups.is_empty())
                    .then(|| {
                        view! {
                            <div class="buttons">{groups.into_iter().map(button).collect_view()}</div>
                            <p class="field__hint">{words.allow_ssh_hint()}</p>
                        }
                    })
            })}
            {live(move || {
                let failure = Failure::of_call(&attempt.failure()?, words);
                Some(view! { <FailureNotice failure /> })
            })}
            <p class="field__hint" tabindex="-1" node_ref=done>
                {live_text(move || {
                    let is_shown = is_done.get() && groups.read().is_empty();
                    if is_shown { words.ssh_allowed() } else { "" }.to_owned()
                })}
            </p>
        </div>
    })
}
