//! Forty launches on a real cloud behind a bad network: each makes its servers once or not at all, what
//! is said of it is true, and no port is left over. Counted past that network.
//! Needs `make cloud`, so `cargo test` alone leaves it out: `cargo test --test real_faults`.

#[path = "support/curl.rs"]
mod curl;
#[path = "support/faults.rs"]
mod faults;
#[path = "support/project.rs"]
mod project;
#[path = "support/virtual_time.rs"]
mod virtual_time;

use std::{cell::RefCell, collections::BTreeSet, sync::Arc, time::Duration};

use curl::{Curl, WallClock};
use faults::BadNetwork;
use project::Project;
use slipway::{
    launch::{Journal, Mark, Marker, Outcome, resolve, submit},
    openstack::clock::Clock,
};
use virtual_time::{Dice, VirtualClock};

const SEEDS: u64 = 40;
/// More steps than any work takes.
const TO_THE_END: usize = 1_000_000;

#[test]
fn launches_behind_a_bad_network_happen_once_and_leave_nothing_over() {
    Project::through(Arc::new(Curl), Arc::new(WallClock)).tidy();

    let told: BTreeSet<&str> = (0..SEEDS).flat_map(launch).collect();

    assert!(told.contains("made") && told.contains("not made"), "{told:?}");
}

/// One of them: pressed once or twice, or closed meanwhile, and looked for by the next page.
fn launch(seed: u64) -> Vec<&'static str> {
    let mut dice = Dice(seed);
    let clock = VirtualClock::from(WallClock.now(), seed);
    let network = Arc::new(BadNetwork::new(Arc::new(Curl), clock.clone(), dice.below(u64::MAX)));
    let page = || Project::through(network.clone(), clock.clone());
    let project = page();
    let mark = if dice.below(2) == 0 { Mark::Tag } else { Mark::Metadata };
    let count = 1 + u32::try_from(dice.below(2)).unwrap_or(0);
    let plan = project.plan(mark, count, count == 1 && dice.below(2) == 0);
    let marker = Marker::new(&*clock);
    let kept = RefCell::new(Journal::default());
    let keep = |journal: &Journal| *kept.borrow_mut() = journal.clone();
    let mut told = Vec::new();
    let faults = [20, 40, 70, 95][usize::try_from(dice.below(4)).unwrap_or(0)];
    clock.run(TO_THE_END, project.connection.newest_nova()).expect("an end").expect("a version");

    network.set_faults(faults);
    let mut journal = Journal::default();
    let polls = if dice.below(3) == 0 { 1 + dice.below(40) } else { TO_THE_END as u64 };
    for _ in 0..=dice.below(2) {
        let work = submit(&project.connection, &plan, 0, &marker, &mut journal, &keep);
        let Some(outcome) = clock.run(usize::try_from(polls).unwrap_or(0), work) else { break };
        told.push(word(&outcome));
        holds(seed, &outcome, &project.wearing(&marker));
        if matches!(outcome, Outcome::Made(_)) {
            break;
        }
    }
    network.set_faults(0);
    let mut journal = kept.into_inner();
    let next = page();
    let found = clock.run(TO_THE_END, resolve(&next.connection, &mut journal, &|_| ()));
    clock.pass(Duration::from_hours(1));
    clock.run(TO_THE_END, network.deliver()).expect("an end");

    let servers = project.wearing(&marker);
    let made = match &found.expect("an end").expect("signed in")[..] {
        [] | [(_, Outcome::NotMade(_))] => 0,
        [(_, Outcome::Made(_))] => count as usize,
        found => panic!("{seed}: {found:?}"),
    };
    assert_eq!(servers.len(), made, "{seed}: {told:?}");
    let ports = project.ports(&marker);
    assert_eq!(ports.len(), if made > 0 { plan.ports.len() } else { 0 }, "{seed}: {told:?}");
    // The project's quota holds some more.
    if seed % 4 == 3 {
        project.tidy();
    }
    told
}

/// Whether what was said is so.
fn holds(seed: u64, outcome: &Outcome, servers: &[String]) {
    match outcome {
        Outcome::Made(made) => {
            let is_there = |id: &String| servers.contains(id);
            let ids: Vec<String> = made.servers.iter().map(|id| id.as_str().to_owned()).collect();
            assert!(ids.iter().all(is_there) && !ids.is_empty(), "{seed}: {outcome:?} {servers:?}");
        }
        Outcome::Refused(_) | Outcome::NotMade(_) => {
            assert!(servers.is_empty(), "{seed}: {outcome:?} {servers:?}");
        }
        Outcome::StillUnknown(_) => {}
    }
}

fn word(outcome: &Outcome) -> &'static str {
    match outcome {
        Outcome::Made(_) => "made",
        Outcome::Refused(_) => "refused",
        Outcome::NotMade(_) => "not made",
        Outcome::StillUnknown(_) => "unknown",
    }
}
