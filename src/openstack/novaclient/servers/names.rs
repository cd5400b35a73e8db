//! Whether names that servers are to have are taken.

use super::{Manager, Named, Resource, Server};
use crate::openstack::{Result, novaclient::base::items, url::Query};

impl Manager<Server> {
    /// Which of `names` servers of the project have already. One request: for one name all servers
    /// of that name, for several the first page of those that begin as all of them do. Nothing is
    /// asked, and nothing found, where they begin differently.
    pub async fn names_taken(&self, names: &[String]) -> Result<Vec<String>> {
        let (start, end) = match names {
            [only] => (only.as_str(), "$"),
            several => (common_start(several), ""),
        };
        if start.is_empty() {
            return Ok(Vec::new());
        }
        let pattern = format!("^{}{end}", Server::pattern(start));
        let list = Query::new(Server::PATH).with("name", pattern);
        let found: Vec<Named> = items(&self.core.get(list.as_str()).await?, Server::COLLECTION)?;
        let found = found.into_iter().map(|server| server.name);
        Ok(found.filter(|name| names.contains(name)).collect())
    }
}

/// What all of `names` begin with.
fn common_start(names: &[String]) -> &str {
    let Some((first, rest)) = names.split_first() else { return "" };
    let is_common = |end: &usize| rest.iter().all(|name| name.starts_with(&first[..*end]));
    let ends = first.char_indices().map(|(at, letter)| at + letter.len_utf8());
    ends.take_while(is_common).last().map_or("", |end| &first[..end])
}
