//! Images that no list shows: those of the community, and those that others share.

use leptos::prelude::*;

use crate::{
    launch::{Choices, Offer},
    openstack::{
        Connection, Error, Id, Result,
        glance::{Image, ImageSearch, Offers, Shown},
    },
    ui::{
        failure::{Failure, FailureNotice},
        kit::{drawn, live, live_text},
        launch::LaunchForm,
        words::Words,
    },
};

/// How far the question has come.
#[derive(Clone)]
enum Asked {
    Not,
    Waiting,
    Nothing,
    Failed(Error),
}

/// What is sought.
#[derive(Clone)]
pub struct Sought {
    /// Its name or id.
    pub text: String,
    /// Whether only snapshots of servers count, or only other images.
    pub of_servers: bool,
    /// Hears that the choices have some now.
    pub on_found: Callback<()>,
}

/// What there is to do where no image that is listed is called so: ask the cloud.
#[component]
pub fn Elsewhere(
    /// What is sought.
    sought: Sought,
) -> impl IntoView {
    let words = Words::here();
    let form = LaunchForm::expect();
    let asked = RwSignal::new(Asked::Not);
    let Sought { text, of_servers, on_found } = sought;
    let label = words.ask_for_image(&text);
    let ask = move |_| {
        if matches!(asked.get_untracked(), Asked::Waiting) {
            return;
        }
        asked.set(Asked::Waiting);
        let (cloud, text) = (form.cloud(), text.clone());
        form.spawn(Box::pin(async move {
            let outcome = called(&cloud, &text).await.map(|mut found| {
                found.retain(|image| image.is_bootable() && image.is_snapshot() == of_servers);
                found
            });
            // The text may have changed meanwhile, and all of this gone.
            _ = asked.try_set(match outcome {
                Err(error) => Asked::Failed(error),
                Ok(found) if found.is_empty() => Asked::Nothing,
                Ok(found) => {
                    form.choices.update(|choices| add(choices, found));
                    on_found.try_run(());
                    Asked::Not
                }
            });
        }));
    };
    drawn(view! {
        <p role="status">
            {live_text(move || match *asked.read() {
                Asked::Nothing => words.no_image_called().to_owned(),
                Asked::Waiting => words.loading().to_owned(),
                _ => words.nothing_found().to_owned(),
            })}
        </p>
        <button type="button" class="button" on:click=ask>
            {label}
        </button>
        {live(move || match asked.get() {
            Asked::Failed(error) => {
                let failure = Failure::of_call(&error, words);
                Some(view! { <FailureNotice failure /> })
            }
            _ => None,
        })}
    })
}

/// All images that are called `text` letter by letter, or have that id, whoever sees them.
async fn called(cloud: &Connection, text: &str) -> Result<Vec<Image>> {
    if text.len() == 36 {
        match cloud.glance.image(&Id::new(text)).await {
            Err(Error::Refused { status: 404, .. }) => {}
            outcome => return outcome.map(|image| vec![image]),
        }
    }
    let search = ImageSearch {
        names: vec![text.to_owned()],
        shown: Shown::All,
        offers: Offers::All,
        ..ImageSearch::active()
    };
    cloud.glance.images(&search).all().await
}

fn add(choices: &mut Choices, found: Vec<Image>) {
    if let Offer::Here(known) = &mut choices.images {
        for image in found {
            if !known.iter().any(|known| known.id == image.id) {
                known.push(image);
            }
        }
    }
}
