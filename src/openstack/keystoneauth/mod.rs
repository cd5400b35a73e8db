//! Sessions, adapters and identity plugins, after keystoneauth.
//!
//! An [`AuthPlugin`] obtains an [`Access`]: a token and the catalog of endpoints. The [`Session`]
//! keeps it, adds the token to each request and signs in once more when it is no longer accepted.
//! An [`Adapter`] is a session that knows one service.

mod access;
mod adapter;
mod catalog;
pub mod discover;
mod fault;
pub mod identity;
mod microversion;
mod plugin;
pub mod service_types;
mod session;

pub use access::{Access, Domain, Project, User};
pub use adapter::{Adapter, AdapterSettings};
pub use catalog::{Catalog, Endpoint, EndpointFilter, Service};
pub use plugin::{AuthPlugin, Authenticating, Revoking};
use session::MARGIN;
pub use session::{Call, Entry, Log, Reply, Retries, Session, Settings, World};
