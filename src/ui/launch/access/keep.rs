//! Giving Nova a public key: the part that importing and making share.

use std::{future::Future, pin::Pin};

use leptos::prelude::*;

use crate::{
    launch::Offer,
    openstack::{
        Result,
        novaclient::{ApiVersion, CreateKeypair},
    },
    ui::{
        attempt::Attempt,
        failure::{Failure, FailureNotice},
        kit::{Drawn, TextField, Typed, drawn, live, live_text},
        launch::LaunchForm,
        words::Words,
    },
};

/// What a new key pair is to be called, and how far its keeping has come.
#[derive(Clone, Copy)]
pub struct Keeping {
    form: LaunchForm,
    words: Words,
    attempt: Attempt,
    /// As typed.
    pub name: RwSignal<String>,
    /// Whether problems show: from the first try on.
    pub has_tried: RwSignal<bool>,
    /// What has come of it, in words.
    pub done: RwSignal<Option<String>>,
}

impl Keeping {
    /// Nothing is kept yet.
    pub fn new() -> Self {
        Self {
            form: LaunchForm::expect(),
            words: Words::here(),
            attempt: Attempt::new(),
            name: RwSignal::new(String::new()),
            has_tried: RwSignal::new(false),
            done: RwSignal::new(None),
        }
    }

    /// What is wrong with the name: `nova/api/openstack/compute/schemas/keypairs.py`; since 2.92
    /// it may hold `@` and dots.
    pub fn name_problem(self) -> Option<&'static str> {
        let (name, choices) = (self.name.read(), self.form.choices.read());
        let name = name.trim();
        let has_dots = choices.newest_nova.is_none_or(|has| has >= ApiVersion::new(2, 92));
        let is_fit = |byte: u8| {
            byte.is_ascii_alphanumeric()
                || matches!(byte, b' ' | b'_' | b'-')
                || (has_dots && matches!(byte, b'@' | b'.'))
        };
        if name.is_empty() {
            Some(self.words.key_name_missing())
        } else if name.len() > 255 || !name.bytes().all(is_fit) {
            Some(self.words.key_name_unfit())
        } else if choices.keypairs.here().iter().any(|keypair| keypair.name == name) {
            Some(self.words.key_name_taken())
        } else {
            None
        }
    }

    /// The field of the name; `id` names it.
    pub fn name_field(self, id: &'static str) -> Drawn {
        let problem = Signal::derive(move || self.name_problem().filter(|_| self.has_tried.get()));
        drawn(view! {
            <TextField
                id=id
                label=self.words.key_name()
                value=Typed::of(self.name, |name| name, |name| name)
                problem=Signal::derive(move || problem.get().map(str::to_owned))
            />
        })
    }

    /// The button that starts `task`, which is to end in [`Self::keep`], and what has come of it.
    pub fn button(self, word: &'static str, busy: &'static str, press: Callback<()>) -> Drawn {
        let click = move |_| {
            self.done.set(None);
            self.has_tried.set(true);
            press.run(());
        };
        let words = self.words;
        drawn(view! {
            <button
                type="button"
                class="button"
                aria-disabled=move || self.attempt.is_pending().to_string()
                on:click=click
            >
                {live_text(move || if self.attempt.is_pending() { busy } else { word }.to_owned())}
            </button>
            {live(move || {
                let failure = Failure::of_call(&self.attempt.failure()?, words);
                Some(view! { <FailureNotice failure /> })
            })}
            <p class="stack__done" role="status">
                {live_text(move || self.done.get().unwrap_or_default())}
            </p>
        })
    }

    /// Starts what is done at most once at a time.
    pub fn start(self, task: Pin<Box<dyn Future<Output = Result<()>>>>) {
        self.attempt.start(task);
    }

    /// Has Nova keep `public_key` under `name`, and chooses it.
    pub async fn keep(self, name: String, public_key: String) -> Result<()> {
        let form = self.form;
        let nova = form.cloud().newest_nova().await?;
        let request = CreateKeypair::new(&*name, Some(public_key));
        let keypair = nova.keypairs.create(&request).await?;
        form.choices.try_update(|choices| match &mut choices.keypairs {
            Offer::Here(known) => known.push(keypair),
            other => *other = Offer::Here(vec![keypair]),
        });
        form.draft.try_update(|draft| draft.keypair = Some(Some(name)));
        _ = self.name.try_set(String::new());
        _ = self.has_tried.try_set(false);
        Ok(())
    }
}
