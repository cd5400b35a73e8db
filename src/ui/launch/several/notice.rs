//! That a launch of several goes on, or has been left unfinished, while other pages are shown.

use leptos::prelude::*;

use crate::ui::{
    kit::{Notice, NoticeTone, live},
    launch::Launches,
    route::{Link, Location, Route},
    words::Words,
};

/// The way to it; nothing where there is none, or where it is being shown.
#[component]
pub fn SeveralNotice() -> impl IntoView {
    let words = Words::here();
    let location = Location::expect();
    let batch = Launches::expect().batch;
    let count = Memo::new(move |_| {
        let batch = batch.read();
        let open = batch.as_ref().filter(|batch| !batch.is_complete());
        open.filter(|_| location.route() != Route::Launches).map(|batch| batch.items.len())
    });
    live(move || {
        let count = count.get()?;
        let of = words.launches_of(u64::try_from(count).unwrap_or_default(), &count.to_string());
        Some(view! {
            <Notice tone=NoticeTone::Plain title=words.launches_open(&of) />
            <p><Link to=Route::Launches text=words.launch_look_at_it().to_owned() /></p>
        })
    })
}
