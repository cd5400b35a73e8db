//! What the form comes to, beside it and always in sight, with the button.

use leptos::prelude::*;

use super::{LaunchForm, field_id, once::Doubt, preflight::Preflight, taken::Taken};
use crate::{
    launch::Offer,
    openstack::{
        Id,
        neutron::{Network, SecurityGroup},
    },
    ui::{
        failure::{Failure, FailureNotice},
        kit::{Notice, NoticeTone, drawn, focus_link, gibibytes, live, live_text},
        setup::{Event, Setup},
        words::Words,
    },
};

/// The summary.
#[component]
pub fn Summary() -> impl IntoView {
    let words = Words::here();
    let form = LaunchForm::expect();
    let setup = expect_context::<StoredValue<Setup>>();
    let on_event = setup.with_value(|setup| setup.on_event);
    drawn(view! {
        <aside class="summary" aria-label=words.summary()>
            <div class="summary__card">
                <h2 class="summary__title">{words.summary()}</h2>
                <Lines />
                <Taken />
                <Preflight />
            </div>
            <div class="summary__act">
            {live(move || {
                let failure = doubted(Failure::of_call(&form.launch.failure()?, words), form, words);
                let field = form.refused.read().as_ref().map(|refused| field_id(refused.field));
                let link = field.map(|field| {
                    view! {
                        <p>
                            <a href=format!("#{field}") on:click=focus_link(field)>
                                {words.refused_field()}
                            </a>
                        </p>
                    }
                });
                Some(view! {
                    <FailureNotice failure />
                    {link}
                })
            })}
            <p class="summary__state" role="status">
                {live_text(move || match form.doubt.get() {
                    Some(Doubt::Looking) => words.launch_looking().to_owned(),
                    Some(Doubt::Made) => words.launch_earlier_made().to_owned(),
                    _ => String::new(),
                })}
            </p>
            {live(move || {
                (form.doubt.get() == Some(Doubt::CutOff)).then(|| view! { <Notice tone=NoticeTone::Bad title=words.part_failed() /> })
            })}
            <button class="button button--main" aria-disabled=move || form.launch.is_pending().to_string()>
                {live_text(move || if form.launch.is_pending() { words.launching() } else { words.launch() }.to_owned())}
            </button>
            {setup
                .with_value(|setup| setup.gate.is_portal())
                .then(|| {
                    view! {
                        <button
                            type="button"
                            class="button button--quiet"
                            on:click=move |_| on_event.run(Event::Cancelled)
                        >
                            {words.cancel()}
                        </button>
                    }
                })}
            </div>
        </aside>
    })
}

/// A failure that leaves open, or does not, whether there is a server.
fn doubted(failure: Failure, form: LaunchForm, words: Words) -> Failure {
    let (title, help) = match form.doubt.get() {
        Some(Doubt::NotMade) => (words.launch_not_made(), words.launch_not_made_help()),
        Some(Doubt::Unknown) => (words.launch_unknown(), words.launch_unknown_help()),
        _ => return failure,
    };
    let detail = [help, &failure.title, &failure.detail].join(" ");
    Failure { title: title.to_owned(), detail, ..failure }
}

/// One line for each choice, which leads to it.
#[component]
fn Lines() -> impl IntoView {
    let words = Words::here();
    let form = LaunchForm::expect();
    let name = move || {
        let (name, count) =
            (form.draft.read().name.trim().to_owned(), form.draft.read().count.clone());
        match (name.is_empty(), count.trim().parse::<u32>()) {
            (true, _) => None,
            (false, Ok(count @ 2..)) => {
                Some(words.summary_several(u64::from(count), &count.to_string(), &name))
            }
            (false, _) => Some(name),
        }
    };
    let image = move || form.image.read().as_ref().map(|image| image.label().to_owned());
    let flavor = move || {
        let (draft, choices) = (form.draft.read(), form.choices.read());
        draft.chosen_flavor(&choices).map(|flavor| {
            let (vcpus, ram) = (flavor.vcpus.to_string(), gibibytes(flavor.ram));
            words.summary_flavor(&flavor.disk.to_string(), &flavor.name, &ram, &vcpus)
        })
    };
    let networks = move || {
        let (draft, choices) = (form.draft.read(), form.choices.read());
        let picked = draft.chosen_networks(&choices);
        let offered = choices.networks.here();
        let label = |id: &Id<Network>| {
            offered.iter().find(|network| network.id == *id).map(|n| n.label().to_owned())
        };
        let names: Vec<String> = picked.iter().filter_map(label).collect();
        match choices.networks {
            _ if !names.is_empty() => Some(names.join(", ")),
            // There is nothing to choose.
            Offer::Here(_) if choices.usable_networks().next().is_none() => {
                Some(words.summary_none().to_owned())
            }
            _ => None,
        }
    };
    let groups = move || {
        let (draft, choices) = (form.draft.read(), form.choices.read());
        let offered = choices.security_groups.here();
        if !draft.takes_security_groups(&choices) {
            return Some(words.summary_none().to_owned());
        }
        let picked = draft.chosen_security_groups(&choices);
        let name = |id: &Id<SecurityGroup>| {
            offered.iter().find(|group| group.id == *id).map(|group| group.name.clone())
        };
        let names: Vec<String> = picked.iter().filter_map(name).collect();
        Some(if names.is_empty() { words.summary_none().to_owned() } else { names.join(", ") })
    };
    let keypair = move || {
        let keypair = form.draft.read().chosen_keypair(&form.choices.read());
        Some(keypair.unwrap_or_else(|| words.summary_none().to_owned()))
    };
    drawn(view! {
        <dl class="summary__lines">
            <Line field="name" title=words.name() value=Signal::derive(name) />
            <Line field="image" title=words.image() value=Signal::derive(image) />
            <Line field="flavor" title=words.flavor() value=Signal::derive(flavor) />
            <Line field="networks" title=words.networks() value=Signal::derive(networks) />
            <Line
                field="security-groups"
                title=words.security_groups()
                value=Signal::derive(groups)
            />
            <Line field="keypair" title=words.keypair() value=Signal::derive(keypair) />
        </dl>
    })
}

#[component]
fn Line(
    field: &'static str,
    title: &'static str,
    /// None while nothing is chosen.
    value: Signal<Option<String>>,
) -> impl IntoView {
    let words = Words::here();
    drawn(view! {
        <div
            class="summary__line"
            data-open=move || value.read().is_none().then_some("true")
        >
            <dt>
                <a href=format!("#{field}") on:click=focus_link(field)>
                    {title}
                </a>
            </dt>
            <dd translate="no">
                {live_text(move || value.get().unwrap_or_else(|| words.not_chosen().to_owned()))}
            </dd>
        </div>
    })
}
