//! Nova's collections, after python-novaclient: `nova.servers.get(&id)`.
//!
//! `client` holds the managers, `base` is what they share, `gate` says what a version does not
//! take, `lenient` reads what it answers.

mod api_version;
mod base;
mod client;
mod flavors;
mod gate;
mod keypairs;
mod lenient;
mod limits;
mod server_groups;
mod servers;
mod versions;

pub use api_version::ApiVersion;
pub use base::{By, Completion, Hook, Manager, Partial, Resource, human_id};
pub use client::Nova;
pub use flavors::{Flavor, FlavorSearch, Visibility};
pub use keypairs::{CreateKeypair, Keypair, KeypairSearch};
pub use limits::Limits;
pub use server_groups::{CreateServerGroup, ServerGroup, ServerGroupRules, ServerGroupSearch};
pub use servers::*;
pub use versions::Wanted;
