//! What of a server is shown in the list, kept while the project is worked in.

use leptos::prelude::*;

use crate::{
    server::{Listing, SortBy},
    ui::{
        kit::{More, drawn},
        words::Words,
    },
};

/// Something that the list can show beside the name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Field {
    /// Its state.
    Status,
    /// Its addresses.
    Addresses,
    /// Its flavor.
    Flavor,
    /// Its image.
    Image,
    /// Its key pair.
    Key,
    /// Its zone.
    Zone,
    /// When it was made.
    Created,
}

impl Field {
    /// All, in the order of the table.
    pub const ALL: [Self; 7] = [
        Self::Status,
        Self::Addresses,
        Self::Flavor,
        Self::Image,
        Self::Key,
        Self::Zone,
        Self::Created,
    ];

    /// Its title.
    pub fn title(self, words: Words) -> &'static str {
        match self {
            Self::Status => words.status(),
            Self::Addresses => words.addresses(),
            Self::Flavor => words.flavor(),
            Self::Image => words.image(),
            Self::Key => words.keypair(),
            Self::Zone => words.zone(),
            Self::Created => words.age(),
        }
    }

    /// What Nova sorts by under this title, where it can.
    pub fn sort(self) -> Option<SortBy> {
        match self {
            Self::Status => Some(SortBy::State),
            Self::Image => Some(SortBy::Image),
            Self::Key => Some(SortBy::Key),
            Self::Zone => Some(SortBy::Zone),
            Self::Created => Some(SortBy::Created),
            Self::Addresses | Self::Flavor => None,
        }
    }
}

/// How the reader likes the list; it lives above the pages.
#[derive(Clone, Copy)]
pub struct ListChoice {
    /// What Nova is asked for.
    pub listing: RwSignal<Listing>,
    /// Which columns are left out.
    pub hidden: RwSignal<Vec<Field>>,
}

impl ListChoice {
    /// Makes the store available to every component below.
    pub fn provide() {
        let hidden = RwSignal::new(vec![Field::Key, Field::Zone]);
        provide_context(Self { listing: RwSignal::new(Listing::default()), hidden });
    }

    /// The store provided by the app around this component.
    pub fn expect() -> Self {
        expect_context()
    }

    /// The columns shown.
    pub fn fields(self) -> Vec<Field> {
        let hidden = self.hidden.read();
        Field::ALL.into_iter().filter(|field| !hidden.contains(field)).collect()
    }
}

/// Which columns there are.
#[component]
pub fn Columns() -> impl IntoView {
    let words = Words::here();
    let ListChoice { hidden, .. } = ListChoice::expect();
    let choice = move |field: Field| {
        let switch = move |_| {
            hidden.update(|hidden| match hidden.iter().position(|known| *known == field) {
                Some(at) => drop(hidden.remove(at)),
                None => hidden.push(field),
            });
        };
        view! {
            <label class="switch">
                <input
                    type="checkbox"
                    prop:checked=move || !hidden.read().contains(&field)
                    on:change=switch
                />
                {field.title(words)}
            </label>
        }
    };
    drawn(view! {
        <More title=words.columns()>
            <div class="columns">{Field::ALL.map(choice).into_iter().collect_view()}</div>
        </More>
    })
}
