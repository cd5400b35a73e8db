//! Moving the reader's attention without ids that leak out of a shadow root.

use leptos::{ev::MouseEvent, html, prelude::*, wasm_bindgen::JsCast};
use web_sys::{Document, Element, HtmlElement, ShadowRoot};

use super::{drawn, live_text, whenever};

/// The handler of a link that focuses the element called `id`, or its first control.
pub fn focus_link(id: &'static str) -> impl Fn(MouseEvent) + 'static {
    move |event| {
        // The fragment of the address belongs to the router, and to the host of an embedded form.
        event.prevent_default();
        let link = event.current_target().and_then(|target| target.dyn_into::<Element>().ok());
        if let Some(link) = link {
            lead(link, id, PATIENCE);
        }
    }
}

/// Frames in which what is awaited may come: its code may have to be fetched.
const PATIENCE: u32 = 600;

/// Focuses the element called `id`. What is inside a closed part is drawn only when that opens.
fn lead(link: Element, id: &'static str, frames: u32) {
    if let Some(target) = beside(&link, &format!("#{id}")) {
        return focus(&target);
    }
    // Of rows, the word before the number is known.
    let rows = id.trim_end_matches(|letter: char| letter.is_ascii_digit() || letter == '-');
    let closed = beside(&link, &format!("details[data-holds~={id}]:not([open])"));
    let of_rows = || beside(&link, &format!("[data-holds~={rows}]>details:not([open])"));
    if let Some(closed) = closed.or_else(of_rows) {
        drop(closed.set_attribute("open", ""));
    }
    if frames > 0 {
        request_animation_frame(move || lead(link, id, frames - 1));
    }
}

/// The first element that `selector` finds in the tree of `element`: the document, or a shadow root.
fn beside(element: &Element, selector: &str) -> Option<Element> {
    let root = element.get_root_node();
    let found = match root.dyn_ref::<ShadowRoot>() {
        Some(shadow) => shadow.query_selector(selector),
        None => root.dyn_ref::<Document>()?.query_selector(selector),
    };
    found.ok().flatten()
}

/// What takes the focus.
pub(super) const CONTROLS: &str = ":is(input, select, textarea, button)";

/// The first element in `part` that `selector` finds and that can be used.
pub(super) fn first(part: &Element, selector: &str) -> Option<HtmlElement> {
    part.query_selector(&format!("{selector}:not(:disabled)")).ok().flatten()?.dyn_into().ok()
}

/// Focuses `element` itself if it is a control, or the first control of a group; what hides it opens.
fn focus(element: &Element) {
    if let Ok(Some(closed)) = element.closest("details:not([open])") {
        drop(closed.set_attribute("open", ""));
    }
    element.scroll_into_view();
    let is_group = element.matches("fieldset, [role=group]").unwrap_or_default();
    let inside = if is_group { first(element, CONTROLS) } else { None };
    if let Some(target) = inside.as_ref().or(element.dyn_ref::<HtmlElement>()) {
        drop(target.focus());
    }
}

/// Whether the reader has done anything here yet: before that, a page that opens leaves the focus
/// where it is, which may be in the portal around it.
#[derive(Clone, Copy)]
pub struct Attention(StoredValue<bool>);

impl Attention {
    /// Nobody has done anything yet.
    pub fn provide() -> Self {
        let attention = Self(StoredValue::new(false));
        provide_context(attention);
        attention
    }

    /// Somebody does something.
    pub fn caught(self) {
        self.0.set_value(true);
    }
}

/// The heading of a page; takes the focus when the page opens, so that readers hear where they are.
#[component]
pub fn Heading(
    /// Its words.
    #[prop(into)]
    text: Signal<String>,
    /// Whether they are somebody's name for something, which is not translated.
    #[prop(optional)]
    is_name: bool,
) -> impl IntoView {
    let heading = NodeRef::<html::H1>::new();
    let Attention(attention) = expect_context();
    whenever(move || {
        if let Some(heading) = heading.get().filter(|_| attention.get_value()) {
            drop(heading.focus());
        }
    });
    drawn(view! {
        <h1
            class="page__title"
            tabindex="-1"
            translate=is_name.then_some("no")
            node_ref=heading
        >
            {live_text(move || text.get())}
        </h1>
    })
}
