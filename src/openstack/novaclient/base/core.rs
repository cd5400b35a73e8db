//! The part of a manager that is the same for every kind of resource.

use serde_json::{Value, json};

use super::{completion::Completions, hooks::Hooks};
use crate::openstack::{
    Result,
    keystoneauth::{Adapter, Reply},
    novaclient::{ApiVersion, Hook},
};

/// Sends what managers ask, after `_get`, `_create`, `_update`, `_delete` and `_action`.
#[derive(Clone)]
pub struct Core {
    pub adapter: Adapter,
    /// What a request may ask for depends on it.
    pub api_version: ApiVersion,
    pub hooks: Hooks,
    pub completions: Completions,
}

impl Core {
    pub fn new(adapter: Adapter, api_version: ApiVersion) -> Self {
        Self { adapter, api_version, hooks: Hooks::default(), completions: Completions::default() }
    }

    /// The same hooks and completions at another version.
    pub fn at(&self, adapter: Adapter, api_version: ApiVersion) -> Self {
        Self { adapter, api_version, ..self.clone() }
    }

    pub async fn get(&self, path: &str) -> Result<Reply> {
        self.adapter.get(path).await
    }

    pub async fn create(&self, path: &str, mut body: Value) -> Result<Reply> {
        self.hooks.run(Hook::Create, &mut body);
        self.adapter.post(path, &body).await
    }

    pub async fn update(&self, path: &str, mut body: Value) -> Result<Reply> {
        self.hooks.run(Hook::Update, &mut body);
        self.adapter.put(path, &body).await
    }

    pub async fn delete(&self, path: &str) -> Result<()> {
        self.adapter.delete(path).await.map(drop)
    }

    /// Posts `{name: parameters}`.
    pub async fn action(&self, path: &str, name: &str, parameters: Value) -> Result<Reply> {
        let mut body = json!({name: parameters});
        self.hooks.run(Hook::Action, &mut body);
        self.adapter.post(path, &body).await
    }
}
