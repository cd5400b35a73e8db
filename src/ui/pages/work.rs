//! A user at work in a project: what outlives a change of page or of language, and the page itself.

use std::sync::Arc;

use leptos::{prelude::*, task::spawn_local};

use super::LaunchPage;
use crate::{
    openstack::Connection,
    ui::{
        cloud::Cloud,
        frame::localized,
        host::{After, of_host},
        kit::{drawn, live},
        later::{DoorParts, Parts, ServerParts, later},
        launch::{LaunchForm, Launches, Logbook},
        orders::Orders,
        route::{Location, Route},
        servers::ListChoice,
        setup::Setup,
        stage::SignedIn,
        visit::Visit,
    },
};

/// The pages of a project.
#[component]
pub fn Work(
    /// The sign-in.
    signed_in: Arc<SignedIn>,
) -> impl IntoView {
    if Visit::expect().stays.get_untracked() {
        let signed_in = signed_in.clone();
        spawn_local(async move {
            if let Ok(parts) = DoorParts::fetch().await {
                (parts.keep)(&signed_in, &signed_in.access);
            }
        });
    }
    let region = signed_in.region.as_deref();
    let SignedIn { session, cloud, .. } = &*signed_in;
    let connection =
        Connection::with_endpoints(session, cloud.interface(), region, &cloud.endpoints);
    let cloud = Cloud::provide(connection);
    LaunchForm::provide(cloud, signed_in);
    let setup = expect_context::<StoredValue<Setup>>();
    if let Some(element) = setup.with_value(|setup| setup.gate.element()) {
        let form = LaunchForm::expect();
        // Once the form is drawn.
        form.spawn(Box::pin(async move { (element.attend)(form) }));
    }
    let orders = Orders::provide();
    ListChoice::provide();
    let location = Location::expect();
    let is_interrupted = !Logbook::of(location).keys().is_empty();
    let Launches { batch, doubles, accepted, .. } = Launches::expect();
    let is_done = of_host(|host| host.after == After::Event);
    let is_done = Memo::new(move |_| is_done && accepted.read().is_some());
    let has_doubles = Memo::new(move |_| *doubles.read() > 0);
    let has_several = Memo::new(move |_| batch.read().is_some());
    localized(move || {
        let interrupted =
            is_interrupted.then(|| later::<ServerParts>(|parts| (parts.interrupted)()));
        let several = live(move || {
            has_several.get().then(|| later::<ServerParts>(|parts| (parts.several_notice)()))
        });
        let doubles = live(move || {
            has_doubles.get().then(|| later::<ServerParts>(|parts| (parts.doubles)()))
        });
        let page = live(move || match location.route() {
            _ if is_done.get() => later::<ServerParts>(|parts| (parts.accepted)()),
            Route::Launch => drawn(view! { <LaunchPage /> }),
            Route::Launches => later::<ServerParts>(|parts| (parts.several)()),
            Route::Servers => later::<ServerParts>(|parts| (parts.all)()),
            Route::Server(id) => later::<ServerParts>(move |parts| (parts.one)(id.clone())),
        });
        let is_any_doomed = Memo::new(move |_| orders.is_any_doomed());
        let deletions = live(move || {
            is_any_doomed.get().then(|| later::<ServerParts>(|parts| (parts.deletions)()))
        });
        drawn(view! {
            {interrupted}
            {deletions}
            {several}
            {doubles}
            {page}
        })
    })
}
