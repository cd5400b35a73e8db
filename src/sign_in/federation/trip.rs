//! The way to a provider and back: what this tab keeps meanwhile, and whether an answer belongs to it.

use std::time::Duration;

use serde_json::json;

use super::{Answer, Refusal};
use crate::openstack::{
    Hidden, Moment,
    json::{self, from_json},
};

/// For so long an answer is waited for.
pub const LONGEST: Duration = Duration::from_mins(10);

/// What has to outlive the way there and back. It holds no token, serves once, and proves nothing to
/// anybody but the provider that it was made for.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Trip {
    /// Keystone's address.
    pub cloud: String,
    /// The provider, by its name there.
    pub provider: String,
    /// When it was begun, in milliseconds.
    pub begun: i64,
    /// The page to come back to: its fragment.
    pub page: String,
    /// The project to come back to, by id.
    pub project: String,
    /// Whether the token outlives a reload of this tab.
    pub stays: bool,
    /// What the answer has to bring back.
    pub state: Hidden<String>,
    /// What the ID token has to hold.
    pub nonce: Hidden<String>,
    /// What the code is worth nothing without: RFC 7636.
    pub verifier: Hidden<String>,
    /// Who has to answer, if that is known.
    pub issuer: String,
    /// Whether the answer has to say who answers: RFC 9207, section 2.4.
    pub names_issuer: bool,
    /// Where the code becomes a token.
    pub token_endpoint: String,
}

from_json!(Trip {
    must { cloud, provider, begun }
    may {
        page, project, stays, state, nonce, verifier, issuer, names_issuer, token_endpoint,
    }
});

impl Trip {
    /// As it is kept.
    pub fn written(&self) -> String {
        json::written(&json!({
            "cloud": self.cloud,
            "provider": self.provider,
            "begun": self.begun,
            "page": self.page,
            "project": self.project,
            "stays": self.stays,
            "state": self.state.0,
            "nonce": self.nonce.0,
            "verifier": self.verifier.0,
            "issuer": self.issuer,
            "names_issuer": self.names_issuer,
            "token_endpoint": self.token_endpoint,
        }))
    }

    /// The one that was kept, if it is not over by `now`.
    pub fn read(kept: Option<&str>, now: Moment) -> Result<Self, Refusal> {
        let kept = kept.ok_or(Refusal::NotBegun)?;
        let trip: Self = json::read(kept.as_bytes()).map_err(|_| Refusal::NotBegun)?;
        let age = now.millis_since(Moment::from_millis(trip.begun));
        let is_timely = u128::try_from(age).is_ok_and(|age| age <= LONGEST.as_millis());
        if is_timely { Ok(trip) } else { Err(Refusal::TooLate) }
    }

    /// The code of an `answer` that belongs to this.
    pub fn code(&self, answer: Answer) -> Result<Hidden<String>, Refusal> {
        let Answer::Oidc { state, issuer, outcome } = answer else { return Err(Refusal::Foreign) };
        if self.state.0.is_empty() || state != self.state.0 {
            return Err(Refusal::Foreign);
        }
        // Who answers is told with errors too, and an attacker's error is none of ours.
        let is_named = issuer.is_some();
        let is_other = issuer.is_some_and(|it| !self.issuer.is_empty() && it != self.issuer);
        if is_other || (self.names_issuer && !is_named) {
            return Err(Refusal::Foreign);
        }
        outcome.map_err(|(error, description)| Refusal::Provider { error, description })
    }
}
