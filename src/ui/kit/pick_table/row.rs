//! A row of a table to choose from.

use std::sync::Arc;

use leptos::prelude::*;

use super::super::{drawn, visible};
use super::Column;

/// Something to choose.
#[derive(Clone, Debug, PartialEq)]
pub struct Row {
    /// Unlike any other row's.
    pub key: String,
    /// One text for each column; the first is its name.
    pub cells: Vec<String>,
    /// Why it does not fit, or what to know of it.
    pub note: Option<String>,
    /// Whether it may be chosen.
    pub is_offered: bool,
}

/// One row: a radio button or a checkbox whose label covers the whole row.
#[component]
pub fn PickRow(
    name: &'static str,
    is_multiple: bool,
    row: Row,
    chosen: Memo<Vec<String>>,
    on_pick: Callback<String>,
    columns: Arc<[Column]>,
) -> impl IntoView {
    let Row { key, cells, note, is_offered } = row;
    let is_chosen = {
        let key = key.clone();
        move || chosen.read().contains(&key)
    };
    let mark = is_chosen.clone();
    let mut cells = cells.into_iter();
    let title = cells.next().map(visible);
    let cell = |(cell, column): (String, &Column)| {
        view! {
            <td
                role="cell"
                data-title=column.title
                data-number=column.is_number.then_some("true")
                translate="no"
            >
                {visible(cell)}
            </td>
        }
    };
    drawn(view! {
        <tr class="pick__row" role="row" data-chosen=move || mark().then_some("true")>
            <td role="cell" class="pick__name">
                <label class="pick__label">
                    <input
                        type=if is_multiple { "checkbox" } else { "radio" }
                        name=name
                        value=key.clone()
                        disabled=!is_offered
                        prop:checked=is_chosen
                        on:change=move |_| on_pick.run(key.clone())
                    />
                    <span translate="no">{title}</span>
                </label>
                {note.map(|note| view! { <span class="pick__note">{note}</span> })}
            </td>
            {cells.zip(columns.iter().skip(1)).map(cell).collect_view()}
        </tr>
    })
}
