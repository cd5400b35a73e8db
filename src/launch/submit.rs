//! The requests that make servers, each exactly once.

use super::{
    Journal, Made, Marker, Outcome, Plan, Stage, UnderWay, doubles, journal::Notes, look_up,
    outcome::is_no, ports, resolve::look,
};
use crate::openstack::{
    Connection, Error, Id, Result,
    keystoneauth::Project,
    novaclient::{Created, Nova},
};

/// Sends one of the plan's requests, by its place in [`Plan::requests`], and makes the ports for it
/// before. It is sent once; where no clear answer comes, its servers are looked for by the `marker`
/// that they wear, for [`SETTLE`](super::SETTLE) at least and [`PATIENCE`](super::PATIENCE) at most.
/// Where there are none, the ports are removed again.
///
/// To try again after [`Outcome::NotMade`] or [`Outcome::StillUnknown`], call it with the same plan,
/// marker and journal: it looks for what the earlier try may have made, and sends anew only what is
/// certain to be missing. What is another request needs another marker.
///
/// `keep` is handed the journal before each request that makes something, and after each that was
/// answered; what it has kept is enough for [`resolve`](super::resolve).
///
/// It is asked at the plan's version, the lowest that is enough, so that what the cloud answers
/// depends on nothing that was not asked for.
pub async fn submit(
    cloud: &Connection,
    plan: &Plan,
    at: usize,
    marker: &Marker,
    journal: &mut Journal,
    keep: &dyn Fn(&Journal),
) -> Outcome {
    let known = journal.requests.iter().position(|known| known.marker == *marker);
    let is_again = known.is_some();
    let (nova, project) = match ready(cloud, plan, at).await {
        Ok(ready) => ready,
        Err(error) => {
            let stage = known.map(|known| journal.requests[known].stage);
            let is_open = matches!(stage, Some(Stage::Asked | Stage::Made));
            return if is_open { Outcome::StillUnknown(error) } else { Outcome::Refused(error) };
        }
    };
    let mut request = plan.requests[at].clone();
    let mark = marker.put_on(&mut request, plan.version);
    let place = known.unwrap_or(journal.requests.len());
    if !is_again {
        journal.requests.push(UnderWay {
            marker: marker.clone(),
            mark,
            project,
            region: cloud.region().unwrap_or_default().to_owned(),
            name: request.name.clone(),
            count: request.max_count,
            begun: cloud.session().clock().now(),
            stage: Stage::Ports,
            unanswered: None,
            ports: Vec::new(),
            servers: Vec::new(),
            doubles_until: None,
            address: plan.floating_ip.clone(),
        });
    }
    let mut notes = Notes::open(journal, place, keep);
    if is_again && let Some(outcome) = earlier(cloud, &mut notes).await {
        return outcome;
    }
    let made = ports::make(cloud, &mut notes, plan, at, &mut request, is_again).await;
    if let Err(outcome) = made {
        return outcome;
    }
    notes.note(Stage::Asked, Some(cloud.session().clock().now().after(Connection::TIME_LIMIT)));
    let error = match nova.servers.create(&request).await {
        Ok(Created { id, admin_pass, request_id }) if !id.as_str().is_empty() => {
            notes.made(vec![id.clone()], cloud.session().clock().now());
            return Outcome::Made(Made { servers: vec![id], admin_pass, request_id });
        }
        Ok(_) => Error::Malformed { what: "server".into(), reason: "it has no id".into() },
        Err(error) => error,
    };
    if is_no(&error, is_again) {
        match its_own_doing(cloud, &mut notes, &error).await {
            Some(Ok(made)) => return made,
            // Nobody knows: it is looked for like one without an answer.
            Some(Err(_)) => {}
            None => {
                ports::remove_all(cloud, &mut notes).await;
                return Outcome::Refused(error);
            }
        }
    }
    notes.note(Stage::Asked, Some(cloud.session().clock().now()));
    match look(cloud, &mut notes).await {
        Some(Outcome::StillUnknown(_)) => Outcome::StillUnknown(error),
        Some(outcome) => outcome,
        None => {
            ports::remove_all(cloud, &mut notes).await;
            Outcome::NotMade(error)
        }
    }
}

/// The server that may be behind a refusal: where a browser has sent the request twice, the first one
/// uses the port, or the quota, that the second is refused for.
async fn its_own_doing(
    cloud: &Connection,
    notes: &mut Notes<'_>,
    error: &Error,
) -> Option<Result<Outcome>> {
    let Error::Refused { status: 403 | 409, .. } = error else { return None };
    match look_up::servers_now(cloud, notes.request(), false).await {
        Ok(found) if found.is_empty() => None,
        Ok(found) => {
            let (servers, _) = doubles::part(found, &[], notes.request().count as usize);
            notes.made(servers.clone(), cloud.session().clock().now());
            Some(Ok(Outcome::found(servers)))
        }
        // Who may not look takes the cloud's word.
        Err(error) if is_no(&error, false) => None,
        Err(error) => Some(Err(error)),
    }
}

/// Nova at the plan's version, and the project; nothing is sent that could make something.
///
/// A token that is about to end is renewed here, where a failure leaves nothing in doubt.
async fn ready(cloud: &Connection, plan: &Plan, at: usize) -> Result<(Nova, Id<Project>)> {
    let newest = cloud.newest_nova().await?;
    if newest.api_version < plan.version {
        // Says what it is that this Nova lacks.
        plan.requests[at].body(newest.api_version)?;
        return Err(Error::UnsupportedVersion {
            what: "servers",
            needs: plan.version.to_string(),
            has: newest.api_version.to_string(),
        });
    }
    let access = cloud.session().access().await?;
    let project = access.project.as_ref().map_or_else(|| Id::new(""), |it| it.id.clone());
    Ok((newest.at(plan.version), project))
}

/// What an earlier try came to; none where its servers are certain to be missing.
async fn earlier(cloud: &Connection, notes: &mut Notes<'_>) -> Option<Outcome> {
    match notes.request().stage {
        Stage::Made | Stage::Asked => look(cloud, notes).await,
        Stage::Ports | Stage::NotMade => {
            ports::look(cloud, notes).await.err().map(Outcome::NotMade)
        }
    }
}
