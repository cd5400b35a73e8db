//! The part that is the same for everything that Cinder keeps.

use serde_json::{Value, json};

use super::Cinder;
use crate::openstack::{
    Id, Page, Pages, Result,
    json::FromJson,
    keystoneauth::Reply,
    pages::page,
    url::{Query, segment},
};

/// Something that Cinder keeps in a collection.
pub(super) trait Collection: FromJson {
    /// The path of the collection, like `/volumes`.
    const PATH: &'static str;
    /// The key around a list, like `volumes`.
    const COLLECTION: &'static str;
    /// The key around the links of a list, like `volumes_links`.
    const LINKS: &'static str;
    /// The key around a single one, like `volume`.
    const KEY: &'static str;
}

impl Cinder {
    /// Starts a list.
    pub(super) fn pages<R: Collection>(&self, first: Query) -> Pages<R> {
        Pages::new(self.adapter.clone(), first, one_page)
    }

    /// Reads one.
    pub(super) async fn one<R: Collection>(&self, id: &str) -> Result<R> {
        self.adapter.get(&path_to::<R>(id)).await?.take(R::KEY)
    }

    /// Makes one.
    pub(super) async fn make<R: Collection>(&self, request: Value) -> Result<R> {
        self.adapter.post(R::PATH, &json!({R::KEY: request})).await?.take(R::KEY)
    }

    /// Changes one; what `request` does not name stays.
    pub(super) async fn change<R: Collection>(&self, id: &Id<R>, request: Value) -> Result<R> {
        let path = path_to::<R>(id.as_str());
        self.adapter.put(&path, &json!({R::KEY: request})).await?.take(R::KEY)
    }

    /// Removes what stands at the path.
    pub(super) async fn remove(&self, path: Query) -> Result<()> {
        self.adapter.delete(path.as_str()).await.map(drop)
    }
}

/// The path of the one with this id.
pub(super) fn path_to<R: Collection>(id: &str) -> String {
    format!("{}/{}", R::PATH, segment(id))
}

fn one_page<R: Collection>(reply: &Reply) -> Result<Page<R>> {
    page(reply, R::COLLECTION, R::LINKS)
}
