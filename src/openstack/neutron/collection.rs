//! The part that is the same for everything that Neutron keeps: `neutron/api/v2/base.py`.

use serde::Serialize;
use serde_json::{Value, json};

use super::Neutron;
use crate::openstack::{
    Id, Page, Pages, Result,
    json::FromJson,
    keystoneauth::Reply,
    pages::page,
    url::{Query, segment},
};

/// Something that Neutron keeps in a collection.
pub trait Collection: FromJson {
    /// The path of the collection, like `/v2.0/security-groups`.
    const PATH: &'static str;
    /// The key around a list, like `security_groups`.
    const COLLECTION: &'static str;
    /// The key around a single one, like `security_group`.
    const KEY: &'static str;
}

impl Neutron {
    /// Gives something these tags and no others. Neutron takes no tags from those who make it:
    /// `neutron/extensions/tagging.py`.
    pub async fn set_tags<R: Collection>(&self, id: &Id<R>, tags: &[&str]) -> Result<()> {
        let path = format!("{}/tags", path_of(id));
        self.0.put(&path, &json!({"tags": tags})).await.map(drop)
    }

    /// Starts a list.
    pub(super) fn pages<R: Collection>(&self, first: Query) -> Pages<R> {
        Pages::new(self.0.clone(), first, one_page)
    }

    /// Reads one.
    pub(super) async fn one<R: Collection>(&self, id: &Id<R>) -> Result<R> {
        self.0.get(&path_of(id)).await?.take(R::KEY)
    }

    /// Makes one.
    pub(super) async fn make<R: Collection>(&self, request: Value) -> Result<R> {
        self.0.post(R::PATH, &json!({R::KEY: request})).await?.take(R::KEY)
    }

    /// Changes one; what `request` does not name stays.
    pub(super) async fn change<R: Collection>(&self, id: &Id<R>, request: Value) -> Result<R> {
        self.0.put(&path_of(id), &json!({R::KEY: request})).await?.take(R::KEY)
    }

    /// Removes one.
    pub(super) async fn remove<R: Collection>(&self, id: &Id<R>) -> Result<()> {
        self.0.delete(&path_of(id)).await.map(drop)
    }
}

fn one_page<R: Collection>(reply: &Reply) -> Result<Page<R>> {
    page(reply, R::COLLECTION, &links(R::COLLECTION))
}

fn links(collection: &str) -> String {
    [collection, "_links"].concat()
}

fn path_of<R: Collection>(id: &Id<R>) -> String {
    format!("{}/{}", R::PATH, segment(id.as_str()))
}

/// What `request` says: its fields that are something. To say nothing of a field is not the same as
/// to say null, which Neutron refuses of most.
pub(super) fn said(request: &impl Serialize) -> Value {
    let mut said = json!(request);
    drop_nulls(&mut said);
    said
}

fn drop_nulls(value: &mut Value) {
    match value {
        Value::Object(fields) => {
            fields.retain(|_, field| !field.is_null());
            fields.values_mut().for_each(drop_nulls);
        }
        Value::Array(items) => items.iter_mut().for_each(drop_nulls),
        _ => {}
    }
}
