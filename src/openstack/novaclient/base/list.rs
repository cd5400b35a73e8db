//! Lists as Nova sends them: a key around the items, and beside it a link to the next page.

use serde::{Deserialize, de::DeserializeOwned};
use serde_json::value::RawValue;

use super::{Partial, Resource};
use crate::openstack::{Error, Page, Result, keystoneauth::Reply};

#[derive(Deserialize)]
struct Link {
    rel: String,
    href: String,
}

/// One answer of a list in full.
pub fn page<R: Resource>(reply: &Reply) -> Result<Page<R>> {
    Ok((read(reply, R::COLLECTION, R::from_item)?, next(reply, &links::<R>())))
}

/// One answer of a short list.
pub fn partial_page<R: Resource>(reply: &Reply) -> Result<Page<Partial<R>>> {
    Ok((items(reply, R::COLLECTION)?, next(reply, &links::<R>())))
}

fn links<R: Resource>() -> String {
    format!("{}_links", R::COLLECTION)
}

/// What stands under `key`, without the nulls and empty objects that Python drops too.
///
/// One item that cannot be read is left out; where none can, the answer is at fault.
pub fn items<T: DeserializeOwned>(reply: &Reply, key: &str) -> Result<Vec<T>> {
    read(reply, key, |json| serde_json::from_slice(json))
}

fn read<T>(
    reply: &Reply,
    key: &str,
    read: impl Fn(&[u8]) -> serde_json::Result<T>,
) -> Result<Vec<T>> {
    let raw: Vec<&RawValue> = reply.take(key)?;
    let (mut items, mut failure) = (Vec::new(), None);
    for item in raw.iter().filter(|item| !matches!(item.get(), "null" | "{}")) {
        match read(item.get().as_bytes()) {
            Ok(item) => items.push(item),
            Err(error) => failure = Some(error),
        }
    }
    match failure {
        Some(error) if items.is_empty() => {
            Err(Error::Malformed { what: key.to_owned(), reason: error.to_string() })
        }
        _ => Ok(items),
    }
}

/// The next page's address, from the links under `key`, which only a page that is followed by
/// another has.
pub fn next(reply: &Reply, key: &str) -> Option<String> {
    let links: Vec<Link> = reply.take(key).ok()?;
    links.into_iter().find(|link| link.rel == "next").map(|link| link.href)
}
