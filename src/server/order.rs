//! An action as it is asked for, once, and whether a server shows that it was done.

use std::collections::BTreeMap;

use super::{Action, rule::state};
use crate::openstack::{
    Hidden, Id, Result,
    novaclient::{Manager, Reboot, Rebuild, Server, Status, Unshelve, UpdateServer},
};

/// An action, with what is said in it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Order {
    /// What is asked for.
    pub action: Action,
    /// The new name, the snapshot's name, the reason of a lock (may be empty), or the id of a flavor
    /// or an image; empty for all else.
    pub text: String,
}

impl From<Action> for Order {
    /// The action with nothing said in it.
    fn from(action: Action) -> Self {
        Self { action, text: String::new() }
    }
}

impl Order {
    /// Sends it: one request. A password may come back that is never told again.
    ///
    /// Volumes, groups and addresses are not orders: they have requests of their own, and nothing is
    /// sent for them here.
    pub async fn send(
        &self,
        servers: &Manager<Server>,
        id: &Id<Server>,
    ) -> Result<Option<Hidden<String>>> {
        let text = || self.text.trim().to_owned();
        match self.action {
            Action::Start => servers.start(id).await?,
            Action::Stop => servers.stop(id).await?,
            Action::SoftReboot => servers.reboot(id, Reboot::Soft).await?,
            Action::HardReboot => servers.reboot(id, Reboot::Hard).await?,
            Action::Pause => servers.pause(id).await?,
            Action::Unpause => servers.unpause(id).await?,
            Action::Suspend => servers.suspend(id).await?,
            Action::Resume => servers.resume(id).await?,
            Action::Snapshot => drop(servers.create_image(id, &text(), &BTreeMap::new()).await?),
            Action::Resize => servers.resize(id, &Id::new(text()), None).await?,
            Action::ConfirmResize => servers.confirm_resize(id).await?,
            Action::RevertResize => servers.revert_resize(id).await?,
            Action::Rebuild => {
                let rebuilt = servers.rebuild(id, &Rebuild::new(Id::new(text()))).await?;
                return Ok(rebuilt.admin_pass);
            }
            Action::Rescue => return servers.rescue(id, None, None).await,
            Action::Unrescue => servers.unrescue(id).await?,
            Action::Shelve => servers.shelve(id).await?,
            Action::Unshelve => servers.unshelve(id, &Unshelve::default()).await?,
            Action::Rename => {
                let name = UpdateServer { name: Some(text()), ..UpdateServer::default() };
                drop(servers.update(id, &name).await?);
            }
            Action::Lock => servers.lock(id, Some(&text())).await?,
            Action::Unlock => servers.unlock(id).await?,
            Action::Restore => servers.restore(id).await?,
            Action::ForceDelete => servers.force_delete(id).await?,
            Action::Delete => servers.delete(id).await?,
            Action::SecurityGroups | Action::Volumes | Action::FloatingIp => {}
        }
        Ok(None)
    }

    /// Whether `server`, as it was read after the answer, shows the end of it, good or bad.
    pub fn is_over(&self, server: &Server) -> bool {
        if server.task_state.is_some() {
            return false;
        }
        let is = |states: &[&str]| states.contains(&state(server));
        server.status == Status::Error
            || match self.action {
                Action::Start
                | Action::SoftReboot
                | Action::HardReboot
                | Action::Unpause
                | Action::Resume
                | Action::Unrescue
                | Action::Restore
                | Action::Unshelve => is(&["active", "stopped"]),
                Action::Stop => is(&["stopped"]),
                Action::Pause => is(&["paused"]),
                Action::Suspend => is(&["suspended"]),
                Action::Resize => is(&["resized"]),
                Action::ConfirmResize | Action::RevertResize => !is(&["resized"]),
                Action::Rescue => is(&["rescued"]),
                Action::Shelve => is(&["shelved", "shelved_offloaded"]),
                Action::Rename => server.name == self.text.trim(),
                Action::Lock => server.locked,
                Action::Unlock => !server.locked,
                // These end as they began, and Nova names a task before it answers, if there is one.
                Action::Snapshot
                | Action::Rebuild
                | Action::SecurityGroups
                | Action::Volumes
                | Action::FloatingIp
                | Action::Delete
                | Action::ForceDelete => true,
            }
    }
}
