//! What Nova answers to `POST /servers`.

use super::Server;
use crate::openstack::{Hidden, Id, json::from_json};

/// What Nova says of a server that it will make.
#[derive(Clone, Debug, PartialEq)]
pub struct Created {
    /// The first server's id.
    pub id: Id<Server>,
    /// The administrator's password, where the cloud makes one; never told again.
    pub admin_pass: Option<Hidden<String>>,
    /// The id of the request, under which Nova keeps what became of it: `os-instance-actions`.
    pub request_id: Option<String>,
}

from_json!(Created {
    must { id }
    may { admin_pass: "adminPass" }
    not { request_id }
});
