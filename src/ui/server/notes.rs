//! A server's metadata and tags, which can be changed.

use std::sync::Arc;

use leptos::prelude::*;

use super::{Mark, Part, part::Answer};
use crate::{
    launch::Marker,
    openstack::{
        Error, Id, Result,
        novaclient::{ApiVersion, Manager, Server},
    },
    server::{Change, changes},
    ui::{
        attempt::Attempt,
        cloud::Cloud,
        failure::{Failure, FailureNotice},
        kit::{Drawn, Pairs, PairsWords, RowsWords, Tokens, drawn, live, live_text},
        words::Words,
    },
};

/// The first version of Nova that knows tags.
const TAGS: ApiVersion = ApiVersion::new(2, 26);

/// The part.
#[component]
pub fn NotesPart(
    /// Whose they are.
    id: Id<Server>,
) -> impl IntoView {
    let words = Words::here();
    let cloud = Cloud::expect();
    let ask = move || {
        let id = id.clone();
        Box::pin(async move {
            let nova = cloud.connection().newest_nova().await?;
            let has_tags = nova.api_version >= TAGS;
            let server = nova.servers.get(&id).await?;
            Ok(Arc::new(move || editor(&server, has_tags, words)) as Answer)
        }) as _
    };
    // What is typed must not go when something is read again.
    drawn(view! { <Part title=words.notes() ask=Box::new(ask) is_read_again=false /> })
}

/// What is wanted beside what is there, and what the cloud said to it.
#[derive(Clone, Copy)]
struct Editing {
    /// What the cloud has.
    known: RwSignal<Known>,
    /// Keys and values, as typed.
    pairs: RwSignal<Vec<(String, String)>>,
    /// Tags, as typed.
    tags: RwSignal<Vec<String>>,
    /// What it said no to, and why: a key of the metadata, or a tag.
    refused: RwSignal<Vec<(Kind, String, String)>>,
    is_saved: RwSignal<bool>,
}

#[derive(Clone, Default)]
struct Known {
    metadata: std::collections::BTreeMap<String, String>,
    tags: Vec<String>,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    Pair,
    Tag,
}

impl Editing {
    fn problem(self, kind: Kind, name: &str) -> Option<String> {
        let refused = self.refused.read();
        let own = refused.iter().find(|(of, known, _)| *of == kind && known == name);
        own.map(|(.., why)| why.clone())
    }

    /// Sends what differs, one by one, and goes on where the cloud refuses: all that could be done is
    /// done, and each refusal stands at its field.
    async fn save(self, servers: &Manager<Server>, id: &Id<Server>) -> Result<()> {
        self.refused.set(Vec::new());
        self.is_saved.set(false);
        let Known { metadata, tags } = self.known.get_untracked();
        for change in changes(&metadata, &self.pairs.get_untracked()) {
            let outcome = match &change {
                Change::Set(key, value) => servers.set_meta_item(id, key, value).await,
                Change::Remove(key) => servers.delete_meta(id, &[key]).await,
            };
            let (Change::Set(key, _) | Change::Remove(key)) = &change;
            if self.went(Kind::Pair, key, outcome)? {
                self.known.update(|known| match change {
                    Change::Set(key, value) => drop(known.metadata.insert(key, value)),
                    Change::Remove(key) => drop(known.metadata.remove(&key)),
                });
            }
        }
        let wanted = self.tags.get_untracked();
        for tag in tags.iter().filter(|tag| !wanted.contains(tag)) {
            if self.went(Kind::Tag, tag, servers.delete_tag(id, tag).await)? {
                self.known.update(|known| known.tags.retain(|it| it != tag));
            }
        }
        for tag in wanted.iter().filter(|tag| !tags.contains(tag)) {
            if self.went(Kind::Tag, tag, servers.add_tag(id, tag).await)? {
                self.known.update(|known| known.tags.push(tag.clone()));
            }
        }
        self.is_saved.set(self.refused.read_untracked().is_empty());
        Ok(())
    }

