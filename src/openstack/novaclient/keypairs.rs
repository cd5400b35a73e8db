//! Key pairs: the public halves that Nova puts into a server.

use serde_json::json;

use super::{
    ApiVersion, Manager,
    base::{Resource, page},
    gate,
};
use crate::openstack::{
    Error, Hidden, Id, Page, Pages, Result, json::from_json, keystoneauth::Reply, url::Query,
};

/// A key pair of the user; its name is its id.
#[derive(Clone, Debug, PartialEq)]
pub struct Keypair {
    /// Unique for the user.
    pub name: String,
    /// MD5 or SHA-256, as Nova computed it.
    pub fingerprint: String,
    /// The public half, as OpenSSH writes it, or a certificate.
    pub public_key: String,
    /// `ssh` or `x509`; since 2.2.
    pub key_type: Option<String>,
    /// Whose it is; a list does not say.
    pub user_id: Option<String>,
    /// When it was made: ISO 8601 without a zone, in UTC; a list does not say.
    pub created_at: Option<String>,
    /// The private half, in the answer to its making and never again; to 2.91.
    pub private_key: Option<Hidden<String>>,
}

from_json!(Keypair {
    must { name }
    may { fingerprint, public_key, key_type: "type", user_id, created_at, private_key }
});

impl Resource for Keypair {
    const DETAIL: &'static str = "/os-keypairs";
    const PATH: &'static str = "/os-keypairs";
    const COLLECTION: &'static str = "keypairs";
    const KEY: &'static str = "keypair";
    const ANY_ID: bool = true;

    fn id(&self) -> Id<Self> {
        Id::new(&*self.name)
    }

    fn name(&self) -> Option<&str> {
        Some(&self.name)
    }

    fn page(reply: &Reply) -> Result<Page<Self>> {
        struct Wrapped {
            keypair: Keypair,
        }

        from_json!(Wrapped {
            must { keypair }
        });
        let (wrapped, next) = page::<Wrapped>(reply, Self::COLLECTION, &Self::links())?;
        Ok((wrapped.into_iter().map(|item| item.keypair).collect(), next))
    }
}

/// What Nova needs to keep a key pair.
#[derive(Clone, Debug, PartialEq)]
pub struct CreateKeypair {
    /// What to call it.
    pub name: String,
    /// The public half; without one Nova makes both halves, up to 2.91.
    pub public_key: Option<String>,
    /// `ssh`, or since 2.2 also `x509`.
    pub key_type: String,
    /// For whom, if not for oneself; since 2.10, for administrators.
    pub user_id: Option<String>,
}

impl CreateKeypair {
    /// An SSH key called `name`.
    pub fn new(name: impl Into<String>, public_key: Option<String>) -> Self {
        Self { name: name.into(), public_key, key_type: "ssh".to_owned(), user_id: None }
    }
}

/// Which key pairs to list.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct KeypairSearch {
    /// Whose, if not one's own; since 2.10, for administrators.
    pub user_id: Option<String>,
    /// So many a page; since 2.35.
    pub limit: Option<u32>,
    /// Those after this name; since 2.35.
    pub marker: Option<String>,
}

impl Manager<Keypair> {
    /// Key pairs, page by page.
    pub fn search(&self, search: &KeypairSearch) -> Result<Pages<Keypair>> {
        let has = self.core.api_version;
        let KeypairSearch { user_id, limit, marker } = search;
        check_user(user_id.as_deref(), has)?;
        if limit.is_some() || marker.is_some() {
            gate::since("pages of key pairs", 35, has)?;
        }
        let query = Query::new(Keypair::PATH)
            .with_some("limit", *limit)
            .with_some("marker", marker.as_ref())
            .with_some("user_id", user_id.as_ref());
        Ok(self.pages(query))
    }

    /// The key pair of another user; since 2.10, for administrators.
    pub async fn get_of(&self, name: &Id<Keypair>, user_id: &str) -> Result<Keypair> {
        self.core.get(&self.path_of(name, user_id)?).await?.take(Keypair::KEY)
    }

    /// Keeps a public key, or makes a pair; its private half is in this answer only.
    pub async fn create(&self, request: &CreateKeypair) -> Result<Keypair> {
        let has = self.core.api_version;
        let CreateKeypair { name, public_key, key_type, user_id } = request;
        let mut keypair = json!({"name": name});
        if has >= ApiVersion::new(2, 2) {
            keypair["type"] = json!(key_type);
        } else if key_type != "ssh" {
            gate::since("key type", 2, has)?;
        }
        match public_key {
            Some(key) if !key.is_empty() => keypair["public_key"] = json!(key),
            _ if has >= ApiVersion::new(2, 92) => {
                let reason = "it must be given since 2.92";
                return Err(Error::Invalid { what: "public_key", reason });
            }
            _ => {}
        }
        if let Some(user_id) = user_id {
            check_user(Some(user_id), has)?;
            keypair["user_id"] = json!(user_id);
        }
        let reply = self.core.create(Keypair::PATH, json!({"keypair": keypair})).await?;
        let keypair: Keypair = reply.take(Keypair::KEY)?;
        self.core.completions.add(&keypair.name, Some(&keypair.name));
        Ok(keypair)
    }

    /// Forgets a key pair; servers keep what was put into them.
    pub async fn delete(&self, name: &Id<Keypair>) -> Result<()> {
        self.core.delete(&Self::path(name)).await
    }

    /// Forgets a key pair of another user; since 2.10, for administrators.
    pub async fn delete_of(&self, name: &Id<Keypair>, user_id: &str) -> Result<()> {
        self.core.delete(&self.path_of(name, user_id)?).await
    }

    fn path_of(&self, name: &Id<Keypair>, user_id: &str) -> Result<String> {
        check_user(Some(user_id), self.core.api_version)?;
        Ok(Query::new(Self::path(name)).with("user_id", user_id).as_str().to_owned())
    }
}

fn check_user(user_id: Option<&str>, has: ApiVersion) -> Result<()> {
    user_id.map_or(Ok(()), |_| gate::since("user_id", 10, has))
}
