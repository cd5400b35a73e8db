//! How a server sees a disk, which most people leave to Nova.

use leptos::prelude::*;

use super::{DiskText, LaunchForm, WhichDisk, needs::needs};
use crate::{
    launch::Problem,
    openstack::novaclient::ApiVersion,
    ui::{
        kit::{Drawn, FieldKind, More, Options, SelectField, TextField, drawn, live},
        words::Words,
    },
};

/// `nova/objects/fields.py`, `DiskBus`.
const BUSES: [&str; 9] = ["virtio", "scsi", "sata", "ide", "usb", "fdc", "xen", "lxc", "uml"];
/// Nova takes any word; its hosts know these: `nova/virt/libvirt/blockinfo.py`.
const DEVICE_TYPES: [&str; 4] = ["disk", "cdrom", "floppy", "lun"];
/// What its hosts put onto an ephemeral disk: `nova/privsep/fs.py`.
const FILESYSTEMS: [&str; 5] = ["ext4", "ext3", "xfs", "vfat", "ntfs"];

/// The words of `disk` that are closed away.
#[component]
pub fn DiskDetails(
    /// Which disk.
    disk: WhichDisk,
    /// Whether a file system can be said.
    #[prop(optional, into)]
    has_filesystem: Signal<bool>,
    /// Whether its place in the order of the start can be said.
    #[prop(optional, into)]
    has_boot_order: Signal<bool>,
) -> impl IntoView {
    let words = Words::here();
    let form = LaunchForm::expect();
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
    let too_old = needs(form, words, ApiVersion::new(2, 32));
    let choice = move |name, text, label, all| choice(form, words, disk, (name, text, label, all));
    drawn(view! {
        <More title=words.advanced() summary has_problem>
            <div class="disk__fields">
                {live(move || {
                    has_filesystem
                        .get()
                        .then(|| choice("fs", DiskText::Filesystem, words.filesystem(), &FILESYSTEMS))
                })}
                {choice("bus", DiskText::Bus, words.disk_bus(), &BUSES)}
                {choice("device", DiskText::DeviceType, words.device_type(), &DEVICE_TYPES)}
            </div>
            <div class="disk__fields disk__fields--hinted">
                {live(move || {
                    has_boot_order
                        .get()
                        .then(|| {
                            view! {
                                <TextField
                                    id=disk.id("order")
                                    label=words.boot_order_field()
                                    hint=words.boot_order_hint()
                                    value=disk.typed(form, DiskText::BootOrder)
                                    kind=FieldKind::Number
                                />
                            }
                        })
                })}
                <TextField
                    id=disk.id("tag")
                    label=words.disk_tag()
                    hint=words.disk_tag_hint()
                    value=disk.typed(form, DiskText::Tag)
                    disabled=too_old
                />
            </div>
        </More>
    })
}

/// One of a few words of Nova's, which are not translated, or none.
fn choice(
    form: LaunchForm,
    words: Words,
    disk: WhichDisk,
    (name, text, label, all): (&str, DiskText, &'static str, &'static [&'static str]),
) -> Drawn {
    let mut options = vec![(String::new(), words.cloud_decides().to_owned())];
    options.extend(all.iter().map(|word| ((*word).to_owned(), (*word).to_owned())));
    let typed = disk.typed(form, text);
    drawn(view! {
        <SelectField
            id=disk.id(name)
            label
            options=Options::from(options)
            value=typed.text
            on_choose=typed.on_input
        />
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
