//! What of the launch form is closed until somebody asks for it.
// A function of another wasm module is called by its name.
#![allow(unsafe_code)]

use leptos::prelude::*;
use serde_json::{Map, Value};

use crate::{
    openstack::Hidden,
    ui::{
        kit::{Drawn, drawn},
        launch::{
            LaunchForm, Reading,
            parts::{
                AdminPassword, AllowSsh, Brought, Chosen, CodeFields, DiskRows, DraftWays,
                Elsewhere, FlavorFacts, FloatingIpFields, FurtherFields, Hardware, HardwareFields,
                ImportKey, InterfaceRows, MakeKey, NamingFields, NewGroup, NotesFields, Packing,
                PlacementFields, PortList, RootVolume, RuleList, Several, Sought, UserDataFields,
                VolumeList, VolumeSnapshotList, pack, restore, take_link,
            },
        },
    },
};

table! {
    /// The closed parts of the form.
    form: FormParts {
        /// Asks the cloud for what only these parts show.
        load: fn(LaunchForm, Reading) = LaunchForm::load_more,
        /// Brings back the draft that was kept.
        restore: fn(LaunchForm) = restore,
        /// Takes the draft of a link.
        take_link: fn(LaunchForm, String) -> bool = take_link,
        /// Templates, links and files.
        drafts: fn(RwSignal<Map<String, Value>>) -> Drawn =
            |templates| drawn(view! { <DraftWays templates /> }),
        /// Several servers.
        several: fn() -> Drawn = || drawn(view! { <Several /> }),
        /// Description and host name.
        naming: fn() -> Drawn = || drawn(view! { <NamingFields /> }),
        /// Volumes to start from.
        volumes: fn() -> Drawn = || drawn(view! { <VolumeList /> }),
        /// Snapshots of volumes to start from.
        volume_snapshots: fn() -> Drawn = || drawn(view! { <VolumeSnapshotList /> }),
        /// Images that no list has.
        elsewhere: fn(Sought) -> Drawn = |sought| drawn(view! { <Elsewhere sought /> }),
        /// The volume that the server starts on.
        root_volume: fn() -> Drawn = || drawn(view! { <RootVolume /> }),
        /// How the server sees a disk.
        hardware: fn(Hardware) -> Drawn = |of| drawn(view! { <HardwareFields of /> }),
        /// Further disks.
        disks: fn() -> Drawn = || drawn(view! { <DiskRows /> }),
        /// The disks that a snapshot brings along.
        brought: fn() -> Drawn = || drawn(view! { <Brought /> }),
        /// All of a flavor.
        flavor: fn(Chosen, RwSignal<bool>) -> Drawn =
            |chosen, is_open| drawn(view! { <FlavorFacts chosen is_open /> }),
        /// The interfaces.
        interfaces: fn() -> Drawn = || drawn(view! { <InterfaceRows /> }),
        /// Ports that are there.
        ports: fn() -> Drawn = || drawn(view! { <PortList /> }),
        /// The address outside.
        floating_ip: fn() -> Drawn = || drawn(view! { <FloatingIpFields /> }),
        /// What the chosen groups let through.
        rules: fn() -> Drawn = || drawn(view! { <RuleList /> }),
        /// A way to let SSH in.
        allow_ssh: fn() -> Drawn = || drawn(view! { <AllowSsh /> }),
        /// A group to be made.
        new_group: fn() -> Drawn = || drawn(view! { <NewGroup /> }),
        /// A key to be imported.
        import_key: fn() -> Drawn = || drawn(view! { <ImportKey /> }),
        /// A key to be made.
        make_key: fn() -> Drawn = || drawn(view! { <MakeKey /> }),
        /// The administrator's password.
        password: fn() -> Drawn = || drawn(view! { <AdminPassword /> }),
        /// User data.
        user_data: fn() -> Drawn = || drawn(view! { <UserDataFields /> }),
        /// Packs user data.
        pack: fn(Hidden<Vec<u8>>) -> Packing = pack,
        /// Tags and metadata.
        notes: fn() -> Drawn = || drawn(view! { <NotesFields /> }),
        /// Zone, group, hints, host.
        placement: fn() -> Drawn = || drawn(view! { <PlacementFields /> }),
        /// Drive, partition, certificates, addresses.
        further: fn() -> Drawn = || drawn(view! { <FurtherFields /> }),
        /// The same server as code.
        code: fn() -> Drawn = || drawn(view! { <CodeFields /> }),
    }
}
