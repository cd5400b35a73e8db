//! Long lists, one page after the other.

use std::{future::Future, pin::Pin};

use super::{
    Result,
    json::{FromJson, from_json},
    keystoneauth::{Adapter, Reply},
    url::Query,
};

/// What one answer of a list holds: its items, and the link to the next page if there is one.
pub type Page<R> = (Vec<R>, Option<String>);

/// A list in pages: the first can be used before the second has been asked for.
pub struct Pages<R> {
    walk: Walk,
    read: fn(&Reply) -> Result<Page<R>>,
}

/// How far a list has been followed, whatever is in it.
struct Walk {
    adapter: Adapter,
    next: Option<Query>,
}

/// How a page ends.
struct Turn {
    link: Option<String>,
    is_empty: bool,
}

impl Walk {
    /// Asks for the next page. Boxed, so that it is compiled once for all lists.
    fn answer(&self) -> Option<Pin<Box<dyn Future<Output = Result<Reply>> + '_>>> {
        let query = self.next.as_ref()?;
        Some(Box::pin(self.adapter.get(query.as_str())))
    }

    /// Lets `read` take all answers apart. Compiled once for all lists, as well.
    async fn all(mut self, read: &mut dyn FnMut(&Reply) -> Result<Turn>) -> Result<()> {
        loop {
            let Some(answer) = self.answer() else { return Ok(()) };
            let turn = read(&answer.await?)?;
            self.turn(&turn);
        }
    }

    /// Goes on behind a page.
    fn turn(&mut self, turn: &Turn) {
        let Some(query) = &self.next else { return };
        // A service that links a page to itself would be read for ever.
        let next = turn.link.as_ref().map(|link| query.with_query_of(link));
        self.next = next.filter(|next| next != query && !turn.is_empty);
    }
}

impl<R> Pages<R> {
    /// Starts with the page behind `first`; `read` takes an answer apart.
    pub fn new(adapter: Adapter, first: Query, read: fn(&Reply) -> Result<Page<R>>) -> Self {
        Self { walk: Walk { adapter, next: Some(first) }, read }
    }

    /// Whether there is more to ask for.
    pub fn has_next(&self) -> bool {
        self.walk.next.is_some()
    }

    /// The next page, or nothing after the last. A page that failed can be asked for again.
    pub async fn next(&mut self) -> Result<Option<Vec<R>>> {
        let Some(answer) = self.walk.answer() else { return Ok(None) };
        let (items, link) = (self.read)(&answer.await?)?;
        self.walk.turn(&Turn { link, is_empty: items.is_empty() });
        Ok(Some(items))
    }

    /// The rest of the list at once.
    pub async fn all(self) -> Result<Vec<R>> {
        let mut all = Vec::new();
        let mut read = |reply: &Reply| {
            let (items, link) = (self.read)(reply)?;
            let is_empty = items.is_empty();
            all.extend(items);
            Ok(Turn { link, is_empty })
        };
        Box::pin(self.walk.all(&mut read)).await?;
        Ok(all)
    }
}

struct Link {
    rel: String,
    href: String,
}

from_json!(Link {
    must { rel, href }
});

/// One answer of a list: the items under `key`, and the next page's address, from the `links` beside
/// them, which only a page that is followed by another has.
pub(super) fn page<T: FromJson>(reply: &Reply, key: &str, links: &str) -> Result<Page<T>> {
    let (items, links): (Vec<T>, Option<Vec<Link>>) = reply.take_with(key, links)?;
    let mut links = links.unwrap_or_default().into_iter();
    Ok((items, links.find(|link| link.rel == "next").map(|link| link.href)))
}

/// The items of a list: what stands under `key`, without nulls and empty objects.
///
/// One item that cannot be read is left out; where none can, the answer is at fault.
pub(super) fn items<T: FromJson>(reply: &Reply, key: &str) -> Result<Vec<T>> {
    reply.take(key)
}
