//! A list on its way: waiting, failed, empty, or there.

use leptos::{either::EitherOf4, prelude::*};

use crate::{
    launch::{Field, Offer},
    openstack::Error,
    ui::{
        failure::{Failure, FailureNotice},
        kit::Waiting,
        launch::LaunchForm,
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
            Offer::Loading => Self::Waiting,
            Offer::Failed(error) => Self::Failed(error.clone()),
            Offer::Here(items) if items.is_empty() => Self::Empty,
            Offer::Here(_) => Self::Full,
        }
    }
}

/// Draws `children` once the list is there, and says how far it is until then.
#[component]
pub fn Offered(
    /// Whose list.
    field: Field,
    /// How far it has come.
    listing: Memo<Listing>,
    /// Said where there is nothing to choose from.
    empty: &'static str,
    /// The list.
    children: ChildrenFn,
) -> impl IntoView {
    let words = Words::here();
    let form = LaunchForm::expect();
    move || match listing.get() {
        Listing::Waiting => EitherOf4::A(view! { <Waiting label=words.loading() /> }),
        Listing::Empty => EitherOf4::B(view! { <p class="section__hint">{empty}</p> }),
        Listing::Full => EitherOf4::C(children()),
        Listing::Failed(error) => {
            let failure = Failure::of_call(&error, words);
            EitherOf4::D(view! { <FailureNotice failure retry=move |()| form.load(field) /> })
        }
    }
}
