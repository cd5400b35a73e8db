//! The names of the images that servers were made from.

use leptos::{prelude::*, task::spawn_local};

use super::Watched;
use crate::{
    openstack::{
        Id, Pages,
        glance::{Image, ImageSearch, Offers, Shown},
    },
    ui::cloud::Cloud,
};

/// Names by id: one request for all that are new on a page.
#[derive(Clone, Copy)]
pub struct ImageNames(RwSignal<Vec<(Id<Image>, Name)>>);

/// How far one is known.
#[derive(PartialEq)]
enum Name {
    Sought,
    Known(String),
    /// The image is gone, or the cloud does not tell.
    Lacking,
}

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
            names.0.update(|known| known.extend(ids.iter().map(|id| (id.clone(), Name::Sought))));
            let search = ImageSearch {
                ids: ids.clone(),
                shown: Shown::All,
                offers: Offers::All,
                ..ImageSearch::default()
            };
            let cloud = cloud.connection();
            names.read(cloud.glance.images(&search), ids);
        });
        names
    }

    fn read(self, mut pages: Pages<Image>, asked: Vec<Id<Image>>) {
        spawn_local(async move {
            while let Ok(Some(images)) = pages.next().await {
                _ = self.0.try_update(|known| {
                    for image in images {
                        if let Some((_, name)) = known.iter_mut().find(|(id, _)| *id == image.id) {
                            *name = Name::Known(image.label().to_owned());
                        }
                    }
                });
            }
            _ = self.0.try_update(|known| {
                for (id, name) in known {
                    if *name == Name::Sought && asked.contains(id) {
                        *name = Name::Lacking;
                    }
                }
            });
        });
    }

    /// The name; the id while there is none.
    pub fn name(self, id: &Id<Image>) -> String {
        let known = self.0.read();
        match known.iter().find(|(known, _)| known == id) {
            Some((_, Name::Known(name))) => name.clone(),
            _ => id.as_str().to_owned(),
        }
    }

    /// Whether its name is on the way.
    pub fn is_sought(self, id: &Id<Image>) -> bool {
        self.0.read().iter().any(|(known, name)| known == id && *name == Name::Sought)
    }
}
