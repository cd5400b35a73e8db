//! Ways to sign in to Keystone v3.

mod auth;
mod method;
mod portal;
mod projects;
mod scope;
mod tokens;

pub use auth::Auth;
pub use method::{CredentialRef, Method, UserRef};
pub use portal::{Portal, TokenSource};
pub use projects::projects;
pub use scope::{DomainRef, Scope};
pub use tokens::AuthUrl;
