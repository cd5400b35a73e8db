//! Ways to sign in to Keystone v3.

mod auth;
mod fixed;
mod kept;
mod method;
mod oidc;
mod portal;
mod projects;
mod scope;
mod tokens;

pub use auth::Auth;
pub use fixed::Fixed;
pub use kept::Kept;
pub use method::{CredentialRef, Method, UserRef};
pub use oidc::OidcAccessToken;
pub use portal::{Portal, Reason, TokenSource};
pub use projects::projects;
pub use scope::{DomainRef, Scope};
pub use tokens::{AuthUrl, describe};
