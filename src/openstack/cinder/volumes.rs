//! Which volumes to list, and how they are made: `cinder/api/v3/volumes.py`.

use std::collections::BTreeMap;

use serde_json::{Value, json};

use super::{Cinder, Snapshot, Volume, collection::path_to};
use crate::openstack::{Direction, Id, Pages, Result, glance::Image, sort::sort, url::Query};

/// Which volumes to list. What is empty is not said. The operator may have taken filters away:
/// `cinder/api/common.py`, `process_general_filters`.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct VolumeSearch {
    /// Called so, letter by letter.
    pub name: Option<String>,
    /// In Cinder's word, like `available`.
    pub status: Option<String>,
    /// Whether a server can start from it.
    pub bootable: Option<bool>,
    /// In this zone.
    pub availability_zone: Option<String>,
    /// With all of these notes of the owner's.
    pub metadata: BTreeMap<String, String>,
    /// By these fields, the first counts most: `name`, `size`, `status`, `created_at` and so on.
    /// The newest first, if nothing is said.
    pub sort: Vec<(&'static str, Direction)>,
    /// So many a page, and no more than the service likes, mostly 1,000.
    pub limit: Option<u32>,
    /// Those after this one.
    pub marker: Option<Id<Volume>>,
}

impl VolumeSearch {
    fn query(&self) -> Query {
        let metadata = Some(&self.metadata).filter(|metadata| !metadata.is_empty());
        Query::new("/volumes/detail")
            .with_some("name", self.name.as_deref())
            .with_some("status", self.status.as_deref())
            .with_some("bootable", self.bootable)
            .with_some("availability_zone", self.availability_zone.as_deref())
            .with_some("metadata", metadata.map(|metadata| json!(metadata)))
            .with_some("sort", sort(&self.sort))
            .with_some("limit", self.limit)
            .with_some("marker", self.marker.as_ref())
    }
}

/// A volume to be made: of an image, of a snapshot, of another volume, or empty.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct CreateVolume {
    /// GiB; as large as what it is made of, if none. An image needs it.
    pub size: Option<u64>,
    /// What to call it.
    pub name: Option<String>,
    /// What it is for.
    pub description: Option<String>,
    /// Its type by name or id; the default, if none.
    pub volume_type: Option<String>,
    /// Where to put it.
    pub availability_zone: Option<String>,
    /// What to make it of.
    pub image_id: Option<Id<Image>>,
    /// What to make it of.
    pub snapshot_id: Option<Id<Snapshot>>,
    /// What to make it of.
    pub source_volid: Option<Id<Volume>>,
    /// What to note.
    pub metadata: BTreeMap<String, String>,
}

/// What to say anew of a volume. What is none stays.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct UpdateVolume {
    /// What to call it.
    pub name: Option<String>,
    /// What it is for.
    pub description: Option<String>,
}

impl Cinder {
    /// Volumes of the project in full, page by page.
    pub fn volumes(&self, search: &VolumeSearch) -> Pages<Volume> {
        self.pages(search.query())
    }

    /// One volume.
    pub async fn volume(&self, id: &Id<Volume>) -> Result<Volume> {
        self.one(id.as_str()).await
    }

    /// Asks for a volume, which then takes a while: [`Volume::is_settling`].
    pub async fn create_volume(&self, request: &CreateVolume) -> Result<Volume> {
        let mut volume = json!({
            "size": request.size,
            "name": request.name,
            "description": request.description,
            "volume_type": request.volume_type,
            "availability_zone": request.availability_zone,
            "imageRef": request.image_id,
            "snapshot_id": request.snapshot_id,
            "source_volid": request.source_volid,
        });
        if !request.metadata.is_empty() {
            volume["metadata"] = json!(request.metadata);
        }
        self.make(said(volume)).await
    }

    /// Changes a volume.
    pub async fn update_volume(&self, id: &Id<Volume>, request: &UpdateVolume) -> Result<Volume> {
        let changes = json!({"name": request.name, "description": request.description});
        self.change(id, said(changes)).await
    }

    /// Removes a volume that no server has; with `cascade` its snapshots too, which otherwise keep
    /// it from being removed.
    pub async fn delete_volume(&self, id: &Id<Volume>, cascade: bool) -> Result<()> {
        let path = Query::new(path_to::<Volume>(id.as_str()));
        self.remove(path.with_some("cascade", cascade.then_some(true))).await
    }
}

/// The fields that are something.
pub(super) fn said(mut fields: Value) -> Value {
    if let Value::Object(fields) = &mut fields {
        fields.retain(|_, value| !value.is_null());
    }
    fields
}
