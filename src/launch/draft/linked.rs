//! A draft as another page's link asks for it: by the ids of what is there already.

use super::{Draft, Interface, SourceKind};
use crate::openstack::Id;

impl Draft {
    /// What `said` asks for, by key and value: `name`, `image`, `volume`, `volume_snapshot`, `flavor`,
    /// and `network` as often as there are interfaces; of several sources the last one counts. None,
    /// if nothing of it is known.
    ///
    /// Whether the cloud has those is for [`Draft::check`] to say.
    pub fn from_link(said: impl IntoIterator<Item = (String, String)>) -> Option<Self> {
        let mut draft = Self::default();
        for (key, value) in said {
            if value.is_empty() {
                continue;
            }
            match key.as_str() {
                "name" => draft.name = value,
                "image" => {
                    draft.source = Some(SourceKind::Image);
                    draft.image = Some(Id::new(value));
                }
                "volume" => {
                    draft.source = Some(SourceKind::Volume);
                    draft.volume = Some(Id::new(value));
                }
                "volume_snapshot" => {
                    draft.source = Some(SourceKind::VolumeSnapshot);
                    draft.volume_snapshot = Some(Id::new(value));
                }
                "flavor" => draft.flavor = Some(Id::new(value)),
                "network" => {
                    let interface = Interface::on(Id::new(value));
                    draft.interfaces.get_or_insert_default().push(interface);
                }
                _ => {}
            }
        }
        (draft != Self::default()).then_some(draft)
    }
}
