//! What can be asked of one server: a menu of what is open now, what has been asked, and the forms of
//! actions that ask first.

mod address;
mod asked;
mod choosing;
mod deletions;
mod form;
mod groups;
mod menu;
mod rebuild;
mod resize;
mod text;
mod volumes;
mod words;

use leptos::{html, prelude::*, wasm_bindgen::JsCast};
use web_sys::HtmlElement;

pub use self::{
    asked::{AskedNote, DoomedNote},
    deletions::Deletions,
    menu::ActionMenu,
    words::action_word,
};
use crate::{
    openstack::novaclient::Server,
    server::Action,
    ui::{
        kit::{drawn, live},
        orders::Orders,
    },
};

/// All of it, for the server's page.
#[component]
pub fn Actions(
    /// The server, as it was read last.
    server: Memo<Server>,
) -> impl IntoView {
    let orders = Orders::expect();
    let whole = NodeRef::<html::Div>::new();
    let id = server.read_untracked().id.clone();
    Effect::new(move |_| orders.saw(&server.read()));
    let form = Memo::new({
        let id = id.clone();
        move |_| {
            let form = orders.form.read();
            form.as_ref().filter(|(known, _)| *known == id).map(|(_, action)| *action)
        }
    });
    // A form that closes leaves the focus where it was opened.
    let close = Callback::new(move |()| {
        orders.form.set(None);
        let button =
            whole.get_untracked().and_then(|it| it.query_selector(".menu__button").ok()?);
        if let Some(button) = button.and_then(|it| it.dyn_into::<HtmlElement>().ok()) {
            drop(button.focus());
        }
    });
    on_cleanup(move || _ = orders.form.try_set(None));
    drawn(view! {
        <div class="actions" node_ref=whole>
            <ActionMenu server />
            <AskedNote id=id.clone() />
            <DoomedNote id />
            {live(move || {
                let action = form.get()?;
                Some(
                    match action {
                        Action::Resize => resize::form(server, close),
                        Action::Rebuild => rebuild::form(server, close),
                        Action::SecurityGroups => groups::form(server, close),
                        Action::Volumes => volumes::form(server, close),
                        Action::FloatingIp => address::form(server, close),
                        _ => drawn(view! { <text::TextForm action server close /> }),
                    },
                )
            })}
        </div>
    })
}
