//! A view that has forgotten its type, so that what holds it is compiled once and not for each kind
//! of content.
//!
//! Leptos' `AnyView` does the same for pages that are also drawn on a server, and carries what that
//! takes: code that compares a view with the one before it, and a second form of the view that owns
//! its texts. Here a change draws a part anew and takes the old one away.

use leptos::{
    prelude::*,
    tachys::{
        html::attribute::any_attribute::AnyAttribute,
        hydration::Cursor,
        no_attrs,
        renderer::types,
        view::{Mountable, Position, PositionState},
    },
};
use send_wrapper::SendWrapper;

use super::visible;

/// Nodes that stand ready to be mounted, with all that keeps them up to date.
pub struct Drawn(SendWrapper<Box<dyn Mountable>>);

/// Draws `view` now.
pub fn drawn(view: impl IntoView + 'static) -> Drawn {
    Drawn(SendWrapper::new(Box::new(view.build())))
}

/// Draws what `draw` returns, and again whenever a signal that it reads has changed.
///
/// The nodes are other ones then: what may hold the focus stands outside, or reads its signals
/// through a `Memo` that changes only when it must.
pub fn live<V: IntoView + 'static>(mut draw: impl FnMut() -> V + Send + 'static) -> Drawn {
    let draw: Box<dyn FnMut() -> Drawn + Send> = Box::new(move || drawn(draw()));
    drawn(draw)
}

/// Runs `run` now, and again whenever a signal that it reads has changed: what follows the signals is
/// compiled once.
pub fn whenever(run: impl FnMut() + 'static) {
    let mut run: Box<dyn FnMut()> = Box::new(run);
    Effect::new(move |_: Option<()>| run());
}

/// A text that is kept up to date in its place, so that nothing is read out twice, and holds nothing
/// [unseen](visible).
pub fn live_text(text: impl FnMut() -> String + Send + 'static) -> Drawn {
    let mut text: Box<dyn FnMut() -> String + Send> = Box::new(text);
    drawn(move || visible(text()))
}

/// The children of a component that is compiled once for all of them.
pub struct Inside(Box<dyn FnOnce() -> Drawn>);

impl Inside {
    /// Draws them now.
    pub fn draw(self) -> Drawn {
        (self.0)()
    }
}

impl<F: FnOnce() -> V + 'static, V: IntoView + 'static> ToChildren<F> for Inside {
    fn to_children(children: F) -> Self {
        Self(Box::new(move || drawn(children())))
    }
}

impl Render for Drawn {
    type State = Self;

    fn build(self) -> Self {
        self
    }

    fn rebuild(mut self, state: &mut Self) {
        state.insert_before_this(&mut self);
        state.unmount();
        *state = self;
    }
}

impl Mountable for Drawn {
    fn unmount(&mut self) {
        self.0.unmount();
    }

    fn mount(&mut self, parent: &types::Element, marker: Option<&types::Node>) {
        self.0.mount(parent, marker);
    }

    fn insert_before_this(&self, child: &mut dyn Mountable) -> bool {
        self.0.insert_before_this(child)
    }

    fn elements(&self) -> Vec<types::Element> {
        self.0.elements()
    }
}

no_attrs!(Drawn);

// Asked for by `view!`, and never called: nothing is drawn on a server.
impl RenderHtml for Drawn {
    type AsyncOutput = Self;
    type Owned = Self;

    const MIN_LENGTH: usize = 0;

    fn dry_resolve(&mut self) {}

    async fn resolve(self) -> Self {
        self
    }

    fn to_html_with_buf(
        self,
        _: &mut String,
        _: &mut Position,
        _: bool,
        _: bool,
        _: Vec<AnyAttribute>,
    ) {
    }

    fn hydrate<const FROM_SERVER: bool>(self, _: &Cursor, _: &PositionState) -> Self {
        self
    }

    fn into_owned(self) -> Self {
        self
    }
}
