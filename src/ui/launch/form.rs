//! The state of the launch form, above its pages: it outlives a look at the list of servers and a
//! change of language.

use std::{future::Future, pin::Pin};

use leptos::{prelude::*, reactive::spawn_local_scoped_with_cancellation};

use crate::{
    launch::{Choices, Draft, Field, Offer, Plan, Problem},
    openstack::{
        Result,
        glance::{Image, ImageSearch},
        neutron::{Listing, NetworkSearch, SecurityGroupSearch, SubnetSearch},
        novaclient::Flavor,
    },
    ui::{attempt::Attempt, cloud::Cloud},
};

/// A `Copy` handle on the form.
#[derive(Clone, Copy)]
pub struct LaunchForm {
    /// What has been typed and picked.
    pub draft: RwSignal<Draft>,
    /// What there is to pick from.
    pub choices: RwSignal<Choices>,
    /// The image picked: what fits depends on it.
    pub image: Memo<Option<Image>>,
    /// What is wrong with the draft.
    wrong: Memo<Vec<Problem>>,
    /// How often the user has tried to launch this draft; problems show after the first time.
    pub attempts: RwSignal<u32>,
    /// The launch under way.
    pub launch: Attempt,
    cloud: Cloud,
    owner: StoredValue<Owner>,
    is_open: RwSignal<bool>,
}

impl LaunchForm {
    /// Makes an empty form available to every component below.
    pub fn provide(cloud: Cloud) {
        let (draft, choices) = (RwSignal::new(Draft::default()), RwSignal::new(Choices::default()));
        provide_context(Self {
            draft,
            choices,
            image: Memo::new(move |_| draft.read().chosen_image(&choices.read()).cloned()),
            wrong: Memo::new(move |_| {
                draft.read().check(&choices.read()).err().unwrap_or_default()
            }),
            attempts: RwSignal::new(0),
            launch: Attempt::new(),
            cloud,
            owner: StoredValue::new(Owner::current().expect("called while a component is made")),
            is_open: RwSignal::new(false),
        });
    }

    /// The form of the project around this component.
    pub fn expect() -> Self {
        expect_context()
    }

    /// Asks for all there is to choose from, all at once; the first time only.
    pub fn open(self) {
        if self.is_open.get_untracked() {
            return;
        }
        self.is_open.set(true);
        for field in
            [Field::Image, Field::Flavor, Field::Networks, Field::SecurityGroups, Field::Keypair]
        {
            self.load(field);
        }
        self.load_limits();
        // Answered by the time of the launch, which needs it.
        let (cloud, choices) = (self.cloud.connection(), self.choices);
        self.spawn(Box::pin(async move {
            let nova = cloud.newest_nova().await.ok();
            choices.update(|choices| choices.newest_nova = nova.map(|nova| nova.api_version));
        }));
    }

    /// Asks for the list behind `field`, once more where it has failed.
    pub fn load(self, field: Field) {
        let (cloud, choices) = (self.cloud.connection(), self.choices);
        match field {
            Field::Image => {
                choices.update(|choices| choices.images = Offer::Loading);
                self.spawn(Box::pin(self.load_images()));
            }
            Field::Flavor => {
                choices.update(|choices| choices.flavors = Offer::Loading);
                self.spawn(Box::pin(async move {
                    let flavors = cloud.nova.flavors.list().await.map(smallest_first);
                    choices.update(|choices| choices.flavors = flavors.into());
                }));
            }
            Field::Networks => {
                choices.update(|choices| {
                    choices.networks = Offer::Loading;
                    choices.subnets = Offer::Loading;
                });
                let neutron = cloud.neutron.clone();
                self.spawn(Box::pin(async move {
                    let networks = neutron.networks(&NetworkSearch::default()).all().await;
                    choices.update(|choices| choices.networks = networks.into());
                }));
                self.spawn(Box::pin(async move {
                    // The rest of a subnet is long: pools, routes, name servers.
                    let listing = Listing::of(&["id", "name", "cidr", "network_id"]);
                    let search = SubnetSearch { listing, ..SubnetSearch::default() };
                    let subnets = cloud.neutron.subnets(&search).all().await;
                    choices.update(|choices| choices.subnets = subnets.into());
                }));
            }
            Field::SecurityGroups => {
                choices.update(|choices| choices.security_groups = Offer::Loading);
                self.spawn(Box::pin(async move {
                    // Without `fields` each group brings all its rules along.
                    let listing = Listing::of(&["id", "name", "description"]);
                    let search = SecurityGroupSearch { listing, ..SecurityGroupSearch::default() };
                    let groups = cloud.neutron.security_groups(&search).all().await;
                    choices.update(|choices| choices.security_groups = groups.into());
                }));
            }
            Field::Keypair => {
                choices.update(|choices| choices.keypairs = Offer::Loading);
                self.spawn(Box::pin(async move {
                    let keypairs = cloud.nova.keypairs.list().await;
                    choices.update(|choices| choices.keypairs = keypairs.into());
                }));
            }
            _ => {}
        }
    }

    /// What is wrong, once the user has tried.
    pub fn problems(self) -> Vec<Problem> {
        match self.attempts.get() {
            0 => Vec::new(),
            _ => self.wrong.get(),
        }
    }

    /// What the draft asks of the cloud, or what is wrong with it.
    pub fn plan(self) -> Result<Plan, Vec<Problem>> {
        self.draft.read_untracked().check(&self.choices.read_untracked())
    }

    /// After a launch: the next server has another name and less quota, all else may be the same.
    pub fn launched(self) {
        self.attempts.set(0);
        self.draft.update(|draft| draft.name.clear());
        self.load_limits();
    }

    fn load_limits(self) {
        let (cloud, choices) = (self.cloud.connection(), self.choices);
        self.spawn(Box::pin(async move {
            // Without limits the form says nothing of quotas, and Nova does.
            let limits = cloud.nova.limits().await.ok();
            choices.update(|choices| choices.limits = limits);
        }));
    }

    /// The first images can be used at once, the rest of a long list follows.
    fn load_images(self) -> impl Future<Output = ()> {
        let (glance, choices) = (self.cloud.connection().glance, self.choices);
        async move {
            let mut pages = glance.images(&ImageSearch::active());
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
    }

    /// Runs `task` for as long as the form lives, whichever component asked for it. Boxed, so that
    /// what runs it is compiled once.
    fn spawn(self, task: Pin<Box<dyn Future<Output = ()>>>) {
        self.owner.with_value(|owner| owner.with(|| spawn_local_scoped_with_cancellation(task)));
    }
}

/// Inserted one by one: the library's sort takes a kilobyte, and there are some dozens at most.
fn smallest_first(flavors: Vec<Flavor>) -> Vec<Flavor> {
    let size = |flavor: &Flavor| (flavor.vcpus, flavor.ram, flavor.disk);
    let mut sorted: Vec<Flavor> = Vec::with_capacity(flavors.len());
    for flavor in flavors {
        let at = sorted.partition_point(|known| size(known) <= size(&flavor));
        sorted.insert(at, flavor);
    }
    sorted
}

fn bootable(mut images: Vec<Image>) -> Vec<Image> {
    images.retain(Image::is_bootable);
    images
}
