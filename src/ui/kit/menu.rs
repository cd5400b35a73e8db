//! A button that opens a short list of things to do.

use std::iter;

use leptos::{
    ev::{FocusEvent, KeyboardEvent},
    html,
    prelude::*,
    wasm_bindgen::JsCast,
};
use web_sys::{Element, HtmlElement, Node};

use super::{drawn, live};

/// One thing to do.
#[derive(Clone, Debug, PartialEq)]
pub struct MenuItem {
    /// Tells it from the others.
    pub key: usize,
    /// What it is called.
    pub word: &'static str,
    /// Why it cannot be done now: it is read then, and does nothing.
    pub note: Option<&'static str>,
    /// Whether something is lost by it.
    pub is_grave: bool,
}

/// The button and its list. Arrow keys, Home and End move in it; Escape closes it and gives the
/// focus back to the button; whoever leaves it closes it.
#[component]
pub fn Menu(
    /// What stands on the button.
    word: &'static str,
    /// What the button is called, for those who do not see where it stands.
    #[prop(into)]
    name: Signal<String>,
    /// What there is to do. What is on show stays as it was when the menu was opened.
    items: Memo<Vec<MenuItem>>,
    /// Hears the key of what was chosen.
    on_pick: Callback<usize>,
) -> impl IntoView {
    let whole = NodeRef::<html::Div>::new();
    // What is on show, and where the focus is in it.
    let shown = RwSignal::new(None::<Vec<MenuItem>>);
    let at = StoredValue::new(0);
    let move_to = move |index| {
        at.set_value(index);
        focus(whole, Some(index));
    };
    let close = move || {
        shown.set(None);
        focus(whole, None);
    };
    let open = move |is_at_end: bool| {
        let items = items.get_untracked();
        let last = items.len().saturating_sub(1);
        shown.set(Some(items));
        request_animation_frame(move || move_to(if is_at_end { last } else { 0 }));
    };
    let press = move |event: KeyboardEvent| {
        let key = event.key();
        let Some(count) = shown.read_untracked().as_ref().map(Vec::len) else {
            if let "ArrowDown" | "ArrowUp" = &*key {
                event.prevent_default();
                open(key == "ArrowUp");
            }
            return;
        };
        let here = at.get_value();
        match &*key {
            "ArrowDown" => move_to((here + 1) % count),
            "ArrowUp" => move_to((here + count - 1) % count),
            "Home" => move_to(0),
            "End" => move_to(count - 1),
            "Escape" => close(),
            _ => return,
        }
        event.prevent_default();
    };
    let leave = move |event: FocusEvent| {
        let to = event.related_target().and_then(|to| to.dyn_into::<Node>().ok());
        let is_inside =
            whole.try_get_untracked().flatten().is_some_and(|whole| whole.contains(to.as_ref()));
        // What takes the page away takes the focus too, when the menu is no more.
        if !is_inside && shown.try_with_untracked(Option::is_some) == Some(true) {
            shown.set(None);
        }
    };
    let item = move |item: MenuItem| {
        let MenuItem { key, word, note, is_grave } = item;
        let is_closed = note.is_some();
        let pick = move |_| {
            if !is_closed {
                close();
                on_pick.run(key);
            }
        };
        view! {
            <button
                type="button"
                role="menuitem"
                class="menu__item"
                tabindex="-1"
                data-grave=is_grave.then_some("true")
                aria-disabled=is_closed.then_some("true")
                on:click=pick
            >
                {word}
                {note.map(|note| view! { " " <span class="menu__note">{note}</span> })}
            </button>
        }
    };
    let arrow = view! { <span aria-hidden="true">" ▾"</span> };
    drawn(view! {
        <div class="menu" node_ref=whole on:keydown=press on:focusout=leave>
            <button
                type="button"
                class="button menu__button"
                aria-haspopup="menu"
                aria-expanded=move || shown.read().is_some().to_string()
                aria-label=name
                on:click=move |_| if shown.read_untracked().is_some() { close() } else { open(false) }
            >
                {word}
                {arrow}
            </button>
            {live(move || {
                let items = shown.get()?.into_iter().map(item).collect_view();
                Some(view! {
                    <div class="menu__items" role="menu" aria-label=name>
                        {items}
                    </div>
                })
            })}
        </div>
    })
}

/// Focuses the thing to do at an index, or the button.
fn focus(whole: NodeRef<html::Div>, at: Option<usize>) {
    let Some(Some(whole)) = whole.try_get_untracked() else { return };
    let found = match at {
        None => whole.first_element_child(),
        Some(at) => {
            let first = whole.last_element_child().and_then(|items| items.first_element_child());
            iter::successors(first, Element::next_element_sibling).nth(at)
        }
    };
    if let Some(found) = found.and_then(|it| it.dyn_into::<HtmlElement>().ok()) {
        drop(found.focus());
    }
}
