//! What a token shall be valid for. One kind at a time: the type leaves no other choice.

use serde_json::{Value, json};

use crate::openstack::{
    Id,
    keystoneauth::{Access, Project},
};

/// What a token shall be valid for.
#[derive(Clone, Debug, PartialEq)]
pub enum Scope {
    /// The user's default project, or nothing if there is none.
    Default,
    /// Nothing yet: enough to list one's projects.
    Unscoped,
    /// One project, by id.
    Project(Id<Project>),
    /// One project, by the name it has in a domain.
    ProjectNamed(String, Option<DomainRef>),
    /// A domain as a whole.
    Domain(DomainRef),
    /// What somebody else has entrusted.
    Trust(String),
    /// The whole cloud.
    System,
}

/// A domain, as people name one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum DomainRef {
    /// By id.
    Id(String),
    /// By name.
    Name(String),
}

impl DomainRef {
    pub(super) fn json(&self) -> Value {
        match self {
            Self::Id(id) => json!({"id": id}),
            Self::Name(name) => json!({"name": name}),
        }
    }
}

impl Scope {
    pub(super) fn json(&self) -> Option<Value> {
        Some(match self {
            Self::Default => return None,
            Self::Unscoped => json!("unscoped"),
            Self::Project(id) => json!({"project": {"id": id}}),
            Self::ProjectNamed(name, None) => json!({"project": {"name": name}}),
            Self::ProjectNamed(name, Some(domain)) => {
                json!({"project": {"name": name, "domain": domain.json()}})
            }
            Self::Domain(domain) => json!({"domain": domain.json()}),
            Self::Trust(id) => json!({"OS-TRUST:trust": {"id": id}}),
            Self::System => json!({"system": {"all": true}}),
        })
    }

    /// Whether `access` is valid for this already, as far as it tells.
    pub(super) fn is_covered_by(&self, access: &Access) -> bool {
        match (self, &access.project) {
            (Self::Default | Self::Unscoped, _) => true,
            (Self::Project(id), Some(project)) => project.id == *id,
            (Self::ProjectNamed(name, domain), Some(project)) => {
                let is_there = match (domain, &project.domain) {
                    (None, _) => true,
                    (Some(DomainRef::Id(id)), Some(domain)) => domain.id.as_str() == id,
                    (Some(DomainRef::Name(name)), Some(domain)) => domain.name == *name,
                    (Some(_), None) => false,
                };
                project.name == *name && is_there
            }
            _ => false,
        }
    }
}
