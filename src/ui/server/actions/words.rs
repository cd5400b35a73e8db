//! Actions in words: what they are called, what is happening while they last, and why not now.

use crate::{
    server::{Action, Standing, Why},
    ui::words::Words,
};

/// What a menu calls it; three dots say that something is asked first.
pub fn action_word(action: Action, words: Words) -> &'static str {
    match action {
        Action::Start => words.action_start(),
        Action::Stop => words.action_stop(),
        Action::SoftReboot => words.action_reboot(),
        Action::HardReboot => words.action_hard_reboot(),
        Action::Pause => words.action_pause(),
        Action::Unpause => words.action_unpause(),
        Action::Suspend => words.action_suspend(),
        Action::Resume => words.action_resume(),
        Action::Snapshot => words.action_snapshot(),
        Action::Resize => words.action_resize(),
        Action::ConfirmResize => words.action_confirm_resize(),
        Action::RevertResize => words.action_revert_resize(),
        Action::Rebuild => words.action_rebuild(),
        Action::Rescue => words.action_rescue(),
        Action::Unrescue => words.action_unrescue(),
        Action::Shelve => words.action_shelve(),
        Action::Unshelve => words.action_unshelve(),
        Action::SecurityGroups => words.action_security_groups(),
        Action::Volumes => words.action_volumes(),
        Action::FloatingIp => words.action_floating_ips(),
        Action::Rename => words.action_rename(),
        Action::Lock => words.action_lock(),
        Action::Unlock => words.action_unlock(),
        Action::Restore => words.action_restore(),
        Action::ForceDelete => words.action_force_delete(),
        Action::Delete => words.action_delete(),
    }
}

/// What is said while it is under way.
pub fn doing_word(action: Action, words: Words) -> &'static str {
    match action {
        Action::Start => words.doing_start(),
        Action::Stop => words.doing_stop(),
        Action::SoftReboot | Action::HardReboot => words.doing_reboot(),
        Action::Pause => words.doing_pause(),
        Action::Suspend => words.doing_suspend(),
        Action::Unpause | Action::Resume => words.doing_resume(),
        Action::Snapshot => words.doing_snapshot(),
        Action::Resize => words.doing_resize(),
        Action::ConfirmResize => words.doing_confirm_resize(),
        Action::RevertResize => words.doing_revert_resize(),
        Action::Rebuild => words.doing_rebuild(),
        Action::Rescue => words.doing_rescue(),
        Action::Unrescue => words.doing_unrescue(),
        Action::Shelve => words.doing_shelve(),
        Action::Unshelve => words.doing_unshelve(),
        Action::Rename => words.doing_rename(),
        Action::Lock => words.doing_lock(),
        Action::Unlock => words.doing_unlock(),
        Action::Restore => words.doing_restore(),
        Action::SecurityGroups | Action::Volumes | Action::FloatingIp => words.doing_change(),
        Action::Delete | Action::ForceDelete => words.task_deleting(),
    }
}

/// Why it cannot be done now.
pub fn why_word(standing: Standing, words: Words) -> Option<&'static str> {
    match standing {
        Standing::Closed(Why::Locked) => Some(words.why_locked()),
        Standing::Closed(Why::Busy) => Some(words.why_busy()),
        Standing::Open | Standing::Senseless => None,
    }
}
