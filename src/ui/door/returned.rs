//! Back from an identity provider: what came with the browser becomes a token of Keystone's.

use std::sync::Arc;

use leptos::prelude::*;
use secrecy::SecretString;

use super::leave::{TIME_LIMIT, TRIP, WEBSSO, callback, world};
use crate::{
    config::CloudConfig,
    openstack::{
        Hidden,
        keystoneauth::{
            Access, Call, Session, World,
            identity::{AuthUrl, OidcAccessToken, Scope, describe},
        },
        transport::Method,
    },
    sign_in::federation::{Answer, Exchange, Provider, Refusal, Trip},
    ui::{
        beside::{module, promised},
        setup::Setup,
        stage::Stage,
        visit::{Visit, tab},
    },
};

/// How far the answer leads with which the page was opened; nothing, if there was none. It serves once,
/// and so does what the tab has kept for it.
pub async fn returned(visit: Visit, setup: StoredValue<Setup>) -> Option<Result<Stage, Refusal>> {
    let answer = setup.try_update_value(|setup| setup.answer.take())??;
    let kept = tab().and_then(|tab| {
        let kept = tab.get_item(TRIP).ok()?;
        drop(tab.remove_item(TRIP));
        kept
    });
    let answer = Answer::parse(&answer).ok_or(Refusal::Foreign);
    Some(entered(visit, setup, kept.as_deref(), answer).await)
}

async fn entered(
    visit: Visit,
    setup: StoredValue<Setup>,
    kept: Option<&str>,
    answer: Result<Answer, Refusal>,
) -> Result<Stage, Refusal> {
    let here = world(setup);
    let trip = Trip::read(kept, here.clock.now());
    // A token that nobody waits for is taken from the worker too, so that it is gone.
    let taken = match &answer {
        Ok(Answer::WebSso(ticket)) => {
            let cloud = trip.as_ref().map_or("", |trip| &trip.cloud);
            taken(setup, ticket, cloud).await
        }
        _ => None,
    };
    let (answer, trip) = (answer?, trip?);
    let (cloud, there) = setup.with_value(|setup| {
        let cloud = setup.config.cloud(&trip.cloud);
        let there = (setup.world)(&cloud);
        (cloud, there)
    });
    let all = Provider::all_of(&cloud.federation);
    let provider = all.into_iter().find(|it| it.name == trip.provider).ok_or(Refusal::Settings)?;
    let auth_url = AuthUrl::new(&cloud.auth_url);
    let (door, access) = match answer {
        Answer::WebSso(_) if provider.is_oidc() => return Err(Refusal::Foreign),
        Answer::WebSso(_) => {
            let door = Session::anonymous(there);
            let access = describe(&door, &auth_url, taken.ok_or(Refusal::Lost)?).await;
            (door, access.map(Arc::new))
        }
        answer @ Answer::Oidc { .. } => {
            let code = trip.code(answer)?;
            let plugin = OidcAccessToken {
                auth_url: auth_url.clone(),
                identity_provider: provider.identity_provider.clone(),
                protocol: provider.protocol.clone(),
                access_token: exchanged(setup, here, &provider, &trip, &code).await?,
                scope: Scope::Unscoped,
            };
            let door = Session::new(there, plugin);
            let access = door.access().await;
            (door, access)
        }
    };
    let access = access.map_err(Refusal::Cloud)?;
    visit.stays.set(trip.stays);
    let stage = at_work(visit, cloud, &door, auth_url, access, &trip.project).await;
    if trip.page.starts_with("#/") {
        // Refused only where scripts may not navigate.
        drop(window().location().replace(&trip.page));
    }
    stage.map_err(Refusal::Cloud)
}

/// As far as the token leads, and into the project that was wanted.
async fn at_work(
    visit: Visit,
    cloud: CloudConfig,
    door: &Session,
    auth_url: AuthUrl,
    access: Arc<Access>,
    wanted: &str,
) -> crate::openstack::Result<Stage> {
    let stage = Stage::known(visit, cloud, door, auth_url, access).await?;
    let Stage::ChooseProject(known) = &stage else { return Ok(stage) };
    match known.projects.iter().find(|project| project.id.as_str() == wanted) {
        Some(project) => known.enter(visit, project).await,
        None => Ok(stage),
    }
}

/// The provider's access token for `code`.
async fn exchanged(
    setup: StoredValue<Setup>,
    world: World,
    provider: &Provider,
    trip: &Trip,
    code: &Hidden<String>,
) -> Result<SecretString, Refusal> {
    let exchange = Exchange { provider, trip };
    let form = exchange.form(code, &callback(setup).unwrap_or_default());
    let mut call = Call::new(Method::Post, &*trip.token_endpoint);
    call.headers.set("Content-Type", "application/x-www-form-urlencoded");
    call.headers.set("Accept", "application/json");
    call.body = Some(form.into_bytes());
    call.time_limit = Some(TIME_LIMIT);
    call.is_logged = false;
    let session = Session::anonymous(world);
    let response = session.answer(&call).await.map_err(Refusal::Unasked)?;
    exchange.access_token(&response, session.clock().now())
}

/// The token that the worker keeps for `ticket`, if it came from Keystone at `cloud`.
async fn taken(
    setup: StoredValue<Setup>,
    ticket: &Hidden<String>,
    cloud: &str,
) -> Option<SecretString> {
    let module = module(setup, WEBSSO).await?;
    promised(&module, "collect", &[&ticket.0, cloud]).await.map(SecretString::from)
}
