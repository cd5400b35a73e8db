//! Bus, kind, tag, and where they apply the file system and the order of the start.

use leptos::prelude::*;

use super::Hardware;
use crate::{
    openstack::novaclient::ApiVersion,
    ui::{
        kit::{Drawn, FieldKind, Options, SelectField, TextField, drawn, live},
        launch::{DiskText, LaunchForm, WhichDisk, needs::needs},
        words::Words,
    },
};

/// `nova/objects/fields.py`, `DiskBus`.
const BUSES: [&str; 9] = ["virtio", "scsi", "sata", "ide", "usb", "fdc", "xen", "lxc", "uml"];
/// Nova takes any word; its hosts know these: `nova/virt/libvirt/blockinfo.py`.
const DEVICE_TYPES: [&str; 4] = ["disk", "cdrom", "floppy", "lun"];
/// What its hosts put onto an ephemeral disk: `nova/privsep/fs.py`.
const FILESYSTEMS: [&str; 5] = ["ext4", "ext3", "xfs", "vfat", "ntfs"];

/// The fields of a disk that are closed away.
#[component]
pub fn HardwareFields(
    /// Of which disk.
    of: Hardware,
) -> impl IntoView {
    let words = Words::here();
    let form = LaunchForm::expect();
    let Hardware { disk, has_filesystem, has_boot_order } = of;
    let too_old = needs(form, words, ApiVersion::new(2, 32));
    let choice = move |name, text, label, all| choice(form, words, disk, (name, text, label, all));
    drawn(view! {
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
