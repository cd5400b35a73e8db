//! Ways to sign in to Keystone v3.

mod password;
mod portal;
mod projects;
mod tokens;

pub use password::{Domain, Password, Scope};
pub use portal::{Portal, TokenSource};
pub use projects::projects;
pub use tokens::AuthUrl;
