//! The state of the launch form, above its pages: it outlives a look at the list of servers and a
//! change of language.

use std::{future::Future, pin::Pin, sync::Arc};

use leptos::{prelude::*, reactive::spawn_local_scoped_with_cancellation};
use serde_json::{Value, json};

use super::{
    Carried, Filled, Launches, Reading,
    drafts::Shelf,
    guard::guard,
    once::{Doubt, Unsure},
    refused::Refused,
};
use crate::{
    launch::{Choices, Draft, Plan, Problem, Several, Warning, draft_like},
    openstack::{
        Connection, Id, Result,
        glance::Image,
        keystoneauth::{EndpointFilter, Project},
        novaclient::Server,
    },
    ui::{attempt::Attempt, cloud::Cloud, route::Location, stage::SignedIn},
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
    /// What the draft asks of the cloud, or what is wrong with it: judged once a change.
    pub judged: Memo<Result<Plan, Vec<Problem>>>,
    /// What is wrong with the draft.
    pub(super) wrong: Memo<Vec<Problem>>,
    /// What may go wrong with it.
    pub warnings: Memo<Vec<Warning>>,
    /// What cloud-init could not read, in words: the number of the part, and why.
    pub(super) unreadable: RwSignal<Vec<(usize, String)>>,
    /// How often the user has tried to launch this draft; problems show after the first time.
    pub attempts: RwSignal<u32>,
    /// The launch under way.
    pub launch: Attempt,
    /// How the last launch stands, where that is not plain.
    pub doubt: RwSignal<Option<Doubt>>,
    /// What is to be tried again, or looked for first.
    pub unsure: StoredValue<Vec<Unsure>, LocalStorage>,
    /// What the cloud said no to when it was last asked.
    pub refused: RwSignal<Option<Refused>>,
    /// The floating IPs that are being led to the servers launched.
    pub addresses: Attempt,
    cloud: Cloud,
    /// How the draft was last filled in, and what it was before.
    pub filled: RwSignal<Option<(Filled, Draft)>>,
    asked: StoredValue<Vec<Reading>>,
    pub(super) ground: StoredValue<Ground>,
}

/// What the form stands on, which never changes.
pub(super) struct Ground {
    /// What reads live as long as.
    pub owner: Owner,
    /// The sign-in.
    pub signed_in: Arc<SignedIn>,
    /// Where drafts are kept.
    pub shelf: Shelf,
}

impl LaunchForm {
    /// Makes an empty form available to every component below.
    pub fn provide(cloud: Cloud, signed_in: Arc<SignedIn>) {
        let settings = signed_in.form_settings();
        Launches::provide(signed_in.clone());
        let draft = RwSignal::new(Draft::default());
        let choices = RwSignal::new(Choices { settings, ..Choices::default() });
        // What follows from it compares for itself: to compare plans would be much code.
        let judge = move |_: Option<&_>| draft.read().check(&choices.read());
        let judged = Memo::new_with_compare(judge, |_, _| true);
        let location = Location::expect();
        let shelf = Shelf::of(signed_in.project_id(), location.place());
        let form = Self {
            draft,
            choices,
            image: Memo::new(move |_| draft.read().chosen_image(&choices.read()).cloned()),
            judged,
            wrong: Memo::new(move |_| judged.read().as_ref().err().cloned().unwrap_or_default()),
            warnings: Memo::new(move |_| draft.read().warnings(&choices.read())),
            unreadable: RwSignal::new(Vec::new()),
            attempts: RwSignal::new(0),
            launch: Attempt::new(),
            doubt: RwSignal::new(None),
            unsure: StoredValue::new_local(Vec::new()),
            refused: RwSignal::new(None),
            addresses: Attempt::new(),
            cloud,
            asked: StoredValue::new(Vec::new()),
            filled: RwSignal::new(None),
            ground: StoredValue::new(Ground {
                owner: Owner::current().expect("called while a component is made"),
                signed_in,
                shelf,
            }),
        };
        if let Some(draft) = Carried::take() {
            form.fill(draft, Filled::Carried);
        }
        form.restore_and_keep();
        form.take_carried(location);
        form.follow_up();
        guard(form, location.place());
        provide_context(form);
    }

    /// The form of the project around this component.
    pub fn expect() -> Self {
        expect_context()
    }

    /// What is wrong, once the user has tried, and what the cloud said then.
    pub fn problems(self) -> Vec<Problem> {
        match self.attempts.get() {
            0 => Vec::new(),
            _ => self.wrong.get().into_iter().chain(self.refusal()).collect(),
        }
    }

