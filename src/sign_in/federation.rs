//! Signing in by an identity provider that Keystone trusts, without a view: where the browser is sent,
//! and what may come back.

mod answer;
mod id_token;
mod oidc;
mod provider;
mod refusal;
mod trip;

pub use answer::Answer;
pub use oidc::{Endpoints, Exchange, challenge, is_safe, secret};
pub use provider::{DEFAULT_SCOPE, KINDS, Provider, websso_page};
pub use refusal::Refusal;
pub use trip::{LONGEST, Trip};
