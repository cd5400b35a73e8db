//! Key pairs: the public halves that Nova puts into a server.

use serde::Deserialize;

use super::{Manager, base::Resource};
use crate::openstack::Result;

/// A key pair of the user; its name is its id.
#[derive(Clone, Debug, Deserialize, PartialEq)]
pub struct Keypair {
    /// Unique for the user.
    pub name: String,
    /// MD5 or SHA-256, as Nova computed it.
    pub fingerprint: String,
}

/// Nova wraps each item of this list once more.
#[derive(Deserialize)]
struct Wrapped {
    keypair: Keypair,
}

impl Resource for Keypair {
    const DETAIL: &'static str = "/os-keypairs";
    const PATH: &'static str = "/os-keypairs";
    const COLLECTION: &'static str = "keypairs";
    const KEY: &'static str = "keypair";
}

impl Manager<Keypair> {
    /// Every key pair of the user.
    pub async fn list_all(&self) -> Result<Vec<Keypair>> {
        let wrapped: Vec<Wrapped> =
            self.adapter.get(Keypair::DETAIL).await?.take(Keypair::COLLECTION)?;
        Ok(wrapped.into_iter().map(|item| item.keypair).collect())
    }
}
