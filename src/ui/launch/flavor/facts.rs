//! All that the cloud tells of a flavor.

use leptos::prelude::*;

use super::about::Chosen;
use crate::{
    openstack::{
        Connection, Id, Result,
        novaclient::{ApiVersion, Flavor},
    },
    ui::{
        failure::{Failure, FailureNotice},
        kit::{Drawn, Waiting, drawn, gibibytes, live, visible, whenever},
        launch::LaunchForm,
        words::Words,
    },
};

/// What the cloud says, by the flavor that was asked for.
type Answer = Option<(Id<Flavor>, Result<Flavor>)>;

/// The facts; asked for while they are looked at.
#[component]
pub fn FlavorFacts(
    /// Of which flavor.
    chosen: Chosen,
    /// Whether anybody looks.
    is_open: RwSignal<bool>,
) -> impl IntoView {
    let words = Words::here();
    let form = LaunchForm::expect();
    let answer = RwSignal::new(Answer::None);
    whenever(move || {
        let Some((id, _)) = chosen.get().filter(|_| is_open.get()) else { return };
        if answer
            .read_untracked()
            .as_ref()
            .is_some_and(|(known, told)| *known == id && told.is_ok())
        {
            return;
        }
        let cloud = form.cloud();
        form.spawn(Box::pin(async move {
            let told = in_full(&cloud, &id).await;
            _ = answer.try_set(Some((id, told)));
        }));
    });
    live(move || {
        let id = chosen.get()?.0;
        Some(match answer.get() {
            Some((known, Ok(flavor))) if known == id => facts(&flavor, words),
            Some((known, Err(error))) if known == id => {
                let failure = Failure::of_call(&error, words);
                drawn(view! { <FailureNotice failure /> })
            }
            _ => drawn(view! { <Waiting label=words.loading() /> }),
        })
    })
}

/// The flavor with all that this cloud tells of it: since 2.61 with what it asks of hosts.
async fn in_full(cloud: &Connection, id: &Id<Flavor>) -> Result<Flavor> {
    let nova = cloud.newest_nova().await?;
    let mut flavor = nova.flavors.get(id).await?;
    if nova.api_version < ApiVersion::new(2, 61) {
        // Not everyone may see it, and the rest is worth showing.
        flavor.extra_specs = nova.flavors.get_keys(id).await.unwrap_or_default();
    }
    Ok(flavor)
}

fn facts(flavor: &Flavor, words: Words) -> Drawn {
    let fact = |name: String, value: String| {
        view! {
            <div class="facts__fact">
                <dt>{visible(name)}</dt>
                <dd translate="no">{visible(value)}</dd>
            </div>
        }
    };
    let mut facts = vec![fact(words.flavor_id().to_owned(), flavor.id.as_str().to_owned())];
    if flavor.ephemeral > 0 {
        facts.push(fact(words.content_ephemeral().to_owned(), format!("{} GiB", flavor.ephemeral)));
    }
    if flavor.swap > 0 {
        facts.push(fact(words.content_swap().to_owned(), gibibytes(flavor.swap)));
    }
    let specs = flavor.extra_specs.iter().map(|(key, value)| fact(key.clone(), value.clone()));
    facts.extend(specs);
    let description = flavor.description.clone().filter(|text| !text.is_empty());
    let none = flavor.extra_specs.is_empty().then(|| words.no_extra_specs());
    drawn(view! {
        {description.map(|text| view! { <p>{text}</p> })}
        <dl class="facts">{facts}</dl>
        {none.map(|text| view! { <p class="field__hint">{text}</p> })}
    })
}
