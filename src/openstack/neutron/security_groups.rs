//! Security groups: `neutron/extensions/securitygroup.py` and what extensions add to it.

use serde::Serialize;

use super::{
    Listing, Neutron, SecurityGroupRule,
    collection::{Collection, said},
    listing::Filters,
};
use crate::openstack::{Id, Pages, Result, json::from_json, keystoneauth::Project};

/// A set of firewall rules.
#[derive(Clone, Debug, PartialEq)]
pub struct SecurityGroup {
    /// Its id.
    pub id: Id<SecurityGroup>,
    /// What people call it; not unique.
    pub name: String,
    /// What it is for.
    pub description: String,
    /// Whose it is.
    pub project_id: Option<Id<Project>>,
    /// Whether answers pass without a rule.
    pub stateful: bool,
    /// Whether others may use it.
    pub shared: bool,
    /// What it lets pass.
    pub rules: Vec<SecurityGroupRule>,
    /// Words to find it by.
    pub tags: Vec<String>,
    /// When it was made: ISO 8601.
    pub created_at: String,
    /// When something of it last changed: ISO 8601.
    pub updated_at: String,
}

from_json!(SecurityGroup {
    must { id }
    may {
        name, description, project_id, stateful = true, shared, rules: "security_group_rules", tags,
        created_at, updated_at,
    }
});

impl SecurityGroup {
    /// Whether something outside of the group, from somewhere, gets to this TCP port.
    pub fn admits_tcp(&self, port: u16) -> bool {
        self.rules.iter().any(|rule| rule.admits_tcp(port))
    }
}

impl Collection for SecurityGroup {
    const PATH: &'static str = "/v2.0/security-groups";
    const COLLECTION: &'static str = "security_groups";
    const KEY: &'static str = "security_group";
}

/// Which security groups to list. What is empty is not said.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct SecurityGroupSearch {
    /// One of these.
    pub ids: Vec<Id<SecurityGroup>>,
    /// Called so, letter by letter.
    pub name: Option<String>,
    /// Of this project.
    pub project_id: Option<Id<Project>>,
    /// With all of these tags.
    pub tags: Vec<String>,
    /// How much, and in which order. Without `fields` each group brings all its rules along.
    pub listing: Listing,
}

/// A security group to be made. It begins with rules that let everything out.
#[derive(Clone, Debug, Default, Serialize, PartialEq)]
pub struct CreateSecurityGroup {
    /// What to call it; `default` is taken.
    pub name: String,
    /// What it is for.
    pub description: Option<String>,
    /// Whether answers pass without a rule; yes, unless said.
    pub stateful: Option<bool>,
}

/// What to say anew of a security group. What is none stays.
#[derive(Clone, Debug, Default, Serialize, PartialEq)]
pub struct UpdateSecurityGroup {
    /// What to call it.
    pub name: Option<String>,
    /// What it is for.
    pub description: Option<String>,
    /// Whether answers pass without a rule; fixed while a port uses the group.
    pub stateful: Option<bool>,
}

impl Neutron {
    /// Security groups that the project can use, page by page.
    pub fn security_groups(&self, search: &SecurityGroupSearch) -> Pages<SecurityGroup> {
        let filters = Filters::new(SecurityGroup::PATH)
            .ids("id", &search.ids)
            .text("name", search.name.as_deref())
            .text("project_id", search.project_id.as_ref().map(Id::as_str))
            .tags(&search.tags);
        self.pages(filters.list(&search.listing))
    }

    /// One security group.
    pub async fn security_group(&self, id: &Id<SecurityGroup>) -> Result<SecurityGroup> {
        self.one(id).await
    }

    /// Makes a security group.
    pub async fn create_security_group(
        &self,
        request: &CreateSecurityGroup,
    ) -> Result<SecurityGroup> {
        self.make(said(request)).await
    }

    /// Changes a security group.
    pub async fn update_security_group(
        &self,
        id: &Id<SecurityGroup>,
        request: &UpdateSecurityGroup,
    ) -> Result<SecurityGroup> {
        self.change(id, said(request)).await
    }

    /// Removes a security group, which no port may use.
    pub async fn delete_security_group(&self, id: &Id<SecurityGroup>) -> Result<()> {
        self.remove(id).await
    }
}
