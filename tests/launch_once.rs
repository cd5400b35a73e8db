//! On a bad network, with pages that are closed at any moment, each request of a launch makes its
//! servers once or not at all, and what is said of it is true. Counted in the sandbox's own state.

#[path = "support/faults.rs"]
mod faults;
#[path = "support/one_launch.rs"]
mod one_launch;
#[path = "support/virtual_time.rs"]
mod virtual_time;

use std::{collections::BTreeSet, time::Duration};

use one_launch::{Launch, TO_THE_END};
use slipway::{
    launch::{Journal, Outcome, SETTLE, Stage, resolve},
    openstack::{Connection, Id},
};

const SEEDS: u64 = 1_000;

#[test]
fn on_a_bad_network_a_launch_makes_its_servers_once_and_tells_the_truth() {
    let mut seen = BTreeSet::new();

    for seed in 0..SEEDS {
        let mut launch = Launch::new(seed);
        let mut outcome = launch.submit(TO_THE_END).expect("an end");
        seen.insert(word(&outcome));
        launch.is_true(&outcome);
        // Some people press again, on the same bad network.
        for _ in 0..launch.dice.below(3) {
            if !matches!(outcome, Outcome::Made(_)) {
                outcome = launch.submit(TO_THE_END).expect("an end");
                seen.insert(word(&outcome));
                launch.is_true(&outcome);
            }
        }
        launch.ends_well(Some(&outcome));
    }

    assert_eq!(seen, BTreeSet::from(["made", "not made", "refused", "unknown"]));
}

#[test]
fn a_launch_whose_page_is_closed_at_any_moment_is_seen_to_its_end_by_the_next_page() {
    let (mut killed, mut made) = (0, 0);

    for seed in 0..SEEDS {
        let mut launch = Launch::new(seed);
        let polls = launch.some_polls();
        let outcome = launch.submit(polls);
        killed += u32::from(outcome.is_none());
        if let Some(outcome) = &outcome {
            launch.is_true(outcome);
        }
        // The next page may be closed, too.
        let polls = launch.some_polls();
        launch.resolve(polls);
        made += u32::from(launch.ends_well(outcome.as_ref()));
    }

    assert!(killed > 300 && (200..800).contains(&made), "{killed} killed, {made} made");
}

#[test]
fn what_a_closed_page_had_sent_may_arrive_late_and_is_awaited() {
    // As long as the page would have waited, and as a gateway and Nova may take then.
    let held = Connection::TIME_LIMIT + Duration::from_secs(SETTLE.as_secs() - 5);
    let closed_after = |polls| {
        let mut launch = Launch::new(1);
        launch.faults = 0;
        launch.network.hold(held);
        launch.submit(polls);
        launch
    };
    let is_asked = |launch: &Launch| {
        launch.kept().requests.first().is_some_and(|request| request.stage == Stage::Asked)
    };

    let mut launch = (1..99).map(closed_after).find(is_asked).expect("it is asked once");
    let found = launch.resolve(TO_THE_END).expect("an end");

    assert!(matches!(&found[..], [(_, Outcome::Made(_))]), "{found:?}");
    assert!(launch.ends_well(None));
}

#[test]
fn a_journal_comes_back_as_it_was_and_holds_no_secret() {
    let mut launch = Launch::new(1);
    launch.faults = 0;
    launch.submit(12);

    let journal = launch.kept();

    assert_eq!(journal.requests.len(), 1, "{journal:?}");
    let text = journal.to_json().to_string();
    assert_eq!(Journal::from_json(&text).expect("a journal"), journal);
    assert!(!text.contains("c2VjcmV0") && !text.contains("secret"), "{text}");
    let odd = r#"{"requests": [{"marker": "web", "project": "p", "stage": "asked"}, 7, {"#;
    let text = text.replacen(r#"{"requests":[{"#, odd, 1);
    assert_eq!(Journal::from_json(&text).expect("a journal"), journal);
}

#[test]
fn a_launch_of_another_project_is_left_alone() {
    let mut launch = Launch::new(1);
    launch.faults = 0;
    launch.submit(12);
    let mut journal = launch.kept();
    journal.requests[0].project = Id::new("another");
    let before = journal.clone();

    let cloud = launch.page();
    let outcome = launch.clock.run(TO_THE_END, resolve(&cloud, &mut journal, &|_| ()));

    assert_eq!(outcome.expect("an end"), Ok(Vec::new()));
    assert_eq!(journal, before);
}

fn word(outcome: &Outcome) -> &'static str {
    match outcome {
        Outcome::Made(_) => "made",
        Outcome::Refused(_) => "refused",
        Outcome::NotMade(_) => "not made",
        Outcome::StillUnknown(_) => "unknown",
    }
}
