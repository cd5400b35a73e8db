//! A server's volumes.

use std::sync::Arc;

use futures_util::future::join_all;
use leptos::prelude::*;

use super::{Part, part::Answer};
use crate::{
    openstack::{
        Id, Result,
        cinder::Volume,
        novaclient::{Server, VolumeAttachment},
    },
    ui::{
        cloud::Cloud,
        kit::{Drawn, drawn, visible},
        words::Words,
    },
};

/// What Nova says of a volume, and Cinder where it may be asked.
type Told = (VolumeAttachment, Option<Volume>);

/// The part.
#[component]
pub fn VolumesPart(
    /// Whose they are.
    id: Id<Server>,
) -> impl IntoView {
    let words = Words::here();
    let cloud = Cloud::expect();
    let ask = move || {
        let id = id.clone();
        Box::pin(async move {
            let all = Arc::new(read(cloud, &id).await?);
            Ok(Arc::new(move || shown(&all, words)) as Answer)
        }) as _
    };
    drawn(view! { <Part title=words.server_volumes() ask=Box::new(ask) /> })
}

async fn read(cloud: Cloud, id: &Id<Server>) -> Result<Vec<Told>> {
    let connection = cloud.connection();
    let attached = connection.newest_nova().await?.volumes.get_server_volumes(id).await?;
    let volumes = attached.into_iter().map(|attachment| {
        let cinder = connection.cinder.clone();
        async move {
            let volume = cinder.volume(&Id::new(&*attachment.volume_id)).await.ok();
            (attachment, volume)
        }
    });
    Ok(join_all(volumes).await)
}

fn shown(all: &[Told], words: Words) -> Drawn {
    if all.is_empty() {
        return drawn(words.no_server_volumes());
    }
    let row = |(attachment, volume): &Told| {
        let name = volume.as_ref().map_or(&*attachment.volume_id, Volume::label).to_owned();
        let size = volume.as_ref().map(|volume| {
            let size = crate::ui::kit::gibibytes(volume.size * 1024);
            [Some(size), volume.volume_type.clone()].into_iter().flatten().collect::<Vec<_>>()
        });
        let fate = attachment
            .delete_on_termination
            .map(|goes| if goes { words.volume_goes() } else { words.volume_stays() }.to_owned());
        let facts = attachment.device.clone().into_iter();
        let facts: Vec<String> = facts.chain(size.into_iter().flatten()).chain(fate).collect();
        view! {
            <div class="facts__fact">
                <dt translate="no">{visible(name)}</dt>
                <dd>{visible(facts.join(" · "))}</dd>
            </div>
        }
    };
    drawn(view! { <dl class="facts">{all.iter().map(row).collect_view()}</dl> })
}
