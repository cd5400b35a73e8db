//! Sees launches to their end that were cut short: by a reload, a crash, or an answer that was lost.

use super::{
    Journal, Marker, Outcome, Stage, address, doubles,
    journal::Notes,
    look_up::{self, Found},
    ports,
};
use crate::openstack::{Connection, Error, Result};

/// Finds out what became of the journal's requests in the project and region of `cloud`, and removes
/// the ports of those that came to nothing; it makes nothing. Those of other projects and regions
/// stay as they are. The error is that nobody is signed in.
///
/// A request that has only just been given up takes [`SETTLE`](super::SETTLE): before, nobody can
/// say that it came to nothing. No page may be at work on any of them.
pub async fn resolve(
    cloud: &Connection,
    journal: &mut Journal,
    keep: &dyn Fn(&Journal),
) -> Result<Vec<(Marker, Outcome)>> {
    let access = cloud.session().access().await?;
    let mut outcomes = Vec::new();
    for at in 0..journal.requests.len() {
        let request = &journal.requests[at];
        if request.is_in(cloud, access.project.as_ref()) {
            let marker = request.marker.clone();
            let outcome = settle(cloud, &mut Notes::open(journal, at, keep)).await;
            outcomes.push((marker, outcome));
        }
    }
    Ok(outcomes)
}

async fn settle(cloud: &Connection, notes: &mut Notes<'_>) -> Outcome {
    if let Some(outcome) = look(cloud, notes).await {
        if matches!(outcome, Outcome::Made(_)) {
            // What is not led is seen at the server, where it can be led by hand.
            _ = address::lead(cloud, notes, true).await;
        }
        return outcome;
    }
    ports::remove_all(cloud, notes).await;
    Outcome::NotMade(Error::NotFound { kind: "servers", name: notes.request().name.clone() })
}

/// The servers that are known, or are found now; none where there are none.
pub(super) async fn look(cloud: &Connection, notes: &mut Notes<'_>) -> Option<Outcome> {
    let request = notes.request();
    let known = request.servers.clone();
    let is_made = request.stage == Stage::Made;
    if !is_made && request.stage != Stage::Asked {
        return None;
    }
    if is_made && known.len() >= request.count as usize {
        return Some(Outcome::found(known));
    }
    // Of several, Nova's answer has named the first.
    let given_up = request.unanswered.unwrap_or_else(|| cloud.session().clock().now());
    match look_up::servers(cloud, request, given_up).await {
        Found::These(found) => {
            let (servers, _) = doubles::part(found, &known, request.count as usize);
            notes.made(servers.clone(), cloud.session().clock().now());
            Some(Outcome::found(servers))
        }
        Found::Nothing | Found::Unknown(_) if is_made => Some(Outcome::found(known)),
        Found::Nothing => {
            // All ports are known from here on.
            notes.note(Stage::Ports, None);
            None
        }
        Found::Unknown(error) => Some(Outcome::StillUnknown(error)),
    }
}
