//! Server groups: servers that are kept together, or apart.

use serde::Serialize;
use serde_json::json;

use super::{ApiVersion, Manager, base::Resource, gate, servers::Server};
use crate::openstack::{Id, Pages, Result, json::from_json, url::Query};

/// Servers, and how they stand to each other.
#[derive(Clone, Debug, PartialEq)]
pub struct ServerGroup {
    /// Its id.
    pub id: Id<ServerGroup>,
    /// What people call it.
    pub name: String,
    /// How, since 2.64.
    policy: Option<String>,
    /// How, to 2.63.
    policies: Vec<String>,
    /// What the policy allows; since 2.64.
    pub rules: ServerGroupRules,
    /// Its servers.
    pub members: Vec<Id<Server>>,
    /// Whose it is; since 2.13.
    pub project_id: Option<String>,
    /// Who made it; since 2.13.
    pub user_id: Option<String>,
}

from_json!(ServerGroup {
    must { id }
    may { name, policy, policies, rules, members, project_id, user_id }
});

impl ServerGroup {
    /// `affinity`, `anti-affinity`, `soft-affinity` or `soft-anti-affinity`, at any version.
    pub fn policy(&self) -> Option<&str> {
        self.policy.as_ref().or(self.policies.first()).map(String::as_str)
    }
}

/// What a policy allows.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct ServerGroupRules {
    /// With `anti-affinity`, so many servers may still be on one host.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub max_server_per_host: Option<u32>,
}

from_json!(ServerGroupRules {
    may { max_server_per_host }
});

impl Resource for ServerGroup {
    const DETAIL: &'static str = "/os-server-groups";
    const PATH: &'static str = "/os-server-groups";
    const COLLECTION: &'static str = "server_groups";
    const KEY: &'static str = "server_group";

    fn id(&self) -> Id<Self> {
        self.id.clone()
    }

    fn name(&self) -> Option<&str> {
        Some(&self.name)
    }
}

/// What Nova needs to make a group.
#[derive(Clone, Debug, PartialEq)]
pub struct CreateServerGroup {
    /// What to call it.
    pub name: String,
    /// `affinity` or `anti-affinity`; the soft ones since 2.15.
    pub policy: String,
    /// What the policy allows; since 2.64.
    pub rules: ServerGroupRules,
}

/// Which groups to list. They have no links to a next page: one counts.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ServerGroupSearch {
    /// Those of other projects too; for administrators.
    pub all_projects: bool,
    /// So many at most.
    pub limit: Option<u32>,
    /// Without the first ones.
    pub offset: Option<u32>,
}

impl Manager<ServerGroup> {
    /// Groups, in one page.
    pub fn search(&self, search: &ServerGroupSearch) -> Pages<ServerGroup> {
        let query = Query::new(ServerGroup::PATH)
            .with_some("all_projects", search.all_projects.then_some("True"))
            .with_some("limit", search.limit.filter(|limit| *limit > 0))
            .with_some("offset", search.offset.filter(|offset| *offset > 0));
        self.pages(query)
    }

    /// Makes a group; servers enter it when they are made, by a scheduler hint.
    pub async fn create(&self, request: &CreateServerGroup) -> Result<ServerGroup> {
        let has = self.core.api_version;
        let CreateServerGroup { name, policy, rules } = request;
        if policy.starts_with("soft-") {
            gate::since("soft policies", 15, has)?;
        }
        let has_rules = *rules != ServerGroupRules::default();
        let mut group = json!({"name": name});
        if has >= ApiVersion::new(2, 64) {
            group["policy"] = json!(policy);
            if has_rules {
                group["rules"] = json!(rules);
            }
        } else if has_rules {
            gate::since("rules", 64, has)?;
        } else {
            group["policies"] = json!([policy]);
        }
        let reply = self.core.create(ServerGroup::PATH, json!({"server_group": group})).await?;
        let group: ServerGroup = reply.take(ServerGroup::KEY)?;
        self.core.completions.add(group.id.as_str(), Some(&group.name));
        Ok(group)
    }

    /// Dissolves a group; its servers live on.
    pub async fn delete(&self, group: &Id<ServerGroup>) -> Result<()> {
        self.core.delete(&Self::path(group)).await
    }
}
