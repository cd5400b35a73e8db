//! One launch in a cloud of its own, behind a bad network, judged by what the cloud has then.

use std::{cell::RefCell, collections::BTreeSet, sync::Arc, time::Duration};

use secrecy::SecretString;
use serde_json::Value;
use slipway::{
    launch::{
        Journal, Marker, Outcome, Plan, PlannedPort, UnderWay, remove_doubles, resolve, submit,
    },
    openstack::{
        Connection, Hidden, Id,
        clock::Clock,
        keystoneauth::{
            Adapter, EndpointFilter, Session, World,
            identity::{Auth, AuthUrl, DomainRef, Method, Scope, UserRef},
        },
        neutron::CreatePort,
        novaclient::{ApiVersion, CreateServer, Networks, Nic},
        transport::Transport,
    },
    sandbox::{AUTH_URL, Sandbox},
};

use crate::{
    faults::BadNetwork,
    virtual_time::{Dice, VirtualClock},
};

/// More steps than any work takes.
pub const TO_THE_END: usize = 1_000_000;

/// One launch of one request, in a cloud of its own.
pub struct Launch {
    seed: u64,
    pub dice: Dice,
    pub clock: Arc<VirtualClock>,
    truth: Session,
    pub network: Arc<BadNetwork<Sandbox>>,
    plan: Plan,
    marker: Marker,
    journal: Journal,
    kept: RefCell<String>,
    ports_before: usize,
    pub faults: u64,
}

impl Launch {
    pub fn new(seed: u64) -> Self {
        let mut dice = Dice(seed);
        let clock = VirtualClock::at("2027-01-15T08:00:00Z", seed);
        let watch = clock.clone();
        #[expect(clippy::cast_precision_loss, reason = "milliseconds fit")]
        let sandbox = Arc::new(Sandbox::new(move || watch.now().as_millis() as f64));
        let faults = [5, 20, 40, 70, 95][usize::try_from(dice.below(5)).unwrap_or(0)];
        let network = BadNetwork::new(sandbox.clone(), clock.clone(), dice.below(u64::MAX));
        let truth = session(sandbox, &clock);
        let mut launch = Self {
            seed,
            plan: Plan {
                requests: vec![],
                ports: vec![],
                floating_ip: None,
                version: ApiVersion::BASE,
            },
            marker: Marker::new(&*clock),
            dice,
            clock,
            truth,
            network: Arc::new(network),
            journal: Journal::default(),
            kept: RefCell::new(String::from("{\"requests\": []}")),
            ports_before: 0,
            faults,
        };
        launch.ports_before = launch.truth("network", "/v2.0/ports", "ports").len();
        launch.plan = launch.a_plan();
        launch
    }

    fn a_plan(&mut self) -> Plan {
        let id_of = |list: Vec<Value>, name: &str| {
            let mut list = list.into_iter();
            let found = list.find(|it| it["name"] == name).expect("it is there");
            found["id"].as_str().expect("an id").to_owned()
        };
        let image = id_of(self.truth("image", "/v2/images", "images"), "Debian 12");
        let flavor = id_of(self.truth("compute", "/flavors/detail", "flavors"), "m1.small");
        let network = id_of(self.truth("network", "/v2.0/networks", "networks"), "private");
        let nic = Nic { net_id: Some(Id::new(&*network)), ..Nic::default() };
        let mut request = CreateServer::new("web (1)", Some(Id::new(image)), Id::new(flavor));
        request.userdata = Some(Hidden(b"secret".to_vec()));
        request.networks = Networks::On(vec![nic.clone(), nic]);
        if self.dice.below(8) == 0 {
            request.name = "quota-exceeded".into();
        }
        let mut version = ApiVersion::BASE;
        if self.dice.below(2) == 0 {
            request.tags = vec!["db".into()];
            version = ApiVersion::new(2, 52);
        }
        let mut ports = Vec::new();
        if self.dice.below(3) == 0 {
            (request.min_count, request.max_count) = (1, 3);
        } else {
            let own = usize::try_from(self.dice.below(3)).unwrap_or(0);
            ports.extend((0..own).map(|nic| PlannedPort {
                request: 0,
                nic,
                port: CreatePort {
                    name: Some("web".into()),
                    ..CreatePort::new(Id::new(&*network))
                },
            }));
        }
        Plan { requests: vec![request], ports, floating_ip: None, version }
    }

    /// Few enough to hit what is always done, or so many as to hit what is done for long.
    pub fn some_polls(&mut self) -> usize {
        let most = [24, 24, 24, 200][usize::try_from(self.dice.below(4)).unwrap_or(0)];
        1 + usize::try_from(self.dice.below(most)).unwrap_or(0)
    }

    /// A new page, which has to sign in first.
    pub fn page(&self) -> Connection {
        Connection::new(&session(self.network.clone(), &self.clock), "public", None)
    }

