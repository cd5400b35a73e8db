//! Long lists, one page after the other.

use serde::{Deserialize, de::DeserializeOwned};
use serde_json::value::RawValue;

use super::{
    Error, Result,
    keystoneauth::{Adapter, Reply},
    url::Query,
};

/// What one answer of a list holds: its items, and the link to the next page if there is one.
pub type Page<R> = (Vec<R>, Option<String>);

/// A list in pages: the first can be used before the second has been asked for.
pub struct Pages<R> {
    adapter: Adapter,
    next: Option<Query>,
    read: fn(&Reply) -> Result<Page<R>>,
}

impl<R> Pages<R> {
    /// Starts with the page behind `first`; `read` takes an answer apart.
    pub fn new(adapter: Adapter, first: Query, read: fn(&Reply) -> Result<Page<R>>) -> Self {
        Self { adapter, next: Some(first), read }
    }

    /// Whether there is more to ask for.
    pub fn has_next(&self) -> bool {
        self.next.is_some()
    }

    /// The next page, or nothing after the last. A page that failed can be asked for again.
    pub async fn next(&mut self) -> Result<Option<Vec<R>>> {
        let Some(query) = &self.next else { return Ok(None) };
        let (items, link) = (self.read)(&self.adapter.get(query.as_str()).await?)?;
        // A service that links a page to itself would be read for ever.
        let next = link.map(|link| query.with_query_of(&link)).filter(|next| next != query);
        self.next = next.filter(|_| !items.is_empty());
        Ok(Some(items))
    }

    /// The rest of the list at once.
    pub async fn all(mut self) -> Result<Vec<R>> {
        let mut all = Vec::new();
        while let Some(page) = self.next().await? {
            all.extend(page);
        }
        Ok(all)
    }
}

#[derive(Deserialize)]
struct Link {
    rel: String,
    href: String,
}

/// The items of a list: what stands under `key`, without nulls and empty objects.
///
/// One item that cannot be read is left out; where none can, the answer is at fault.
pub(super) fn items<T: DeserializeOwned>(reply: &Reply, key: &str) -> Result<Vec<T>> {
    read(reply, key, |json| serde_json::from_slice(json))
}

/// The same, each read in a way of its own.
pub(super) fn read<T>(
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
pub(super) fn next(reply: &Reply, key: &str) -> Option<String> {
    let links: Vec<Link> = reply.take(key).ok()?;
    links.into_iter().find(|link| link.rel == "next").map(|link| link.href)
}
