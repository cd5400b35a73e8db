//! Parts of the page whose code is fetched when the first of them is shown.
//!
//! A release is built with `cfg(split)`: what can be reached from a table of such parts alone becomes
//! a wasm module of its own (`tools/split.mjs`). Every other build has all of it from the start.

/// Declares a table, its parts, and the module that they become.
macro_rules! table {
    ($(#[$doc:meta])* $module:ident: $Parts:ident {
        $($(#[$of_part:meta])* $part:ident: $type:ty = $draw:expr,)*
    }) => {
        $(#[$doc])*
        pub struct $Parts {
            $($(#[$of_part])* pub $part: $type,)*
        }

        #[cfg_attr(split, leptos::wasm_split::wasm_split(
            $module, wasm_split_path = ::leptos::wasm_split, fallible
        ))]
        fn table() -> Result<&'static $Parts, super::NotFetched> {
            static TABLE: $Parts = $Parts { $($part: $draw,)* };
            Ok(&TABLE)
        }

        #[cfg(split)]
        static HERE: std::sync::OnceLock<&'static $Parts> = std::sync::OnceLock::new();

        #[cfg(split)]
        impl super::Parts for $Parts {
            fn here() -> Option<&'static Self> {
                HERE.get().copied()
            }

            fn fetch() -> super::Fetching<Self> {
                Box::pin(async {
                    let parts = table().await?;
                    Ok(*HERE.get_or_init(|| parts))
                })
            }
        }

        #[cfg(not(split))]
        impl super::Parts for $Parts {
            fn here() -> Option<&'static Self> {
                table().ok()
            }

            fn fetch() -> super::Fetching<Self> {
                Box::pin(std::future::ready(table()))
            }
        }
    };
}

mod doctor;
mod door;
mod form;
mod locked;
mod servers;

use std::{future::Future, pin::Pin};

pub use doctor::DoctorParts;
pub use door::DoorParts;
pub use form::FormParts;
use leptos::{prelude::*, reactive::spawn_local_scoped_with_cancellation};
pub use locked::LockedParts;
pub use servers::ServerParts;

use super::{
    kit::{Drawn, Notice, NoticeTone, Remedy, Waiting, drawn, live},
    words::Words,
};

/// The code did not arrive.
#[derive(Clone, Copy, Debug)]
pub struct NotFetched;

impl From<leptos::wasm_split::SplitLoaderError> for NotFetched {
    fn from(_: leptos::wasm_split::SplitLoaderError) -> Self {
        Self
    }
}

/// A fetch under way.
pub type Fetching<P> = Pin<Box<dyn Future<Output = Result<&'static P, NotFetched>>>>;

/// A table of parts: plain functions, each of which draws one.
pub trait Parts: 'static {
    /// The table, once its code is here.
    fn here() -> Option<&'static Self>;

    /// Fetches the code; after a failure another call tries again.
    fn fetch() -> Fetching<Self>;
}

/// Draws one of the parts: at once where its code is here, else as soon as it has come.
pub fn later<P: Parts>(draw: impl Fn(&P) -> Drawn + Send + 'static) -> Drawn {
    when_here(Box::new(move || P::here().map(&draw)), try_fetch::<P>)
}

/// Tells the signal whether it has failed.
type TryFetch = fn(RwSignal<bool>) -> Pin<Box<dyn Future<Output = ()>>>;

fn try_fetch<P: Parts>(has_failed: RwSignal<bool>) -> Pin<Box<dyn Future<Output = ()>>> {
    Box::pin(async move {
        let outcome = P::fetch().await;
        _ = has_failed.try_set(outcome.is_err());
    })
}

/// Compiled once for all parts of all tables.
fn when_here(draw: Box<dyn Fn() -> Option<Drawn> + Send>, fetch: TryFetch) -> Drawn {
    if let Some(drawn) = draw() {
        return drawn;
    }
    let has_failed = RwSignal::new(false);
    let retry = move |()| {
        has_failed.set(false);
        spawn_local_scoped_with_cancellation(fetch(has_failed));
    };
    retry(());
    live(move || {
        if has_failed.get() {
            return failed(Callback::new(retry));
        }
        draw().unwrap_or_else(|| drawn(view! { <Waiting label=Words::here().loading() /> }))
    })
}

fn failed(retry: Callback<()>) -> Drawn {
    let words = Words::here();
    let remedy = Remedy { word: words.try_again(), act: retry };
    drawn(view! { <Notice tone=NoticeTone::Bad title=words.part_failed() remedy /> })
}
