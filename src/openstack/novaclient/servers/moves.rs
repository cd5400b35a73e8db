//! Servers that go to another host; mostly for administrators.

use serde_json::{Value, json};

use super::{Manager, Server};
use crate::openstack::{
    Hidden, Id, Result,
    novaclient::{ApiVersion, gate},
};

/// Whether the disks are copied too.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum BlockMigration {
    /// As need be; since 2.25.
    #[default]
    Auto,
    /// They are.
    Yes,
    /// They are on storage that both hosts share.
    No,
}

/// How to move a running server.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct LiveMigrate {
    /// Where to; else the scheduler chooses.
    pub host: Option<String>,
    /// Whether the disks are copied too.
    pub block_migration: BlockMigration,
    /// Whether disks may promise more than there is; to 2.24.
    pub disk_over_commit: bool,
    /// Whether the scheduler is not asked about the host; 2.30 to 2.67.
    pub force: bool,
}

/// How to make a server anew whose host is down.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Evacuate {
    /// Where to; else the scheduler chooses.
    pub host: Option<String>,
    /// Whether its files are on storage that both hosts share; to 2.13, where it is the rule.
    pub on_shared_storage: Option<bool>,
    /// The administrator's password, instead of one that Nova makes up.
    pub password: Option<Hidden<String>>,
    /// Whether the scheduler is not asked about the host; 2.29 to 2.67.
    pub force: bool,
}

impl Manager<Server> {
    /// Moves it with a restart, which has to be confirmed; to a certain host since 2.56.
    pub async fn migrate(&self, server: &Id<Server>, host: Option<&str>) -> Result<()> {
        let has = self.core.api_version;
        let parameters = match host.filter(|host| !host.is_empty()) {
            Some(host) => {
                gate::since("host", 56, has)?;
                json!({"host": host})
            }
            None if has >= ApiVersion::new(2, 56) => json!({}),
            None => json!(null),
        };
        self.order(server, "migrate", parameters).await
    }

    /// Moves it while it runs.
    pub async fn live_migrate(&self, server: &Id<Server>, request: &LiveMigrate) -> Result<()> {
        let has = self.core.api_version;
        let block_migration = match request.block_migration {
            BlockMigration::Auto => {
                gate::since("block_migration auto", 25, has)?;
                json!("auto")
            }
            BlockMigration::Yes => json!(true),
            BlockMigration::No => json!(false),
        };
        let mut parameters = json!({"host": request.host, "block_migration": block_migration});
        if has < ApiVersion::new(2, 25) {
            parameters["disk_over_commit"] = json!(request.disk_over_commit);
        } else if request.disk_over_commit {
            gate::until("disk_over_commit", 24, has)?;
        }
        self.force(request.force, 30, &mut parameters)?;
        self.order(server, "os-migrateLive", parameters).await
    }

    /// Makes it anew on another host, with its disks where they are shared. The answer has the
    /// administrator's password before 2.14.
    pub async fn evacuate(
        &self,
        server: &Id<Server>,
        request: &Evacuate,
    ) -> Result<Option<Hidden<String>>> {
        let has = self.core.api_version;
        let mut parameters = json!({});
        if has < ApiVersion::new(2, 14) {
            parameters["onSharedStorage"] = json!(request.on_shared_storage.unwrap_or(true));
        } else if request.on_shared_storage.is_some() {
            gate::until("on_shared_storage", 13, has)?;
        }
        if let Some(host) = &request.host {
            parameters["host"] = json!(host);
        }
        if let Some(Hidden(password)) = &request.password {
            parameters["adminPass"] = json!(password);
        }
        self.force(request.force, 29, &mut parameters)?;
        let reply = self.act(server, "evacuate", parameters).await?;
        Ok(reply.take("adminPass").ok().map(Hidden))
    }

    fn force(&self, is_forced: bool, since: u32, parameters: &mut Value) -> Result<()> {
        if is_forced {
            gate::since("force", since, self.core.api_version)?;
            gate::until("force", 67, self.core.api_version)?;
            parameters["force"] = json!(true);
        }
        Ok(())
    }
}
