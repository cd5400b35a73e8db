//! A table to choose from: one row or several, with a search where there are many.

mod column;
mod letters;
mod row;

use std::sync::Arc;

use leptos::{html, prelude::*};

use self::{column::title, letters::Letters, row::PickRow};
pub use self::{
    column::{Column, Sorted},
    row::Row,
};
use super::{Drawn, drawn, format::lower_case, live, live_text};

/// Rows drawn at once; the rest comes on demand. So few can be drawn anew with each letter typed.
const PORTION: usize = 20;
/// From so many rows on, a search is offered.
const MANY: usize = 8;

/// How a table is chosen from, and the words around it.
#[derive(Clone)]
pub struct Picking {
    /// Names the group of controls within its root.
    pub name: &'static str,
    /// Whether several rows may be chosen.
    pub is_multiple: bool,
    /// The columns.
    pub columns: Arc<[Column]>,
    /// Names the search.
    pub search: &'static str,
    /// Says that the search finds nothing.
    pub nothing_found: &'static str,
    /// Words the button that shows more, from how many rows are shown and how many there are.
    pub more: Callback<(usize, usize), String>,
}

/// The table.
#[component]
pub fn PickTable(
    /// How it is chosen from.
    picking: Picking,
    /// What there is.
    rows: Memo<Arc<Vec<Row>>>,
    /// The keys chosen.
    chosen: Memo<Vec<String>>,
    /// Hears the key of a row that was clicked.
    on_pick: Callback<String>,
    /// How the rows are sorted; their titles change that.
    #[prop(optional)]
    sorted: Option<RwSignal<Sorted>>,
    /// Draws what there is to do where the search finds nothing, from what was typed.
    #[prop(optional)]
    unfound: Option<Callback<String, Drawn>>,
) -> impl IntoView {
    let field = NodeRef::<html::Input>::new();
    let sought = RwSignal::new(String::new());
    let portions = RwSignal::new(1);
    // Made when somebody searches, and kept while the rows are the same.
    let letters = Memo::new_with_compare(move |_| Arc::new(Letters::of(&rows.read())), |_, _| true);
    let found = Memo::new(move |_| {
        let sought = lower_case(sought.read().trim());
        if sought.is_empty() {
            return (0..rows.read().len()).collect();
        }
        letters.read().find(&sought)
    });
    // The search and the button may hold the focus: they go only when they must.
    let is_long = Memo::new(move |_| unfound.is_some() || rows.read().len() > MANY);
    let has_more = Memo::new(move |_| portions.get() * PORTION < found.read().len());
    // What comes behind those shown draws nothing anew.
    let shown = Memo::new(move |_| {
        let (rows, found) = (rows.read(), found.read());
        let portion = found.iter().take(portions.get() * PORTION);
        portion.filter_map(|row| rows.get(*row).cloned()).collect::<Vec<_>>()
    });
    let search = move |event| {
        portions.set(1);
        sought.set(event_target_value(&event));
    };
    let Picking { name, is_multiple, columns, search: label, nothing_found, more } = picking;

    drawn(view! {
        <div class="pick">
            {live(move || {
                is_long
                    .get()
                    .then(|| {
                        view! {
                            <input
                                class="pick__search"
                                type="search"
                                node_ref=field
                                aria-label=label
                                placeholder=label
                                autocomplete="off"
                                spellcheck="false"
                                prop:value=sought
                                on:input=search
                            />
                        }
                    })
            })}
            <table class="pick__table" role="table" aria-label=label>
                <thead role="rowgroup">
                    <tr role="row">
                        {columns
                            .iter()
                            .enumerate()
                            .map(|(at, column)| title(at, *column, sorted))
                            .collect_view()}
                    </tr>
                </thead>
                <tbody role="rowgroup">
                    {live(move || {
                        let row = |row| {
                            view! { <PickRow name is_multiple row chosen on_pick columns=columns.clone() /> }
                        };
                        shown.get().into_iter().map(row).collect_view()
                    })}
                </tbody>
            </table>
            {live(move || {
                found.read().is_empty().then(|| none(nothing_found, unfound, sought, field))
            })}
            {live(move || {
                has_more
                    .get()
                    .then(|| {
                        view! {
                            <button
                                type="button"
                                class="button button--quiet"
                                on:click=move |_| portions.update(|count| *count += 1)
                            >
                                {live_text(move || more.run((portions.get() * PORTION, found.read().len())))}
                            </button>
                        }
                    })
            })}
        </div>
    })
}

/// What stands where no row is found. A button there goes when it has found some, so that the focus
/// returns to the search.
fn none(
    nothing_found: &'static str,
    unfound: Option<Callback<String, Drawn>>,
    sought: RwSignal<String>,
    field: NodeRef<html::Input>,
) -> Drawn {
    let Some(unfound) = unfound else {
        return drawn(view! { <p class="pick__none">{nothing_found}</p> });
    };
    let back = move |_| {
        if let Some(field) = field.get_untracked() {
            drop(field.focus());
        }
    };
    drawn(view! {
        <div class="pick__none" on:click=back>
            {unfound.run(sought.read().trim().to_owned())}
        </div>
    })
}
