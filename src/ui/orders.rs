//! What has been asked of servers, above the pages: it goes on whichever of them is shown.

mod deletion;

use std::time::Duration;

pub use deletion::{Doomed, Fate};
use gloo_timers::future::sleep;
use leptos::{prelude::*, task::spawn_local};

use super::{cloud::Cloud, follow::while_hidden};
use crate::{
    openstack::{Error, Hidden, Id, novaclient::Server},
    server::{Action, Order},
};

/// How often a server is looked at while it does not show what was asked of it.
const PAUSE: Duration = Duration::from_secs(2);
/// So often it may stand idle without having done it.
const IDLE: u32 = 15;
/// So often it is looked at in all: 20 minutes.
const MOST: u32 = 600;

/// An order and how far it is.
#[derive(Clone, Debug, PartialEq)]
pub struct Asked {
    /// Of which server.
    pub id: Id<Server>,
    /// What was asked for.
    pub order: Order,
    /// How far it is.
    pub phase: Phase,
}

/// How far an order is.
#[derive(Clone, Debug, PartialEq)]
pub enum Phase {
    /// No answer yet.
    Sending,
    /// Nova has taken it, and the server stands as before.
    Taken,
    /// Nova names what it is doing with the server.
    Busy,
    /// It failed, in the cloud's words.
    Refused(Error),
    /// The server stands idle and has not done it.
    Undone,
    /// It is done, and this password is never told again.
    Told(Hidden<String>),
}

/// All that is asked of servers, one thing at a time of each.
#[derive(Clone, Copy)]
pub struct Orders {
    asked: RwSignal<Vec<Asked>>,
    doomed: RwSignal<Vec<Doomed>>,
    /// Whose form is open, and which.
    pub form: RwSignal<Option<(Id<Server>, Action)>>,
    stirred: RwSignal<u32>,
    stamps: StoredValue<u32>,
}

impl Orders {
    /// Makes the store available to every component below.
    pub fn provide() -> Self {
        let orders = Self {
            asked: RwSignal::new(Vec::new()),
            doomed: RwSignal::new(Vec::new()),
            form: RwSignal::new(None),
            stirred: RwSignal::new(0),
            stamps: StoredValue::new(0),
        };
        provide_context(orders);
        orders
    }

    /// The store provided by the app around this component.
    pub fn expect() -> Self {
        expect_context()
    }

    /// Changes whenever servers should be read again at once.
    pub fn stirred(self) -> u32 {
        self.stirred.get()
    }

    /// Something has been asked: what follows servers reads them now.
    pub fn stir(self) {
        _ = self.stirred.try_update(|count| *count += 1);
    }

    /// What was asked of that server last, until it is done.
    pub fn of(self, id: &Id<Server>) -> Option<Asked> {
        self.asked.read().iter().find(|asked| asked.id == *id).cloned()
    }

    /// Whether anything is awaited of any server.
    pub fn is_awaited(self) -> bool {
        self.asked.read_untracked().iter().any(Asked::is_awaited)
    }

    /// Forgets what came of it.
    pub fn dismiss(self, id: &Id<Server>) {
        self.asked.update(|all| all.retain(|asked| asked.id != *id));
    }

    /// Asks for it: one request, sent once, unless something is awaited of that server.
    pub fn send(self, cloud: Cloud, id: Id<Server>, order: Order) {
        let is_awaited =
            |all: &Vec<Asked>| all.iter().any(|asked| asked.id == id && asked.is_awaited());
        if self.asked.with_untracked(is_awaited) {
            return;
        }
        let cloud = cloud.connection();
        self.asked.update(|all| {
            all.retain(|asked| asked.id != id);
            all.push(Asked { id: id.clone(), order: order.clone(), phase: Phase::Sending });
        });
        spawn_local(async move {
            let outcome =
                async { order.send(&cloud.newest_nova().await?.servers, &id).await }.await;
            let phase = match outcome {
                Ok(Some(password)) => Phase::Told(password),
                Ok(None) => Phase::Taken,
                Err(error) => Phase::Refused(error),
            };
            let is_taken = phase == Phase::Taken;
            self.set(&id, phase);
            self.stir();
            if is_taken {
                self.await_end(&id).await;
            }
        });
    }

    /// Takes a server as it was just read.
    pub fn saw(self, server: &Server) {
        let is_it = |asked: &&Asked| {
            asked.id == server.id && matches!(asked.phase, Phase::Taken | Phase::Busy)
        };
        let Some(asked) = self.asked.read_untracked().iter().find(is_it).cloned() else { return };
        if asked.order.is_over(server) {
            self.dismiss(&server.id);
        } else {
            let is_busy = server.task_state.is_some();
            self.set_quietly(&server.id, if is_busy { Phase::Busy } else { Phase::Taken });
        }
    }

    /// Has the server read again while it stands idle and shows nothing of it; while Nova names a
    /// task, it is followed anyway.
    async fn await_end(self, id: &Id<Server>) {
        let mut idle = 0;
        for _ in 0..MOST {
            sleep(PAUSE).await;
            while_hidden().await;
            let Some(phase) = self.asked.try_with_untracked(|all| {
                all.iter().find(|asked| asked.id == *id).map(|asked| asked.phase.clone())
            }) else {
                return;
            };
            match phase {
                Some(Phase::Busy) => idle = 0,
                Some(Phase::Taken) if idle < IDLE => {
                    idle += 1;
                    self.stir();
                }
                Some(Phase::Taken) => self.set(id, Phase::Undone),
                _ => return,
            }
        }
        _ = self.asked.try_update(|all| all.retain(|asked| asked.id != *id));
    }

    fn set(self, id: &Id<Server>, phase: Phase) {
        self.set_quietly(id, phase);
        _ = self.asked.try_update(|_| ());
    }

    /// The same, where nothing that is shown changes.
    fn set_quietly(self, id: &Id<Server>, phase: Phase) {
        _ = self.asked.try_update_untracked(|all| {
            if let Some(asked) = all.iter_mut().find(|asked| asked.id == *id) {
                asked.phase = phase;
            }
        });
    }
}

impl Asked {
    /// Whether its end is awaited.
    pub fn is_awaited(&self) -> bool {
        matches!(self.phase, Phase::Sending | Phase::Taken | Phase::Busy)
    }
}
