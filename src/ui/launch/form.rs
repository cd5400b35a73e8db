//! The state of the launch form, above its pages: it outlives a look at the list of servers and a
//! change of language.

use std::future::Future;

use leptos::{prelude::*, reactive::spawn_local_scoped_with_cancellation};
use reactive_stores::Store;

use crate::{
    launch::{Choices, ChoicesStoreFields, Draft, DraftStoreFields, Field, Offer, Problem},
    openstack::{Connection, Result, novaclient::CreateServer},
    ui::cloud::Cloud,
};

/// A `Copy` handle on the form.
#[derive(Clone, Copy)]
pub struct LaunchForm {
    /// What has been typed and picked.
    pub draft: Store<Draft>,
    /// What there is to pick from.
    pub choices: Store<Choices>,
    /// The request that the draft stands for, or what is wrong with it.
    pub checked: Memo<Result<CreateServer, Vec<Problem>>>,
    /// How often the user has tried to launch this draft; problems show after the first time.
    pub attempts: RwSignal<u32>,
    cloud: Cloud,
    owner: StoredValue<Owner>,
    is_open: RwSignal<bool>,
}

impl LaunchForm {
    /// Makes an empty form available to every component below.
    pub fn provide(cloud: Cloud) {
        let (draft, choices) = (Store::new(Draft::default()), Store::new(Choices::default()));
        provide_context(Self {
            draft,
            choices,
            checked: Memo::new(move |_| draft.read().check(&choices.read())),
            attempts: RwSignal::new(0),
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
        self.run(|cloud| async move { cloud.newest_nova().await }, |_| ());
    }

    /// Asks for the list behind `field`, once more where it has failed.
    pub fn load(self, field: Field) {
        let choices = self.choices;
        match field {
            Field::Image => {
                choices.images().set(Offer::Loading);
                self.load_images();
            }
            Field::Flavor => {
                choices.flavors().set(Offer::Loading);
                self.run(
                    |cloud| async move { cloud.nova.flavors.list().await },
                    move |outcome| {
                        let sorted = outcome.map(|mut flavors| {
                            flavors.sort_by_key(|flavor| (flavor.vcpus, flavor.ram, flavor.disk));
                            flavors
                        });
                        choices.flavors().set(sorted.into());
                    },
                );
            }
            Field::Networks => {
                choices.networks().set(Offer::Loading);
                choices.subnets().set(Offer::Loading);
                self.run(
                    |cloud| async move { cloud.neutron.networks().await },
                    move |networks| choices.networks().set(networks.into()),
                );
                self.run(
                    |cloud| async move { cloud.neutron.subnets().await },
                    move |subnets| choices.subnets().set(subnets.into()),
                );
            }
            Field::SecurityGroups => {
                choices.security_groups().set(Offer::Loading);
                self.run(
                    |cloud| async move { cloud.neutron.security_groups().await },
                    move |groups| choices.security_groups().set(groups.into()),
                );
            }
            Field::Keypair => {
                choices.keypairs().set(Offer::Loading);
                self.run(
                    |cloud| async move { cloud.nova.keypairs.list_all().await },
                    move |keypairs| choices.keypairs().set(keypairs.into()),
                );
            }
            Field::Name | Field::Count => {}
        }
    }

    /// What is wrong, once the user has tried.
    pub fn problems(self) -> Vec<Problem> {
        match self.attempts.get() {
            0 => Vec::new(),
            _ => self.checked.get().err().unwrap_or_default(),
        }
    }

    /// After a launch: the next server has another name and less quota, all else may be the same.
    pub fn launched(self) {
        self.attempts.set(0);
        self.draft.name().set(String::new());
        self.load_limits();
    }

    fn load_limits(self) {
        let limits = self.choices.limits();
        // Without limits the form says nothing of quotas, and Nova does.
        self.run(
            |cloud| async move { cloud.nova.limits().await },
            move |outcome| limits.set(outcome.ok()),
        );
    }

    /// The first images can be used at once, the rest of a long list follows.
    fn load_images(self) {
        let images = self.choices.images();
        self.spawn(async move {
            let glance = self.cloud.connection().glance;
            let mut next = match glance.images().await {
                Ok((first, next)) => {
                    images.set(Offer::Here(first));
                    next
                }
                Err(error) => return images.set(Offer::Failed(error)),
            };
            while let Some(page) = next {
                let Ok((more, after)) = glance.images_after(&page).await else { return };
                images.update(|offer| {
                    if let Offer::Here(known) = offer {
                        known.extend(more);
                    }
                });
                next = after;
            }
        });
    }

    fn run<T, F>(
        self,
        read: impl FnOnce(Connection) -> F + 'static,
        keep: impl FnOnce(Result<T>) + 'static,
    ) where
        F: Future<Output = Result<T>> + 'static,
    {
        let cloud = self.cloud.connection();
        self.spawn(async move { keep(read(cloud).await) });
    }

    /// Runs `task` for as long as the form lives, whichever component asked for it.
    fn spawn(self, task: impl Future<Output = ()> + 'static) {
        self.owner.with_value(|owner| owner.with(|| spawn_local_scoped_with_cancellation(task)));
    }
}
