//! Areas of the form that the page around has locked: what stands there, and nothing to change it with.

use leptos::prelude::*;

use super::{
    LaunchForm,
    area::target,
    closed::locked,
    disks::{content_kind, content_word},
    said::said_of,
    word,
};
use crate::{
    launch::{Area, Choices, Content, Disk, Draft, Field, FloatingAddress},
    openstack::cinder::{Snapshot, Volume},
    ui::{
        kit::{Section, drawn, live},
        setup::Setup,
        words::Words,
    },
};

/// What stands in `area`, with what is wrong there.
#[component]
pub fn Locked(
    /// Which one.
    area: Area,
) -> impl IntoView {
    let words = Words::here();
    let form = LaunchForm::expect();
    let text = Signal::derive(move || text(form, area, words).unwrap_or_default());
    let (title, field) = match area {
        Area::Name => (words.name(), Field::Name),
        Area::Count => (words.count(), Field::Count),
        Area::Source => (words.source(), Field::Image),
        Area::Disks => (words.disks(), Field::Disks),
        Area::Flavor => (words.flavor(), Field::Flavor),
        Area::Networks => (words.networks(), Field::Networks),
        Area::FloatingIp => (words.floating_ip(), Field::FloatingIp),
        Area::SecurityGroups => (words.security_groups(), Field::SecurityGroups),
        Area::Access => (words.access(), Field::Keypair),
        // These are no choices, and the rest locks itself.
        _ => return drawn(()),
    };
    let id = target(expect_context::<StoredValue<Setup>>(), field);
    let problem = Signal::derive(move || {
        let problems = form.problems();
        let here = problems.iter().find(|problem| Area::of(problem.field()) == area)?;
        Some(word(here, words))
    });
    match area {
        Area::Name | Area::Count | Area::FloatingIp => drawn(view! {
            <div id=id tabindex="-1">
                {locked(title, text)}
                {live(move || problem.get().map(|it| view! { <p class="field__problem">{it}</p> }))}
            </div>
        }),
        _ => drawn(view! {
            <Section id title hint=None problem>
                {locked(if area == Area::Access { words.keypair() } else { "" }, text)}
            </Section>
        }),
    }
}

fn text(form: LaunchForm, area: Area, words: Words) -> Option<String> {
    match area {
        Area::Name => Some(form.draft.read().name.trim().to_owned()),
        Area::Count => Some(form.draft.read().count.clone()),
        Area::Disks => Some(disks(&form.draft.read(), words)),
        Area::FloatingIp => Some(floating_ip(&form.draft.read().floating_ip, words).to_owned()),
        Area::Source => {
            said_of(form, area, words).or_else(|| source(&form.draft.read(), &form.choices.read()))
        }
        _ => said_of(form, area, words),
    }
}

fn source(draft: &Draft, choices: &Choices) -> Option<String> {
    let volume = draft.chosen_volume(choices).map(Volume::label);
    volume.or_else(|| draft.chosen_volume_snapshot(choices).map(Snapshot::label)).map(str::to_owned)
}

fn disks(draft: &Draft, words: Words) -> String {
    let disk = |disk: &Disk| {
        let what = content_word(content_kind(&disk.content), words).to_owned();
        let unit = if disk.content == Content::Swap { "MiB" } else { "GiB" };
        match disk.size.trim() {
            "" => what,
            size => format!("{what} · {size} {unit}"),
        }
    };
    draft.disks.iter().map(disk).collect::<Vec<_>>().join(", ")
}

fn floating_ip(address: &FloatingAddress, words: Words) -> &'static str {
    match address {
        FloatingAddress::None => words.floating_none(),
        FloatingAddress::New(_) => words.floating_new(),
        FloatingAddress::Existing(_) => words.floating_existing(),
    }
}
