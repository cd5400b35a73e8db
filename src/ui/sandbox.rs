//! What says of the sandbox that nothing there is real.
//!
//! It is reached from a table of plain functions alone: a release for production is made without the sandbox, and
//! without a word of it (`tools/split.mjs`).

use leptos::prelude::*;

use super::{
    kit::{Drawn, Notice, NoticeTone, drawn},
    words::Words,
};

/// What only a page with the sandbox says.
pub struct OfSandbox {
    /// At the door: who may go in, and what can be tried there.
    pub notice: fn() -> Drawn,
    /// Above each page of who is in it.
    pub ribbon: fn() -> Drawn,
}

/// What only a page with the sandbox says.
pub static SANDBOX: OfSandbox = OfSandbox { notice, ribbon };

fn notice() -> Drawn {
    let words = Words::here();
    let (title, detail) = (words.sandbox_title(), words.sandbox_help());
    drawn(view! { <Notice tone=NoticeTone::Plain title detail /> })
}

fn ribbon() -> Drawn {
    let words = Words::here();
    drawn(view! {
        <aside class="ribbon" aria-label=words.sandbox_title()>
            {words.sandbox_ribbon()}
        </aside>
    })
}
