//! What is there twice: browsers send again, of their own accord, what was lost on a connection that
//! had been used before, also what makes something: `ShouldResendRequest` in Chromium's
//! `net/http/http_network_transaction.cc`. No page can keep them from it, or hears of it.

use std::time::Duration;

use super::{
    Journal, PATIENCE, SETTLE, Stage,
    journal::Notes,
    look_up::{self, Seen},
    ports,
};
use crate::openstack::{Connection, Error, Id, Result, novaclient::Server};

/// Between two looks that failed.
const PAUSE: Duration = Duration::from_secs(15);

/// Removes the servers of the journal's requests that are more than were asked for, and ports that no
/// server has got: looks at once, and again when none can come any more, [`SETTLE`] after the launch.
/// `tell` hears of each server that was removed. Requests of other projects and regions stay as they
/// are, and those of which it is not known what became.
///
/// The error is that nobody is signed in, or that the last look could not be made for [`PATIENCE`]: then it stays in the journal.
pub async fn remove_doubles(
    cloud: &Connection,
    journal: &mut Journal,
    keep: &dyn Fn(&Journal),
    tell: &dyn Fn(&Id<Server>),
) -> Result<()> {
    let access = cloud.session().access().await?;
    for at in 0..journal.requests.len() {
        if journal.requests[at].is_in(cloud, access.project.as_ref()) {
            watch(cloud, &mut Notes::open(journal, at, keep), tell).await?;
        }
    }
    Ok(())
}

async fn watch(
    cloud: &Connection,
    notes: &mut Notes<'_>,
    tell: &dyn Fn(&Id<Server>),
) -> Result<()> {
    let mut removed = Vec::new();
    let mut tell_once = |id: Id<Server>| {
        if !removed.contains(&id) {
            tell(&id);
            removed.push(id);
        }
    };
    let is_decided = matches!(notes.request().stage, Stage::Made | Stage::NotMade);
    let Some(until) = notes.request().doubles_until.filter(|_| is_decided) else { return Ok(()) };
    let clock = cloud.session().clock();
    // The second look tells what this one may miss.
    drop(sweep(cloud, notes, &mut tell_once).await);
    clock.sleep(clock.now().until(until).min(SETTLE)).await;
    let mut tries = PATIENCE.as_secs() / PAUSE.as_secs();
    while let Err(error) = sweep(cloud, notes, &mut tell_once).await {
        tries -= 1;
        if tries == 0 {
            return Err(error);
        }
        clock.sleep(PAUSE).await;
    }
    notes.change().doubles_until = None;
    notes.keep();
    Ok(())
}

async fn sweep(
    cloud: &Connection,
    notes: &mut Notes<'_>,
    tell: &mut dyn FnMut(Id<Server>),
) -> Result<()> {
    let request = notes.request();
    if request.stage == Stage::NotMade {
        ports::remove_unused(cloud, request).await?;
        notes.change().ports.clear();
        return Ok(());
    }
    let found = look_up::servers_now(cloud, request, false).await?;
    let (_, extra) = part(found, &request.servers, request.count as usize);
    for id in extra {
        match cloud.newest_nova().await?.servers.delete(&id).await {
            Ok(()) | Err(Error::Refused { status: 404, .. }) => {}
            Err(error) => return Err(error),
        }
        tell(id);
    }
    if request.ports.is_empty() { Ok(()) } else { ports::remove_unused(cloud, request).await }
}

/// Those that were wanted, and those that are too many: one of each name stays, and those that are
/// known before others. One that is known and gone has had its place.
pub(super) fn part(
    found: Vec<Seen>,
    known: &[Id<Server>],
    count: usize,
) -> (Vec<Id<Server>>, Vec<Id<Server>>) {
    let is_known = |seen: &Seen| known.iter().any(|id| id.as_str() == seen.id);
    let is_gone = |id: &&Id<Server>| !found.iter().any(|seen| seen.id == id.as_str());
    let places = count.saturating_sub(known.iter().filter(is_gone).count());
    let (mut kept, others): (Vec<Seen>, Vec<Seen>) = found.into_iter().partition(is_known);
    let mut extra = Vec::new();
    for seen in others {
        let is_alike = kept.iter().any(|known| known.name == seen.name);
        if is_alike { extra.push(seen) } else { kept.push(seen) }
    }
    // Somebody may have given them other names.
    let spare = extra.len().min(places.saturating_sub(kept.len()));
    kept.extend(extra.drain(..spare));
    extra.extend(kept.drain(places.min(kept.len())..));
    let ids = |all: Vec<Seen>| all.into_iter().map(|seen| Id::new(seen.id)).collect();
    (ids(kept), ids(extra))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parted(found: &[(&str, &str)], known: &[&str], count: usize) -> [Vec<String>; 2] {
        let found = found.iter().map(|(id, name)| Seen { id: (*id).into(), name: (*name).into() });
        let known: Vec<_> = known.iter().map(|id| Id::new(*id)).collect();
        let (kept, extra) = part(found.collect(), &known, count);
        [kept, extra].map(|all| all.iter().map(|id: &Id<Server>| id.as_str().to_owned()).collect())
    }

    #[test]
    fn the_server_that_was_answered_stays_and_one_more_does_not() {
        let two = [("b", "web"), ("a", "web")];

        assert_eq!(parted(&two, &["a"], 1), [vec!["a"], vec!["b"]]);
        assert_eq!(parted(&two, &[], 1), [vec!["b"], vec!["a"]]);
        assert_eq!(parted(&two[..1], &["a"], 1), [vec![], vec!["b"]]);
        assert_eq!(parted(&two[1..], &["a"], 1), [vec!["a"], Vec::<&str>::new()]);
    }

    #[test]
    fn of_several_one_of_each_name_stays_whatever_they_are_called_now() {
        let six =
            [("a", "w-1"), ("b", "w-2"), ("c", "w-1"), ("d", "w-2"), ("e", "w-3"), ("f", "w-3")];
        let named = [("a", "w-1"), ("b", "w-1"), ("c", "w-1")];

        assert_eq!(parted(&six, &["c"], 3), [vec!["c", "b", "e"], vec!["a", "d", "f"]]);
        assert_eq!(parted(&named, &["a"], 3), [vec!["a", "b", "c"], vec![]]);
        assert_eq!(parted(&named, &["a"], 2), [vec!["a", "b"], vec!["c"]]);
    }
}
