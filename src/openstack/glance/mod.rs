//! Glance: the images that a server's disk can start from, and what their properties mean.
//!
//! | collection                              | here                          |
//! | --------------------------------------- | ----------------------------- |
//! | `/v2/images`                            | [`Glance::images`]            |
//! | `/v2/images/{id}/members`               | [`Glance::members`]           |
//! | `/v2/metadefs/namespaces`               | [`Glance::namespaces`]        |

mod image;
mod images;
mod mapped_disk;
mod members;
mod metadefs;
mod properties;
mod property_type;

pub use image::{Image, Visibility};
pub use images::{ImageSearch, Offers, Shown};
pub use mapped_disk::MappedDisk;
pub use members::{Member, MemberStatus};
pub use metadefs::{MetadefObject, Namespace, ResourceType};
pub use properties::Properties;
pub use property_type::{ItemType, JsonType, PropertyType, Written};

use super::keystoneauth::Adapter;

/// The image service.
#[derive(Clone)]
pub struct Glance(Adapter);

impl Glance {
    /// Talks to the service behind `adapter`, which must add no version header: Glance's CORS rules
    /// list none.
    pub fn new(adapter: Adapter) -> Self {
        Self(adapter)
    }
}
