//! What will be made, what goes with the server, what it takes of the quota, and what it costs.

use leptos::prelude::*;

use super::{LaunchForm, Reading};
use crate::{
    launch::{Bar, Counted, DiskKind, HOURS_A_MONTH, TakenDisk, Takes},
    ui::{
        kit::{Allowance, Meter, drawn, gibibytes, live, live_text, money, whenever},
        preferences::Preferences,
        words::Words,
    },
};

/// The lines and the bars.
#[component]
pub fn Taken() -> impl IntoView {
    let words = Words::here();
    let form = LaunchForm::expect();
    let language = Preferences::expect().language;
    let takes = Memo::new(move |_| form.draft.read().takes(&form.choices.read()));
    // Every server takes ports; but nobody who only looks at images is told of them.
    whenever(move || {
        if form.draft.read().flavor.is_some() {
            form.need(Reading::NetworkQuotas);
        }
    });
    // A meter stays while it counts the same thing.
    let labels = Memo::new(move |_| {
        let takes = takes.read();
        limited(&takes).map(|bar| counted(&bar.of, words)).collect::<Vec<_>>()
    });
    let price = Memo::new(move |_| {
        let choices = form.choices.read();
        let hour = form.draft.read().price(&choices, &takes.read())?;
        let currency = &choices.settings.prices.as_ref()?.currency;
        let tag = language.get().tag();
        Some(words.price(&money(hour, currency, tag), &money(hour * HOURS_A_MONTH, currency, tag)))
    });
    let meter = move |label: String| {
        let of = label.clone();
        let allowance = move || {
            let takes = takes.read();
            let bar = limited(&takes).find(|bar| counted(&bar.of, words) == of);
            bar.map(|bar| allowance(bar, words)).unwrap_or_default()
        };
        view! { <Meter label allowance /> }
    };
    drawn(view! {
        <div class="taken">
            <ul class="taken__things">
                {live(move || {
                    let things = things(&takes.read(), words).into_iter();
                    things.map(|thing| drawn(view! { <li>{thing}</li> })).collect_view()
                })}
            </ul>
            {live(move || labels.get().into_iter().map(meter).collect_view())}
            <p class="taken__price">{live_text(move || price.get().unwrap_or_default())}</p>
        </div>
    })
}

/// The quotas that are shown.
fn limited(takes: &Takes) -> impl Iterator<Item = &Bar> {
    takes.quotas.iter().filter(|bar| bar.limit.is_some() && bar.added > 0)
}

/// Everything that is made, one line each.
fn things(takes: &Takes, words: Words) -> Vec<String> {
    let mut lines = Vec::new();
    if takes.vcpus > 0 {
        let servers = takes.servers.to_string();
        let (vcpus, ram) = (takes.vcpus.to_string(), gibibytes(takes.ram));
        lines.push(words.makes_servers(u64::from(takes.servers), &ram, &servers, &vcpus));
    }
    lines.extend(takes.disks.iter().map(|it| disk(it, words)));
    if takes.ports > 0 {
        lines.push(words.makes_ports(takes.ports, &takes.ports.to_string()));
    }
    if takes.floating_ips > 0 {
        lines.push(words.makes_floating_ips(takes.floating_ips, &takes.floating_ips.to_string()));
    }
    lines
}

/// One disk of each server, and whether it goes with it.
fn disk(disk: &TakenDisk, words: Words) -> String {
    let unit = |size: u64| match disk.kind {
        DiskKind::Swap => gibibytes(size),
        _ => format!("{size} GiB"),
    };
    let size = disk.size.map_or_else(|| "–".to_owned(), unit);
    match disk.kind {
        DiskKind::Local => words.disk_local(&size),
        DiskKind::Swap => words.disk_swap(&size),
        DiskKind::Ephemeral => words.disk_ephemeral(&size),
        DiskKind::NewVolume => {
            let kind = disk.volume_type.as_deref().unwrap_or_default();
            if disk.goes_with_server {
                words.disk_new_volume_goes(&size, kind)
            } else {
                words.disk_new_volume_stays(&size, kind)
            }
        }
        DiskKind::Volume if disk.goes_with_server => words.disk_volume_goes(&size),
        DiskKind::Volume => words.disk_volume_stays(&size),
    }
}

/// What a quota counts, in words.
fn counted(of: &Counted, words: Words) -> String {
    match of {
        Counted::Instances => words.quota_instances().to_owned(),
        Counted::Cores => words.quota_cores().to_owned(),
        Counted::Ram => words.quota_ram().to_owned(),
        Counted::Volumes => words.quota_volumes().to_owned(),
        Counted::Gigabytes => words.quota_gigabytes().to_owned(),
        Counted::TypeVolumes(name) => words.quota_type_volumes(name),
        Counted::TypeGigabytes(name) => words.quota_type_gigabytes(name),
        Counted::Ports => words.quota_ports().to_owned(),
        Counted::FloatingIps => words.quota_floating_ips().to_owned(),
    }
}

fn allowance(bar: &Bar, words: Words) -> Allowance {
    let limit = bar.limit.unwrap_or(0);
    let written = |number: i64| match bar.of {
        Counted::Ram => gibibytes(u64::try_from(number).unwrap_or(0)),
        Counted::Gigabytes | Counted::TypeGigabytes(_) => format!("{number} GiB"),
        _ => number.to_string(),
    };
    let percent =
        |number: i64| u64::try_from(number.saturating_mul(100) / limit.max(1)).unwrap_or(0);
    let (added, used) = (written(bar.added), written(bar.used));
    Allowance {
        text: if bar.is_over() {
            words.quota_over(&added, &written(limit), &used)
        } else {
            words.quota_use(&added, &written(limit), &used)
        },
        used: percent(bar.used),
        added: percent(bar.added),
        is_over: bar.is_over(),
    }
}
