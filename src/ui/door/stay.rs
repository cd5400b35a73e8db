//! Staying signed in on this tab: what of a sign-in is kept for a reload, and the way back in by it.
//! A token and Keystone's description of it; never a password.

use std::{sync::Arc, time::Duration};

use leptos::{prelude::*, task::spawn_local};
use secrecy::{ExposeSecret, SecretString};
use serde_json::{Value, json};

use super::returned::returned;
use crate::{
    openstack::{
        json,
        keystoneauth::{Access, Session, identity::AuthUrl},
    },
    sign_in::federation::Refusal,
    ui::{
        kit::{Waiting, drawn},
        setup::Setup,
        stage::{SignedIn, Stage},
        visit::{KEPT, Visit, has_kept, tab},
        words::Words,
    },
};

/// Keeps `access` for a reload of this tab.
pub fn keep(signed_in: &SignedIn, access: &Access) {
    let Some((tab, state)) = tab().zip(access.to_state()) else { return };
    let kept = json!({
        "cloud": signed_in.cloud.auth_url,
        "interface": signed_in.cloud.interface,
        "endpoints": signed_in.cloud.endpoints,
        "region": signed_in.region,
        "is_borrowed": access.is_borrowed,
        "state": state.expose_secret(),
    });
    // Without room for it, the next reload asks for the password.
    drop(tab.set_item(KEPT, &json::written(&kept)));
}

/// On the way back in, from an identity provider or after a reload.
#[component]
pub fn ComingBack() -> impl IntoView {
    let (visit, stage) = (Visit::expect(), expect_context::<RwSignal<Stage>>());
    let setup = expect_context::<StoredValue<Setup>>();
    spawn_local(async move {
        match returned(visit, setup).await {
            Some(Ok(next)) => return stage.set(next),
            // A link that nobody here has asked for signs nobody out.
            Some(Err(Refusal::NotBegun)) if has_kept() => {}
            Some(Err(why)) => return stage.set(Stage::TurnedBack(Arc::new(why))),
            None => {}
        }
        if let Some(signed_in) = signed_in_as_before(visit, setup).await {
            visit.stays.set(true);
            stage.set(Stage::In(Arc::new(signed_in)));
        } else {
            visit.end();
            stage.set(Stage::SignIn);
        }
    });
    drawn(view! { <Waiting label=Words::here().connecting() /> })
}

/// By a token that has not ended; whether it was revoked, the first request tells.
async fn signed_in_as_before(visit: Visit, setup: StoredValue<Setup>) -> Option<SignedIn> {
    let kept = tab()?.get_item(KEPT).ok()??;
    let kept: Value = json::read(kept.as_bytes()).ok()?;
    let state = SecretString::from(kept["state"].as_str()?.to_owned());
    let is_borrowed = kept["is_borrowed"].as_bool()?;
    let mut access = Access::from_state(&state).ok()?;
    access.is_borrowed = is_borrowed;
    let (cloud, world) = setup.try_with_value(|setup| {
        let mut cloud = setup.config.cloud(kept["cloud"].as_str()?);
        cloud.interface = kept["interface"].as_str().map(str::to_owned);
        let endpoints = kept["endpoints"].as_object().into_iter().flatten();
        for (kind, url) in endpoints.filter_map(|(kind, url)| Some((kind, url.as_str()?))) {
            cloud.endpoints.entry(kind.clone()).or_insert_with(|| url.to_owned());
        }
        let world = (setup.world)(&cloud);
        Some((cloud, world))
    })??;
    if access.will_expire_soon(world.clock.now(), Duration::ZERO) {
        return None;
    }
    let auth_url = AuthUrl::new(&cloud.auth_url);
    let session = visit.open(&Session::anonymous(world), auth_url, access.clone()).await;
    let region = kept["region"].as_str().map(str::to_owned);
    Some(SignedIn { cloud, session, access: Arc::new(access), region })
}
