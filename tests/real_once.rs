//! The marker of a launch on a real cloud: it is found again and taken off, and what was cut short
//! is seen to its end. Read by requests of its own beside the client.
//! Needs `make cloud`, so `cargo test` alone leaves it out: `cargo test --test real_once`.

#[path = "support/curl.rs"]
mod curl;
#[path = "support/orders.rs"]
mod orders;

#[path = "support/project.rs"]
mod project;

use std::{
    sync::{Arc, Mutex, PoisonError},
    time::Duration,
};

use curl::{Curl, WallClock};
use futures_executor::block_on;
use orders::settled;
use project::Project;
use slipway::{
    launch::{Journal, Mark, Marker, Outcome, Stage, resolve, submit},
    openstack::{
        Error, Id,
        neutron::CreatePort,
        transport::{self, Failure, Request, Sending, Transport},
    },
};

/// One after the other: each tidies up what is called so.
static TURN: Mutex<()> = Mutex::new(());

#[test]
fn a_server_whose_answer_is_lost_is_found_by_either_mark_and_the_mark_is_taken_off() {
    let _turn = TURN.lock().unwrap_or_else(PoisonError::into_inner);
    let line = Arc::new(Line::default());
    let cloud = Project::through(line.clone(), Arc::new(WallClock));
    cloud.tidy();

    for (mark, count) in [(Mark::Tag, 1), (Mark::Metadata, 1), (Mark::Metadata, 2), (Mark::Tag, 2)]
    {
        let plan = cloud.plan(mark, count, false);
        let marker = Marker::new(&Chance::default());
        let mut journal = Journal::default();
        line.lose(1);

        let work = submit(&cloud.connection, &plan, 0, &marker, &mut journal, &|_| ());
        let outcome = block_on(work);

        let Outcome::Made(made) = outcome else { panic!("{outcome:?}") };
        let wearing = cloud.wearing(&marker);
        assert_eq!((made.servers.len(), wearing.len()), (count as usize, count as usize));
        assert_eq!((journal.requests[0].mark, journal.requests[0].stage), (mark, Stage::Made));
        let nova = block_on(cloud.connection.newest_nova()).expect("a version");
        for id in &made.servers {
            assert!(wearing.contains(&id.as_str().to_owned()));
            let server = block_on(settled(&nova, id));
            assert!(marker.is_on(&server), "{:?} {:?}", server.tags, server.metadata);
            block_on(marker.take_off(&cloud.connection, &server)).expect("taken off");
            block_on(marker.take_off(&cloud.connection, &server)).expect("it is off");
        }
        assert_eq!(cloud.wearing(&marker), [""; 0]);
        cloud.tidy();
    }
}

#[test]
fn a_mark_that_cannot_be_taken_off_yet_stays() {
    let _turn = TURN.lock().unwrap_or_else(PoisonError::into_inner);
    let line = Arc::new(Line::default());
    let cloud = Project::through(line.clone(), Arc::new(WallClock));
    cloud.tidy();
    let mut outcomes = Vec::new();
    for mark in [Mark::Tag, Mark::Metadata] {
        let marker = Marker::new(&Chance::default());
        let plan = cloud.plan(mark, 1, false);
        let mut journal = Journal::default();
        let work = submit(&cloud.connection, &plan, 0, &marker, &mut journal, &|_| ());
        let made = block_on(work).into_result().expect("made");
        let nova = block_on(cloud.connection.newest_nova()).expect("a version");
        let server = block_on(nova.servers.get(&made.servers[0])).expect("a server");

        let outcome = block_on(marker.take_off(&cloud.connection, &server));

        outcomes.push((outcome, cloud.wearing(&marker).len()));
        block_on(settled(&nova, &server.id));
    }
    cloud.tidy();

    // The fake hypervisor may have built it meanwhile.
    for (outcome, wearing) in outcomes {
        let is_refused = matches!(outcome, Err(Error::Refused { status: 404 | 409, .. }));
        assert!(is_refused || outcome.is_ok(), "{outcome:?}");
        assert_eq!(wearing, usize::from(is_refused), "{outcome:?}");
    }
}

