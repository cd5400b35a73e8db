//! Several servers, by a request each: how far each is, and whose turn it is.

use super::{Outcome, Plan};
use crate::openstack::{Error, Id, novaclient::Server};

/// So many requests are under way at once: Nova makes more wait, and a cloud that says no says it
/// to few.
pub const AT_ONCE: usize = 3;

/// The requests of a launch, in the order in which they are sent.
#[derive(Clone, Debug, PartialEq)]
pub struct Batch {
    /// One for each request of the plan.
    pub items: Vec<Item>,
    /// Whether nothing more is sent: because the user says so, or the cloud has said no.
    pub is_stopped: bool,
}

/// One of the servers.
#[derive(Clone, Debug, PartialEq)]
pub struct Item {
    /// What it is called.
    pub name: String,
    /// How far it is.
    pub turn: Turn,
    /// A server that could not be built, to be deleted before another takes its place.
    pub instead_of: Option<Id<Server>>,
}

/// How far a server is, from here; what the cloud does with it then is said by its status.
#[derive(Clone, Debug, PartialEq)]
pub enum Turn {
    /// Not asked for yet.
    Queued,
    /// Asked for.
    Sent,
    /// Nobody has answered in time; it is being looked for.
    Sought,
    /// There is one.
    Made(Id<Server>),
    /// The cloud said no.
    Refused(Error),
    /// No clear answer came, and there is none.
    NotMade(Error),
    /// No clear answer came, and looking did not tell.
    Unknown(Error),
}

impl Batch {
    /// All that the plan asks for.
    pub fn of(plan: &Plan) -> Self {
        let item =
            |name: &String| Item { name: name.clone(), turn: Turn::Queued, instead_of: None };
        let items = plan.requests.iter().map(|request| item(&request.name)).collect();
        Self { items, is_stopped: false }
    }

    /// The place of the next to be sent, which counts as sent from now on.
    pub fn take_next(&mut self) -> Option<usize> {
        if self.is_stopped {
            return None;
        }
        let next = self.items.iter().position(|item| item.turn == Turn::Queued)?;
        self.items[next].turn = Turn::Sent;
        Some(next)
    }

    /// Notes what became of the one at `at`. After a refusal nothing more is sent: the others differ
    /// by their names alone.
    pub fn settle(&mut self, at: usize, outcome: &Outcome) {
        self.items[at].turn = match outcome {
            Outcome::Made(made) => match made.servers.first() {
                Some(id) => Turn::Made(id.clone()),
                None => return,
            },
            Outcome::Refused(error) => {
                self.is_stopped = true;
                Turn::Refused(error.clone())
            }
            Outcome::NotMade(error) => Turn::NotMade(error.clone()),
            Outcome::StillUnknown(error) => Turn::Unknown(error.clone()),
        };
    }

    /// Queues those again that came to nothing, and those whose server is one of `broken`.
    pub fn retry(&mut self, broken: &[Id<Server>]) {
        for item in &mut self.items {
            match &item.turn {
                Turn::Made(id) if broken.contains(id) => item.instead_of = Some(id.clone()),
                turn if turn.failure().is_some() => {}
                _ => continue,
            }
            item.turn = Turn::Queued;
        }
        self.is_stopped = false;
    }

    /// Whether any waits for its turn.
    pub fn has_queued(&self) -> bool {
        self.items.iter().any(|item| item.turn == Turn::Queued)
    }

    /// Whether every one of them is there.
    pub fn is_complete(&self) -> bool {
        self.items.iter().all(|item| item.turn.server().is_some())
    }

    /// Why the first that came to nothing did, if one did.
    pub fn failure(&self) -> Option<&Error> {
        self.items.iter().find_map(|item| item.turn.failure())
    }

    /// The servers that there are.
    pub fn servers(&self) -> Vec<Id<Server>> {
        self.items.iter().filter_map(|item| item.turn.server().cloned()).collect()
    }
}

impl Turn {
    /// Whether it goes on by itself.
    pub fn is_open(&self) -> bool {
        matches!(self, Self::Queued | Self::Sent | Self::Sought)
    }

    /// Why it came to nothing, as far as is known.
    pub fn failure(&self) -> Option<&Error> {
        match self {
            Self::Refused(error) | Self::NotMade(error) | Self::Unknown(error) => Some(error),
            _ => None,
        }
    }

    /// The server that there is.
    pub fn server(&self) -> Option<&Id<Server>> {
        if let Self::Made(id) = self { Some(id) } else { None }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::launch::Made;

    fn batch(count: usize) -> Batch {
        let item = |n| Item { name: format!("web-{n}"), turn: Turn::Queued, instead_of: None };
        Batch { items: (1..=count).map(item).collect(), is_stopped: false }
    }

    fn made(id: &str) -> Outcome {
        Outcome::Made(Made { servers: vec![Id::new(id)], admin_pass: None, request_id: None })
    }

    #[test]
    fn each_has_its_turn_once_until_the_cloud_says_no() {
        let mut batch = batch(4);

        let turns = [batch.take_next(), batch.take_next(), batch.take_next()];
        batch.settle(0, &made("a"));
        batch.settle(1, &Outcome::Refused(Error::Offline));
        let after_no = batch.take_next();

        assert_eq!((turns, after_no), ([Some(0), Some(1), Some(2)], None));
        assert_eq!(batch.servers(), [Id::new("a")]);
        assert_eq!(batch.failure(), Some(&Error::Offline));
        assert!(batch.has_queued() && batch.is_stopped);
    }

    #[test]
    fn what_came_to_nothing_is_queued_again_and_nothing_else() {
        let mut batch = batch(4);
        for outcome in [made("a"), made("b"), Outcome::NotMade(Error::Offline)] {
            let next = batch.take_next().expect("a turn");
            batch.settle(next, &outcome);
        }
        batch.is_stopped = true;

        batch.retry(&[Id::new("b")]);

        let turns: Vec<_> = std::iter::from_fn(|| batch.take_next()).collect();
        assert_eq!(turns, [1, 2, 3]);
        let replaced = batch.items.iter().map(|item| item.instead_of.is_some());
        assert_eq!(replaced.collect::<Vec<_>>(), [false, true, false, false]);
    }
}
