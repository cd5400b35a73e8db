//! What was read in a file of clouds: which of them is used, and what of it has no effect.

use leptos::{html, prelude::*};

use super::{
    desk::{Chosen, Desk, Reading},
    unfit::{sentences, unfit},
};
use crate::{
    config::Config,
    sign_in::{Credentials, clouds::FileRegion},
    ui::{
        kit::{Drawn, Notice, NoticeTone, SelectField, drawn, live, visible, whenever},
        setup::Setup,
        words::Words,
    },
};

/// What was read, above the form that it has filled in. It takes the focus when it is new.
#[component]
pub fn FileTold(
    /// What was read.
    desk: Desk,
    /// The form.
    credentials: RwSignal<Credentials>,
) -> impl IntoView {
    let words = Words::here();
    let setup = expect_context::<StoredValue<Setup>>();
    let part = NodeRef::<html::Section>::new();
    whenever(move || {
        let Some(part) = part.get() else { return };
        if desk.is_news.try_update_value(std::mem::take) == Some(true) {
            drop(part.focus());
        }
    });
    let choose = move |chosen: Chosen| {
        setup.with_value(|setup| desk.choose(chosen, &setup.config, credentials));
    };
    let forget = move |_| {
        desk.reading.set(None);
        let stays = credentials.read_untracked().stays;
        let fresh = setup.with_value(|setup| setup.config.credentials());
        credentials.set(Credentials { stays, ..fresh });
    };
    let name = desk.of_reading(|reading| reading.name.clone());
    let title = if name.is_empty() {
        words.files_told_text().to_owned()
    } else {
        words.files_told(&visible(name))
    };
    let clouds = desk.of_reading(|reading| names(&reading.clouds, |cloud| &cloud.name));
    let cloud = Memo::new(move |_| desk.chosen.read().cloud);
    let cloud_field = (clouds.len() > 1).then(|| {
        let go = move |at: String| {
            let cloud = at.parse().unwrap_or_default();
            choose(Chosen {
                cloud,
                region: desk.of_reading(|it| it.region_of(cloud)),
                unfit: None,
            });
        };
        drawn(view! {
            <SelectField
                id="file-cloud"
                label=words.files_cloud()
                options=Signal::stored(clouds)
                value=Signal::derive(move || cloud.get().to_string())
                on_choose=go
            />
        })
    });
    let region_field = move || {
        let cloud = cloud.get();
        let regions = desk.of_reading(|reading| {
            let cloud = reading.clouds.get(cloud);
            cloud.map(|cloud| names(&cloud.regions, |it| &it.region)).unwrap_or_default()
        });
        let go = move |at: String| {
            choose(Chosen { cloud, region: at.parse().unwrap_or_default(), unfit: None });
        };
        (regions.len() > 1).then(|| {
            view! {
                <SelectField
                    id="file-region"
                    label=words.region()
                    options=Signal::stored(regions)
                    value=Signal::derive(move || desk.chosen.read().region.to_string())
                    on_choose=go
                />
            }
        })
    };
    drawn(view! {
        <section class="section door__told" tabindex="-1" node_ref=part aria-labelledby="told-title">
            <h2 class="section__title" id="told-title">
                {title}
            </h2>
            {cloud_field}
            {live(region_field)}
            {live(move || outcome(desk, credentials, words))}
            <button type="button" class="button" on:click=forget>
                {words.files_forget()}
            </button>
        </section>
    })
}

/// Options of a select, by their place.
fn names<T>(all: &[T], name: fn(&T) -> &String) -> Vec<(String, String)> {
    let named = all.iter().enumerate();
    named.map(|(at, one)| (at.to_string(), name(one).clone())).collect()
}

/// Whether one can sign in, and what is to be known before.
fn outcome(desk: Desk, credentials: RwSignal<Credentials>, words: Words) -> Drawn {
    let chosen = desk.chosen.get();
    let region = desk.of_reading(|reading| reading.region(&chosen));
    let region = region.unwrap_or_default();
    let mut notes = Vec::new();
    let first = if let Some(found) = &chosen.unfit {
        let (title, detail) = (words.files_unfit(), unfit(found, words));
        drawn(view! { <Notice tone=NoticeTone::Bad title detail /> })
    } else {
        let typed = credentials.read_untracked();
        let exact = typed.exact.clone().unwrap_or_default();
        notes.extend(exact.region.iter().map(|region| words.files_region(region)));
        let interface = exact.interface.iter().filter(|it| *it != "public");
        notes.extend(interface.map(|interface| words.files_interface(interface)));
        let endpoints = exact.endpoints.iter();
        notes.extend(endpoints.map(|(service, url)| words.files_endpoint(service, url)));
        let unused = region.unused(|kind| exact.endpoints.contains_key(kind));
        if !unused.is_empty() {
            notes.push(words.files_unused(&unused.join(", ")));
        }
        let next = if typed.password.is_empty() { words.files_ask() } else { words.files_whole() };
        drawn(view! { <p>{next}</p> })
    };
    notes.extend(sentences(&region.notes, words));
    drawn(view! {
        {first}
        {(!notes.is_empty())
            .then(|| {
                view! {
                    <ul class="door__notes">
                        {notes.into_iter().map(|note| view! { <li>{visible(note)}</li> }).collect_view()}
                    </ul>
                }
            })}
    })
}

impl Desk {
    /// Fills the form in from one of the regions that were read.
    pub fn choose(self, chosen: Chosen, config: &Config, credentials: RwSignal<Credentials>) {
        let region = self.of_reading(|reading| reading.region(&chosen));
        let mut unfit = None;
        credentials.update(|typed| {
            let filled = region.map(|region| config.fill(&region, typed));
            unfit = filled.and_then(Result::err);
        });
        self.chosen.set(Chosen { unfit, ..chosen });
    }

    fn of_reading<T: Default>(self, take: impl FnOnce(&Reading) -> T) -> T {
        self.reading.read_untracked().as_ref().map(|reading| take(reading)).unwrap_or_default()
    }
}

impl Reading {
    /// The region that was chosen; one that only says why there is none, where that is so.
    fn region(&self, chosen: &Chosen) -> Option<FileRegion> {
        let cloud = self.clouds.get(chosen.cloud)?;
        let refused = || FileRegion {
            refusal: cloud.refusal.clone(),
            words: cloud.words.clone(),
            ..FileRegion::default()
        };
        Some(cloud.regions.get(chosen.region).cloned().unwrap_or_else(refused))
    }

    /// The region of a cloud to begin with.
    fn region_of(&self, cloud: usize) -> usize {
        let regions = self.clouds.get(cloud).map(|cloud| &*cloud.regions).unwrap_or_default();
        regions.iter().position(|region| region.refusal.is_none()).unwrap_or_default()
    }
}
