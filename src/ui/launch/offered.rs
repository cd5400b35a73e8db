//! A list on its way: waiting, failed, empty, or there.

use leptos::prelude::*;

use crate::{
    launch::Offer,
    openstack::Error,
    ui::{
        failure::{Failure, FailureNotice},
        kit::{Waiting, drawn, live},
        launch::{LaunchForm, Reading},
        words::Words,
    },
};

/// How far a list has come.
#[derive(Clone, Debug, PartialEq)]
pub enum Listing {
    /// Asked for.
    Waiting,
    /// Not to be had.
    Failed(Error),
    /// There, and there is nothing.
    Empty,
    /// There.
    Full,
}

impl Listing {
    /// How far `offer` has come.
    pub fn of<T>(offer: &Offer<T>) -> Self {
        match offer {
            Offer::Unasked | Offer::Loading => Self::Waiting,
            Offer::Failed(error) => Self::Failed(error.clone()),
            Offer::Here(items) if items.is_empty() => Self::Empty,
            Offer::Here(_) => Self::Full,
        }
    }
}

/// Draws `children` once the list is there, and says how far it is until then.
#[component]
pub fn Offered<C: IntoView + 'static>(
    /// Whose list.
    read: Reading,
    /// How far it has come.
    listing: Memo<Listing>,
    /// Said where there is nothing to choose from.
    empty: &'static str,
    /// The list.
    children: TypedChildrenFn<C>,
) -> impl IntoView {
    let children = children.into_inner();
    let words = Words::here();
    let form = LaunchForm::expect();
    live(move || match listing.get() {
        Listing::Waiting => drawn(view! { <Waiting label=words.loading() /> }),
        Listing::Empty => drawn(view! { <p class="section__hint">{empty}</p> }),
        Listing::Full => drawn(children()),
        Listing::Failed(error) => {
            let failure = Failure::of_call(&error, words);
            drawn(view! { <FailureNotice failure retry=move |()| form.load(read) /> })
        }
    })
}
