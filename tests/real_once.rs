//! The marker of a launch on a real cloud: it is found again and taken off, and what was cut short
//! is seen to its end. Read by requests of its own beside the client.
//! Needs `make cloud`, so `cargo test` alone leaves it out: `cargo test --test real_once`.

#[path = "support/curl.rs"]
mod curl;
#[path = "support/orders.rs"]
mod orders;

use std::{
    sync::{Arc, Mutex, PoisonError},
    thread::sleep,
    time::Duration,
};

use curl::{Curl, WallClock};
use futures_executor::block_on;
use orders::settled;
use secrecy::SecretString;
use serde_json::Value;
use slipway::{
    launch::{Journal, Mark, Marker, Outcome, Plan, PlannedPort, Stage, resolve, submit},
    openstack::{
        Connection, Error, Id,
        keystoneauth::{
            Adapter, AdapterSettings, EndpointFilter, Session, World,
            identity::{Auth, AuthUrl, DomainRef, Method, Scope, UserRef},
        },
        neutron::CreatePort,
        novaclient::{ApiVersion, CreateServer, Networks, Nic, Server},
        transport::{self, Failure, Request, Sending, Transport},
    },
};

const NAME: &str = "real-once (1)";

/// One after the other: each tidies up what is called so.
static TURN: Mutex<()> = Mutex::new(());

#[test]
fn a_server_whose_answer_is_lost_is_found_by_either_mark_and_the_mark_is_taken_off() {
    let _turn = TURN.lock().unwrap_or_else(PoisonError::into_inner);
    let cloud = Cloud::new();
    cloud.tidy();

    for (mark, count) in [(Mark::Tag, 1), (Mark::Metadata, 1), (Mark::Metadata, 2), (Mark::Tag, 2)]
    {
        let plan = cloud.plan(mark, count, false);
        let marker = Marker::new(&Chance::default());
        let mut journal = Journal::default();
        cloud.line.lose(1);

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
    let cloud = Cloud::new();
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
    let cloud = Cloud::new();
    cloud.tidy();
    let plan = cloud.plan(Mark::Metadata, 1, true);
    let marker = Marker::new(&Chance::default());
    let (mut journal, kept) = (Journal::default(), Mutex::new(Journal::default()));
    let keep = |journal: &Journal| *kept.lock().expect("one thread") = journal.clone();
    // The answer to the port is lost, and the look finds it; the answer to the server is a refusal.
    cloud.line.lose(1);
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
    assert!(journal.requests[0].is_settled());
    cloud.tidy();
}

/// The project `demo`: for the client, whose answers may be lost, and past it.
struct Cloud {
    connection: Connection,
    line: Arc<Line>,
    session: Session,
}

impl Cloud {
    fn new() -> Self {
        let line = Arc::new(Line::default());
        let connection = Connection::new(&session(line.clone()), "public", None);
        Self { connection, line, session: session(Arc::new(Curl)) }
    }

    fn list(&self, service: &'static str, path: &str, key: &str) -> Vec<Value> {
        let version = (service == "compute").then(|| "2.96".to_owned());
        let settings =
            AdapterSettings { default_microversion: version, ..AdapterSettings::default() };
        let adapter = Adapter::new(self.session.clone(), EndpointFilter::new(service, "public"));
        let adapter = adapter.with_settings(settings);
        let answer: Value =
            block_on(adapter.get(path)).expect("an answer").json(key).expect("JSON");
        answer[key].as_array().expect("a list").clone()
    }

    fn id(&self, service: &'static str, path: &str, key: &str, name: &str) -> String {
        let list = self.list(service, path, key);
        let found = list.iter().find(|it| it["name"] == name).expect("it is there");
        found["id"].as_str().expect("an id").to_owned()
    }

    fn network(&self) -> Id<slipway::openstack::neutron::Network> {
        Id::new(self.id("network", "/v2.0/networks", "networks", "private"))
    }

    fn plan(&self, mark: Mark, count: u32, has_port: bool) -> Plan {
        let image = Id::new(self.id("image", "/v2/images", "images", "cirros-0.6.2"));
        let flavor = Id::new(self.id("compute", "/flavors/detail", "flavors", "m1.tiny"));
        let network = self.network();
        let mut request = CreateServer::new(NAME, Some(image), flavor);
        (request.min_count, request.max_count) = (count, count);
        let nic = Nic { net_id: Some(network.clone()), ..Nic::default() };
        request.networks = Networks::On(vec![nic]);
        let minor = if mark == Mark::Tag { 52 } else { 1 };
        let port = CreatePort { name: Some(NAME.into()), ..CreatePort::new(network) };
        let ports = has_port.then_some(PlannedPort { request: 0, nic: 0, port });
        Plan {
            requests: vec![request],
            ports: ports.into_iter().collect(),
            floating_ip: None,
            version: ApiVersion::new(2, minor),
        }
    }

    /// Ids of the servers that wear it.
    fn wearing(&self, marker: &Marker) -> Vec<String> {
        let servers = self.list("compute", "/servers/detail", "servers").into_iter();
        let wearing = servers.filter(|server| {
            let tags = server["tags"].as_array().expect("tags");
            tags.iter().any(|tag| tag == marker.as_str())
                || server["metadata"]["slipway-launch"] == marker.as_str()
        });
        wearing.filter_map(|it| Some(it["id"].as_str()?.to_owned())).collect()
    }

    /// Ids of the ports that wear it.
    fn ports(&self, marker: &Marker) -> Vec<String> {
        let ports = self.list("network", "/v2.0/ports", "ports").into_iter();
        let wearing = ports.filter(|port| {
            port["description"].as_str().is_some_and(|text| text.starts_with(marker.as_str()))
        });
        wearing.filter_map(|it| Some(it["id"].as_str()?.to_owned())).collect()
    }

    /// Removes what a test has made, and an earlier run has left.
    fn tidy(&self) {
        let nova = block_on(self.connection.newest_nova()).expect("a version");
        for _ in 0..60 {
            let servers = self.list("compute", "/servers/detail", "servers");
            let ours = servers
                .iter()
                .filter(|it| it["name"].as_str().is_some_and(|name| name.starts_with(NAME)));
            let ids: Vec<Id<Server>> =
                ours.filter_map(|it| Some(Id::new(it["id"].as_str()?))).collect();
            for id in &ids {
                block_on(nova.servers.delete(id)).ok();
            }
            if ids.is_empty() {
                break;
            }
            sleep(Duration::from_millis(500));
        }
        for port in self.list("network", "/v2.0/ports", "ports") {
            let is_ours = port["description"].as_str().is_some_and(|it| it.starts_with("slipway-"));
            if is_ours && port["device_id"] == "" {
                let id = Id::new(port["id"].as_str().expect("an id"));
                block_on(self.connection.neutron.delete_port(&id)).ok();
            }
        }
    }
}

fn session(transport: Arc<dyn Transport>) -> Session {
    let user = UserRef::named("demo", "Default");
    let auth = Auth {
        auth_url: AuthUrl::new("http://127.0.0.1:5000/v3"),
        methods: vec![Method::Password(user, SecretString::from("secret"))],
        scope: Scope::ProjectNamed("demo".into(), Some(DomainRef::Name("Default".into()))),
    };
    Session::new(World { transport, clock: Arc::new(WallClock) }, auth)
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