    /// What the draft asks of the cloud, or what is wrong with it.
    pub fn plan(self) -> Result<Plan, Vec<Problem>> {
        self.judged.get_untracked()
    }

    /// Where drafts are kept.
    pub(super) fn shelf(self) -> Shelf {
        self.ground.with_value(|ground| ground.shelf.clone())
    }

    /// Fills the form in; [`Self::undo`] brings back what it held.
    pub fn fill(self, draft: Draft, how: Filled) {
        let Some(before) = self.draft.try_get_untracked() else { return };
        self.draft.set(draft);
        self.attempts.set(0);
        self.filled.set(Some((how, before)));
    }

    /// Fills the form in with a draft that was kept as `text`, if it is one.
    pub(super) fn fill_with(self, text: &str) {
        match Draft::from_json(text) {
            Ok(draft) => self.fill(draft, Filled::Chosen),
            Err(_) => self.filled.set(Some((Filled::Unreadable, self.draft.get_untracked()))),
        }
    }

    /// Brings back what the form held before it was filled in.
    pub(super) fn undo(self) {
        if let Some((_, before)) = self.filled.try_update(Option::take).flatten() {
            self.draft.set(before);
        }
    }

    /// Fills the form in with what was typed for a server that came to nothing.
    pub fn fill_again(self, draft: Draft) {
        self.fill(draft, Filled::Chosen);
    }

    /// Fills the form in like a server that is there.
    pub async fn fill_like(self, server: Id<Server>) -> Result<()> {
        let draft = draft_like(&self.cloud(), &server).await?;
        self.fill(draft, Filled::Like);
        Ok(())
    }

    /// After a launch: the next server has another name and less quota, all else may be the same.
    pub fn launched(self) {
        // Who has launched may have gone.
        if self.ground.try_with_value(|_| ()).is_none() {
            return;
        }
        self.attempts.set(0);
        self.draft.update(|draft| {
            draft.name.clear();
            // What was left of several has names of its own.
            if !draft.several.numbers.is_empty() {
                draft.several = Several::default();
                draft.hostname.clear();
            }
        });
        self.load(Reading::Limits);
    }

    /// The cloud that the form is about.
    pub fn cloud(self) -> Connection {
        self.cloud.connection()
    }

    /// The project that the form is about.
    pub(super) fn project_id(self) -> Option<Id<Project>> {
        self.ground.with_value(|ground| ground.signed_in.project_id().cloned())
    }

    /// What code must know of the cloud: [`crate::code::Place`], as JSON.
    pub(super) fn place(self) -> Value {
        self.ground.with_value(|Ground { signed_in, .. }| {
            let compute = EndpointFilter {
                region: signed_in.region.clone(),
                ..EndpointFilter::new("compute", signed_in.cloud.interface())
            };
            json!({
                "auth_url": signed_in.cloud.auth_url,
                "project_id": signed_in.project_id(),
                "region": signed_in.region,
                "compute_url": signed_in.access.catalog.url_for(&compute).ok(),
            })
        })
    }

    /// Whether `read` has been asked for.
    pub(super) fn has_asked(self, read: Reading) -> bool {
        self.asked.with_value(|asked| asked.contains(&read))
    }

    /// How often any of `reads` has been asked for.
    pub(super) fn times_asked(self, reads: &[Reading]) -> usize {
        self.asked.with_value(|asked| asked.iter().filter(|read| reads.contains(read)).count())
    }

    /// Lets `read` be asked for once more.
    pub(super) fn forget_asked(self, read: Reading) {
        self.asked.update_value(|asked| asked.retain(|known| *known != read));
    }

    pub(super) fn note_asked(self, read: Reading) {
        self.asked.update_value(|asked| asked.push(read));
    }

    /// Runs `task` for as long as the form lives, whichever component asked for it. Boxed, so that
    /// what runs it is compiled once.
    pub fn spawn(self, task: Pin<Box<dyn Future<Output = ()>>>) {
        self.owned(move || spawn_local_scoped_with_cancellation(task));
    }

    /// Has what `make` makes live as long as the form; a launch may outlive both.
    pub(super) fn owned(self, make: impl FnOnce()) {
        let owner = self.ground.try_with_value(|ground| ground.owner.clone());
        if let Some(owner) = owner {
            owner.with(make);
        }
    }

    /// Empties the form, and fills it in as at first.
    pub(super) fn start_over(self, location: Location) {
        self.fill(Draft::default(), Filled::Emptied);
        self.filled.set(None);
        location.start_over();
    }
}
