//! From the click to a server that can be used, step by step.

use crate::openstack::{
    Moment,
    novaclient::{InstanceAction, Server, Status},
};

/// A step on the way, in its order: `nova/compute/manager.py`, `_do_build_and_run_instance` and
/// `_build_resources`, which set the states of a task one after the other.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Step {
    /// The request left this page.
    Sent,
    /// Nova has taken it.
    Accepted,
    /// A host has been found.
    Scheduled,
    /// Its ports are there.
    Network,
    /// Its disks are there.
    Disks,
    /// The host has begun to start it.
    Spawning,
    /// It runs.
    Active,
    /// cloud-init has finished, by what stands on the console.
    Ready,
}

impl Step {
    /// All of them.
    pub const ALL: [Self; 8] = [
        Self::Sent,
        Self::Accepted,
        Self::Scheduled,
        Self::Network,
        Self::Disks,
        Self::Spawning,
        Self::Active,
        Self::Ready,
    ];
}

/// How far a step is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Progress {
    /// It is over, at that moment where it is known.
    Over(Option<Moment>),
    /// It is under way.
    UnderWay,
    /// It failed.
    Failed,
    /// It is still to come.
    Ahead,
}

/// What is known of a server's start. Nova keeps few of the moments; the others are those at which
/// this page has first seen that a step was over.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Timeline {
    moments: [Option<Moment>; 8],
    /// The step that is under way, or failed; past the last one when all are over.
    at: usize,
    has_failed: bool,
    was_seen: bool,
}

impl Timeline {
    /// A start that this page has asked for: it left at `sent`, by the cloud's clock.
    pub fn sent(sent: Moment) -> Self {
        let mut timeline = Self { at: Step::Accepted as usize, ..Self::default() };
        timeline.moments[Step::Sent as usize] = Some(sent);
        timeline
    }

    /// Takes in what has been read of the server at `now`, by the cloud's clock.
    pub fn note(&mut self, server: &Server, now: Moment) {
        let ran = server.launched_at.as_deref().and_then(Moment::parse);
        let has_run = ran.is_some() || server.status == Status::Active;
        let created = Moment::parse(&server.created);
        self.know(Step::Accepted, created);
        // It is set when the host has started it.
        self.know(Step::Spawning, ran);
        self.know(Step::Active, ran);
        // What was over before the first look was over at a moment that nobody knows.
        let seen = self.was_seen.then_some(now);
        self.was_seen = true;
        self.has_failed = server.status == Status::Error && !has_run;
        if has_run {
            self.reach(Step::Ready, seen);
        } else if !self.has_failed {
            // Between two states of its task a server has none.
            let task = server.task_state.as_deref();
            let under_way = match (task, server.host_id.is_empty()) {
                (Some("networking"), _) => Step::Network,
                (Some("block_device_mapping"), _) => Step::Disks,
                (Some("spawning"), _) => Step::Spawning,
                (Some("scheduling"), _) | (_, true) => Step::Scheduled,
                (_, false) => Step::Network,
            };
            self.reach(under_way, seen);
        } else {
            self.at = self.at.max(Step::Scheduled as usize);
        }
    }

    /// Takes in what Nova tells of the server's making. Of its events a tenant sees one,
    /// `compute__do_build_and_run_instance`: it begins once a host has been found.
    pub fn note_making(&mut self, making: &InstanceAction) {
        let built = |name: &str| name.ends_with("_do_build_and_run_instance");
        // Where one host failed there is an event for each.
        let begun = making.events.iter().filter(|event| built(&event.event));
        let begun = begun.filter_map(|event| event.start_time.as_deref().and_then(Moment::parse));
        if let Some(begun) = begun.max() {
            self.moments[Step::Scheduled as usize] = Some(begun);
            self.at = self.at.max(Step::Network as usize);
        }
    }

    /// Takes in that cloud-init has finished: so many seconds after the server began to run, or was
    /// seen to have finished at `now`.
    pub fn note_ready(&mut self, seconds: Option<u32>, now: Moment) {
        let ran = self.moments[Step::Active as usize];
        let by_log = ran.zip(seconds).map(|(ran, seconds)| ran.shifted(i64::from(seconds) * 1000));
        self.know(Step::Ready, Some(by_log.unwrap_or(now).min(now)));
        self.at = Step::ALL.len();
    }

    /// How far each step is; the first one only where this page sent the request.
    pub fn steps(&self) -> Vec<(Step, Progress)> {
        let is_known = |step: &Step| *step != Step::Sent || self.moments[0].is_some();
        let progress = |step: Step| match (step as usize).cmp(&self.at) {
            std::cmp::Ordering::Less => Progress::Over(self.moment(step)),
            std::cmp::Ordering::Equal if self.has_failed => Progress::Failed,
            std::cmp::Ordering::Equal => Progress::UnderWay,
            std::cmp::Ordering::Greater => Progress::Ahead,
        };
        Step::ALL.into_iter().filter(is_known).map(|step| (step, progress(step))).collect()
    }

    /// The step that is under way, or has failed.
    pub fn current(&self) -> Option<Step> {
        Step::ALL.get(self.at).copied()
    }

    /// Whether the server runs, and nothing is known of cloud-init yet.
    pub fn awaits_ready(&self) -> bool {
        self.at == Step::Ready as usize
    }

    /// How many milliseconds after the click, or after Nova took it, a step was over.
    pub fn millis(&self, step: Step) -> Option<i64> {
        let begin = self.moments[0].or(self.moments[1])?;
        Some(self.moment(step)?.millis_since(begin).max(0))
    }

    /// Clocks differ by a little, and Nova's moments are whole seconds: none lies before the one of
    /// an earlier step.
    fn moment(&self, step: Step) -> Option<Moment> {
        let own = self.moments[step as usize]?;
        self.moments[..=step as usize].iter().flatten().max().copied().or(Some(own))
    }

    fn know(&mut self, step: Step, moment: Option<Moment>) {
        if self.moments[step as usize].is_none() {
            self.moments[step as usize] = moment;
        }
    }

    /// Everything before `step` is over, seen at `seen` where that is not known better.
    fn reach(&mut self, step: Step, seen: Option<Moment>) {
        let step = step as usize;
        if step <= self.at {
            return;
        }
        // Several steps that are over at one look: only of the last one its end was seen.
        if self.moments[step - 1].is_none() {
            self.moments[step - 1] = seen;
        }
        self.at = step;
    }
}
