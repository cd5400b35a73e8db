//! How a server sees a disk, which most people leave to Nova.

mod fields;

pub use fields::HardwareFields;
use leptos::prelude::*;

use super::{DiskText, LaunchForm, WhichDisk};
use crate::{
    launch::Problem,
    ui::{
        kit::{More, drawn},
        later::{FormParts, later},
        words::Words,
    },
};

/// A disk, and what can be said of it.
#[derive(Clone, Copy)]
pub struct Hardware {
    /// Which disk.
    pub disk: WhichDisk,
    /// Whether a file system can be said.
    pub has_filesystem: Signal<bool>,
    /// Whether its place in the order of the start can be said.
    pub has_boot_order: Signal<bool>,
}

/// The closed part of a disk.
#[component]
pub fn HardwarePart(
    /// Of which disk.
    of: Hardware,
) -> impl IntoView {
    let words = Words::here();
    let form = LaunchForm::expect();
    let Hardware { disk, has_filesystem, .. } = of;
    let summary = Signal::derive(move || {
        let draft = form.draft.read();
        let said = [DiskText::Filesystem, DiskText::Bus, DiskText::DeviceType, DiskText::Tag];
        let said = said.map(|text| match text {
            DiskText::Filesystem if !has_filesystem.get() => "",
            _ => disk.text(&draft, text).trim(),
        });
        said.into_iter().filter(|text| !text.is_empty()).collect::<Vec<_>>().join(", ")
    });
    let has_problem = Signal::derive(move || {
        form.problems().iter().any(|problem| problem.field() == disk.field() && is_inside(problem))
    });
    drawn(view! {
        <More title=words.advanced() summary has_problem>
            {later::<FormParts>(move |parts| (parts.hardware)(of))}
        </More>
    })
}

/// Whether what is wrong is closed away.
fn is_inside(problem: &Problem) -> bool {
    matches!(
        problem,
        Problem::Unfit(_)
            | Problem::TooLong(..)
            | Problem::TagInvalid(..)
            | Problem::NovaTooOld(..)
    )
}
