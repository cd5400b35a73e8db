//! Another flavor for a server.

use futures_util::future::join;
use leptos::prelude::*;

use super::choosing::{Choosing, ChoosingForm};
use crate::{
    openstack::novaclient::{Flavor, Limits, Server, ServerFlavor},
    server::{Action, Order},
    ui::{
        cloud::Cloud,
        kit::{Column, Drawn, Row, drawn, gibibytes},
        orders::Orders,
        words::Words,
    },
};

/// The form.
pub fn form(server: Memo<Server>, close: Callback<()>) -> Drawn {
    let words = Words::here();
    let (cloud, orders) = (Cloud::expect(), Orders::expect());
    let choosing = Choosing {
        title: words.action_resize(),
        hint: words.resize_hint(),
        submit: words.resize_do_it(),
        search: words.search_flavors(),
        columns: vec![
            Column::words(words.flavor_name()),
            Column::number(words.flavor_vcpus()),
            Column::number(words.flavor_ram()),
            Column::number(words.flavor_disk()),
        ],
        is_multiple: false,
        read: Box::new(move || {
            let (cloud, size) = (cloud.connection(), server.read_untracked().flavor.clone());
            Box::pin(async move {
                let (flavors, limits) = join(cloud.nova.flavors.list(), cloud.nova.limits()).await;
                // Without the quota, Nova says what is over it.
                let limits = limits.ok();
                let row = |flavor: Flavor| row(&flavor, &size, limits.as_ref(), words);
                let mut flavors = flavors?;
                flavors.sort_by_key(|flavor| (flavor.ram, flavor.vcpus, flavor.disk));
                Ok((flavors.into_iter().map(row).collect(), Vec::new()))
            })
        }),
        act: Box::new(move |_, chosen| {
            let text = chosen.into_iter().next().unwrap_or_default();
            let id = server.read_untracked().id.clone();
            orders.send(cloud, id, Order { action: Action::Resize, text });
            Box::pin(std::future::ready(Ok(())))
        }),
    };
    drawn(view! { <ChoosingForm choosing close /> })
}

/// A flavor that is the present one, or too much for the quota, says so. During a resize Nova counts
/// what is more: `nova/compute/api.py`, `_check_quota_for_upsize`.
fn row(flavor: &Flavor, size: &ServerFlavor, limits: Option<&Limits>, words: Words) -> Row {
    let is_present = size.original_name.as_deref() == Some(&*flavor.name)
        || size.id.as_ref() == Some(&flavor.id);
    let more = |wanted: u64, has: Option<u64>| {
        i64::try_from(wanted.saturating_sub(has.unwrap_or(wanted))).unwrap_or(i64::MAX)
    };
    let is_over = limits.is_some_and(|limits| {
        let cores = more(u64::from(flavor.vcpus), size.vcpus.map(u64::from));
        let ram = more(flavor.ram, size.ram);
        limits.cores_left().is_some_and(|left| cores > left)
            || limits.ram_left().is_some_and(|left| ram > left)
    });
    let note = match (is_present, is_over) {
        (true, _) => Some(words.resize_present()),
        (_, true) => Some(words.resize_over_quota()),
        _ => None,
    };
    Row {
        key: flavor.id.as_str().to_owned(),
        cells: vec![
            flavor.name.clone(),
            flavor.vcpus.to_string(),
            gibibytes(flavor.ram),
            format!("{} GiB", flavor.disk),
        ],
        note: note.map(str::to_owned),
        is_offered: note.is_none(),
    }
}
