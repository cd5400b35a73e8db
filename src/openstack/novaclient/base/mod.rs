//! What all managers share, after `novaclient/base.py`.
//!
//! | novaclient               | here                                                             |
//! | ------------------------ | ---------------------------------------------------------------- |
//! | `Resource`               | [`Resource`]: plain data; its verbs sit on the manager           |
//! | a resource not loaded    | [`Partial`], until `complete` has read the rest                  |
//! | `HookableMixin`          | [`Hook`], for each manager its own                               |
//! | `Manager`                | [`Manager`]: `list`, `get`; the rest is the crate's own `Core`   |
//! | `ManagerWithFind`        | `find`, `findall`, `find_resource` wherever there is a [`Resource`] |
//! | `BootingManagerWithFind` | `BlockDeviceMapping::parse`: nothing but servers boots any more  |
//! | `ServerManager`          | [`Manager`] of `Server`                                          |

mod completion;
mod core;
mod find;
mod hooks;
mod human_id;
mod partial;

use std::marker::PhantomData;

pub(super) use self::core::Core;
pub use self::{
    completion::Completion, find::By, hooks::Hook, human_id::human_id, partial::Partial,
};
use super::ApiVersion;
pub(super) use crate::openstack::pages::{items, page};
use crate::openstack::{
    Id, Page, Pages, Result,
    json::FromJson,
    keystoneauth::{Adapter, Reply},
    url::{Query, segment},
};

/// Something that Nova keeps in a collection.
pub trait Resource: FromJson {
    /// The path of the collection in full, like `/servers/detail`.
    const DETAIL: &'static str;
    /// The path of the collection, like `/servers`; the same as above where there is no short list.
    const PATH: &'static str;
    /// The key around a list, like `servers`.
    const COLLECTION: &'static str;
    /// The key around a single one, like `server`.
    const KEY: &'static str;
    /// Whether it has a human id, made of its name.
    const HUMAN_ID: bool = false;
    /// Whether its id may be any text, and not only a UUID.
    const ANY_ID: bool = false;

    /// What it is told apart by.
    fn id(&self) -> Id<Self>;

    /// What people call it.
    fn name(&self) -> Option<&str>;

    /// Its name as one word without accents: [`human_id`].
    fn human_id(&self) -> Option<String> {
        self.name().filter(|_| Self::HUMAN_ID).map(human_id)
    }

    /// Whether both describe the same thing, though perhaps at different times: by id, as Python
    /// compares resources. `==` compares what is known of them.
    fn is_same(&self, other: &Self) -> bool {
        self.id() == other.id()
    }

    /// The key of the link from one page to the next, like `servers_links`.
    fn links() -> String {
        format!("{}_links", Self::COLLECTION)
    }

    /// One answer of a list in full; some collections wrap each item once more.
    fn page(reply: &Reply) -> Result<Page<Self>> {
        page(reply, Self::COLLECTION, &Self::links())
    }

    /// Narrows a short list to those that may be called `name`, where the service can do it.
    fn may_be_called(query: Query, _name: &str) -> Query {
        query
    }
}

/// Works on one kind of thing; its own verbs are in an `impl Manager<Server>` and so on.
///
/// Clones share hooks and completions.
#[derive(Clone)]
pub struct Manager<R> {
    pub(super) core: Core,
    resource: PhantomData<fn() -> R>,
}

impl<R> Manager<R> {
    /// Manages what is behind `adapter`, which asks for `api_version`.
    pub(super) fn new(adapter: Adapter, api_version: ApiVersion) -> Self {
        Self { core: Core::new(adapter, api_version), resource: PhantomData }
    }

    /// The same manager at another version.
    pub(super) fn at(&self, adapter: Adapter, api_version: ApiVersion) -> Self {
        Self { core: self.core.at(adapter, api_version), resource: PhantomData }
    }

    /// Lets `change` see and alter each body of that kind before it is sent, after those that were
    /// added earlier.
    pub fn add_hook(
        &self,
        hook: Hook,
        change: impl Fn(&mut serde_json::Value) + Send + Sync + 'static,
    ) {
        self.core.hooks.add(hook, Box::new(change));
    }
}

impl<R: Resource> Manager<R> {
    /// Everything in the collection, however many answers that takes.
    pub async fn list(&self) -> Result<Vec<R>> {
        let all = self.pages(Query::new(R::DETAIL)).all().await?;
        let known = all.iter().map(|it| Completion::new(it.id().as_str(), it.name()));
        self.core.completions.replace(known.collect());
        Ok(all)
    }

    /// One resource in full.
    pub async fn get(&self, id: &Id<R>) -> Result<R> {
        self.core.get(&Self::path(id)).await?.take(R::KEY)
    }

    /// What is known of a resource in full: asked for the first time, and kept.
    pub async fn complete<'a>(&self, partial: &'a mut Partial<R>) -> Result<&'a R> {
        if partial.whole.is_none() {
            partial.whole = Some(self.get(&partial.id).await?);
        }
        Ok(partial.whole.as_ref().expect("read above"))
    }

    /// What is in the collection as far as it has been listed or made here; nothing is asked.
    pub fn completions(&self) -> Vec<Completion> {
        self.core.completions.all(R::HUMAN_ID)
    }

    pub(super) fn path(id: &Id<R>) -> String {
        format!("{}/{}", R::PATH, segment(id.as_str()))
    }

    pub(super) fn pages(&self, first: Query) -> Pages<R> {
        Pages::new(self.core.adapter.clone(), first, R::page)
    }

    pub(super) fn partial_pages(&self, first: Query) -> Pages<Partial<R>> {
        Pages::new(self.core.adapter.clone(), first, |reply| {
            page(reply, R::COLLECTION, &R::links())
        })
    }
}
