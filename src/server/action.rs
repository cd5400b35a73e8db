//! What can be asked of a server that is there.

/// Something that a server can be asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Action {
    /// Power on.
    Start,
    /// Shut down.
    Stop,
    /// Start anew by its own system.
    SoftReboot,
    /// Start anew by power off and on.
    HardReboot,
    /// Halt and keep the memory.
    Pause,
    /// End a pause.
    Unpause,
    /// Write the memory to disk and halt.
    Suspend,
    /// End a suspension.
    Resume,
    /// Make an image of its disk.
    Snapshot,
    /// Another flavor.
    Resize,
    /// Keep the new flavor.
    ConfirmResize,
    /// Go back to the old flavor.
    RevertResize,
    /// Write its disk anew from an image.
    Rebuild,
    /// Start from another disk, to mend its own.
    Rescue,
    /// Start from its own disk again.
    Unrescue,
    /// Put it away.
    Shelve,
    /// Take it out again.
    Unshelve,
    /// Who may reach it.
    SecurityGroups,
    /// What is attached to it.
    Volumes,
    /// An address outside of the cloud.
    FloatingIp,
    /// Another name.
    Rename,
    /// Keep it from being changed.
    Lock,
    /// Let it be changed again.
    Unlock,
    /// Bring it back after it was deleted.
    Restore,
    /// Delete it for good, where the cloud keeps it for a while.
    ForceDelete,
    /// Delete it.
    Delete,
}

impl Action {
    /// All, in the order of a menu.
    pub const ALL: [Self; 26] = [
        Self::Start,
        Self::Stop,
        Self::SoftReboot,
        Self::HardReboot,
        Self::ConfirmResize,
        Self::RevertResize,
        Self::Pause,
        Self::Unpause,
        Self::Suspend,
        Self::Resume,
        Self::Snapshot,
        Self::Resize,
        Self::Rebuild,
        Self::Rescue,
        Self::Unrescue,
        Self::Shelve,
        Self::Unshelve,
        Self::SecurityGroups,
        Self::Volumes,
        Self::FloatingIp,
        Self::Rename,
        Self::Lock,
        Self::Unlock,
        Self::Restore,
        Self::ForceDelete,
        Self::Delete,
    ];

    /// Whether there is something to be said before it can be asked for.
    pub fn has_form(self) -> bool {
        matches!(
            self,
            Self::Snapshot
                | Self::Resize
                | Self::Rebuild
                | Self::SecurityGroups
                | Self::Volumes
                | Self::FloatingIp
                | Self::Rename
                | Self::Lock
        )
    }

    /// Whether the server goes by it.
    pub fn is_deletion(self) -> bool {
        matches!(self, Self::Delete | Self::ForceDelete)
    }
}
