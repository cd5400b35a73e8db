//! A server's disk written anew from an image.

use leptos::prelude::*;

use super::choosing::{Choosing, ChoosingForm};
use crate::{
    openstack::{
        glance::{Image, ImageSearch},
        novaclient::Server,
    },
    server::{Action, Order},
    ui::{
        cloud::Cloud,
        kit::{Column, Drawn, Row, drawn, size},
        orders::Orders,
        words::Words,
    },
};

/// The form.
pub fn form(server: Memo<Server>, close: Callback<()>) -> Drawn {
    let words = Words::here();
    let (cloud, orders) = (Cloud::expect(), Orders::expect());
    let choosing = Choosing {
        title: words.action_rebuild(),
        hint: words.rebuild_hint(),
        submit: words.rebuild_do_it(),
        search: words.search_images(),
        columns: vec![Column::words(words.name()), Column::number(words.image_size())],
        is_multiple: false,
        read: Box::new(move || {
            let (cloud, present) = (cloud.connection(), server.read_untracked().image.clone());
            Box::pin(async move {
                let images = cloud.glance.images(&ImageSearch::active()).all().await?;
                let row = |image: Image| Row {
                    cells: vec![image.label().to_owned(), image.size.map(size).unwrap_or_default()],
                    note: (Some(&image.id) == present.as_ref())
                        .then(|| words.rebuild_present().to_owned()),
                    key: image.id.as_str().to_owned(),
                    is_offered: true,
                };
                let images = images.into_iter().filter(Image::is_bootable);
                Ok((images.map(row).collect(), Vec::new()))
            })
        }),
        act: Box::new(move |_, chosen| {
            let text = chosen.into_iter().next().unwrap_or_default();
            let id = server.read_untracked().id.clone();
            orders.send(cloud, id, Order { action: Action::Rebuild, text });
            Box::pin(std::future::ready(Ok(())))
        }),
    };
    drawn(view! { <ChoosingForm choosing close /> })
}
