//! Metadata definitions: what operators say about the properties of images, flavors and servers, so
//! that a form can offer them. `glance/api/v2/metadef_namespaces.py`.

use std::collections::BTreeMap;

use super::{Glance, PropertyType};
use crate::openstack::{
    Page, Pages, Result,
    json::from_json,
    keystoneauth::Reply,
    pages::items,
    url::{Query, segment},
};

/// A set of definitions. A list tells what it is called and what it is for, [`Glance::namespace`]
/// the definitions too.
#[derive(Clone, Debug, PartialEq)]
pub struct Namespace {
    /// Its name, which is its id, like `OS::Compute::Libvirt`.
    pub namespace: String,
    /// What people call it.
    pub display_name: String,
    /// What it is for.
    pub description: String,
    /// `public` or `private`.
    pub visibility: String,
    /// Whether it cannot be deleted.
    pub protected: bool,
    /// Whose it is.
    pub owner: String,
    /// What its properties can be said of.
    pub resource_type_associations: Vec<ResourceType>,
    /// Properties by name.
    pub properties: BTreeMap<String, PropertyType>,
    /// Sets of properties that belong together.
    pub objects: Vec<MetadefObject>,
}

from_json!(Namespace {
    must { namespace }
    may {
        display_name, description, visibility, protected, owner, resource_type_associations,
        properties, objects,
    }
});

impl Namespace {
    /// What to call it.
    pub fn label(&self) -> &str {
        if self.display_name.is_empty() { &self.namespace } else { &self.display_name }
    }

    /// How it applies to `resource_type`, like `OS::Nova::Server`, if it does.
    pub fn for_type(&self, resource_type: &str) -> Option<&ResourceType> {
        self.resource_type_associations.iter().find(|it| it.name == resource_type)
    }
}

/// A kind of resource that properties can be said of.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ResourceType {
    /// Heat's name for it, like `OS::Nova::Server`.
    pub name: String,
    /// What stands before each property's name there, like `hw:`.
    pub prefix: String,
    /// Which of several places: a server has `metadata` and `scheduler_hints`, a volume `image`.
    pub properties_target: Option<String>,
}

from_json!(ResourceType {
    must { name }
    may { prefix, properties_target }
});

/// Properties that belong together.
#[derive(Clone, Debug, PartialEq)]
pub struct MetadefObject {
    /// What it is called.
    pub name: String,
    /// What it is for.
    pub description: String,
    /// Those of its properties that cannot be left out.
    pub required: Vec<String>,
    /// Properties by name.
    pub properties: BTreeMap<String, PropertyType>,
}

from_json!(MetadefObject {
    must { name }
    may { description, required, properties }
});

impl Glance {
    /// The namespaces for kinds of resources, like `OS::Nova::Server`; all, if none is given.
    pub fn namespaces(&self, resource_types: &[&str]) -> Pages<Namespace> {
        let types = Some(resource_types.join(",")).filter(|types| !types.is_empty());
        let query = Query::new("/v2/metadefs/namespaces")
            .with_some("resource_types", types)
            .with("limit", 1000);
        Pages::new(self.0.clone(), query, page)
    }

    /// A namespace with its definitions. Names stand there without any prefix.
    pub async fn namespace(&self, name: &str) -> Result<Namespace> {
        let path = format!("/v2/metadefs/namespaces/{}", segment(name));
        self.0.get(&path).await?.json("namespace")
    }
}

fn page(reply: &Reply) -> Result<Page<Namespace>> {
    Ok((items(reply, "namespaces")?, reply.take("next").ok()))
}
