//! How far a server's start has come, as its page learns it.

use std::time::Duration;

use leptos::{prelude::*, reactive::spawn_local_scoped_with_cancellation};

use crate::{
    openstack::{
        Error, Id, Moment,
        novaclient::{InstanceActionSearch, Server, Status},
    },
    server::{Log, Timeline},
    ui::{cloud::Cloud, follow::repeat, launch::Launches},
};

/// So long after a server began to run, its start is still of interest.
const RECENT: i64 = 3_600_000;
/// So long cloud-init is waited for.
const PATIENCE: i64 = 900_000;
/// The pause between two looks at the console.
const LOOK: Duration = Duration::from_secs(5);

/// A `Copy` handle on it.
#[derive(Clone, Copy)]
pub struct Start {
    /// Step by step.
    pub timeline: RwSignal<Timeline>,
    /// Whether the start is of interest: it is under way, or was a short while ago, or failed.
    pub is_recent: Memo<bool>,
    /// What stands on the console, once it has been read.
    pub log: RwSignal<Option<Log>>,
    /// Why the console could not be read.
    pub failure: RwSignal<Option<Error>>,
    /// Whether somebody looks at the console.
    pub is_watched: RwSignal<bool>,
    /// How many of its last lines are read.
    pub lines: RwSignal<u32>,
    restarts: RwSignal<u32>,
}

impl Start {
    /// Follows the start of `server`, until the owner is gone.
    pub fn follow(server: Memo<Server>) -> Self {
        let launches = Launches::expect();
        let cloud = Cloud::expect();
        let id = server.read_untracked().id.clone();
        let timeline = launches.sent(&id).map_or_else(Timeline::default, Timeline::sent);
        let timeline = RwSignal::new(timeline);
        Effect::new(move |_| {
            let now = launches.cloud_now();
            timeline.update(|timeline| timeline.note(&server.read(), now));
        });
        let is_recent = Memo::new(move |_| {
            let server = server.read();
            let ran = server.launched_at.as_deref().and_then(Moment::parse);
            server.status == Status::Build
                || ran.map_or(server.status == Status::Error, |ran| {
                    launches.cloud_now().millis_since(ran) < RECENT
                })
        });
        let start = Self {
            timeline,
            is_recent,
            log: RwSignal::new(None),
            failure: RwSignal::new(None),
            is_watched: RwSignal::new(false),
            lines: RwSignal::new(200),
            restarts: RwSignal::new(0),
        };
        start.ask_making(server, cloud, id.clone());
        start.read_console(server, cloud, id);
        start
    }

    /// Reads the console once more.
    pub fn read_again(self) {
        self.restarts.update(|count| *count += 1);
    }

    /// Nova's own words on when it was made are asked for once, when it runs or has failed.
    fn ask_making(self, server: Memo<Server>, cloud: Cloud, id: Id<Server>) {
        let is_over = Memo::new(move |_| !server.read().is_settling());
        Effect::new(move |_| {
            if !is_over.get() || !self.is_recent.get_untracked() {
                return;
            }
            let id = id.clone();
            spawn_local_scoped_with_cancellation(async move {
                let Ok(nova) = cloud.connection().newest_nova().await else { return };
                let actions = nova.instance_action;
                let Ok(all) = actions.list(&id, &InstanceActionSearch::default()) else { return };
                let all = all.all().await.unwrap_or_default();
                let Some(made) = all.iter().find(|action| action.action == "create") else {
                    return;
                };
                // Whatever is refused here stays unknown.
                if let Ok(making) = actions.get(&id, &made.request_id).await {
                    self.timeline.update(|timeline| timeline.note_making(&making));
                }
            });
        });
    }

    /// The console is read while somebody looks at it, and until cloud-init has finished.
    fn read_console(self, server: Memo<Server>, cloud: Cloud, id: Id<Server>) {
        let launches = Launches::expect();
        let is_waiting = Memo::new(move |_| {
            self.is_recent.get()
                && server.read().status == Status::Active
                && self.timeline.read().awaits_ready()
        });
        let is_settling = Memo::new(move |_| server.read().is_settling());
        Effect::new(move |_| {
            self.restarts.track();
            if !self.is_watched.get() && !is_waiting.get() {
                return;
            }
            let lines = self.lines.get();
            let begin = launches.cloud_now();
            let id = id.clone();
            let step = move || {
                let id = id.clone();
                let read = async move {
                    let nova = cloud.connection().newest_nova().await?;
                    nova.servers.get_console_output(&id, Some(lines)).await
                };
                async move {
                    let now = launches.cloud_now();
                    match read.await {
                        Ok(output) => {
                            let log = Log::of(&output);
                            self.failure.set(None);
                            if let (Some(seconds), true) =
                                (log.finished(), is_waiting.get_untracked())
                            {
                                self.timeline.update(|timeline| timeline.note_ready(seconds, now));
                            }
                            self.log.set(Some(log));
                        }
                        Err(error) => self.failure.set(Some(error)),
                    }
                    let is_wanted = self.is_watched.get_untracked() && is_settling.get_untracked();
                    let is_refused = self.failure.read_untracked().is_some();
                    let is_patient = now.millis_since(begin) < PATIENCE;
                    is_wanted || (is_waiting.get_untracked() && is_patient && !is_refused)
                }
            };
            repeat(LOOK, None, Box::new(move || Box::pin(step())));
        });
    }
}
