//! What a server was made from.

use leptos::{prelude::*, reactive::spawn_local_scoped_with_cancellation};

use crate::{
    openstack::{
        Id,
        glance::{Image, Properties},
        novaclient::Server,
    },
    ui::{cloud::Cloud, words::Words},
};

/// A `Copy` handle on what is known of it.
#[derive(Clone, Copy)]
pub struct Origin {
    image: Memo<Option<Id<Image>>>,
    known: RwSignal<Option<Known>>,
}

/// What Glance says of an image, or Cinder of the one that a volume was made from.
#[derive(Clone, Default)]
struct Known {
    image: Option<Id<Image>>,
    name: String,
    properties: Properties,
}

impl Origin {
    /// Asks for it once.
    pub fn of(server: Memo<Server>) -> Self {
        let cloud = Cloud::expect();
        let image = Memo::new(move |_| server.read().image.clone());
        let volume = Memo::new(move |_| {
            let server = server.read();
            let first = server.volumes_attached.first().filter(|_| server.image.is_none())?;
            Some(first.id.clone())
        });
        let known = RwSignal::new(None);
        Effect::new(move |_| {
            let (image, volume) = (image.get(), volume.get());
            spawn_local_scoped_with_cancellation(async move {
                let found = match (image, volume) {
                    (Some(id), _) => match cloud.connection().glance.image(&id).await {
                        Ok(image) => {
                            let (name, properties) = (image.label().to_owned(), image.properties);
                            Known { image: Some(id), name, properties }
                        }
                        Err(_) => Known {
                            name: id.as_str().to_owned(),
                            image: Some(id),
                            ..Known::default()
                        },
                    },
                    (None, Some(volume)) => {
                        let volume = cloud.connection().cinder.volume(&Id::new(volume)).await;
                        let said = volume.map(|it| it.volume_image_metadata).unwrap_or_default();
                        let name = said.get("image_name").unwrap_or_default().to_owned();
                        Known { image: None, name, properties: said }
                    }
                    (None, None) => return,
                };
                known.set(Some(found));
            });
        });
        Self { image, known }
    }

    /// What to call the image; its id where Glance no longer knows it.
    pub fn name(self, words: Words) -> String {
        match (self.image.get(), &*self.known.read()) {
            (None, _) => words.no_image().to_owned(),
            (Some(id), Some(known)) if known.image.as_ref() == Some(&id) => known.name.clone(),
            (Some(_), _) => "…".to_owned(),
        }
    }

    /// What `read` makes of what is said of the image, and of its name, once that is known.
    pub fn read<T>(self, read: fn(&Properties, &str) -> T) -> Option<T> {
        self.known.read().as_ref().map(|known| read(&known.properties, &known.name))
    }
}
