//! One server in the list.

use leptos::prelude::*;

use super::{Field, ImageNames, ListChoice, cell::cell};
use crate::{
    openstack::{Id, novaclient::Server},
    ui::{
        cloud::Cloud,
        kit::{date_time, drawn, live, live_text},
        preferences::Preferences,
        route::{Link, Route},
        server::{ActionMenu, AskedNote, DoomedNote, StatusBadge},
        words::Words,
    },
};

/// Its name, the columns that are shown, and what can be asked of it.
#[component]
pub fn ServerRow(
    /// The server, as it was read last.
    server: Memo<Server>,
    /// The servers that are chosen.
    chosen: RwSignal<Vec<Id<Server>>>,
    /// The names of images.
    images: ImageNames,
) -> impl IntoView {
    let words = Words::here();
    let choice = ListChoice::expect();
    let fields = Memo::new(move |_| choice.fields());
    let id = server.read_untracked().id.clone();
    let is_chosen = {
        let id = id.clone();
        move || chosen.read().contains(&id)
    };
    let choose = {
        let id = id.clone();
        move |_| {
            chosen.update(|all| match all.iter().position(|known| *known == id) {
                Some(at) => drop(all.remove(at)),
                None => all.push(id.clone()),
            });
        }
    };
    let name = Signal::derive(move || server.read().name.clone());
    drawn(view! {
        <tr role="row" class="list__row">
            <td role="cell" class="servers__name">
                <input
                    type="checkbox"
                    aria-label=move || words.choose_server(&name.read())
                    prop:checked=is_chosen
                    on:change=choose
                />
                <Link to=Route::Server(id.clone()) text=name is_name=true />
                <AskedNote id=id.clone() />
                <DoomedNote id />
            </td>
            {live(move || {
                fields.get().into_iter().map(|field| fact(field, server, images)).collect_view()
            })}
            <td role="cell" class="servers__menu">
                <ActionMenu server />
            </td>
        </tr>
    })
}

fn fact(field: Field, server: Memo<Server>, images: ImageNames) -> impl IntoView {
    let words = Words::here();
    let cloud = Cloud::expect();
    let language = Preferences::expect().language;
    let title = (field == Field::Created)
        .then(|| date_time(&server.read_untracked().created, language.get_untracked().tag()));
    // An id would be read for a blink, and move what stands below.
    let is_on_its_way = move || {
        let server = server.read();
        field == Field::Image && server.image.as_ref().is_some_and(|id| images.is_sought(id))
    };
    let shown = if field == Field::Status {
        drawn(view! { <StatusBadge server /> })
    } else {
        live_text(move || {
            if is_on_its_way() {
                return "…".to_owned();
            }
            let now = cloud.connection().session().clock().now();
            cell(field, &server.read(), images, now, words)
        })
    };
    let is_name =
        matches!(field, Field::Addresses | Field::Flavor | Field::Image | Field::Key | Field::Zone);
    view! {
        <td
            role="cell"
            data-title=field.title(words)
            title=title
            translate=is_name.then_some("no")
        >
            {shown}
        </td>
    }
}
