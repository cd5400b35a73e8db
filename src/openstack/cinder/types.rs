//! Types of volumes: `cinder/api/v3/views/types.py`.

use std::collections::BTreeMap;

use super::{Cinder, collection::Collection};
use crate::openstack::{Error, Id, Pages, Result, json::from_json, url::Query};

/// Where, and on what, volumes are kept.
#[derive(Clone, Debug, PartialEq)]
pub struct VolumeType {
    /// Its id.
    pub id: Id<VolumeType>,
    /// What people call it.
    pub name: String,
    /// What it is for.
    pub description: String,
    /// Whether every project may use it.
    pub is_public: bool,
    /// What is asked of the storage; others than administrators see the part that is meant for
    /// them: `cinder/policies/type_extra_specs.py`.
    pub extra_specs: BTreeMap<String, String>,
}

from_json!(VolumeType {
    must { id }
    may { name, description, is_public, extra_specs }
});

impl VolumeType {
    /// Whether several servers may have such a volume at once: `cinder/volume/volume_utils.py`,
    /// `is_boolean_str`.
    pub fn is_multiattach(&self) -> bool {
        let spec = self.extra_specs.get("multiattach").map_or("", String::as_str);
        let is_on = spec.strip_prefix("<is>").unwrap_or_default();
        is_on.trim().eq_ignore_ascii_case("true")
    }

    /// The zones that there are such volumes in; all, if empty.
    pub fn availability_zones(&self) -> Vec<&str> {
        let zones = self.extra_specs.get("RESKEY:availability_zones").map_or("", String::as_str);
        zones.split(',').map(str::trim).filter(|zone| !zone.is_empty()).collect()
    }
}

impl Collection for VolumeType {
    const PATH: &'static str = "/types";
    const COLLECTION: &'static str = "volume_types";
    const LINKS: &'static str = "volume_type_links";
    const KEY: &'static str = "volume_type";
}

impl Cinder {
    /// Types that the project may use, page by page.
    pub fn types(&self) -> Pages<VolumeType> {
        self.pages(Query::new(VolumeType::PATH))
    }

    /// The type of volumes of which no type is said: the project's, or the cloud's. None where
    /// there is none.
    pub async fn default_type(&self) -> Result<Option<VolumeType>> {
        match self.one("default").await {
            Err(Error::Refused { status: 404, .. }) => Ok(None),
            outcome => outcome.map(Some),
        }
    }
}
