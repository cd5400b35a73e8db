//! One of the draft's disks, and the texts that are typed for it.

use leptos::prelude::*;

use super::LaunchForm;
use crate::{
    launch::{Draft, Field, Hardware},
    openstack::{Id, cinder::VolumeType},
    ui::kit::Typed,
};

/// One of the draft's disks. It may be gone when it is asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum WhichDisk {
    /// The first one.
    Root,
    /// A further one, by its index.
    Further(usize),
}

/// A text of a disk's.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DiskText {
    /// How large.
    Size,
    /// Of an ephemeral disk.
    Filesystem,
    /// Of a further disk.
    BootOrder,
    /// How it is plugged in.
    Bus,
    /// What it looks like.
    DeviceType,
    /// What it is known by.
    Tag,
}

impl WhichDisk {
    /// Where its problems show.
    pub fn field(self) -> Field {
        match self {
            Self::Root => Field::Root,
            Self::Further(at) => Field::Disk(at),
        }
    }

    /// The id of one of its controls.
    pub fn id(self, name: &str) -> String {
        match self {
            Self::Root => format!("root-{name}"),
            Self::Further(at) => format!("disk-{at}-{name}"),
        }
    }

    /// What is typed.
    pub fn text(self, draft: &Draft, text: DiskText) -> &str {
        let (size, hardware) = match self {
            Self::Root => (&draft.root.size, &draft.root.hardware),
            Self::Further(at) => {
                let Some(disk) = draft.disks.get(at) else { return "" };
                match text {
                    DiskText::Filesystem => return &disk.filesystem,
                    DiskText::BootOrder => return &disk.boot_order,
                    _ => (&disk.size, &disk.hardware),
                }
            }
        };
        match text {
            DiskText::Bus => &hardware.bus,
            DiskText::DeviceType => &hardware.device_type,
            DiskText::Tag => &hardware.tag,
            _ => size,
        }
    }

    fn text_mut(self, draft: &mut Draft, text: DiskText) -> Option<&mut String> {
        let (size, hardware): (&mut String, &mut Hardware) = match self {
            Self::Root => (&mut draft.root.size, &mut draft.root.hardware),
            Self::Further(at) => {
                let disk = draft.disks.get_mut(at)?;
                match text {
                    DiskText::Filesystem => return Some(&mut disk.filesystem),
                    DiskText::BootOrder => return Some(&mut disk.boot_order),
                    _ => (&mut disk.size, &mut disk.hardware),
                }
            }
        };
        Some(match text {
            DiskText::Bus => &mut hardware.bus,
            DiskText::DeviceType => &mut hardware.device_type,
            DiskText::Tag => &mut hardware.tag,
            _ => size,
        })
    }

    /// The text, both ways.
    pub fn typed(self, form: LaunchForm, text: DiskText) -> Typed {
        let draft = form.draft;
        Typed {
            text: Signal::derive(move || self.text(&draft.read(), text).to_owned()),
            on_input: Callback::new(move |typed| {
                draft.update(|draft| {
                    if let Some(text) = self.text_mut(draft, text) {
                        *text = typed;
                    }
                });
            }),
        }
    }

    /// The type of the new volume.
    pub fn volume_type(self, draft: &Draft) -> Option<&Id<VolumeType>> {
        match self {
            Self::Root => draft.root.volume_type.as_ref(),
            Self::Further(at) => draft.disks.get(at)?.volume_type.as_ref(),
        }
    }

    /// Says of which type the new volume is to be.
    pub fn set_volume_type(self, draft: &mut Draft, volume_type: Option<Id<VolumeType>>) {
        match self {
            Self::Root => draft.root.volume_type = volume_type,
            Self::Further(at) => {
                if let Some(disk) = draft.disks.get_mut(at) {
                    disk.volume_type = volume_type;
                }
            }
        }
    }

    /// What such a disk gets if no size is typed: GiB, but MiB of swap.
    pub fn smallest(self, form: LaunchForm) -> Option<u64> {
        let (draft, choices) = (form.draft.read(), form.choices.read());
        match self {
            // Nothing is known of what goes onto it.
            Self::Root
                if draft.chosen_image(&choices).is_none()
                    && draft.chosen_volume_snapshot(&choices).is_none() =>
            {
                None
            }
            Self::Root => draft.smallest_root(&choices),
            Self::Further(at) => {
                let flavor = draft.chosen_flavor(&choices);
                draft.disks.get(at)?.content.smallest(flavor, &choices)
            }
        }
    }
}
