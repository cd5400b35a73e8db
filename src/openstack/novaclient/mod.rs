//! Nova's collections, after python-novaclient: `nova.servers.get(&id)`.
//!
//! `client` holds the managers, `base` is what they share, `gate` says what a version does not
//! take.

mod api_version;
mod availability_zones;
mod base;
mod client;
mod flavors;
mod gate;
mod instance_actions;
mod keypairs;
mod limits;
mod quotas;
mod server_groups;
mod servers;
mod versions;
mod volumes;

pub use api_version::ApiVersion;
pub use availability_zones::{AvailabilityZone, ServiceState};
pub use base::{By, Completion, Hook, Manager, Partial, Resource, human_id};
pub use client::Nova;
pub use flavors::{Flavor, FlavorSearch, Visibility};
pub use instance_actions::{InstanceAction, InstanceActionEvent, InstanceActionSearch};
pub use keypairs::{CreateKeypair, Keypair, KeypairSearch};
pub use limits::Limits;
pub use quotas::{Quota, QuotaSet};
pub use server_groups::{CreateServerGroup, ServerGroup, ServerGroupRules, ServerGroupSearch};
pub use servers::*;
pub use versions::Wanted;
pub use volumes::{AttachVolume, VolumeAttachment};
