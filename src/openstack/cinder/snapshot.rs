//! Snapshots of volumes: `cinder/api/v3/views/snapshots.py`, `cinder/api/v3/snapshots.py`.

use std::collections::BTreeMap;

use serde_json::json;

use super::{
    Cinder, Volume,
    collection::{Collection, path_to},
    volume::is_settling,
    volumes::said,
};
use crate::openstack::{
    Direction, Id, Pages, Result, json::from_json, keystoneauth::Project, sort::sort, url::Query,
};

/// What a volume was at some moment; a volume can be made of it.
#[derive(Clone, Debug, PartialEq)]
pub struct Snapshot {
    /// Its id.
    pub id: Id<Snapshot>,
    /// What people call it.
    pub name: String,
    /// What it is for.
    pub description: String,
    /// Cinder's word, like `available`, `creating` or `error`.
    pub status: String,
    /// GiB of the volume.
    pub size: u64,
    /// The volume. Whether a server can start from the snapshot is written there.
    pub volume_id: Id<Volume>,
    /// What its owner noted.
    pub metadata: BTreeMap<String, String>,
    /// How far it has come, like `100%`.
    pub progress: String,
    /// Whose it is.
    pub project_id: Option<Id<Project>>,
    /// Who made it; since 3.41.
    pub user_id: Option<String>,
    /// Whether it counts; since 3.65.
    pub consumes_quota: Option<bool>,
    /// When it was made: ISO 8601 without a zone, in UTC.
    pub created_at: String,
    /// When something of it last changed: ISO 8601 without a zone, in UTC.
    pub updated_at: String,
}

from_json!(Snapshot {
    must { id, volume_id }
    may {
        name, description, status, size, metadata,
        progress: "os-extended-snapshot-attributes:progress",
        project_id: "os-extended-snapshot-attributes:project_id", user_id, consumes_quota,
        created_at, updated_at,
    }
});

impl Snapshot {
    /// What to call it: its name, or its id where it has none.
    pub fn label(&self) -> &str {
        if self.name.is_empty() { self.id.as_str() } else { &self.name }
    }

    /// Whether the next read may differ without anyone acting.
    pub fn is_settling(&self) -> bool {
        is_settling(&self.status)
    }
}

impl Collection for Snapshot {
    const PATH: &'static str = "/snapshots";
    const COLLECTION: &'static str = "snapshots";
    const LINKS: &'static str = "snapshots_links";
    const KEY: &'static str = "snapshot";
}

/// Which snapshots to list. What is empty is not said.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct SnapshotSearch {
    /// Called so, letter by letter.
    pub name: Option<String>,
    /// In Cinder's word, like `available`.
    pub status: Option<String>,
    /// Of this volume.
    pub volume_id: Option<Id<Volume>>,
    /// By these fields, the first counts most. The newest first, if nothing is said.
    pub sort: Vec<(&'static str, Direction)>,
    /// So many a page, and no more than the service likes, mostly 1,000.
    pub limit: Option<u32>,
    /// Those after this one.
    pub marker: Option<Id<Snapshot>>,
}

/// A snapshot to be made.
#[derive(Clone, Debug, PartialEq)]
pub struct CreateSnapshot {
    /// Of this volume.
    pub volume_id: Id<Volume>,
    /// What to call it.
    pub name: Option<String>,
    /// What it is for.
    pub description: Option<String>,
}

impl Cinder {
    /// Snapshots of the project in full, page by page.
    pub fn snapshots(&self, search: &SnapshotSearch) -> Pages<Snapshot> {
        let query = Query::new("/snapshots/detail")
            .with_some("name", search.name.as_deref())
            .with_some("status", search.status.as_deref())
            .with_some("volume_id", search.volume_id.as_ref())
            .with_some("sort", sort(&search.sort))
            .with_some("limit", search.limit)
            .with_some("marker", search.marker.as_ref());
        self.pages(query)
    }

    /// One snapshot.
    pub async fn snapshot(&self, id: &Id<Snapshot>) -> Result<Snapshot> {
        self.one(id.as_str()).await
    }

    /// Asks for a snapshot, which then takes a while. A server may have the volume, which before
    /// 3.66 must be said, and since then may be.
    pub async fn create_snapshot(&self, request: &CreateSnapshot) -> Result<Snapshot> {
        let snapshot = json!({
            "volume_id": request.volume_id,
            "name": request.name,
            "description": request.description,
            "force": true,
        });
        self.make(said(snapshot)).await
    }

    /// Removes a snapshot.
    pub async fn delete_snapshot(&self, id: &Id<Snapshot>) -> Result<()> {
        self.remove(Query::new(path_to::<Snapshot>(id.as_str()))).await
    }
}
