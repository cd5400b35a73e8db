//! What has become of the servers of a launch: one request for all of them.

use leptos::prelude::*;

use crate::{
    launch::Batch,
    openstack::{
        Connection, Result,
        novaclient::{Server, ServerSearch},
    },
    ui::{cloud::Cloud, follow::Followed, kit::iso, launch::Launches},
};

/// So long before the launch, in milliseconds: the clocks of a cloud differ a little.
const MARGIN: i64 = 60_000;

/// Its servers, as far as they have been read.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Progress {
    /// Those that there are.
    pub servers: Vec<Server>,
    /// Whether more are to come, or one that there is has not been seen yet.
    is_open: bool,
}

/// Follows the servers of the last launch of several until all of them have settled.
pub fn follow(launches: Launches) -> Followed<Progress> {
    let cloud = Cloud::expect();
    let followed = Followed::start(
        move || {
            let cloud = cloud.connection();
            async move { read(&cloud, launches).await }
        },
        |progress| progress.is_open || progress.servers.iter().any(Server::is_settling),
    );
    // What ended with the last server begins again with the next.
    let is_open = Memo::new(move |_| is_open(launches));
    Effect::watch(
        move || is_open.get(),
        move |is_open, before, _| {
            if *is_open && before == Some(&false) {
                followed.read_again();
            }
        },
        false,
    );
    followed
}

fn is_open(launches: Launches) -> bool {
    let batch = launches.batch.read();
    let open = batch.as_ref().filter(|batch| !batch.is_stopped);
    open.is_some_and(|batch| batch.items.iter().any(|item| item.turn.is_open()))
}

/// Everything that has changed since the launch began, the rest of the project's left out.
async fn read(cloud: &Connection, launches: Launches) -> Result<Progress> {
    let wanted = |launches: Launches| {
        let batch = launches.batch.read_untracked();
        batch.as_ref().map(Batch::servers).unwrap_or_default()
    };
    let begun = launches.of_batch.with_value(|of| of.as_ref().map(|(_, begun)| *begun));
    let mut servers = Vec::new();
    if let Some(begun) = begun
        && !wanted(launches).is_empty()
    {
        let since = begun.as_millis() - MARGIN;
        let search = ServerSearch { changes_since: iso(since), ..ServerSearch::default() };
        servers = cloud.newest_nova().await?.servers.search(&search)?.all().await?;
    }
    let wanted = wanted(launches);
    servers.retain(|server| wanted.contains(&server.id));
    let is_open = servers.len() < wanted.len() || untrack(|| is_open(launches));
    Ok(Progress { servers, is_open })
}