    /// Presses the button; none if the page was closed meanwhile.
    pub fn submit(&mut self, polls: usize) -> Option<Outcome> {
        let cloud = self.page();
        // Mostly the form stands open already when the network turns bad.
        if self.dice.below(5) > 0 {
            self.network.set_faults(0);
            self.clock.run(TO_THE_END, cloud.newest_nova()).expect("an end").expect("a version");
        }
        self.network.set_faults(self.faults);
        let keep = |journal: &Journal| *self.kept.borrow_mut() = journal.to_json().to_string();
        let work = submit(&cloud, &self.plan, 0, &self.marker, &mut self.journal, &keep);
        self.clock.run(polls, work)
    }

    /// What another page finds in the storage.
    pub fn kept(&self) -> Journal {
        Journal::from_json(&self.kept.borrow()).expect("a journal")
    }

    /// Opens another page, which looks for what became of the launch.
    pub fn resolve(&mut self, polls: usize) -> Option<Vec<(Marker, Outcome)>> {
        self.journal = self.kept();
        let cloud = self.page();
        let keep = |journal: &Journal| *self.kept.borrow_mut() = journal.to_json().to_string();
        let outcomes = self.clock.run(polls, resolve(&cloud, &mut self.journal, &keep))?.ok()?;
        for (_, outcome) in &outcomes {
            self.is_true(outcome);
        }
        Some(outcomes)
    }

    /// Whether it is so now, and will be.
    pub fn is_true(&self, outcome: &Outcome) {
        let servers = self.servers();
        let count = servers.len();
        match outcome {
            Outcome::Made(made) => {
                let all = made.servers.iter().all(|id| servers.contains(id.as_str()));
                let may_be_more = self.journal.requests.iter().any(|it| it.doubles_until.is_some());
                let is_all =
                    made.servers.len() == count || made.request_id.is_some() || may_be_more;
                assert!(all && is_all && count > 0, "{}: {outcome:?}, {servers:?}", self.seed);
            }
            Outcome::Refused(_) | Outcome::NotMade(_) => {
                assert_eq!(count, 0, "{}: {outcome:?}", self.seed);
            }
            Outcome::StillUnknown(_) => {}
        }
    }

    /// On a good network the next page finds out everything: whether there are servers.
    pub fn ends_well(&mut self, outcome: Option<&Outcome>) -> bool {
        let seed = self.seed;
        self.network.set_faults(0);
        let found = self.resolve(TO_THE_END).expect("an end");
        let cloud = self.page();
        let keep = |journal: &Journal| *self.kept.borrow_mut() = journal.to_json().to_string();
        let work = remove_doubles(&cloud, &mut self.journal, &keep, &|_| {});
        self.clock.run(TO_THE_END, work).expect("an end").expect("an answer");
        self.clock.pass(Duration::from_hours(1));
        self.clock.run(TO_THE_END, self.network.deliver()).expect("an end");

        let servers = self.servers();
        let is_made = match found.as_slice() {
            [(marker, Outcome::Made(_))] => *marker == self.marker,
            [] | [(_, Outcome::NotMade(_))] => false,
            found => panic!("{seed}: {found:?}"),
        };
        let wanted = if is_made { self.plan.requests[0].max_count as usize } else { 0 };
        assert_eq!(servers.len(), wanted, "{seed}: {outcome:?} {found:?}");
        for outcome in found.iter().map(|(_, outcome)| outcome).chain(outcome) {
            self.is_true(outcome);
        }
        assert!(self.journal.requests.iter().all(UnderWay::is_settled), "{seed}");
        let ports = self.truth("network", "/v2.0/ports", "ports");
        let plugged =
            ports.iter().filter(|port| servers.contains(port["device_id"].as_str().unwrap_or("")));
        assert_eq!(ports.len() - plugged.count(), self.ports_before, "{seed}: {:?}", self.journal);
        is_made
    }

    /// The ids of the servers that there are.
    fn servers(&self) -> BTreeSet<String> {
        let servers = self.truth("compute", "/servers/detail", "servers");
        servers.iter().filter_map(|it| Some(it["id"].as_str()?.to_owned())).collect()
    }

    /// What the cloud itself says, past the bad network.
    fn truth(&self, service: &'static str, path: &str, key: &str) -> Vec<Value> {
        let adapter = Adapter::new(self.truth.clone(), EndpointFilter::new(service, "public"));
        let reply = self.clock.run(TO_THE_END, adapter.get(path)).expect("an end");
        let answer: Value = reply.expect("an answer").json("a list").expect("JSON");
        answer[key].as_array().expect("a list").clone()
    }
}

fn session(transport: Arc<dyn Transport>, clock: &Arc<VirtualClock>) -> Session {
    let scope = Scope::ProjectNamed("demo".into(), Some(DomainRef::Name("Default".into())));
    let user = UserRef::named("demo", "Default");
    let auth = Auth {
        auth_url: AuthUrl::new(AUTH_URL),
        methods: vec![Method::Password(user, SecretString::from("sandbox"))],
        scope,
    };
    Session::new(World { transport, clock: clock.clone() }, auth)
}
