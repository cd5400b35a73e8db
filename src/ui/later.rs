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
        #[derive(Clone, Copy)]
        pub struct $Parts {
            $($(#[$of_part])* pub $part: $type,)*
        }

        #[cfg_attr(split, leptos::wasm_split::wasm_split(
            $module, wasm_split_path = ::leptos::wasm_split, fallible
        ))]
        fn table() -> Result<$Parts, super::NotFetched> {
            Ok($Parts { $($part: $draw,)* })
        }

        #[cfg(split)]
        static HERE: std::sync::OnceLock<$Parts> = std::sync::OnceLock::new();

        #[cfg(split)]
        impl super::Parts for $Parts {
            fn here() -> Option<Self> {
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
            fn here() -> Option<Self> {
                table().ok()
            }

            fn fetch() -> super::Fetching<Self> {
                Box::pin(std::future::ready(table()))
            }
        }
    };
}

mod form;
mod servers;

use std::{future::Future, pin::Pin};

pub use form::FormParts;
use leptos::{prelude::*, reactive::spawn_local_scoped_with_cancellation};
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
pub type Fetching<P> = Pin<Box<dyn Future<Output = Result<P, NotFetched>>>>;

/// A table of parts: plain functions, each of which draws one.
pub trait Parts: Copy + Send + Sync + 'static {
    /// The table, once its code is here.
    fn here() -> Option<Self>;

    /// Fetches the code; after a failure another call tries again.
    fn fetch() -> Fetching<Self>;
}

/// Draws one of the parts: at once where its code is here, else as soon as it has come.
pub fn later<P: Parts>(draw: impl Fn(P) -> Drawn + Send + 'static) -> Drawn {
    if let Some(parts) = P::here() {
        return draw(parts);
    }
    let fetched = RwSignal::new(None::<Result<P, NotFetched>>);
    fetch_into(fetched);
    live(move || match fetched.get() {
        Some(Ok(parts)) => draw(parts),
        Some(Err(NotFetched)) => failed(Callback::new(move |()| fetch_into(fetched))),
        None => drawn(view! { <Waiting label=Words::here().loading() /> }),
    })
}

fn fetch_into<P: Parts>(fetched: RwSignal<Option<Result<P, NotFetched>>>) {
    fetched.set(None);
    spawn_local_scoped_with_cancellation(async move {
        let outcome = P::fetch().await;
        _ = fetched.try_set(Some(outcome));
    });
}

fn failed(retry: Callback<()>) -> Drawn {
    let words = Words::here();
    let remedy = Remedy { word: words.try_again(), act: retry };
    drawn(view! { <Notice tone=NoticeTone::Bad title=words.part_failed() remedy /> })
}