#[test]
fn ports_of_a_launch_that_was_cut_short_are_found_and_removed() {
    let _turn = TURN.lock().unwrap_or_else(PoisonError::into_inner);
    let line = Arc::new(Line::default());
    let cloud = Project::through(line.clone(), Arc::new(WallClock));
    cloud.tidy();
    let plan = cloud.plan(Mark::Metadata, 1, true);
    let marker = Marker::new(&Chance::default());
    let (mut journal, kept) = (Journal::default(), Mutex::new(Journal::default()));
    let keep = |journal: &Journal| *kept.lock().expect("one thread") = journal.clone();
    // The answer to the port is lost, and the look finds it; the answer to the server is a refusal.
    line.lose(1);
    let mut refused = plan.clone();
    refused.requests[0].flavor = Id::new("no-such-flavor");

    let outcome = block_on(submit(&cloud.connection, &refused, 0, &marker, &mut journal, &keep));
    let after_refusal = cloud.ports(&marker);
    // A page that was closed before the port was answered knows it not, nor that it has given up.
    let mut cut = CreatePort::new(cloud.network());
    cut.description = Some(format!("{marker} 0"));
    block_on(cloud.connection.neutron.create_port(&cut)).expect("a port");
    let mut journal = Journal::from_json(&kept.lock().expect("one thread").to_json().to_string())
        .expect("a journal");
    journal.requests[0].stage = Stage::Ports;
    journal.requests[0].unanswered = Some(journal.requests[0].begun);
    let left = cloud.ports(&marker).len();
    let resolved = block_on(resolve(&cloud.connection, &mut journal, &|_| ()));

    assert!(matches!(outcome, Outcome::Refused(Error::Refused { status: 400, .. })), "{outcome:?}");
    assert_eq!((after_refusal.len(), left), (0, 1));
    assert!(matches!(&resolved.expect("signed in")[..], [(_, Outcome::NotMade(_))]));
    assert_eq!(cloud.ports(&marker), [""; 0]);
    // More of them may come to light, if a browser has asked twice.
    assert!(journal.requests[0].is_told());
    cloud.tidy();
}

/// `curl`, with a gateway that gives up on some requests that make something, once they are made.
#[derive(Default)]
struct Line(Mutex<u32>);

impl Line {
    fn lose(&self, answers: u32) {
        *self.0.lock().expect("one thread") = answers;
    }
}

impl Transport for Line {
    fn send(&self, request: Request) -> Sending<'_> {
        Box::pin(async move {
            let path = request.url.rsplit('/').next().unwrap_or_default();
            let makes = request.method == transport::Method::Post && path != "tokens";
            let answer = Curl.send(request).await?;
            let mut left = self.0.lock().expect("one thread");
            if makes && *left > 0 {
                *left -= 1;
                return Err(Failure::TimedOut);
            }
            Ok(answer)
        })
    }
}

/// Chance by the time, for a marker that no run before has had.
#[derive(Default)]
struct Chance(Mutex<u64>);

impl slipway::openstack::clock::Clock for Chance {
    fn now(&self) -> slipway::openstack::Moment {
        WallClock.now()
    }

    fn sleep(&self, time: Duration) -> slipway::openstack::clock::Sleeping {
        WallClock.sleep(time)
    }

    #[expect(clippy::cast_precision_loss, reason = "a part of it is enough")]
    fn random(&self) -> f64 {
        let mut state = self.0.lock().expect("one thread");
        let since = std::time::SystemTime::UNIX_EPOCH.elapsed().expect("after 1970");
        let nanos = u64::from(since.subsec_nanos()) ^ since.as_secs();
        *state = (*state ^ nanos).wrapping_mul(0x9e37_79b9_7f4a_7c15).rotate_left(31);
        (*state >> 11) as f64 / (1_u64 << 53) as f64
    }
}
