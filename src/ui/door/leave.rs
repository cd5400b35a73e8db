//! To an identity provider: what the tab keeps for the way back, and the browser is sent off.

use std::time::Duration;

use leptos::prelude::*;

use crate::{
    config::CloudConfig,
    openstack::{
        Hidden,
        keystoneauth::{Call, Session, World},
        transport::Method,
    },
    sign_in::federation::{Endpoints, Provider, Refusal, Trip, challenge, secret, websso_page},
    ui::{
        beside::{self, module},
        crypto::{random, sha256},
        setup::Setup,
        visit::tab,
    },
};

/// Where the tab keeps what it needs on the way back.
pub const TRIP: &str = "slipway.trip";

/// A provider answers at once or not at all.
pub const TIME_LIMIT: Duration = Duration::from_secs(30);

/// The module that takes Keystone's token.
pub const WEBSSO: &str = "./websso.js";

/// What to come back to.
#[derive(Clone, Debug, Default)]
pub struct Wanted {
    /// A project by id; empty asks for a choice.
    pub project: String,
    /// Whether the token outlives a reload of this tab.
    pub stays: bool,
}

/// Goes to `provider`; what comes back is taken by `returned`.
pub async fn leave(
    setup: StoredValue<Setup>,
    cloud: &CloudConfig,
    provider: &Provider,
    wanted: Wanted,
) -> Result<(), Refusal> {
    if !window().is_secure_context() {
        return Err(Refusal::Insecure);
    }
    let world = world(setup);
    let mut trip = Trip {
        cloud: cloud.auth_url.clone(),
        provider: provider.name.clone(),
        page: window().location().hash().unwrap_or_default(),
        project: wanted.project,
        stays: wanted.stays,
        ..Trip::default()
    };
    let page = if provider.is_oidc() {
        at_the_provider(setup, &world, provider, &mut trip).await?
    } else {
        let module = module(setup, WEBSSO).await.ok_or(Refusal::Unprepared)?;
        let callback = beside::promised(&module, "prepare", &[]).await;
        websso_page(&cloud.auth_url, provider, &callback.ok_or(Refusal::Unprepared)?)
    };
    trip.begun = world.clock.now().as_millis();
    let is_kept = tab().is_some_and(|tab| tab.set_item(TRIP, &trip.written()).is_ok());
    let is_off = is_kept && window().location().assign(&page).is_ok();
    if is_off { Ok(()) } else { Err(Refusal::Unprepared) }
}

/// The provider's own page, to which the page itself goes.
async fn at_the_provider(
    setup: StoredValue<Setup>,
    world: &World,
    provider: &Provider,
    trip: &mut Trip,
) -> Result<String, Refusal> {
    let endpoints = match Endpoints::of(provider)? {
        Ok(said) => said,
        Err(address) => {
            let time_limit = Some(TIME_LIMIT);
            let call = Call { time_limit, ..Call::new(Method::Get, address) };
            let response = Session::anonymous(world.clone()).answer(&call).await;
            Endpoints::read(&response.map_err(Refusal::Unasked)?, provider)?
        }
    };
    let guessless = || {
        let mut bytes = [0; 32];
        let drawn = random(&mut bytes);
        drawn.map(|()| Hidden(secret(bytes))).map_err(|_| Refusal::Unprepared)
    };
    (trip.state, trip.nonce, trip.verifier) = (guessless()?, guessless()?, guessless()?);
    let digest = sha256(&trip.verifier.0).await.map_err(|_| Refusal::Unprepared)?;
    trip.issuer.clone_from(&endpoints.issuer);
    trip.names_issuer = endpoints.names_issuer;
    trip.token_endpoint.clone_from(&endpoints.token_endpoint);
    let callback = callback(setup).ok_or(Refusal::Unprepared)?;
    Ok(endpoints.page(provider, trip, &challenge(&digest), &callback))
}

/// The page's own address, without what it says beside the page: where a provider sends the browser back to. A
/// window that another page has opened would lose that page if it came back to anything but `sign-in.html`.
pub fn callback(setup: StoredValue<Setup>) -> Option<String> {
    let is_for_another = setup.with_value(|setup| setup.config.is_for_another());
    let page = if is_for_another { "sign-in.html" } else { "." };
    let here = window().location().href().ok()?;
    Some(web_sys::Url::new_with_base(page, &here).ok()?.href())
}

/// The network as it is: the proxy to a cloud leads to no provider.
pub fn world(setup: StoredValue<Setup>) -> World {
    setup.with_value(|setup| (setup.world)(&CloudConfig::default()))
}
