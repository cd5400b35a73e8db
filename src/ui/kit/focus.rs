//! Moving the reader's attention without ids that leak out of a shadow root.

use leptos::{ev::MouseEvent, html, prelude::*, wasm_bindgen::JsCast};
use web_sys::{Document, Element, HtmlElement, ShadowRoot};

use super::{drawn, live_text};

/// The handler of a link that focuses the element called `id`, or its first control.
pub fn focus_link(id: &'static str) -> impl Fn(MouseEvent) + 'static {
    move |event| {
        // The fragment of the address belongs to the router, and to the host of an embedded form.
        event.prevent_default();
        let link = event.current_target().and_then(|target| target.dyn_into::<Element>().ok());
        if let Some(target) = link.and_then(|link| beside(&link, id)) {
            focus(&target);
        }
    }
}

/// The element called `id` in the tree of `element`: the document, or a shadow root.
fn beside(element: &Element, id: &str) -> Option<Element> {
    let root = element.get_root_node();
    match root.dyn_ref::<ShadowRoot>() {
        Some(shadow) => shadow.get_element_by_id(id),
        None => root.dyn_ref::<Document>()?.get_element_by_id(id),
    }
}

/// Focuses `element` itself if it is a control, or the first control inside.
fn focus(element: &Element) {
    const CONTROLS: &str = "input:not(:disabled), select, textarea, button";
    let target = match element.query_selector(CONTROLS).ok().flatten() {
        Some(inner) if element.tag_name() == "FIELDSET" => inner,
        _ => element.clone(),
    };
    element.scroll_into_view();
    if let Some(target) = target.dyn_ref::<HtmlElement>() {
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
    Effect::new(move |_| {
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