    /// Whether it was done; what is no refusal ends it all.
    fn went(self, kind: Kind, name: &str, outcome: Result<()>) -> Result<bool> {
        match outcome {
            Ok(()) => Ok(true),
            Err(Error::Refused { message, .. }) => {
                self.refused.update(|all| all.push((kind, name.to_owned(), message)));
                Ok(false)
            }
            Err(error) => Err(error),
        }
    }

    /// Refusals of what is no longer typed anywhere: it was to go.
    fn of_gone(self) -> Vec<String> {
        let (pairs, tags) = (self.pairs.read(), self.tags.read());
        let is_typed = |kind, name: &String| match kind {
            Kind::Pair => pairs.iter().any(|(key, _)| key == name),
            Kind::Tag => tags.contains(name),
        };
        let refused = self.refused.read();
        let gone = refused.iter().filter(|(kind, name, _)| !is_typed(*kind, name));
        gone.map(|(_, name, why)| [name.as_str(), why].join(": ")).collect()
    }
}

fn editor(server: &Server, has_tags: bool, words: Words) -> Drawn {
    let mut known = Known { metadata: server.metadata.clone(), tags: server.tags.clone() };
    known.metadata.retain(|key, value| key != Marker::KEY || !Marker::is_one(value));
    known.tags.retain(|tag| !Marker::is_one(tag));
    let editing = Editing {
        pairs: RwSignal::new(known.metadata.clone().into_iter().collect()),
        tags: RwSignal::new(known.tags.clone()),
        known: RwSignal::new(known),
        refused: RwSignal::new(Vec::new()),
        is_saved: RwSignal::new(false),
    };
    let Editing { pairs, tags, .. } = editing;
    let cloud = Cloud::expect();
    let attempt = Attempt::new();
    let id = server.id.clone();
    let save = move |_| {
        let id = id.clone();
        attempt.start(Box::pin(async move {
            let servers = cloud.connection().newest_nova().await?.servers;
            editing.save(&servers, &id).await
        }));
    };
    let rows =
        RowsWords { add: words.metadata_add(), remove: words.metadata_remove(), up: "", down: "" };
    let tag_field = has_tags.then(|| {
        view! {
            <Tokens
                id="server-tags"
                label=words.tags()
                tokens=tags.into()
                on_change=move |all| tags.set(all)
                problem_of=move |tag: String| editing.problem(Kind::Tag, &tag)
                remove=move |tag: String| words.tags_remove(&tag)
            />
        }
    });
    drawn(view! {
        <Mark server=server.clone() />
        <fieldset class="section">
            <legend class="section__title">{words.metadata()}</legend>
            <Pairs
                id="server-metadata"
                pairs=pairs.into()
                on_change=move |all| pairs.set(all)
                name=move |row: usize| words.metadata_at(&(row + 1).to_string())
                problem=move |row: usize| {
                    let key = pairs.read().get(row)?.0.clone();
                    editing.problem(Kind::Pair, &key)
                }
                words=PairsWords { key: words.pair_key(), value: words.pair_value(), rows }
            />
        </fieldset>
        {tag_field}
        {live(move || {
            let line = |text| view! { <p class="field__problem">{text}</p> };
            editing.of_gone().into_iter().map(line).collect_view()
        })}
        <p class="server__ways">
            <button
                type="button"
                class="button"
                aria-disabled=move || attempt.is_pending().to_string()
                on:click=save
            >
                {live_text(move || {
                    if attempt.is_pending() { words.notes_saving() } else { words.notes_save() }.to_owned()
                })}
            </button>
            <span role="status">
                {live_text(move || {
                    let is_saved = editing.is_saved.get();
                    if is_saved { words.notes_saved().to_owned() } else { String::new() }
                })}
            </span>
        </p>
        {live(move || {
            let failure = Failure::of_call(&attempt.failure()?, words);
            Some(view! { <FailureNotice failure /> })
        })}
    })
}
