//! What Nova answers to `POST /servers`.

use serde::Deserialize;

use super::Server;
use crate::openstack::{Hidden, Id, novaclient::lenient::hidden};

/// What Nova says of a server that it will make.
#[derive(Clone, Debug, Deserialize, PartialEq)]
pub struct Created {
    /// The first server's id.
    pub id: Id<Server>,
    /// The administrator's password, where the cloud makes one; never told again.
    #[serde(rename = "adminPass", default, deserialize_with = "hidden")]
    pub admin_pass: Option<Hidden<String>>,
    /// The id of the request, under which Nova keeps what became of it: `os-instance-actions`.
    #[serde(skip)]
    pub request_id: Option<String>,
}
