//! Metadata that the cloud's operator has defined for servers, asked for when it is opened.

use leptos::{prelude::*, task::spawn_local};

use super::definition::{Definition, definition};
use crate::{
    launch::Offer,
    openstack::{
        Result,
        glance::{Glance, Namespace, PropertyType},
    },
    ui::{
        failure::{Failure, FailureNotice},
        kit::{Drawn, More, Waiting, drawn, live},
        launch::LaunchForm,
        words::Words,
    },
};

/// Heat's name of servers, which Glance uses.
const SERVERS: &str = "OS::Nova::Server";

/// The namespaces.
#[component]
pub fn Definitions() -> impl IntoView {
    let words = Words::here();
    let form = LaunchForm::expect();
    let found = RwSignal::new(Offer::<Namespace>::Unasked);
    let load = Callback::new(move |()| {
        found.set(Offer::Loading);
        let glance = form.cloud().glance;
        spawn_local(async move {
            _ = found.try_set(namespaces(glance).await.into());
        });
    });
    let draw = move || match found.get() {
        Offer::Here(all) if all.is_empty() => {
            drawn(view! { <p class="section__hint">{words.definitions_none()}</p> })
        }
        Offer::Here(all) => drawn(
            all.into_iter().map(|namespace| view! { <NamespacePart namespace /> }).collect_view(),
        ),
        other => unfinished(&other, words, load),
    };
    drawn(view! {
        <More title=words.definitions()>
            {
                load.run(());
                live(draw)
            }
        </More>
    })
}

/// One namespace, whose definitions are asked for when it is opened.
#[component]
fn NamespacePart(namespace: Namespace) -> impl IntoView {
    let words = Words::here();
    let form = LaunchForm::expect();
    let title = namespace.label().to_owned();
    let namespace = StoredValue::new(namespace);
    let found = RwSignal::new(Offer::<Definition>::Unasked);
    let load = Callback::new(move |()| {
        found.set(Offer::Loading);
        let (glance, namespace) = (form.cloud().glance, namespace.get_value());
        spawn_local(async move {
            _ = found.try_set(definitions(glance, namespace).await.into());
        });
    });
    let draw = move || match found.get() {
        Offer::Here(all) => {
            drawn(all.into_iter().map(|one| definition(form, words, one)).collect_view())
        }
        other => unfinished(&other, words, load),
    };
    drawn(view! {
        <More title=title>
            {
                load.run(());
                live(draw)
            }
        </More>
    })
}

fn unfinished<T>(offer: &Offer<T>, words: Words, retry: Callback<()>) -> Drawn {
    match offer {
        Offer::Failed(error) => {
            let failure = Failure::of_call(error, words);
            drawn(view! { <FailureNotice failure retry=retry /> })
        }
        _ => drawn(view! { <Waiting label=words.loading() /> }),
    }
}

/// Those that apply to the metadata of servers, and not to the scheduler's hints.
async fn namespaces(glance: Glance) -> Result<Vec<Namespace>> {
    let mut all = glance.namespaces(&[SERVERS]).all().await?;
    all.retain(|namespace| {
        let place = namespace.for_type(SERVERS);
        place.is_some_and(|place| place.properties_target.as_deref() == Some("metadata"))
    });
    Ok(all)
}

/// What a namespace defines, properties that stand alone and those of objects.
async fn definitions(glance: Glance, listed: Namespace) -> Result<Vec<Definition>> {
    let whole = glance.namespace(&listed.namespace).await?;
    let place = whole.for_type(SERVERS).or_else(|| listed.for_type(SERVERS));
    let prefix = place.map_or("", |place| &place.prefix);
    let alone = whole.properties.iter().map(|(name, kind)| ("", name, kind));
    let of_objects = whole.objects.iter().flat_map(|object| {
        object.properties.iter().map(|(name, kind)| (&*object.name, name, kind))
    });
    let fits = alone.chain(of_objects).filter(|(.., kind)| !kind.readonly && !kind.confidential);
    let one = |(object, name, kind): (&str, &String, &PropertyType)| {
        let title = if kind.title.is_empty() { name } else { &kind.title };
        let title = [object, title].join(" ").trim_start().to_owned();
        let kind = PropertyType { title, ..kind.clone() };
        Definition { key: [prefix, name].concat(), kind }
    };
    Ok(fits.map(one).collect())
}
