//! That a browser has asked for servers twice.

use leptos::prelude::*;

use crate::ui::{
    kit::{Notice, NoticeTone, Remedy, live},
    launch::Launches,
    words::Words,
};

/// How many were removed again; nothing where none was.
#[component]
pub fn DoublesNotice() -> impl IntoView {
    let words = Words::here();
    let doubles = Launches::expect().doubles;
    live(move || {
        let count = doubles.get();
        let title =
            words.doubles_removed(u64::try_from(count).unwrap_or_default(), &count.to_string());
        let remedy = Remedy { word: words.dismiss(), act: Callback::new(move |()| doubles.set(0)) };
        (count > 0).then(|| view! { <Notice tone=NoticeTone::Plain title remedy /> })
    })
}
