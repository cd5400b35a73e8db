//! Volumes that are attached to a server, and those that could be.

use futures_util::future::join;
use leptos::prelude::*;

use super::choosing::{Choosing, ChoosingForm, without};
use crate::{
    openstack::{
        cinder::{Volume, VolumeSearch},
        novaclient::{AttachVolume, Server},
    },
    ui::{
        cloud::Cloud,
        kit::{Column, Drawn, Row, drawn},
        words::Words,
    },
};

/// The form.
pub fn form(server: Memo<Server>, close: Callback<()>) -> Drawn {
    let words = Words::here();
    let cloud = Cloud::expect();
    let (id, has_image) =
        server.with_untracked(|server| (server.id.clone(), server.image.is_some()));
    let choosing = Choosing {
        title: words.action_volumes(),
        hint: words.volumes_change_hint(),
        submit: words.action_do_it(),
        search: words.search_volumes(),
        columns: vec![
            Column::words(words.name()),
            Column::number(words.image_size()),
            Column::words(words.volume_device()),
        ],
        is_multiple: true,
        read: {
            let id = id.clone();
            Box::new(move || {
                let (cloud, id) = (cloud.connection(), id.clone());
                Box::pin(async move {
                    let all = cloud.cinder.volumes(&VolumeSearch::default()).all();
                    let attached = cloud.nova.volumes.get_server_volumes(&id);
                    let (all, attached) = join(all, attached).await;
                    let attached = attached?;
                    let device = |volume: &Volume| {
                        let is_it = |known: &&_| is_of(known, volume);
                        attached.iter().find(is_it).map(|it| it.device.clone().unwrap_or_default())
                    };
                    let row = |volume: Volume| {
                        let device = device(&volume);
                        if device.is_none() && !volume.is_attachable() {
                            return None;
                        }
                        // A server does not stand without the disk that it starts from.
                        let is_root =
                            !has_image && device.as_ref().is_some_and(|it| it.ends_with("da"));
                        Some(Row {
                            key: volume.id.as_str().to_owned(),
                            cells: vec![
                                volume.label().to_owned(),
                                format!("{} GiB", volume.size),
                                device.unwrap_or_default(),
                            ],
                            note: is_root.then(|| words.volume_is_root().to_owned()),
                            is_offered: !is_root,
                        })
                    };
                    let rows = all?.into_iter().filter_map(row).collect();
                    Ok((rows, attached.into_iter().map(|it| it.volume_id).collect()))
                })
            })
        },
        act: Box::new(move |before, now| {
            let (cloud, id) = (cloud.connection(), id.clone());
            Box::pin(async move {
                let volumes = &cloud.nova.volumes;
                for volume in without(&before, &now) {
                    volumes.delete_server_volume(&id, &volume).await?;
                }
                for volume_id in without(&now, &before) {
                    let volume = AttachVolume {
                        volume_id,
                        device: None,
                        tag: None,
                        delete_on_termination: false,
                    };
                    volumes.create_server_volume(&id, &volume).await?;
                }
                Ok(())
            })
        }),
    };
    drawn(view! { <ChoosingForm choosing close /> })
}

fn is_of(attachment: &crate::openstack::novaclient::VolumeAttachment, volume: &Volume) -> bool {
    attachment.volume_id == volume.id.as_str()
}
