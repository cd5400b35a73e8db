//! Looks for what a request has made, where no clear answer came: reads, and nothing else.

use std::{future::Future, pin::Pin, time::Duration};

use super::{Mark, Marker, UnderWay};
use crate::openstack::{
    Connection, Error, Moment, Result,
    clock::Clock,
    neutron::{Listing, Port, PortSearch},
    novaclient::{Server, ServerSearch},
};

/// So long after the answer was given up, what was asked for may still come into being. Gateways
/// hold a request for a minute (`haproxy_queue_timeout` and `haproxy_server_timeout` of
/// kolla-ansible, `proxy_read_timeout` of nginx), and Nova waits as long for other parts of itself
/// (`rpc_response_timeout` of oslo.messaging) before it has written down the servers.
pub const SETTLE: Duration = Duration::from_mins(2);
/// Without a clear result, a search ends after so long.
pub const PATIENCE: Duration = Duration::from_mins(5);

/// Pauses between looks grow from the first to the longest, each by chance down to its half, so that
/// many pages do not ask at once.
const FIRST_PAUSE: Duration = Duration::from_secs(1);
const LONGEST_PAUSE: Duration = Duration::from_secs(15);

/// Something that was found.
#[derive(Clone, Debug)]
pub(super) struct Seen {
    pub id: String,
    pub name: String,
}

/// What a search has come to.
pub(super) enum Found {
    /// All of them.
    These(Vec<Seen>),
    /// None, and none can come any more.
    Nothing,
    /// No look was answered since the time when none could come any more.
    Unknown(Error),
}

type Looking<'a> = Pin<Box<dyn Future<Output = Result<Vec<Seen>>> + 'a>>;

/// Looks until there are as many as `wanted`, or as many as the last time: those of one request are
/// not written down at the same moment. `look` is told whether a look without a result is the last.
async fn patiently<'a>(
    clock: &dyn Clock,
    given_up: Moment,
    wanted: usize,
    look: &dyn Fn(bool) -> Looking<'a>,
) -> Found {
    let begun = clock.now();
    let millis = |time: Duration| i64::try_from(time.as_millis()).unwrap_or(i64::MAX);
    let mut pause = FIRST_PAUSE;
    let mut seen = 0;
    loop {
        let now = clock.now();
        let is_last = now.millis_since(given_up) >= millis(SETTLE);
        let outcome = look(is_last).await;
        match &outcome {
            Ok(found) if found.is_empty() && is_last => return Found::Nothing,
            Ok(found) if !found.is_empty() && (found.len() >= wanted || found.len() == seen) => {
                return Found::These(found.clone());
            }
            Ok(found) => seen = found.len(),
            Err(_) => {}
        }
        if clock.now().millis_since(begun) >= millis(PATIENCE) {
            // Looks are answered and time does not pass: somebody has set the clock back.
            let odd = || Error::Invalid { what: "clock", reason: "it was set back" };
            return Found::Unknown(outcome.err().unwrap_or_else(odd));
        }
        clock.sleep(pause.mul_f64(0.5 + clock.random() / 2.0)).await;
        pause = (pause * 2).min(LONGEST_PAUSE);
    }
}

/// The servers of a request, of whatever status.
pub(super) async fn servers(cloud: &Connection, request: &UnderWay, given_up: Moment) -> Found {
    let look = |is_last: bool| -> Looking<'_> { Box::pin(servers_now(cloud, request, is_last)) };
    patiently(cloud.session().clock(), given_up, request.count as usize, &look).await
}

/// One look for them; the last is at all servers there are.
pub(super) async fn servers_now(
    cloud: &Connection,
    request: &UnderWay,
    is_last: bool,
) -> Result<Vec<Seen>> {
    let nova = cloud.newest_nova().await?;
    let mut search = ServerSearch::default();
    match request.mark {
        Mark::Tag => search.tags = vec![request.marker.to_string()],
        // Somebody may have given them another name: the last look is at all servers.
        Mark::Metadata if is_last => {}
        Mark::Metadata => search.name = Server::pattern(&request.name),
    }
    let servers = nova.servers.search(&search)?.all().await?;
    let servers = servers.into_iter().filter(|server| request.marker.is_on(server));
    let seen = |server: Server| Seen { id: server.id.as_str().to_owned(), name: server.name };
    Ok(servers.map(seen).collect())
}

/// A port that was made for the request and that the journal does not know: for the interface `nic`,
/// or for any.
pub(super) async fn port(
    cloud: &Connection,
    request: &UnderWay,
    nic: Option<usize>,
    given_up: Moment,
) -> Found {
    let look = |_| -> Looking<'_> { Box::pin(ports_now(cloud, request, nic)) };
    patiently(cloud.session().clock(), given_up, 1, &look).await
}

/// One look for such ports.
pub(super) async fn ports_now(
    cloud: &Connection,
    request: &UnderWay,
    nic: Option<usize>,
) -> Result<Vec<Seen>> {
    let description = nic.map(|nic| port_description(&request.marker, nic));
    let search = PortSearch {
        description: description.clone(),
        project_id: Some(request.project.clone()),
        listing: Listing::of(&["id", "network_id", "description"]),
        ..PortSearch::default()
    };
    let mut ports = cloud.neutron.ports(&search).all().await?;
    ports.retain(|port| match &description {
        Some(description) => port.description == *description,
        None => port.description.starts_with(request.marker.as_str()),
    });
    ports.retain(|port| nic.is_some() || !request.ports.contains(&port.id));
    let seen = |port: Port| Seen { id: port.id.as_str().to_owned(), name: port.description };
    Ok(ports.into_iter().map(seen).collect())
}

/// What the port of the interface `nic` wears.
pub(super) fn port_description(marker: &Marker, nic: usize) -> String {
    format!("{marker} {nic}")
}
