//! Flavors: the sizes that a server can have.

use serde::Deserialize;

use super::base::Resource;
use crate::openstack::Id;

/// A size.
#[derive(Clone, Debug, Deserialize, PartialEq)]
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
}

impl Resource for Flavor {
    const DETAIL: &'static str = "/flavors/detail";
    const PATH: &'static str = "/flavors";
    const COLLECTION: &'static str = "flavors";
    const KEY: &'static str = "flavor";
}
