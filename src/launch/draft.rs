//! What the form holds: anything that a person can type or pick, right or wrong.

use super::Choices;
use crate::openstack::{
    Id,
    glance::Image,
    neutron::{Network, SecurityGroup},
    novaclient::Flavor,
};

/// The form, in the form's shape rather than in that of Nova's API.
///
/// `None` in a field that has a preselection means that nobody has touched it: what is chosen then
/// follows from the [`Choices`].
#[derive(Clone, Debug, PartialEq)]
pub struct Draft {
    /// As typed, untrimmed.
    pub name: String,
    /// As typed.
    pub count: String,
    /// What the disk starts from.
    pub image: Option<Id<Image>>,
    /// The size.
    pub flavor: Option<Id<Flavor>>,
    /// In the order in which they were picked.
    pub networks: Option<Vec<Id<Network>>>,
    /// In the order in which they were picked.
    pub security_groups: Option<Vec<Id<SecurityGroup>>>,
    /// By name; `Some(None)` is the choice of none.
    pub keypair: Option<Option<String>>,
}

impl Default for Draft {
    fn default() -> Self {
        Self {
            name: String::new(),
            count: "1".to_owned(),
            image: None,
            flavor: None,
            networks: None,
            security_groups: None,
            keypair: None,
        }
    }
}

impl Draft {
    /// The image picked, if it is still there.
    pub fn chosen_image<'a>(&self, choices: &'a Choices) -> Option<&'a Image> {
        choices.images.here().iter().find(|image| Some(&image.id) == self.image.as_ref())
    }

    /// The flavor picked, if it is still there.
    pub fn chosen_flavor<'a>(&self, choices: &'a Choices) -> Option<&'a Flavor> {
        choices.flavors.here().iter().find(|flavor| Some(&flavor.id) == self.flavor.as_ref())
    }

    /// The networks picked, or the only one there is.
    pub fn chosen_networks(&self, choices: &Choices) -> Vec<Id<Network>> {
        if let Some(networks) = &self.networks {
            return networks.clone();
        }
        match choices.usable_networks().collect::<Vec<_>>().as_slice() {
            [only] => vec![only.id.clone()],
            _ => Vec::new(),
        }
    }

    /// The security groups picked, or the one called `default`.
    pub fn chosen_security_groups(&self, choices: &Choices) -> Vec<Id<SecurityGroup>> {
        if let Some(groups) = &self.security_groups {
            return groups.clone();
        }
        let mut groups = choices.security_groups.here().iter();
        groups
            .find(|group| group.name == "default")
            .map(|group| group.id.clone())
            .into_iter()
            .collect()
    }

    /// The key pair picked, or the only one there is.
    pub fn chosen_keypair(&self, choices: &Choices) -> Option<String> {
        if let Some(keypair) = &self.keypair {
            return keypair.clone();
        }
        match choices.keypairs.here() {
            [only] => Some(only.name.clone()),
            _ => None,
        }
    }
}
