//! One resource out of many, after `ManagerWithFind` and `novaclient/utils.py`, `find_resource`.

use super::{Manager, Resource, human_id};
use crate::openstack::{Error, Id, Result, url::Query};

/// What to find resources by.
pub enum By<'a, R> {
    /// The name, letter by letter.
    Name(&'a str),
    /// The human id; nothing is found where the kind has none.
    HumanId(&'a str),
    /// Anything that the resource tells in full.
    That(&'a (dyn Fn(&R) -> bool + Sync)),
}

impl<R> Clone for By<'_, R> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<R> Copy for By<'_, R> {}

impl<R> By<'_, R> {
    fn words(&self) -> &str {
        match self {
            By::Name(text) | By::HumanId(text) => text,
            By::That(_) => "(as described)",
        }
    }
}

impl<R: Resource> Manager<R> {
    /// The one that fits; none and several are errors.
    pub async fn find(&self, by: By<'_, R>) -> Result<R> {
        only(self.findall(by).await?, by.words())
    }

    /// All that fit, each in full.
    ///
    /// By name or human id the short list is read, and then each of those that fit.
    pub async fn findall(&self, by: By<'_, R>) -> Result<Vec<R>> {
        self.findall_among(by, &[]).await
    }

    /// The one that a person means: by id, by name, or by human id, in this order.
    pub async fn find_resource(&self, name_or_id: &str) -> Result<R> {
        self.find_resource_among(name_or_id, &[]).await
    }

    /// [`Manager::findall`], with more parameters for the list.
    pub(in crate::openstack::novaclient) async fn findall_among(
        &self,
        by: By<'_, R>,
        among: &[(&str, &str)],
    ) -> Result<Vec<R>> {
        let list = |path: &str| among.iter().fold(Query::new(path), |list, (k, v)| list.with(k, v));
        if R::PATH == R::DETAIL || matches!(by, By::That(_)) {
            let mut all = self.pages(list(R::DETAIL)).all().await?;
            all.retain(|it| match by {
                By::Name(name) => it.name() == Some(name),
                By::HumanId(wanted) => it.human_id().as_deref() == Some(wanted),
                By::That(fits) => fits(it),
            });
            return Ok(all);
        }
        let list = match by {
            By::Name(name) => R::may_be_called(list(R::PATH), name),
            // Python asks for a server of that name, and finds few.
            _ => list(R::PATH),
        };
        let mut found = Vec::new();
        for partial in self.partial_pages(list).all().await? {
            let name = partial.name.as_deref().unwrap_or_default();
            let fits = match by {
                By::Name(wanted) => name == wanted,
                By::HumanId(wanted) => R::HUMAN_ID && human_id(name) == wanted,
                By::That(_) => false,
            };
            if fits {
                // It may have gone since it was listed.
                found.extend(unless_missing(self.get(&partial.id).await)?);
            }
        }
        Ok(found)
    }

    /// [`Manager::find_resource`], with more parameters for the lists.
    pub(in crate::openstack::novaclient) async fn find_resource_among(
        &self,
        name_or_id: &str,
        among: &[(&str, &str)],
    ) -> Result<R> {
        if is_uuid(name_or_id) || (R::ANY_ID && is_segment(name_or_id)) {
            let found = unless_missing(self.get(&Id::new(name_or_id)).await)?;
            if let Some(found) = found {
                return Ok(found);
            }
        }
        let mut ways = vec![By::Name(name_or_id)];
        if R::HUMAN_ID {
            ways.push(By::HumanId(name_or_id));
        }
        for by in ways {
            let found = self.findall_among(by, among).await?;
            if !found.is_empty() {
                return only(found, name_or_id);
            }
        }
        // Ids were numbers once.
        if !R::ANY_ID && name_or_id.parse::<u64>().is_ok() {
            let found = unless_missing(self.get(&Id::new(name_or_id)).await)?;
            if let Some(found) = found {
                return Ok(found);
            }
        }
        only(Vec::new(), name_or_id)
    }
}

fn only<R: Resource>(mut found: Vec<R>, name: &str) -> Result<R> {
    match (found.pop(), found.is_empty()) {
        (Some(it), true) => Ok(it),
        (Some(_), false) => Err(Error::NoUniqueMatch { kind: R::KEY, name: name.to_owned() }),
        (None, _) => Err(Error::NotFound { kind: R::KEY, name: name.to_owned() }),
    }
}

fn unless_missing<R>(outcome: Result<R>) -> Result<Option<R>> {
    match outcome {
        Ok(it) => Ok(Some(it)),
        Err(Error::Refused { status: 404, .. }) => Ok(None),
        Err(error) => Err(error),
    }
}

/// With hyphens or without, in braces or not, like `oslo_utils.uuidutils.is_uuid_like`.
fn is_uuid(text: &str) -> bool {
    let text = text.trim_start_matches("urn:uuid:").trim_matches(['{', '}']);
    let mut digits = text.bytes().filter(|byte| *byte != b'-');
    digits.clone().count() == 32 && digits.all(|digit| digit.is_ascii_hexdigit())
}

/// A path that ends in nothing or in dots would name the collection, or what is above it.
fn is_segment(text: &str) -> bool {
    text.bytes().any(|byte| byte != b'.')
}
