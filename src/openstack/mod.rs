//! The client: keystoneauth's session and novaclient's managers, over any [`transport`].
//!
//! From the wire upwards: [`transport`] carries one request, [`keystoneauth`] signs it and finds its
//! endpoint, [`novaclient`], [`glance`], [`neutron`] and [`cinder`] know the collections of each
//! service.

pub mod cinder;
pub mod clock;
mod connection;
mod error;
pub mod glance;
mod hidden;
mod id;
pub mod json;
pub mod keystoneauth;
mod moment;
pub mod neutron;
pub mod novaclient;
mod pages;
mod quota;
mod sort;
pub mod transport;
pub mod url;

pub use connection::Connection;
pub use error::{Error, Result};
pub use hidden::Hidden;
pub use id::Id;
pub use moment::Moment;
pub use pages::{Page, Pages};
pub use sort::Direction;
