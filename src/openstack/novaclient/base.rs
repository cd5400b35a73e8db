//! One manager for all of Nova's collections.

use std::marker::PhantomData;

use serde::de::DeserializeOwned;

use super::ApiVersion;
use crate::openstack::{Id, Result, keystoneauth::Adapter};

/// Something that Nova keeps in a collection.
pub trait Resource: DeserializeOwned {
    /// The path of the collection in full, like `/servers/detail`.
    const DETAIL: &'static str;
    /// The path of the collection, like `/servers`.
    const PATH: &'static str;
    /// The key around a list, like `servers`.
    const COLLECTION: &'static str;
    /// The key around a single one, like `server`.
    const KEY: &'static str;
}

/// Reads one collection; its own verbs are in an `impl Manager<Server>` and so on.
#[derive(Clone)]
pub struct Manager<R> {
    pub(super) adapter: Adapter,
    /// What a request may ask for depends on it.
    pub(super) api_version: ApiVersion,
    resource: PhantomData<fn() -> R>,
}

impl<R: Resource> Manager<R> {
    /// Manages the collection behind `adapter`.
    pub(super) fn new(adapter: Adapter, api_version: ApiVersion) -> Self {
        Self { adapter, api_version, resource: PhantomData }
    }

    /// Everything in the collection, as far as the service gives it in one answer.
    pub async fn list(&self) -> Result<Vec<R>> {
        self.adapter.get(R::DETAIL).await?.take(R::COLLECTION)
    }

    /// One resource in full.
    pub async fn get(&self, id: &Id<R>) -> Result<R> {
        self.adapter.get(&format!("{}/{id}", R::PATH)).await?.take(R::KEY)
    }
}
