//! What Nova answers to `POST /servers`.

use serde::Deserialize;

use super::Server;
use crate::openstack::Id;

/// What Nova says of a server that it will make.
#[derive(Clone, Debug, Deserialize, PartialEq)]
pub struct Created {
    /// The first server's id.
    pub id: Id<Server>,
}
