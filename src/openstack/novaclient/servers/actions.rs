//! What a server can be told to do where it is: to start and stop, to hold still, to be locked.

use serde_json::json;

use super::{Manager, Server};
use crate::openstack::{
    Id, Result,
    novaclient::{Flavor, gate},
};

/// How to start anew.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Reboot {
    /// The system is asked to shut down first.
    #[default]
    Soft,
    /// Power off, power on.
    Hard,
}

/// Which state Nova shall believe a server to be in.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum State {
    /// Running.
    Active,
    /// In error.
    #[default]
    Error,
}

impl Manager<Server> {
    /// Powers on.
    pub async fn start(&self, server: &Id<Server>) -> Result<()> {
        self.order(server, "os-start", json!(null)).await
    }

    /// Shuts down.
    pub async fn stop(&self, server: &Id<Server>) -> Result<()> {
        self.order(server, "os-stop", json!(null)).await
    }

    /// Starts anew.
    pub async fn reboot(&self, server: &Id<Server>, how: Reboot) -> Result<()> {
        let how = match how {
            Reboot::Soft => "SOFT",
            Reboot::Hard => "HARD",
        };
        self.order(server, "reboot", json!({"type": how})).await
    }

    /// Halts the processors and keeps the memory.
    pub async fn pause(&self, server: &Id<Server>) -> Result<()> {
        self.order(server, "pause", json!(null)).await
    }

    /// Ends a pause.
    pub async fn unpause(&self, server: &Id<Server>) -> Result<()> {
        self.order(server, "unpause", json!(null)).await
    }

    /// Writes the memory to the disk and halts.
    pub async fn suspend(&self, server: &Id<Server>) -> Result<()> {
        self.order(server, "suspend", json!(null)).await
    }

    /// Ends a suspension.
    pub async fn resume(&self, server: &Id<Server>) -> Result<()> {
        self.order(server, "resume", json!(null)).await
    }

    /// Keeps it from being changed, with a reason since 2.73.
    pub async fn lock(&self, server: &Id<Server>, reason: Option<&str>) -> Result<()> {
        let reason = reason.filter(|reason| !reason.is_empty());
        if reason.is_some() {
            gate::since("locked_reason", 73, self.core.api_version)?;
        }
        let reason = reason.map(|reason| json!({"locked_reason": reason}));
        self.order(server, "lock", json!(reason)).await
    }

    /// Lets it be changed again.
    pub async fn unlock(&self, server: &Id<Server>) -> Result<()> {
        self.order(server, "unlock", json!(null)).await
    }

    /// Gives it another size, which has to be confirmed. `disk_config` is `AUTO` or `MANUAL`.
    pub async fn resize(
        &self,
        server: &Id<Server>,
        flavor: &Id<Flavor>,
        disk_config: Option<&str>,
    ) -> Result<()> {
        let mut size = json!({"flavorRef": flavor});
        if let Some(disk_config) = disk_config {
            size["OS-DCF:diskConfig"] = json!(disk_config);
        }
        self.order(server, "resize", size).await
    }

    /// Keeps the new size, or the new host.
    pub async fn confirm_resize(&self, server: &Id<Server>) -> Result<()> {
        self.order(server, "confirmResize", json!(null)).await
    }

    /// Goes back to the old size, or the old host.
    pub async fn revert_resize(&self, server: &Id<Server>) -> Result<()> {
        self.order(server, "revertResize", json!(null)).await
    }

    /// Removes it for good, where the cloud would keep it for a while.
    pub async fn force_delete(&self, server: &Id<Server>) -> Result<()> {
        self.order(server, "forceDelete", json!(null)).await
    }

    /// Brings it back after it was removed, where the cloud keeps it for a while.
    pub async fn restore(&self, server: &Id<Server>) -> Result<()> {
        self.order(server, "restore", json!(null)).await
    }

    /// Makes its system fall over and write down its memory; since 2.17.
    pub async fn trigger_crash_dump(&self, server: &Id<Server>) -> Result<()> {
        gate::since("trigger_crash_dump", 17, self.core.api_version)?;
        self.order(server, "trigger_crash_dump", json!(null)).await
    }

    /// Makes Nova believe that it is in that state; for administrators.
    pub async fn reset_state(&self, server: &Id<Server>, state: State) -> Result<()> {
        let state = match state {
            State::Active => "active",
            State::Error => "error",
        };
        self.order(server, "os-resetState", json!({"state": state})).await
    }
}
