//! Rules of security groups: `neutron/extensions/securitygroup.py`.

use serde::Serialize;

use super::{
    Listing, Neutron, SecurityGroup,
    collection::{Collection, said},
    listing::Filters,
};
use crate::openstack::{Id, Pages, Result, json::from_json, keystoneauth::Project};

/// What a security group lets pass: there are no rules that forbid.
#[derive(Clone, Debug, PartialEq)]
pub struct SecurityGroupRule {
    /// Its id.
    pub id: Id<SecurityGroupRule>,
    /// Its group.
    pub security_group_id: Option<Id<SecurityGroup>>,
    /// Whose it is.
    pub project_id: Option<Id<Project>>,
    /// `ingress`, towards the server, or `egress`.
    pub direction: String,
    /// `IPv4` or `IPv6`.
    pub ethertype: String,
    /// By name or number, like `tcp`; all, if none.
    pub protocol: Option<String>,
    /// The first port, or the type of ICMP; all, if none.
    pub port_range_min: Option<u16>,
    /// The last port, or the code of ICMP; all, if none.
    pub port_range_max: Option<u16>,
    /// The range on the other side; everywhere, if there is no other word of it.
    pub remote_ip_prefix: Option<String>,
    /// Servers of this group are on the other side.
    pub remote_group_id: Option<Id<SecurityGroup>>,
    /// This list of ranges is on the other side, by id.
    pub remote_address_group_id: Option<String>,
    /// What it is for.
    pub description: String,
    /// When it was made: ISO 8601.
    pub created_at: String,
}

from_json!(SecurityGroupRule {
    must { id }
    may {
        security_group_id, project_id, direction, ethertype, protocol, port_range_min,
        port_range_max, remote_ip_prefix, remote_group_id, remote_address_group_id, description,
        created_at,
    }
});

impl SecurityGroupRule {
    /// Whether it lets something outside of security groups, from somewhere, get to this TCP port.
    pub fn admits_tcp(&self, port: u16) -> bool {
        let is_tcp = match self.protocol.as_deref() {
            // `neutron/extensions/securitygroup.py`, `convert_protocol`; 0 was a word for all.
            None | Some("any" | "0") => true,
            Some(protocol) => protocol == "6" || protocol.eq_ignore_ascii_case("tcp"),
        };
        self.direction == "ingress"
            && self.remote_group_id.is_none()
            && is_tcp
            && self.port_range_min.is_none_or(|first| first <= port)
            && self.port_range_max.is_none_or(|last| port <= last)
    }
}

impl Collection for SecurityGroupRule {
    const PATH: &'static str = "/v2.0/security-group-rules";
    const COLLECTION: &'static str = "security_group_rules";
    const KEY: &'static str = "security_group_rule";
}

/// Which rules to list. What is empty is not said.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct SecurityGroupRuleSearch {
    /// Of one of these groups.
    pub security_group_ids: Vec<Id<SecurityGroup>>,
    /// `ingress` or `egress`.
    pub direction: Option<String>,
    /// `IPv4` or `IPv6`.
    pub ethertype: Option<String>,
    /// By name or number.
    pub protocol: Option<String>,
    /// How much, and in which order.
    pub listing: Listing,
}

/// A rule to be made. What is none is left to Neutron.
#[derive(Clone, Debug, Serialize, PartialEq)]
pub struct CreateSecurityGroupRule {
    /// Its group.
    pub security_group_id: Id<SecurityGroup>,
    /// `ingress`, towards the server, or `egress`.
    pub direction: String,
    /// `IPv4`, unless said, or `IPv6`.
    pub ethertype: Option<String>,
    /// By name or number, like `tcp`; all, if none.
    pub protocol: Option<String>,
    /// The first port, or the type of ICMP; ports need a protocol that has them.
    pub port_range_min: Option<u16>,
    /// The last port, or the code of ICMP.
    pub port_range_max: Option<u16>,
    /// The range on the other side, of the same version of IP.
    pub remote_ip_prefix: Option<String>,
    /// Instead of a range: servers of this group.
    pub remote_group_id: Option<Id<SecurityGroup>>,
    /// What it is for.
    pub description: Option<String>,
}

impl CreateSecurityGroupRule {
    /// Lets all of IPv4 in, from everywhere.
    pub fn ingress(group: Id<SecurityGroup>) -> Self {
        Self {
            security_group_id: group,
            direction: "ingress".to_owned(),
            ethertype: None,
            protocol: None,
            port_range_min: None,
            port_range_max: None,
            remote_ip_prefix: None,
            remote_group_id: None,
            description: None,
        }
    }
}

impl Neutron {
    /// Rules of groups that the project owns, page by page.
    pub fn security_group_rules(
        &self,
        search: &SecurityGroupRuleSearch,
    ) -> Pages<SecurityGroupRule> {
        let filters = Filters::new(SecurityGroupRule::PATH)
            .ids("security_group_id", &search.security_group_ids)
            .text("direction", search.direction.as_deref())
            .text("ethertype", search.ethertype.as_deref())
            .text("protocol", search.protocol.as_deref());
        self.pages(filters.list(&search.listing))
    }

    /// One rule.
    pub async fn security_group_rule(
        &self,
        id: &Id<SecurityGroupRule>,
    ) -> Result<SecurityGroupRule> {
        self.one(id).await
    }

    /// Makes a rule; the same one twice is refused with 409. Rules cannot be changed.
    pub async fn create_security_group_rule(
        &self,
        request: &CreateSecurityGroupRule,
    ) -> Result<SecurityGroupRule> {
        self.make(said(request)).await
    }

    /// Removes a rule.
    pub async fn delete_security_group_rule(&self, id: &Id<SecurityGroupRule>) -> Result<()> {
        self.remove(id).await
    }
}
