//! Lists as Nova sends them: a key around the items, and beside it a link to the next page.

use serde::{Deserialize, de::DeserializeOwned};

use crate::openstack::{Page, Result, keystoneauth::Reply, lenient::Each};

#[derive(Deserialize)]
struct Link {
    rel: String,
    href: String,
}

/// One answer of a list: the items under `key`, and the next page's address, from the links beside
/// them, which only a page that is followed by another has.
pub fn page<T: DeserializeOwned>(reply: &Reply, key: &str, links: &str) -> Result<Page<T>> {
    let (Each(items), links): (_, Option<Vec<Link>>) = reply.take_with(key, links)?;
    let mut links = links.unwrap_or_default().into_iter();
    Ok((items, links.find(|link| link.rel == "next").map(|link| link.href)))
}

/// What stands under `key`, without the nulls and empty objects that Python drops too.
///
/// One item that cannot be read is left out; where none can, the answer is at fault.
pub fn items<T: DeserializeOwned>(reply: &Reply, key: &str) -> Result<Vec<T>> {
    reply.take(key).map(|Each(items)| items)
}
