//! The columns of a table to choose from, and how their titles sort it.

use leptos::prelude::*;

use super::super::{Drawn, drawn};

/// A column.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Column {
    /// Its title.
    pub title: &'static str,
    /// Whether it holds numbers, which stand flush right.
    pub is_number: bool,
}

impl Column {
    /// A column of words.
    pub fn words(title: &'static str) -> Self {
        Self { title, is_number: false }
    }

    /// A column of numbers.
    pub fn number(title: &'static str) -> Self {
        Self { title, is_number: true }
    }
}

/// By which column rows are sorted, from 0 on; who makes the rows sorts them.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Sorted {
    /// The column.
    pub by: usize,
    /// Whether the largest stands first.
    pub is_down: bool,
}

/// The title of a column, which sorts the rows by it.
pub fn title(at: usize, column: Column, sorted: Option<RwSignal<Sorted>>) -> Drawn {
    let Column { title, is_number } = column;
    let order = move || {
        let sorted = sorted.map(|sorted| sorted.get()).filter(|sorted| sorted.by == at)?;
        Some(if sorted.is_down { "descending" } else { "ascending" })
    };
    let words = match sorted {
        None => drawn(title),
        Some(sorted) => drawn(view! {
            <button
                type="button"
                class="pick__sort"
                on:click=move |_| {
                    sorted
                        .update(|now| {
                            *now = Sorted { by: at, is_down: now.by == at && !now.is_down };
                        });
                }
            >
                {title}
            </button>
        }),
    };
    drawn(view! {
        <th
            role="columnheader"
            scope="col"
            data-number=is_number.then_some("true")
            aria-sort=order
        >
            {words}
        </th>
    })
}
