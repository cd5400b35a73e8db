//! Drafts with one thing wrong each, and how the same request is sent past the form's judgement.

mod networks;
mod sizes;
mod texts;

use slipway::launch::{Choices, Draft, Offer, Plan, Problem};

/// All of them; `plain` is a draft with nothing wrong.
pub fn cases(plain: &Draft, choices: &Choices) -> Vec<Case> {
    let mut cases = texts::cases(plain);
    cases.extend(sizes::cases(plain, choices));
    cases.extend(networks::cases(plain, choices));
    cases
}

/// One rule of the form, to be confirmed by the cloud.
pub struct Case {
    /// What the form says.
    pub problem: Problem,
    /// A draft of which it says that.
    pub draft: Draft,
    /// How it is asked for all the same.
    pub past: Past,
    /// What becomes of it.
    pub fate: Fate,
}

/// A way around the form's judgement.
pub enum Past {
    /// Choices that hide the reason.
    Hidden(fn(&mut Choices)),
    /// What the draft says is put into a plan that is right.
    Written(fn(&mut Plan, &Draft)),
}

impl Past {
    /// The plan that asks for it; `plain` is a draft with nothing wrong.
    pub fn plan(&self, draft: &Draft, plain: &Draft, choices: &Choices) -> Plan {
        match self {
            Self::Hidden(hide) => {
                let mut choices = choices.clone();
                hide(&mut choices);
                let plan = draft.check(&choices);
                plan.unwrap_or_else(|problems| panic!("not hidden: {problems:?}"))
            }
            Self::Written(write) => {
                let mut plan = plain.check(choices).expect("nothing said");
                write(&mut plan, draft);
                plan.version = choices.newest_nova.unwrap_or(plan.version);
                plan
            }
        }
    }
}

/// How the cloud says no.
#[derive(Debug, PartialEq)]
pub enum Fate {
    /// By this status.
    Refused(u16),
    /// It says yes, and the server fails.
    Failed,
}

/// A copy of the draft with something changed.
fn with(draft: &Draft, change: &dyn Fn(&mut Draft)) -> Draft {
    let mut draft = draft.clone();
    change(&mut draft);
    draft
}

/// Changes what there is to choose from, if it has arrived.
fn edit<T>(offer: &mut Offer<T>, change: impl FnMut(&mut T)) {
    if let Offer::Here(items) = offer {
        items.iter_mut().for_each(change);
    }
}

/// Leaves nothing else to choose from: the first of several alike is whichever the cloud lists first.
fn keep<T>(offer: &mut Offer<T>, is_it: impl Fn(&T) -> bool) {
    if let Offer::Here(items) = offer {
        items.retain(|item| is_it(item));
    }
}

/// No id of anything.
const NOBODY: &str = "00000000-0000-4000-8000-000000000000";
