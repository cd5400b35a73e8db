//! The names of the images that servers were made from.

use leptos::{prelude::*, task::spawn_local};

use super::Watched;
use crate::{
    openstack::{
        Id,
        glance::{Image, ImageSearch, Offers, Shown},
    },
    ui::cloud::Cloud,
};

/// Names by id: one request for all that are new on a page.
#[derive(Clone, Copy)]
pub struct ImageNames(RwSignal<Vec<(Id<Image>, Option<String>)>>);

impl ImageNames {
    /// Asks for those that `watched` shows.
    pub fn start(watched: Watched) -> Self {
        let names = Self(RwSignal::new(Vec::new()));
        let cloud = Cloud::expect();
        Effect::new(move |_| {
            let servers = watched.servers.read();
            let mut ids: Vec<Id<Image>> = Vec::new();
            for id in servers.iter().flatten().filter_map(|server| server.image.as_ref()) {
                let is_known = names.0.read_untracked().iter().any(|(known, _)| known == id);
                if !is_known && !ids.contains(id) {
                    ids.push(id.clone());
                }
            }
            if ids.is_empty() {
                return;
            }
            // Each is asked for once: those that are gone stay without a name.
            names.0.update(|known| known.extend(ids.iter().map(|id| (id.clone(), None))));
            let search = ImageSearch {
                ids,
                shown: Shown::All,
                offers: Offers::All,
                ..ImageSearch::default()
            };
            let cloud = cloud.connection();
            names.read(cloud.glance.images(&search));
        });
        names
    }

    fn read(self, mut pages: crate::openstack::Pages<Image>) {
        spawn_local(async move {
            while let Ok(Some(images)) = pages.next().await {
                _ = self.0.try_update(|known| {
                    for image in images {
                        if let Some((_, name)) = known.iter_mut().find(|(id, _)| *id == image.id) {
                            *name = Some(image.label().to_owned());
                        }
                    }
                });
            }
        });
    }

    /// The name; the id while there is none.
    pub fn name(self, id: &Id<Image>) -> String {
        let known = self.0.read();
        let name = known.iter().find(|(known, _)| known == id).and_then(|(_, name)| name.clone());
        name.unwrap_or_else(|| id.as_str().to_owned())
    }
}
