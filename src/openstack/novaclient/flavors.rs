//! Flavors: the sizes that a server can have.

use std::collections::BTreeMap;

use super::{Manager, base::Resource};
use crate::openstack::json::from_json;
use crate::openstack::{Id, Pages, Result, url::Query};

/// A size.
#[derive(Clone, Debug, PartialEq)]
pub struct Flavor {
    /// Its id.
    pub id: Id<Flavor>,
    /// What people call it.
    pub name: String,
    /// Virtual processors.
    pub vcpus: u32,
    /// Memory in MiB.
    pub ram: u64,
    /// Root disk in GiB; 0 means that the image decides, which most clouds allow to admins only.
    pub disk: u64,
    /// A second disk in GiB, which goes with the server.
    pub ephemeral: u64,
    /// Swap in MiB; an empty text means none before 2.75.
    pub swap: u64,
    /// Whether every project may use it.
    pub is_public: Option<bool>,
    /// Whether it is closed to new servers; to 2.101.
    pub disabled: bool,
    /// What it is for; since 2.55.
    pub description: Option<String>,
    /// What hosts must have; since 2.61, as far as the cloud lets it be seen.
    pub extra_specs: BTreeMap<String, String>,
}

from_json!(Flavor {
    must { id, name, vcpus, ram, disk }
    may {
        ephemeral: "OS-FLV-EXT-DATA:ephemeral", swap, is_public: "os-flavor-access:is_public",
        disabled: "OS-FLV-DISABLED:disabled", description, extra_specs,
    }
});

impl Resource for Flavor {
    const DETAIL: &'static str = "/flavors/detail";
    const PATH: &'static str = "/flavors";
    const COLLECTION: &'static str = "flavors";
    const KEY: &'static str = "flavor";
    const HUMAN_ID: bool = true;
    const ANY_ID: bool = true;

    fn id(&self) -> Id<Self> {
        self.id.clone()
    }

    fn name(&self) -> Option<&str> {
        Some(&self.name)
    }
}

/// Whose flavors; only administrators can ask for others than public ones.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Visibility {
    /// Those for everyone, and those that the project was given.
    #[default]
    Public,
    /// Those for certain projects.
    Private,
    /// All.
    Any,
}

/// Which flavors to list; what is not said is left to Nova.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct FlavorSearch {
    /// Whose.
    pub visibility: Visibility,
    /// GiB of disk at least.
    pub min_disk: Option<u64>,
    /// MiB of memory at least.
    pub min_ram: Option<u64>,
    /// So many a page, and no more than the service likes.
    pub limit: Option<u32>,
    /// Those after this one.
    pub marker: Option<Id<Flavor>>,
    /// Like `name` or `memory_mb`.
    pub sort_key: Option<String>,
    /// `asc` or `desc`.
    pub sort_dir: Option<String>,
}

impl FlavorSearch {
    fn query(&self, path: &str) -> Query {
        // Python's words: Nova reads a None as all.
        let is_public = match self.visibility {
            Visibility::Public => None,
            Visibility::Private => Some("False"),
            Visibility::Any => Some("None"),
        };
        Query::new(path)
            .with_some("is_public", is_public)
            .with_some("limit", self.limit.filter(|limit| *limit > 0))
            .with_some("marker", self.marker.as_ref())
            .with_some("minDisk", self.min_disk.filter(|least| *least > 0))
            .with_some("minRam", self.min_ram.filter(|least| *least > 0))
            .with_some("sort_dir", self.sort_dir.as_ref())
            .with_some("sort_key", self.sort_key.as_ref())
    }
}

impl Manager<Flavor> {
    /// Flavors in full, page by page.
    pub fn search(&self, search: &FlavorSearch) -> Pages<Flavor> {
        self.pages(search.query(Flavor::DETAIL))
    }

    /// What a flavor asks of hosts.
    pub async fn get_keys(&self, flavor: &Id<Flavor>) -> Result<BTreeMap<String, String>> {
        let path = format!("{}/os-extra_specs", Self::path(flavor));
        self.core.get(&path).await?.take("extra_specs")
    }
}
