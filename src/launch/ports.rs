//! The ports that a request needs: made before it, and removed again where it comes to nothing.

use std::time::Duration;

use super::{
    Outcome, Plan, SETTLE, Stage, UnderWay,
    journal::Notes,
    look_up::{self, Found, port_description},
    outcome::is_no,
};
use crate::openstack::{
    Connection, Error, Id,
    neutron::{CreatePort, Port},
    novaclient::{CreateServer, Networks},
};

/// Pauses before a port is removed: it is tried as often.
const PAUSES: [Duration; 4] =
    [Duration::ZERO, Duration::from_secs(1), Duration::from_secs(4), Duration::from_secs(10)];

/// Makes the ports for the request `at`, and puts them in the places of its interfaces. Those that
/// an earlier try has left are taken. Else what became of the request without them: never a server.
pub(super) async fn make(
    cloud: &Connection,
    notes: &mut Notes<'_>,
    plan: &Plan,
    at: usize,
    request: &mut CreateServer,
    is_again: bool,
) -> Result<(), Outcome> {
    for planned in plan.ports.iter().filter(|planned| planned.request == at) {
        let left = if is_again {
            look_up::ports_now(cloud, notes.request(), Some(planned.nic)).await
        } else {
            Ok(Vec::new())
        };
        let port = match left.map(|left| left.into_iter().next()) {
            Ok(Some(port)) => Id::new(port.id),
            Ok(None) => one(cloud, notes, &planned.port, planned.nic).await?,
            Err(error) => return Err(Outcome::NotMade(error)),
        };
        if let Networks::On(nics) = &mut request.networks {
            nics[planned.nic].net_id = None;
            nics[planned.nic].port_id = Some(port.as_str().to_owned());
        }
        let made = notes.change();
        if !made.ports.contains(&port) {
            made.ports.push(port);
        }
        notes.note(Stage::Ports, None);
    }
    Ok(())
}

/// One port, found again where its answer is lost.
async fn one(
    cloud: &Connection,
    notes: &mut Notes<'_>,
    port: &CreatePort,
    nic: usize,
) -> Result<Id<Port>, Outcome> {
    let clock = cloud.session().clock();
    let description = Some(port_description(&notes.request().marker, nic));
    let port = CreatePort { description, ..port.clone() };
    notes.note(Stage::Ports, Some(clock.now().after(Connection::TIME_LIMIT)));
    let answer = cloud.neutron.create_port(&port).await;
    notes.change().doubles_until = Some(clock.now().after(SETTLE));
    let error = match answer {
        Ok(port) if !port.id.as_str().is_empty() => return Ok(port.id),
        Ok(_) => Error::Malformed { what: "port".into(), reason: "it has no id".into() },
        Err(error) => error,
    };
    if is_no(&error, false) {
        notes.note(Stage::Ports, None);
        remove_all(cloud, notes).await;
        return Err(Outcome::Refused(error));
    }
    let given_up = clock.now();
    notes.note(Stage::Ports, Some(given_up));
    match look_up::port(cloud, notes.request(), Some(nic), given_up).await {
        Found::These(ports) => {
            let port = ports.into_iter().next().map(|port| Id::new(port.id));
            port.ok_or(Outcome::NotMade(error))
        }
        Found::Nothing => {
            notes.note(Stage::Ports, None);
            remove_all(cloud, notes).await;
            Err(Outcome::NotMade(error))
        }
        Found::Unknown(_) => Err(Outcome::NotMade(error)),
    }
}

/// Looks for the port whose making was not answered, if there is one; the error is that this could
/// not be found out.
pub(super) async fn look(cloud: &Connection, notes: &mut Notes<'_>) -> Result<(), Error> {
    let (Stage::Ports, Some(given_up)) = (notes.request().stage, notes.request().unanswered) else {
        return Ok(());
    };
    notes.change().doubles_until = Some(given_up.after(SETTLE));
    match look_up::port(cloud, notes.request(), None, given_up).await {
        Found::These(ports) => {
            notes.change().ports.extend(ports.into_iter().map(|port| Id::new(port.id)));
        }
        Found::Nothing => {}
        Found::Unknown(error) => return Err(error),
    }
    notes.note(Stage::Ports, None);
    Ok(())
}

/// Removes what was made for a request that comes to nothing, also what is found only now. What
/// cannot be found or removed yet stays in the journal.
pub(super) async fn remove_all(cloud: &Connection, notes: &mut Notes<'_>) {
    if look(cloud, notes).await.is_err() {
        return;
    }
    if !notes.request().ports.is_empty() {
        // One that a browser has asked for twice is known once.
        let Ok(more) = look_up::ports_now(cloud, notes.request(), None).await else { return };
        notes.change().ports.extend(more.into_iter().map(|port| Id::new(port.id)));
    }
    notes.note(Stage::NotMade, None);
    for port in notes.request().ports.clone() {
        if is_gone(cloud, &port).await {
            notes.change().ports.retain(|known| *known != port);
            notes.keep();
        }
    }
}

/// Removes ports of a request that nothing uses, whether they are known or not.
pub(super) async fn remove_unused(cloud: &Connection, request: &UnderWay) -> Result<(), Error> {
    for port in look_up::ports_now(cloud, request, None).await? {
        let port = Id::new(port.id);
        if !is_gone(cloud, &port).await {
            return Err(Error::Invalid { what: "port", reason: "it cannot be removed yet" });
        }
    }
    Ok(())
}

/// Removes a port, unless something is plugged into it, and says whether there is nothing left to be
/// done. Only a read tells: to remove one that a server uses unplugs it, and a gateway may answer to
/// what it has not passed on.
async fn is_gone(cloud: &Connection, port: &Id<Port>) -> bool {
    for pause in PAUSES {
        if !pause.is_zero() {
            cloud.session().clock().sleep(pause).await;
        }
        for _ in 0..2 {
            match cloud.neutron.port(port).await {
                Err(Error::Refused { status: 404, .. }) => return true,
                Ok(port) if !port.is_free() => return true,
                Ok(port) => drop(cloud.neutron.delete_port(&port.id).await),
                Err(_) => break,
            }
        }
    }
    false
}
