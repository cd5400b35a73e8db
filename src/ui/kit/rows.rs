//! A list that is put together row by row.

use std::iter;

use leptos::{html, prelude::*};
use web_sys::Element;

use super::{
    Drawn, drawn,
    focus::{CONTROLS, first},
    live, live_text,
};

/// What the buttons of a list are called.
#[derive(Clone, Copy, Debug)]
pub struct RowsWords {
    /// Adds a row at the end.
    pub add: &'static str,
    /// Takes a row away.
    pub remove: &'static str,
    /// Moves a row towards the start.
    pub up: &'static str,
    /// Moves a row towards the end.
    pub down: &'static str,
}

/// What can be done to a list, by index from 0.
#[derive(Clone, Copy)]
pub struct RowsActs {
    /// Adds a row at the end.
    pub add: Callback<()>,
    /// Takes a row away.
    pub remove: Callback<usize>,
    /// Swaps two neighbours; where their order means nothing, there is none.
    pub swap: Option<Callback<(usize, usize)>>,
}

/// The list with its buttons. The rows themselves live outside.
///
/// A row is drawn once for its index: what it shows, it reads through signals, which may ask for a
/// row that has just gone.
#[component]
pub fn Rows(
    /// How many rows there are.
    #[prop(into)]
    count: Signal<usize>,
    /// What the ids of rows begin with: `disk` for `disk-0`. None have one without it.
    #[prop(optional)]
    id: &'static str,
    /// Draws the row at an index.
    #[prop(into)]
    row: Callback<usize, Drawn>,
    /// Names the row at an index, for those who do not see where its buttons stand.
    #[prop(into)]
    name: Callback<usize, String>,
    /// The words of its buttons.
    words: RowsWords,
    /// What they do.
    acts: RowsActs,
    /// Why there may be no more rows.
    #[prop(optional, into)]
    full: Signal<Option<String>>,
) -> impl IntoView {
    let list = NodeRef::new();
    let shared = Shared { list, count, id, row, name, words, acts };
    let add = move |_| {
        let index = count.get_untracked();
        acts.add.run(());
        shared.focus_soon(index, None);
    };
    drawn(view! {
        <div class="rows" node_ref=list>
            {shared.starting_at(0)}
            <div class="rows__more">
                <button
                    type="button"
                    class="button"
                    disabled=move || full.read().is_some()
                    on:click=add
                >
                    {words.add}
                </button>
                <span class="field__hint">{live_text(move || full.get().unwrap_or_default())}</span>
            </div>
        </div>
    })
}

/// What every row asks.
#[derive(Clone, Copy)]
struct Shared {
    list: NodeRef<html::Div>,
    count: Signal<usize>,
    id: &'static str,
    row: Callback<usize, Drawn>,
    name: Callback<usize, String>,
    words: RowsWords,
    acts: RowsActs,
}

impl Shared {
    /// The row at `index` while there is one, and behind it the next: a row that comes or goes
    /// leaves those before it as they are, with all that is open in them.
    fn starting_at(self, index: usize) -> Drawn {
        let is_there = Memo::new(move |_| index < self.count.get());
        live(move || is_there.get().then(|| (self.one(index), self.starting_at(index + 1))))
    }

    fn one(self, index: usize) -> Drawn {
        let Self { count, words, acts, .. } = self;
        let remove = move || {
            acts.remove.run(index);
            self.focus_soon(index, None);
        };
        let moves = acts.swap.map(|swap| {
            let up = move || {
                swap.run((index - 1, index));
                self.focus_soon(index - 1, Some("up"));
            };
            let down = move || {
                swap.run((index, index + 1));
                self.focus_soon(index + 1, Some("down"));
            };
            let is_last = Signal::derive(move || index + 1 >= count.get());
            [
                button("up", words.up, "↑", (index == 0).into(), Box::new(up)),
                button("down", words.down, "↓", is_last, Box::new(down)),
            ]
        });
        let id = (!self.id.is_empty()).then(|| format!("{}-{index}", self.id));
        drawn(view! {
            <div class="rows__row" id=id role="group" aria-label=move || self.name.run(index)>
                <div class="rows__content">{self.row.run(index)}</div>
                <div class="rows__buttons">
                    {moves}
                    {button("remove", words.remove, "×", Signal::default(), Box::new(remove))}
                </div>
            </div>
        })
    }

    /// After this turn: the rows are drawn by the change that the click makes.
    fn focus_soon(self, index: usize, button: Option<&'static str>) {
        request_animation_frame(move || {
            if let Some(Some(list)) = self.list.try_get_untracked() {
                focus_row(&list, index, button);
            }
        });
    }
}

fn button(
    act: &'static str,
    word: &'static str,
    sign: &'static str,
    is_disabled: Signal<bool>,
    on_click: Box<dyn Fn()>,
) -> Drawn {
    drawn(view! {
        <button
            type="button"
            class="button button--quiet button--sign"
            data-act=act
            aria-label=word
            title=word
            disabled=is_disabled
            on:click=move |_| on_click()
        >
            {sign}
        </button>
    })
}

/// Focuses a row: the button that was used, or its neighbour at an end of the list, else the first
/// control; behind the last row stands the button that adds one.
fn focus_row(list: &Element, index: usize, button: Option<&'static str>) {
    let rows = iter::successors(list.first_element_child(), Element::next_element_sibling);
    let Some(row) = rows.take(index + 1).last() else { return };
    let buttons = button.map(|act| [format!("[data-act={act}]"), "[data-act]".to_owned()]);
    let found = buttons.into_iter().flatten().find_map(|button| first(&row, &button));
    if let Some(target) = found.or_else(|| first(&row, CONTROLS)) {
        drop(target.focus());
    }
}
