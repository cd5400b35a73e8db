//! Deletions: each waits ten seconds before it is sent, and until then it can be undone.

use std::time::Duration;

use gloo_timers::future::sleep;
use leptos::{prelude::*, task::spawn_local};

use super::{Orders, PAUSE};
use crate::{
    openstack::{
        Connection, Error, Id,
        neutron::Port,
        novaclient::{Server, Status},
    },
    server::{Action, Order, ports_of_launch, remove_port},
    ui::{cloud::Cloud, follow::while_hidden},
};

/// Seconds in which a deletion can be undone.
const SECONDS: u32 = 10;
/// So often it is looked whether a server is gone that leaves ports behind: 20 minutes.
const MOST: u32 = 600;

/// A server that is to be deleted.
#[derive(Clone, Debug, PartialEq)]
pub struct Doomed {
    /// Which one.
    pub id: Id<Server>,
    /// What it is called.
    pub name: String,
    /// How far it is.
    pub fate: Fate,
    stamp: u32,
}

/// How far a deletion is.
#[derive(Clone, Debug, PartialEq)]
pub enum Fate {
    /// It is sent in so many seconds.
    In(u32),
    /// It is sent.
    Sent,
    /// Nova has taken it; ports that a launch made are removed once the server is gone.
    Going,
    /// It failed, in the cloud's words.
    Failed(Error),
    /// The server is gone, and a port is left that could not be removed.
    PortLeft(Error),
}

impl Orders {
    /// Everything that is to be deleted.
    pub fn doomed(self) -> Vec<Doomed> {
        self.doomed.get()
    }

    /// Whether anything is to be deleted.
    pub fn is_any_doomed(self) -> bool {
        !self.doomed.read().is_empty()
    }

    /// How far the deletion of that server is, if it is to be deleted.
    pub fn fate(self, id: &Id<Server>) -> Option<Fate> {
        let doomed = self.doomed.read();
        doomed.iter().find(|doomed| doomed.id == *id).map(|doomed| doomed.fate.clone())
    }

    /// Takes back a deletion that has not been sent, or forgets what came of it.
    pub fn undo(self, id: &Id<Server>) {
        let is_sent = |doomed: &Doomed| matches!(doomed.fate, Fate::Sent | Fate::Going);
        self.doomed.update(|all| all.retain(|doomed| doomed.id != *id || is_sent(doomed)));
    }

    /// Deletes a server in ten seconds, unless it is to be deleted already.
    pub fn doom(self, cloud: Cloud, server: &Server, action: Action) {
        let id = server.id.clone();
        self.undo(&id);
        if self.doomed.read_untracked().iter().any(|doomed| doomed.id == id) {
            return;
        }
        // One that was undone and is asked for again counts anew.
        self.stamps.update_value(|stamp| *stamp += 1);
        let stamp = self.stamps.get_value();
        let name = server.name.clone();
        let doomed = Doomed { id: id.clone(), name, fate: Fate::In(SECONDS), stamp };
        self.doomed.update(|all| all.push(doomed));
        let cloud = cloud.connection();
        spawn_local(async move {
            for left in (0..SECONDS).rev() {
                sleep(Duration::from_secs(1)).await;
                let fate = if left == 0 { Fate::Sent } else { Fate::In(left) };
                if !self.becomes(&id, stamp, fate) {
                    return;
                }
            }
            self.delete(&cloud, &id, stamp, action).await;
        });
    }

    async fn delete(self, cloud: &Connection, id: &Id<Server>, stamp: u32, action: Action) {
        // Without the list nothing is removed: the ports are there to be seen.
        let ports = ports_of_launch(cloud, id).await.unwrap_or_default();
        let outcome =
            async { Order::from(action).send(&cloud.newest_nova().await?.servers, id).await }.await;
        match outcome {
            Ok(_) | Err(Error::Refused { status: 404, .. }) => {}
            Err(error) => {
                self.becomes(id, stamp, Fate::Failed(error));
                return self.stir();
            }
        }
        self.becomes(id, stamp, Fate::Going);
        self.stir();
        let left = if ports.is_empty() { Ok(()) } else { remove(cloud, id, &ports).await };
        match left {
            Ok(()) => {
                _ = self.doomed.try_update(|all| all.retain(|doomed| doomed.id != *id));
            }
            Err(error) => drop(self.becomes(id, stamp, Fate::PortLeft(error))),
        }
    }

    /// Whether it is still to be deleted, which then is so far.
    fn becomes(self, id: &Id<Server>, stamp: u32, fate: Fate) -> bool {
        let is_it = |doomed: &&mut Doomed| doomed.id == *id && doomed.stamp == stamp;
        let known = self.doomed.try_maybe_update(|all| {
            let known = all.iter_mut().find(is_it).map(|doomed| doomed.fate = fate);
            (known.is_some(), known.is_some())
        });
        known == Some(true)
    }
}

/// Removes the ports as soon as the server is gone. One that can be brought back keeps them.
async fn remove(cloud: &Connection, id: &Id<Server>, ports: &[Id<Port>]) -> Result<(), Error> {
    if !is_gone(cloud, id).await {
        return Ok(());
    }
    let mut outcome = Ok(());
    for port in ports {
        outcome = remove_port(cloud, port).await.and(outcome);
    }
    outcome
}

async fn is_gone(cloud: &Connection, id: &Id<Server>) -> bool {
    for _ in 0..MOST {
        let read = async { cloud.newest_nova().await?.servers.get(id).await }.await;
        match read {
            Err(Error::Refused { status: 404, .. }) => return true,
            Ok(server) if server.status.as_str() == "DELETED" => return true,
            Ok(server) if server.status.as_str() == "SOFT_DELETED" => return false,
            Ok(server) if server.status == Status::Error && server.task_state.is_none() => {
                return false;
            }
            _ => {}
        }
        sleep(PAUSE).await;
        while_hidden().await;
    }
    false
}
