//! A new security group, made without leaving the form.

use leptos::{ev::KeyboardEvent, prelude::*};

use super::LaunchForm;
use crate::{
    launch::{Offer, Opening},
    openstack::{
        Connection, Id, Result,
        neutron::{CreateSecurityGroup, SecurityGroup},
    },
    ui::{
        attempt::Attempt,
        failure::{Failure, FailureNotice},
        kit::{Switch, TextField, Typed, drawn, live, live_text},
        words::Words,
    },
};

/// What is typed and switched on.
#[derive(Default)]
struct Wanted {
    name: String,
    range: String,
    openings: Vec<Opening>,
    /// Whether problems show: from the first attempt on.
    is_tried: bool,
    /// The name of the group made last.
    made: String,
}

/// Name and openings of the group, and the button that makes it.
#[component]
pub fn NewGroup() -> impl IntoView {
    let words = Words::here();
    let form = LaunchForm::expect();
    let wanted = RwSignal::new(Wanted::default());
    let attempt = Attempt::new();
    let no_name = move || wanted.read().name.trim().is_empty();
    let no_range = move || {
        let wanted = wanted.read();
        let is_wanted = wanted.openings.contains(&Opening::SshFrom);
        is_wanted && Opening::SshFrom.rules(&Id::new(""), &wanted.range).is_none()
    };
    let problem = move |is_wrong: bool, word: &str| {
        (is_wrong && wanted.read().is_tried).then(|| word.to_owned())
    };
    let create = move || {
        wanted.update(|wanted| wanted.is_tried = true);
        if untrack(|| no_name() || no_range()) {
            return;
        }
        attempt.start(Box::pin(make(form, wanted)));
    };
    // In a form, the key would launch the server.
    let on_key = move |event: KeyboardEvent| {
        let is_typing = event_target::<web_sys::Element>(&event).has_attribute("name");
        if event.key() == "Enter" && is_typing {
            event.prevent_default();
            create();
        }
    };
    let has_range = Memo::new(move |_| wanted.read().openings.contains(&Opening::SshFrom));
    let range = move || {
        has_range.get().then(|| {
            view! {
                <TextField
                    id="group-range"
                    label=words.group_range()
                    hint=words.group_range_hint()
                    value=Typed::of(wanted, |wanted| &wanted.range, |wanted| &mut wanted.range)
                    problem=Signal::derive(move || problem(no_range(), words.group_range_invalid()))
                />
            }
        })
    };
    let switch = move |opening: Opening| {
        let on_switch = move |is_on: bool| {
            wanted.update(|wanted| {
                wanted.openings.retain(|known| *known != opening);
                wanted.openings.extend(is_on.then_some(opening));
            });
        };
        view! {
            <Switch
                id=format!("opening-{}", id(opening))
                label=label(opening, words)
                is_on=Signal::derive(move || wanted.read().openings.contains(&opening))
                on_switch
            />
            {(opening == Opening::SshFrom).then(|| live(range))}
        }
    };
    drawn(view! {
        <div class="parts" on:keydown=on_key>
            <TextField
                id="group-name"
                label=words.group_name()
                value=Typed::of(wanted, |wanted| &wanted.name, |wanted| &mut wanted.name)
                problem=Signal::derive(move || problem(no_name(), words.group_name_missing()))
            />
            <div class="part" role="group" aria-labelledby="openings-label">
                <p class="field__label" id="openings-label">
                    {words.group_lets_in()}
                </p>
                {Opening::ALL.map(switch).collect_view()}
            </div>
            {live(move || {
                let failure = Failure::of_call(&attempt.failure()?, words);
                Some(view! { <FailureNotice failure /> })
            })}
            <div class="buttons">
                <button
                    type="button"
                    class="button"
                    aria-disabled=move || attempt.is_pending().to_string()
                    on:click=move |_| create()
                >
                    {live_text(move || {
                        let is_busy = attempt.is_pending();
                        if is_busy { words.group_creating() } else { words.group_create() }.to_owned()
                    })}
                </button>
                <span class="field__hint" role="status">
                    {live_text(move || {
                        let wanted = wanted.read();
                        if wanted.made.is_empty() {
                            String::new()
                        } else {
                            words.group_created(&wanted.made)
                        }
                    })}
                </span>
            </div>
        </div>
    })
}

/// Makes the group and chooses it; a rule that the cloud refuses leaves it without that rule.
async fn make(form: LaunchForm, wanted: RwSignal<Wanted>) -> Result<()> {
    let cloud = form.cloud();
    let (name, range, openings) = wanted.with_untracked(|wanted| {
        (wanted.name.trim().to_owned(), wanted.range.clone(), wanted.openings.clone())
    });
    let request = CreateSecurityGroup { name: name.clone(), ..CreateSecurityGroup::default() };
    let group = cloud.neutron.create_security_group(&request).await?;
    let id = group.id.clone();
    form.choices.update(|choices| match &mut choices.security_groups {
        Offer::Here(groups) => groups.push(group),
        // One that is not in the list could not be seen as chosen.
        other => *other = Offer::Here(vec![group]),
    });
    let choices = form.choices.read_untracked().clone();
    form.draft.update(|draft| {
        let mut picked = draft.chosen_security_groups(&choices);
        picked.push(id.clone());
        draft.security_groups = Some(picked);
    });
    wanted.try_set(Wanted { made: name, ..Wanted::default() });
    open(&cloud, form, &id, &openings, &range).await
}

/// Makes the rules that the openings stand for, and shows them in the group.
pub async fn open(
    cloud: &Connection,
    form: LaunchForm,
    group: &Id<SecurityGroup>,
    openings: &[Opening],
    range: &str,
) -> Result<()> {
    for request in openings.iter().filter_map(|opening| opening.rules(group, range)).flatten() {
        let rule = cloud.neutron.create_security_group_rule(&request).await?;
        form.choices.update(|choices| {
            if let Offer::Here(groups) = &mut choices.security_groups {
                let mut groups = groups.iter_mut();
                groups
                    .find(|known| known.id == *group)
                    .into_iter()
                    .for_each(|known| known.rules.push(rule.clone()));
            }
        });
    }
    Ok(())
}

fn id(opening: Opening) -> &'static str {
    match opening {
        Opening::Ssh => "ssh",
        Opening::SshFrom => "ssh-from",
        Opening::Rdp => "rdp",
        Opening::Web => "web",
        Opening::Ping => "ping",
    }
}

fn label(opening: Opening, words: Words) -> &'static str {
    match opening {
        Opening::Ssh => words.opening_ssh(),
        Opening::SshFrom => words.opening_ssh_from(),
        Opening::Rdp => words.opening_rdp(),
        Opening::Web => words.opening_web(),
        Opening::Ping => words.opening_ping(),
    }
}
