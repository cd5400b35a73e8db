//! That a launch was accepted, where no page of the server follows it.

use leptos::prelude::*;

use super::Launches;
use crate::ui::{
    host::{After, of_host},
    kit::{Heading, Notice, NoticeTone, drawn, live},
    route::{Link, Route},
    words::Words,
};

/// A notice that leads to the server; where nothing else is shown, its words alone.
#[component]
pub fn Accepted() -> impl IntoView {
    let words = Words::here();
    let accepted = Launches::expect().accepted;
    let is_alone = of_host(|host| host.after == After::Event);
    live(move || {
        let (name, server) = accepted.get()?;
        let title = words.launch_accepted(&name);
        if is_alone {
            return Some(drawn(view! { <Heading text=title /> }));
        }
        Some(drawn(view! {
            <div role="status">
                <Notice tone=NoticeTone::Plain title />
            </div>
            <p><Link to=Route::Server(server) text=words.launch_look_at_it().to_owned() /></p>
        }))
    })
}
