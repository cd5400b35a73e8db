//! What was done with a server, and how it went, after `novaclient/v2/instance_action.py`.

use super::{Manager, base, gate, servers::Server};
use crate::openstack::{
    Id, Pages, Result,
    json::from_json,
    url::{Query, segment},
};

/// Something that was asked of a server.
#[derive(Clone, Debug, PartialEq)]
pub struct InstanceAction {
    /// What was asked, like `create` or `reboot`.
    pub action: String,
    /// The request that asked it; names the action too.
    pub request_id: String,
    /// The server.
    pub instance_uuid: Option<Id<Server>>,
    /// Who asked.
    pub user_id: Option<String>,
    /// From which project.
    pub project_id: Option<String>,
    /// When: ISO 8601 without a zone, in UTC.
    pub start_time: Option<String>,
    /// When something last happened; since 2.58.
    pub updated_at: Option<String>,
    /// What went wrong.
    pub message: Option<String>,
    /// The steps; a list does not tell them, and before 2.51 only administrators see them.
    pub events: Vec<InstanceActionEvent>,
}

from_json!(InstanceAction {
    must { request_id }
    may { action, instance_uuid, user_id, project_id, start_time, updated_at, message, events }
});

/// A step of an action.
#[derive(Clone, Debug, PartialEq)]
pub struct InstanceActionEvent {
    /// Nova's name of the step.
    pub event: String,
    /// When it began: ISO 8601 without a zone, in UTC.
    pub start_time: Option<String>,
    /// When it ended, if it has.
    pub finish_time: Option<String>,
    /// `Success` or `Error`, once it has ended.
    pub result: Option<String>,
    /// Where Nova failed; for administrators.
    pub traceback: Option<String>,
    /// Where it ran, by a name that tells hosts apart only; since 2.62.
    pub host_id: Option<String>,
    /// Where it ran; since 2.62, for administrators.
    pub host: Option<String>,
    /// Why it failed; since 2.84.
    pub details: Option<String>,
}

from_json!(InstanceActionEvent {
    may { event, start_time, finish_time, result, traceback, host_id: "hostId", host, details }
});

/// Which actions to list; nothing of it before 2.58.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct InstanceActionSearch {
    /// So many a page.
    pub limit: Option<u32>,
    /// Those after this request.
    pub marker: Option<String>,
    /// Changed since then: ISO 8601.
    pub changes_since: Option<String>,
    /// Changed by then: ISO 8601; since 2.66.
    pub changes_before: Option<String>,
}

impl Manager<InstanceAction> {
    /// The actions of a server, the latest first, page by page.
    pub fn list(
        &self,
        server: &Id<Server>,
        search: &InstanceActionSearch,
    ) -> Result<Pages<InstanceAction>> {
        let has = self.core.api_version;
        if *search != InstanceActionSearch::default() {
            gate::since("a choice of instance actions", 58, has)?;
        }
        if search.changes_before.is_some() {
            gate::since("changes_before", 66, has)?;
        }
        let query = Query::new(path(server))
            .with_some("changes-before", search.changes_before.as_ref())
            .with_some("changes-since", search.changes_since.as_ref())
            .with_some("limit", search.limit.filter(|limit| *limit > 0))
            .with_some("marker", search.marker.as_ref());
        Ok(Pages::new(self.core.adapter.clone(), query, |reply| {
            // Not `instanceActions_links`, as everywhere else.
            base::page(reply, "instanceActions", "links")
        }))
    }

    /// One action with its steps.
    pub async fn get(&self, server: &Id<Server>, request_id: &str) -> Result<InstanceAction> {
        let path = format!("{}/{}", path(server), segment(request_id));
        self.core.get(&path).await?.take("instanceAction")
    }
}

fn path(server: &Id<Server>) -> String {
    format!("{}/os-instance-actions", Manager::path(server))
}
