//! From a draft to the requests: the one place where a draft is judged.

mod access;
mod addresses;
mod disks;
mod flavor;
mod interfaces;
mod name;
mod notes;
mod ports;
mod quota;
mod scheduling;
mod source;
mod text;
mod user_data;
mod warnings;

pub use ports::VNIC_TYPES;
pub use source::GIB;
pub use user_data::MOST_BYTES as MOST_USER_DATA;

use super::{
    Choices, Draft, Field, Offer, Plan, PlannedAddress, PlannedPort, Problem, draft::numbered,
};
use crate::openstack::{
    Id,
    glance::Image,
    novaclient::{ApiVersion, CreateServer, Flavor},
};

impl Draft {
    /// All that is to be asked of the cloud, or everything that is wrong with it, from the top of
    /// the form to its bottom.
    ///
    /// A list of the cloud's that has not been asked for, or has failed, is held against nothing but
    /// a choice that needs it.
    pub fn check(&self, choices: &Choices) -> Result<Plan, Vec<Problem>> {
        let mut check = Check::new(self, choices);
        check.naming();
        check.source();
        check.flavor();
        check.disks();
        check.interfaces();
        check.security_groups();
        check.floating_ip();
        check.access();
        check.user_data();
        check.notes();
        check.scheduling();
        check.quotas();
        check.plan()
    }
}

/// A draft on its way to a plan: each theme adds its part to the request, or to the problems.
struct Check<'a> {
    draft: &'a Draft,
    choices: &'a Choices,
    problems: Vec<Problem>,
    /// What all servers have in common.
    request: CreateServer,
    /// Ports that stand for interfaces of the request.
    ports: Vec<PlannedPort>,
    floating_ip: Option<PlannedAddress>,
    /// How many; none where that is wrong.
    count: Option<u32>,
    image: Option<&'a Image>,
    flavor: Option<&'a Flavor>,
    /// At least this version, for what the request itself does not tell.
    since: ApiVersion,
}

impl<'a> Check<'a> {
    fn new(draft: &'a Draft, choices: &'a Choices) -> Self {
        Self {
            draft,
            choices,
            problems: Vec::new(),
            request: CreateServer::new("", None, Id::new("")),
            ports: Vec::new(),
            floating_ip: None,
            count: None,
            image: draft.chosen_image(choices),
            flavor: draft.chosen_flavor(choices),
            since: ApiVersion::BASE,
        }
    }

    /// Notes a problem at its place: behind those of fields above it, and of its own.
    fn say(&mut self, problem: Problem) {
        let field = problem.field();
        let at = self.problems.partition_point(|known| known.field() <= field);
        self.problems.insert(at, problem);
    }

    fn say_if(&mut self, problem: Option<Problem>) {
        if let Some(problem) = problem {
            self.say(problem);
        }
    }

    /// Whether there are to be several servers, by one request or by many.
    fn is_several(&self) -> bool {
        self.count.is_some_and(|count| count > 1)
    }

    /// What only one server can have.
    fn only_for_one(&mut self, field: Field) {
        if self.is_several() {
            self.say(Problem::OnlyForOne(field));
        }
    }

    /// `field` says something that came with Nova's 2.`minor`.
    fn since(&mut self, minor: u32, field: Field) {
        let first = ApiVersion::new(2, minor);
        self.since = self.since.max(first);
        if self.choices.newest_nova.is_some_and(|newest| newest < first) {
            self.say(Problem::NovaTooOld(field, first));
        }
    }

    /// What was picked out of a list; none, with a problem said, where it is not there.
    fn picked<T>(
        &mut self,
        offer: &'a Offer<T>,
        field: Field,
        missing: Problem,
        is_picked: impl Fn(&T) -> bool,
    ) -> Option<&'a T> {
        let found = offer.here().iter().find(|item| is_picked(item));
        if found.is_none() {
            let is_awaited = offer.is_awaited();
            self.say(if is_awaited { Problem::StillLoading(field) } else { missing });
        }
        found
    }

    fn plan(mut self) -> Result<Plan, Vec<Problem>> {
        let Some(version) = self.request.oldest_version(self.since) else {
            return Err(self.problems);
        };
        let version = self.version_with_marker(version);
        if !self.problems.is_empty() {
            return Err(self.problems);
        }
        if !self.draft.is_apart() {
            let (requests, ports) = (vec![self.request], self.ports);
            return Ok(Plan { requests, ports, floating_ip: self.floating_ip, version });
        }
        let mut plan = Plan {
            requests: Vec::new(),
            ports: Vec::new(),
            floating_ip: self.floating_ip,
            version,
        };
        for (at, (n, name)) in self.draft.numbers().zip(self.draft.names()).enumerate() {
            for planned in &self.ports {
                let mut planned = PlannedPort { request: at, ..planned.clone() };
                planned.port.name = Some(name.clone());
                plan.ports.push(planned);
            }
            let hostname = self.request.hostname.as_ref().map(|hostname| numbered(hostname, n));
            plan.requests.push(CreateServer { name, hostname, ..self.request.clone() });
        }
        Ok(plan)
    }
}
