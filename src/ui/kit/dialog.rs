//! A question over the page, in the browser's own dialog: the focus stays in it, and goes back to
//! where it was.

use leptos::{html, prelude::*};

use super::{Inside, drawn, whenever};

/// A dialog that is open from when it is drawn until it is taken away.
#[component]
pub fn Dialog(
    /// What it asks.
    #[prop(into)]
    title: String,
    /// Hears that the user has closed it.
    #[prop(into)]
    on_close: Callback<()>,
    /// What is inside.
    children: Inside,
) -> impl IntoView {
    let dialog = NodeRef::<html::Dialog>::new();
    whenever(move || {
        if let Some(dialog) = dialog.get() {
            // Refused only where it is open already.
            drop(dialog.show_modal());
        }
    });
    let close = move || {
        if let Some(Some(dialog)) = dialog.try_get_untracked() {
            dialog.close();
        }
    };
    // While it is still in the page: only then does the browser give the focus back.
    on_cleanup(close);
    let label = title.clone();
    drawn(view! {
        <dialog
            class="dialog"
            aria-label=label
            node_ref=dialog
            on:close=move |_| _ = on_close.try_run(())
        >
            <h2 class="dialog__title">{title}</h2>
            {children.draw()}
        </dialog>
    })
}
