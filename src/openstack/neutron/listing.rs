//! What every list of Neutron's takes: `neutron/api/api_common.py`.

use crate::openstack::{Direction, Id, url::Query};

/// How much of a list, and in which order. What is empty is not said.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Listing {
    /// Those fields of each and no others, which saves most of a long answer; the id must be among
    /// them. All, if empty.
    pub fields: Vec<&'static str>,
    /// By these fields, the first counts most.
    pub sort: Vec<(&'static str, Direction)>,
    /// So many a page; all at once unless it is said here or by the operator.
    pub limit: Option<u32>,
    /// Those after the one of this id.
    pub marker: Option<String>,
}

impl Listing {
    /// A list that tells these fields and no others.
    pub fn of(fields: &[&'static str]) -> Self {
        Self { fields: fields.to_vec(), ..Self::default() }
    }

    /// Adds itself to the filters of a list.
    pub(super) fn added_to(&self, query: Query) -> Query {
        let query = self.fields.iter().fold(query, |query, field| query.with("fields", field));
        let sorted = self.sort.iter().fold(query, |query, (key, direction)| {
            query.with("sort_key", key).with("sort_dir", direction.as_str())
        });
        sorted.with_some("limit", self.limit).with_some("marker", self.marker.as_deref())
    }
}

/// The filters of a list, each of which may stand several times: one of the values is enough.
pub(super) struct Filters(Query);

impl Filters {
    pub fn new(path: &str) -> Self {
        Self(Query::new(path))
    }

    /// Equal to the text, if there is one.
    pub fn text(self, name: &str, text: Option<&str>) -> Self {
        Self(self.0.with_some(name, text))
    }

    /// Equal to one of the texts, if there are any.
    pub fn texts(self, name: &str, texts: &[String]) -> Self {
        Self(texts.iter().fold(self.0, |query, text| query.with(name, text)))
    }

    /// Equal to one of the ids, if there are any.
    pub fn ids<R>(self, name: &str, ids: &[Id<R>]) -> Self {
        Self(ids.iter().fold(self.0, |query, id| query.with(name, id.as_str())))
    }

    /// On or off, if it is said.
    pub fn flag(self, name: &str, flag: Option<bool>) -> Self {
        Self(self.0.with_some(name, flag))
    }

    /// With all of the tags, if there are any.
    pub fn tags(self, tags: &[String]) -> Self {
        let all = Some(tags.join(",")).filter(|tags| !tags.is_empty());
        self.text("tags", all.as_deref())
    }

    pub fn list(self, listing: &Listing) -> Query {
        listing.added_to(self.0)
    }
}
