//! What is under way of launches, so that one that was cut short can be seen to its end.

use serde_json::{Value, json};

use super::{Mark, Marker, PlannedAddress, SETTLE};
use crate::openstack::{
    Connection, Id, Moment,
    json::{self, Error, from_json},
    keystoneauth::Project,
    neutron::Port,
    novaclient::Server,
};

/// The requests that are under way, or were when the page went away. As JSON it holds no secret:
/// names and ids, no password, no user data, nothing else of what was asked.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Journal {
    /// One for each request.
    pub requests: Vec<UnderWay>,
}

/// How far a request has come.
#[derive(Clone, Debug, PartialEq)]
pub struct UnderWay {
    /// What its servers wear, and its ports.
    pub marker: Marker,
    /// How the servers wear it.
    pub mark: Mark,
    /// The project that they are in.
    pub project: Id<Project>,
    /// The region; empty where the session takes the catalog's first.
    pub region: String,
    /// What the request calls them.
    pub name: String,
    /// At most so many.
    pub count: u32,
    /// When it was begun, by this machine's clock.
    pub begun: Moment,
    /// How far it is.
    pub stage: Stage,
    /// Where a request that makes something has not been answered: when its answer is waited for no
    /// longer, by this machine's clock. From then on, count what a gateway and the service still
    /// need.
    pub unanswered: Option<Moment>,
    /// The ports that were made for it, and not removed again.
    pub ports: Vec<Id<Port>>,
    /// The servers that are known.
    pub servers: Vec<Id<Server>>,
    /// Until when more servers or ports than were asked for may come to light.
    pub doubles_until: Option<Moment>,
    /// The address that is still to be led to each of them.
    pub address: Option<PlannedAddress>,
}

/// The stages of a request, in their order.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Stage {
    /// No server has been asked for: ports are made for it, or removed again.
    Ports,
    /// Servers have been asked for, or are about to be, and nothing is known of them.
    #[default]
    Asked,
    /// There are servers.
    Made,
    /// There are none, and there will be none.
    NotMade,
}

const STAGES: [(Stage, &str); 4] = [
    (Stage::Ports, "ports"),
    (Stage::Asked, "asked"),
    (Stage::Made, "made"),
    (Stage::NotMade, "not made"),
];

impl Journal {
    /// What to keep.
    pub fn to_json(&self) -> Value {
        json!({"requests": self.requests.iter().map(UnderWay::to_json).collect::<Value>()})
    }

    /// What was kept. What is odd in it is left out; the error is that nothing in it can be read.
    pub fn from_json(text: &str) -> Result<Self, Error> {
        json::read(text.as_bytes())
    }

    /// Leaves out the requests of which nothing is open.
    pub fn forget_settled(&mut self) {
        self.requests.retain(|request| !request.is_settled());
    }
}

impl UnderWay {
    /// Whether nothing is left to be found out, or to be removed.
    pub fn is_settled(&self) -> bool {
        match self.stage {
            Stage::Made => self.address.is_none() && self.doubles_until.is_none(),
            Stage::NotMade => self.ports.is_empty() && self.doubles_until.is_none(),
            Stage::Ports | Stage::Asked => false,
        }
    }

    /// Whether it is known what became of it.
    pub fn is_told(&self) -> bool {
        match self.stage {
            Stage::Made => true,
            Stage::NotMade => self.ports.is_empty(),
            Stage::Ports | Stage::Asked => false,
        }
    }

    /// Whether it is of that project, in the region that `cloud` looks at.
    pub fn is_in(&self, cloud: &Connection, project: Option<&Project>) -> bool {
        project.is_some_and(|project| project.id == self.project)
            && cloud.region().unwrap_or_default() == self.region
    }

    fn to_json(&self) -> Value {
        let stage = STAGES.iter().find(|(stage, _)| *stage == self.stage);
        json!({
            "marker": self.marker,
            "tag": self.mark == Mark::Tag,
            "project": self.project,
            "region": self.region,
            "name": self.name,
            "count": self.count,
            "begun": self.begun.as_millis(),
            "stage": stage.map(|(_, word)| word),
            "unanswered": self.unanswered.map(Moment::as_millis),
            "ports": self.ports,
            "servers": self.servers,
            "doubles_until": self.doubles_until.map(Moment::as_millis),
            "address": self.address.as_ref().map(PlannedAddress::to_string),
        })
    }
}

from_json!(Journal {
    must { requests }
});

from_json!(UnderWay {
    must { marker, project, stage }
    may { mark: "tag", region, name, count = 1, begun, unanswered, ports, servers, doubles_until, address }
});

from_json!(Stage from String);
from_json!(Mark from bool);

/// A word that is not known here is looked into.
impl From<String> for Stage {
    fn from(word: String) -> Self {
        STAGES.iter().find(|(_, known)| *known == word).map_or(Self::Asked, |(stage, _)| *stage)
    }
}

impl From<bool> for Mark {
    fn from(is_tag: bool) -> Self {
        if is_tag { Self::Tag } else { Self::Metadata }
    }
}

/// The journal, open at one request: whatever is noted there is kept at once.
pub(super) struct Notes<'a> {
    journal: &'a mut Journal,
    at: usize,
    keep: &'a dyn Fn(&Journal),
}

impl<'a> Notes<'a> {
    pub fn open(journal: &'a mut Journal, at: usize, keep: &'a dyn Fn(&Journal)) -> Self {
        Self { journal, at, keep }
    }

    pub fn request(&self) -> &UnderWay {
        &self.journal.requests[self.at]
    }

    pub fn change(&mut self) -> &mut UnderWay {
        &mut self.journal.requests[self.at]
    }

    pub fn keep(&self) {
        (self.keep)(self.journal);
    }

    /// Notes that there are servers.
    pub fn made(&mut self, servers: Vec<Id<Server>>, now: Moment) {
        let request = self.change();
        request.servers = servers;
        request.doubles_until = Some(now.after(SETTLE));
        self.note(Stage::Made, None);
    }

    /// Notes how far it is, and until when an answer is awaited, if one is.
    pub fn note(&mut self, stage: Stage, unanswered: Option<Moment>) {
        let request = self.change();
        request.stage = stage;
        request.unanswered = unanswered;
        self.keep();
    }
}
