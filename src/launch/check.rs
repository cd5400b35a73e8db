//! From a draft to Nova's request: the one place where a draft is judged.

use super::{Choices, Draft, Field, Offer, Plan, Problem, Takes, Warning};
use crate::openstack::{
    glance::Image,
    novaclient::{ApiVersion, CreateServer, Flavor, Limits, Networks, Nic},
};

const GIB: u64 = 1 << 30;

impl Draft {
    /// Nova's column is so wide: `nova/api/validation/parameter_types.py`.
    pub const NAME_MAX: usize = 255;

    /// The request that this draft stands for, or everything that is wrong with it, from the top of
    /// the form to its bottom.
    pub fn check(&self, choices: &Choices) -> Result<Plan, Vec<Problem>> {
        let mut problems = Vec::new();
        let name = self.check_name().map_err(|problem| problems.push(problem)).ok();
        let count = self.check_count(choices).map_err(|problem| problems.push(problem)).ok();
        let image = self.check_image(choices).map_err(|problem| problems.push(problem)).ok();
        let flavor =
            self.check_flavor(choices, image, count).map_err(|problem| problems.push(problem)).ok();
        let networks = self.check_networks(choices).map_err(|problem| problems.push(problem)).ok();
        match (name, count, image, flavor, networks) {
            (Some(name), Some(count), Some(image), Some(flavor), Some(networks)) => {
                let security_groups = self.security_groups_for(&networks, choices);
                let request = CreateServer {
                    min_count: count,
                    max_count: count,
                    key_name: self.chosen_keypair(choices),
                    security_groups,
                    networks,
                    ..CreateServer::new(name, Some(image.id.clone()), flavor.id.clone())
                };
                Ok(Plan {
                    requests: vec![request],
                    ports: Vec::new(),
                    floating_ip: None,
                    version: ApiVersion::BASE,
                })
            }
            _ => Err(problems),
        }
    }

    /// Risks of this draft, from the top of the form to its bottom.
    pub fn warnings(&self, _choices: &Choices) -> Vec<Warning> {
        Vec::new()
    }

    /// What this draft takes of the cloud.
    pub fn takes(&self, _choices: &Choices) -> Takes {
        Takes::default()
    }

    fn check_name(&self) -> Result<String, Problem> {
        match self.name.trim() {
            "" => Err(Problem::NameMissing),
            name if name.chars().count() > Self::NAME_MAX => Err(Problem::NameTooLong),
            name if name.chars().any(char::is_control) => Err(Problem::NameUnprintable),
            name => Ok(name.to_owned()),
        }
    }

    fn check_count(&self, choices: &Choices) -> Result<u32, Problem> {
        let count = self.count.trim().parse().ok().filter(|count| *count >= 1);
        let count: u32 = count.ok_or(Problem::CountInvalid)?;
        match choices.limits.as_ref().and_then(Limits::instances_left) {
            Some(left) if i64::from(count) > left => Err(Problem::CountOverQuota { left }),
            _ => Ok(count),
        }
    }

    fn check_image<'a>(&self, choices: &'a Choices) -> Result<&'a Image, Problem> {
        picked(&choices.images, Field::Image, Problem::ImageMissing, |image| {
            self.image.as_ref() == Some(&image.id)
        })
    }

    /// What Nova would say to flavor and image together, and to the quota: `nova/compute/api.py`.
    fn check_flavor<'a>(
        &self,
        choices: &'a Choices,
        image: Option<&Image>,
        count: Option<u32>,
    ) -> Result<&'a Flavor, Problem> {
        let flavor = picked(&choices.flavors, Field::Flavor, Problem::FlavorMissing, |flavor| {
            self.flavor.as_ref() == Some(&flavor.id)
        })?;
        if let Some(problem) = image.and_then(|image| flavor.misfit(image)) {
            return Err(problem);
        }
        let count = i64::from(count.unwrap_or(1));
        let limits = choices.limits.as_ref();
        match limits.and_then(Limits::cores_left) {
            Some(left) if count * i64::from(flavor.vcpus) > left => {
                return Err(Problem::CoresOverQuota { left });
            }
            _ => {}
        }
        match limits.and_then(Limits::ram_left) {
            Some(left) if count.saturating_mul(flavor.ram.cast_signed()) > left => {
                Err(Problem::RamOverQuota { left })
            }
            _ => Ok(flavor),
        }
    }

    fn check_networks(&self, choices: &Choices) -> Result<Networks, Problem> {
        let mut networks = self.chosen_networks(choices);
        // One that is gone since it was picked would be refused by Nova.
        networks.retain(|id| choices.usable_networks().any(|network| network.id == *id));
        match &choices.networks {
            Offer::Unasked | Offer::Loading => Err(Problem::StillLoading(Field::Networks)),
            _ if !networks.is_empty() => {
                Ok(Networks::On(networks.into_iter().map(Nic::from).collect()))
            }
            Offer::Here(_) if choices.usable_networks().next().is_none() => Ok(Networks::None),
            _ => Err(Problem::NetworkMissing),
        }
    }

    /// None where one of the networks has port security off: Nova puts them on every port it makes,
    /// and such a port takes none, so that the build would fail (`nova/network/neutron.py`).
    fn security_groups_for(&self, networks: &Networks, choices: &Choices) -> Vec<String> {
        if !matches!(networks, Networks::On(_)) || !self.takes_security_groups(choices) {
            return Vec::new();
        }
        let groups = self.chosen_security_groups(choices);
        groups.iter().map(|group| group.as_str().to_owned()).collect()
    }

    /// Whether the security groups picked have an effect on the networks picked.
    pub fn takes_security_groups(&self, choices: &Choices) -> bool {
        let picked = self.chosen_networks(choices);
        let mut networks = choices.networks.here().iter().filter(|n| picked.contains(&n.id));
        networks.all(|network| network.port_security_enabled)
    }
}

impl Flavor {
    /// Why `image` does not start on a server of this size, if so.
    ///
    /// A flavor without a disk takes the image's own size, so only its memory counts.
    pub fn misfit(&self, image: &Image) -> Option<Problem> {
        let needs = image.min_disk.max(image.size.unwrap_or(0).div_ceil(GIB));
        if self.ram < image.min_ram {
            Some(Problem::TooLittleRam { needs: image.min_ram })
        } else if self.disk > 0 && self.disk < needs {
            Some(Problem::TooSmallDisk { needs })
        } else {
            None
        }
    }
}

fn picked<T>(
    offer: &Offer<T>,
    field: Field,
    missing: Problem,
    is_picked: impl Fn(&T) -> bool,
) -> Result<&T, Problem> {
    match offer {
        Offer::Unasked | Offer::Loading => Err(Problem::StillLoading(field)),
        Offer::Failed(_) => Err(missing),
        Offer::Here(items) => items.iter().find(|item| is_picked(item)).ok_or(missing),
    }
}
