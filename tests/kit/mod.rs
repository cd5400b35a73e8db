//! The widgets alone, each in a shadow root: by keyboard, and by the names that are read out.

mod fields;
mod files;
mod format;
mod menu;
mod rows;
mod table;
mod tokens;

use leptos::{mount::mount_to, prelude::*};
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement, HtmlInputElement, KeyboardEvent, KeyboardEventInit};

use crate::page::opened;

/// A widget on show.
struct Shown {
    host: HtmlElement,
    root: HtmlElement,
    _mounted: Box<dyn std::any::Any>,
}

impl Shown {
    /// Draws what `draw` returns.
    fn of<V: IntoView + 'static>(draw: impl FnOnce() -> V + 'static) -> Self {
        let (host, root) = opened();
        let mounted = mount_to(root.clone(), draw);
        Self { host, root, _mounted: Box::new(mounted) }
    }

    /// All that can be read.
    fn text(&self) -> String {
        self.root.text_content().unwrap_or_default()
    }

    /// Every element that `selector` finds.
    fn all(&self, selector: &str) -> Vec<HtmlInputElement> {
        let found = self.root.query_selector_all(selector).expect("a selector");
        (0..found.length()).filter_map(|at| Some(found.get(at)?.unchecked_into())).collect()
    }

    /// The element that `selector` finds.
    fn one(&self, selector: &str) -> HtmlInputElement {
        let mut found = self.all(selector);
        assert_eq!(found.len(), 1, "{selector}");
        found.remove(0)
    }

    /// The control that is read out as `name`.
    fn named(&self, name: &str) -> HtmlInputElement {
        let controls = self.all("input, select, textarea, button, summary, [role]");
        let found = controls.into_iter().find(|control| self.name_of(control) == name);
        found.unwrap_or_else(|| panic!("nothing is called {name}: {}", self.root.inner_html()))
    }

    /// What an element is called.
    fn name_of(&self, element: &Element) -> String {
        let label = format!("label[for={:?}]", element.id());
        let label = self.root.query_selector(&label).expect("a selector");
        let around = element.closest("label").expect("a selector");
        let words = |it: Element| it.text_content().unwrap_or_default().trim().to_owned();
        element
            .get_attribute("aria-label")
            .or_else(|| element.get_attribute("aria-labelledby").map(|ids| self.texts(&ids)))
            .or_else(|| label.or(around).map(words))
            .unwrap_or_else(|| words(element.clone()))
    }

    /// What is read out after the name.
    fn description_of(&self, element: &Element) -> String {
        self.texts(&element.get_attribute("aria-describedby").unwrap_or_default())
    }

    fn texts(&self, ids: &str) -> String {
        let text = |id| self.one(&format!("#{id}")).text_content().unwrap_or_default();
        ids.split_whitespace().map(text).collect::<Vec<_>>().join(" ")
    }

    /// What has the focus.
    fn focused(&self) -> Option<Element> {
        self.host.shadow_root().expect("a shadow root").active_element()
    }

    /// Whether the control that is read out as `name` has the focus.
    fn is_at(&self, name: &str) -> bool {
        self.focused().is_some_and(|it| self.name_of(&it) == name)
    }
}

impl Drop for Shown {
    fn drop(&mut self) {
        self.host.remove();
    }
}

/// Presses a key; whether the browser was kept from its own answer.
fn press(target: &Element, key: &str) -> bool {
    let init = KeyboardEventInit::new();
    init.set_key(key);
    init.set_bubbles(true);
    init.set_cancelable(true);
    let event = KeyboardEvent::new_with_keyboard_event_init_dict("keydown", &init).expect("one");
    !target.dispatch_event(&event).expect("sent")
}
