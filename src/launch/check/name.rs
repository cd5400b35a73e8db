//! What the servers are called, and how many there are: `nova/compute/api.py`,
//! `_populate_instance_names`.

use super::{
    Check, Problem,
    text::{is_fqdn, is_hostname, is_printable, said, text_problem},
};
use crate::launch::{Draft, Field, Way, draft::numbered};

impl Draft {
    /// Nova's column is so wide: `nova/api/validation/parameter_types.py`.
    pub const NAME_MAX: usize = 255;
}

impl Check<'_> {
    pub(super) fn naming(&mut self) {
        self.count();
        self.name();
        if let Some(description) = said(&self.draft.description) {
            self.say_if(text_problem(description, Field::Description, 255));
            self.since(19, Field::Description);
            self.request.description = Some(description.to_owned());
        }
        if let Some(hostname) = said(&self.draft.hostname) {
            self.hostname(hostname);
        }
    }

    fn count(&mut self) {
        self.count = self.draft.wanted();
        let Some(count) = self.count else { return self.say(Problem::CountInvalid) };
        if self.draft.several.way == Way::Apart || self.draft.is_apart() {
            if count > Draft::MOST_APART {
                self.say(Problem::TooManyApart);
            }
            return;
        }
        let at_least = match said(&self.draft.several.at_least) {
            Some(number) if count > 1 => number.parse().unwrap_or(0),
            _ => count,
        };
        if at_least < 1 || at_least > count {
            self.say(Problem::AtLeastInvalid);
        }
        self.request.min_count = at_least;
        self.request.max_count = count;
    }

    fn name(&mut self) {
        self.draft.name.trim().clone_into(&mut self.request.name);
        if self.draft.is_apart() && said(&self.draft.several.names).is_some() {
            for name in self.draft.names() {
                let problem = text_problem(&name, Field::Names, Draft::NAME_MAX);
                if problem.is_some() {
                    return self.say_if(problem);
                }
            }
            return;
        }
        // Several get a hyphen and a number.
        let ending = match self.count {
            Some(count @ 2..) => count.to_string().len() + 1,
            _ => 0,
        };
        let name = &self.request.name;
        if name.is_empty() {
            self.say(Problem::NameMissing);
        } else if name.chars().count() + ending > Draft::NAME_MAX {
            self.say(Problem::NameTooLong);
        } else if !name.chars().all(is_printable) {
            self.say(Problem::NameUnprintable);
        }
    }

    /// Dots came with 2.94, and with them all that a host's name may be.
    fn hostname(&mut self, hostname: &str) {
        let mut since = 90;
        if self.draft.is_apart() {
            let wanted = self.count.unwrap_or(1).min(Draft::MOST_APART) as usize;
            for n in self.draft.numbers().take(wanted) {
                since = since.max(hostname_since(&numbered(hostname, n)));
            }
        } else {
            self.only_for_one(Field::Hostname);
            since = hostname_since(hostname);
        }
        if since == NEVER {
            self.say(Problem::Unfit(Field::Hostname));
        } else {
            self.since(since, Field::Hostname);
        }
        self.request.hostname = Some(hostname.to_owned());
    }
}

const NEVER: u32 = u32::MAX;

fn hostname_since(hostname: &str) -> u32 {
    match hostname {
        hostname if is_hostname(hostname) => 90,
        hostname if is_fqdn(hostname) => 94,
        _ => NEVER,
    }
}
