//! Which action is open in which state, and under a lock: `nova/compute/api.py`, where
//! `check_instance_state` and `check_instance_lock` stand above each method. States and tasks are
//! called as in `nova/compute/vm_states.py` and `task_states.py`.

use super::Action;
use crate::openstack::novaclient::Server;

/// Whether an action is open.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing {
    /// It can be asked for.
    Open,
    /// It could be, if it were not for this.
    Closed(Why),
    /// It means nothing in this state.
    Senseless,
}

/// What keeps an action from being open.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Why {
    /// The server is locked. Administrators may all the same, which a page cannot know.
    Locked,
    /// Nova is at something else.
    Busy,
}

/// When a server takes an action.
struct Rule {
    /// In these states; none says any.
    states: &'static [&'static str],
    /// During these tasks, beside none.
    tasks: Tasks,
    /// Whether it must have run once: `must_have_launched`.
    has_run: bool,
    /// Whether a lock keeps it: `check_instance_lock`.
    is_locked: bool,
}

enum Tasks {
    None,
    Some(&'static [&'static str]),
    All,
}

const ACTIVE: &str = "active";
const STOPPED: &str = "stopped";
const PAUSED: &str = "paused";
const SUSPENDED: &str = "suspended";
const ERROR: &str = "error";
const RESIZED: &str = "resized";
const RESCUED: &str = "rescued";
const SHELVED: &str = "shelved";
const OFFLOADED: &str = "shelved_offloaded";
const SOFT_DELETED: &str = "soft-delete";

/// `ALLOW_REBOOT` in `nova/compute/task_states.py`.
const REBOOTS: &[&str] = &[
    "rebooting",
    "reboot_pending",
    "reboot_started",
    "resuming",
    "rebooting_hard",
    "unpausing",
    "pausing",
    "suspending",
];
const DELETIONS: [&str; 2] = ["deleting", "soft-deleting"];

impl Action {
    fn rule(self) -> Rule {
        let usual = |states| Rule { states, tasks: Tasks::None, has_run: true, is_locked: true };
        let always = Rule { states: &[], tasks: Tasks::All, has_run: false, is_locked: false };
        match self {
            Self::Start => usual(&[STOPPED]),
            Self::Stop => usual(&[ACTIVE, ERROR]),
            Self::SoftReboot | Self::Pause | Self::Suspend => usual(&[ACTIVE]),
            // `ALLOW_HARD_REBOOT` in `nova/compute/vm_states.py`.
            Self::HardReboot => Rule {
                tasks: Tasks::Some(REBOOTS),
                ..usual(&[ACTIVE, STOPPED, PAUSED, SUSPENDED, ERROR])
            },
            Self::Unpause => usual(&[PAUSED]),
            Self::Resume => usual(&[SUSPENDED]),
            Self::Snapshot => {
                Rule { is_locked: false, ..usual(&[ACTIVE, STOPPED, PAUSED, SUSPENDED]) }
            }
            Self::Resize => usual(&[ACTIVE, STOPPED]),
            Self::ConfirmResize | Self::RevertResize => usual(&[RESIZED]),
            Self::Rebuild | Self::Rescue => usual(&[ACTIVE, STOPPED, ERROR]),
            Self::Unrescue => usual(&[RESCUED]),
            Self::Shelve => usual(&[ACTIVE, STOPPED, PAUSED, SUSPENDED]),
            Self::Unshelve => usual(&[SHELVED, OFFLOADED]),
            // `nova/network/security_group_api.py` looks at the ports alone.
            Self::SecurityGroups => Rule {
                states: &[ACTIVE, STOPPED, PAUSED, SUSPENDED, RESIZED, RESCUED],
                has_run: true,
                ..always
            },
            // As `attach_volume` has it; `SOFT_DELETED` is of no use to anybody.
            Self::Volumes => usual(&[ACTIVE, PAUSED, STOPPED, RESIZED, SHELVED, OFFLOADED]),
            // Neutron's alone; Nova is not asked.
            Self::FloatingIp => Rule {
                states: &[ACTIVE, STOPPED, PAUSED, SUSPENDED, RESIZED, RESCUED, SHELVED],
                ..always
            },
            Self::Rename | Self::Lock | Self::Unlock => always,
            Self::Restore => usual(&[SOFT_DELETED]),
            Self::ForceDelete => Rule { states: &[SOFT_DELETED], is_locked: true, ..always },
            Self::Delete => Rule { is_locked: true, ..always },
        }
    }

    /// Whether `server` takes it now.
    pub fn standing(self, server: &Server) -> Standing {
        let Rule { states, tasks, has_run, is_locked } = self.rule();
        let state = state(server);
        let has_not_run = has_run && state == ERROR && server.launched_at.is_none();
        let is_sensible = match self {
            Self::Lock => !server.locked,
            Self::Unlock => server.locked,
            Self::Delete => !matches!(state, SOFT_DELETED | "deleted"),
            _ => states.is_empty() || states.contains(&state),
        };
        if !is_sensible || has_not_run {
            return Standing::Senseless;
        }
        let task = server.task_state.as_deref();
        let is_free = match (task, tasks) {
            (Some(task), _) if DELETIONS.contains(&task) => false,
            (None, _) | (Some(_), Tasks::All) => true,
            (Some(task), Tasks::Some(tasks)) => tasks.contains(&task),
            (Some(_), Tasks::None) => false,
        };
        match (server.locked && is_locked, is_free) {
            (true, _) => Standing::Closed(Why::Locked),
            (_, false) => Standing::Closed(Why::Busy),
            (false, true) => Standing::Open,
        }
    }
}

/// What Nova made of the server last: told as such, or as it follows from the status
/// (`_STATE_MAP` in `nova/api/openstack/common.py`).
pub fn state(server: &Server) -> &str {
    server.vm_state.as_deref().unwrap_or(match server.status.as_str() {
        "ACTIVE" | "REBOOT" | "HARD_REBOOT" | "PASSWORD" | "REBUILD" | "MIGRATING" | "RESIZE" => {
            ACTIVE
        }
        "BUILD" => "building",
        "SHUTOFF" => STOPPED,
        "VERIFY_RESIZE" | "REVERT_RESIZE" => RESIZED,
        "PAUSED" => PAUSED,
        "SUSPENDED" => SUSPENDED,
        "RESCUE" => RESCUED,
        "ERROR" => ERROR,
        "SHELVED" => SHELVED,
        "SHELVED_OFFLOADED" => OFFLOADED,
        "SOFT_DELETED" => SOFT_DELETED,
        "DELETED" => "deleted",
        _ => "",
    })
}
