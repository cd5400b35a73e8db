//! Lists as Nova sends them: a key around the items, and beside it a link to the next page.

use super::{Partial, Resource};
use crate::openstack::{
    Page, Result,
    keystoneauth::Reply,
    pages::{items, next, read},
};

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
