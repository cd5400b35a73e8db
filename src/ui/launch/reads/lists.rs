//! How the longer lists of the form are read.

use std::{future::Future, pin::Pin};

use futures_util::future::join;
use leptos::prelude::{RwSignal, Update};

use super::Task;
use crate::{
    launch::{Choices, Offer},
    openstack::{
        Connection, Result,
        glance::{Image, ImageSearch},
        neutron::{Listing, SecurityGroup, SecurityGroupRuleSearch, SecurityGroupSearch},
        novaclient::Flavor,
    },
    ui::{kit::Sorted, launch::sorting::sorted},
};

/// What the form needs of a subnet.
pub const SUBNET: &[&str] = &[
    "id",
    "name",
    "cidr",
    "network_id",
    "ip_version",
    "allocation_pools",
    "gateway_ip",
    "enable_dhcp",
    "ipv6_address_mode",
    "ipv6_ra_mode",
];

/// What the form needs of a rule: 500 groups have thousands.
const RULE: &[&str] = &[
    "id",
    "security_group_id",
    "direction",
    "ethertype",
    "protocol",
    "port_range_min",
    "port_range_max",
    "remote_ip_prefix",
    "remote_group_id",
    "remote_address_group_id",
];

/// What is to become of the choices.
type Change = Box<dyn FnOnce(&mut Choices)>;

/// Puts what `task` reads in its place, and the place in waiting until then.
pub fn list<T: 'static>(
    choices: RwSignal<Choices>,
    place: fn(&mut Choices) -> &mut Offer<T>,
    task: impl Future<Output = Result<Vec<T>>> + 'static,
) -> Task {
    let read = async move {
        let outcome = task.await;
        Box::new(move |choices: &mut Choices| *place(choices) = outcome.into()) as Change
    };
    let wait = Box::new(move |choices: &mut Choices| *place(choices) = Offer::Loading);
    Box::pin(change(choices, wait, Box::pin(read)))
}

/// Compiled once for all lists.
async fn change(
    choices: RwSignal<Choices>,
    wait: Change,
    read: Pin<Box<dyn Future<Output = Change>>>,
) {
    choices.update(wait);
    choices.update(read.await);
}

/// The first images can be used at once, the rest of a long list follows.
pub async fn images(cloud: Connection, choices: RwSignal<Choices>) {
    choices.update(|choices| choices.images = Offer::Loading);
    let mut pages = cloud.glance.images(&ImageSearch::active());
    let first = pages.next().await.map(Option::unwrap_or_default).map(bootable);
    let is_here = first.is_ok();
    choices.update(|choices| choices.images = first.into());
    while is_here && let Ok(Some(more)) = pages.next().await {
        choices.update(|choices| {
            if let Offer::Here(known) = &mut choices.images {
                known.extend(bootable(more));
            }
        });
    }
}

/// Groups and rules at once, each with the fields that are shown; without rules, the groups.
pub async fn security_groups(cloud: Connection) -> Result<Vec<SecurityGroup>> {
    let groups = SecurityGroupSearch {
        listing: Listing::of(&["id", "name", "description", "project_id"]),
        ..SecurityGroupSearch::default()
    };
    let rules = SecurityGroupRuleSearch {
        listing: Listing::of(RULE),
        ..SecurityGroupRuleSearch::default()
    };
    let (groups, rules) = join(
        cloud.neutron.security_groups(&groups).all(),
        cloud.neutron.security_group_rules(&rules).all(),
    )
    .await;
    let mut groups = groups?;
    let by_id = sorted(groups.len(), Sorted::default(), &|a, b| {
        groups[a].id.as_str().cmp(groups[b].id.as_str())
    });
    for rule in rules.unwrap_or_default() {
        let Some(id) = &rule.security_group_id else { continue };
        let at = by_id.partition_point(|at| groups[*at].id.as_str() < id.as_str());
        let group = by_id.get(at).map(|at| &mut groups[*at]);
        if let Some(group) = group.filter(|group| group.id == *id) {
            group.rules.push(rule);
        }
    }
    Ok(groups)
}

/// By processors, memory and disk.
pub fn smallest_first(flavors: Vec<Flavor>) -> Vec<Flavor> {
    let size = |at: usize| (flavors[at].vcpus, flavors[at].ram, flavors[at].disk);
    let order = sorted(flavors.len(), Sorted::default(), &|a, b| size(a).cmp(&size(b)));
    let mut flavors: Vec<Option<Flavor>> = flavors.into_iter().map(Some).collect();
    order.into_iter().filter_map(|at| flavors[at].take()).collect()
}

fn bootable(mut images: Vec<Image>) -> Vec<Image> {
    images.retain(Image::is_bootable);
    images
}
