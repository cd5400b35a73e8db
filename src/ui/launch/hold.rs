//! Keeps what is locked or hidden as the page around has set it, whatever else fills the form in.

use leptos::prelude::*;

use super::{Filled, LaunchForm, Reading};
use crate::launch::{Area, Choices, Connected, Content, Draft, FloatingAddress, SourceKind};

/// Holds `areas` from now on; only what the page around fills in changes them.
pub fn hold(form: LaunchForm, areas: Vec<Area>) {
    if areas.is_empty() {
        return;
    }
    let fills = Memo::new(move |count: Option<&u32>| {
        form.filled.track();
        count.map_or(0, |count| count + 1)
    });
    Effect::new(move |last: Option<(u32, Draft)>| {
        let (draft, fill) = (form.draft.get(), fills.get());
        // Nobody shows them, and so nobody has asked for what they are judged by.
        for read in form.choices.with_untracked(|choices| reads(&draft, choices)) {
            form.need(read);
        }
        let how = form.filled.read_untracked().as_ref().map(|(how, _)| *how);
        let is_new = |(seen, _): &(u32, Draft)| *seen != fill && how == Some(Filled::Link);
        let Some((_, set)) = last.filter(|last| !is_new(last)) else { return (fill, draft) };
        let mut held = draft.clone();
        for area in &areas {
            held.take_over(*area, &set);
        }
        if held != draft {
            form.draft.set(held);
        }
        (fill, set)
    });
}

/// What `draft` is judged by beside what the form reads as it opens.
fn reads(draft: &Draft, choices: &Choices) -> Vec<Reading> {
    let mut reads = Vec::new();
    match draft.chosen_source(choices) {
        SourceKind::Volume => reads.push(Reading::Volumes),
        SourceKind::VolumeSnapshot => reads.push(Reading::VolumeSnapshots),
        SourceKind::Image | SourceKind::ServerSnapshot => {}
    }
    for disk in &draft.disks {
        match disk.content {
            Content::Volume(_) => reads.push(Reading::Volumes),
            Content::Snapshot(_) => reads.push(Reading::VolumeSnapshots),
            _ => {}
        }
    }
    let interfaces = draft.interfaces.iter().flatten();
    if interfaces.into_iter().any(|it| matches!(it.to, Connected::Port(_))) {
        reads.push(Reading::Ports);
    }
    if draft.floating_ip != FloatingAddress::None {
        reads.push(Reading::FloatingIps);
    }
    reads
}
