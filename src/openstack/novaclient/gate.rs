//! Which microversions have a parameter or a call: the one place that says no.

use super::ApiVersion;
use crate::openstack::{Error, Result};

/// `what` came with 2.`minor`.
pub(super) fn since(what: &'static str, minor: u32, has: ApiVersion) -> Result<()> {
    let first = ApiVersion::new(2, minor);
    if has >= first { Ok(()) } else { Err(unsupported(what, first.to_string(), has)) }
}

/// `what` was last seen in 2.`minor`.
pub(super) fn until(what: &'static str, minor: u32, has: ApiVersion) -> Result<()> {
    let last = ApiVersion::new(2, minor);
    if has <= last { Ok(()) } else { Err(unsupported(what, format!("{last} at most"), has)) }
}

fn unsupported(what: &'static str, needs: String, has: ApiVersion) -> Error {
    Error::UnsupportedVersion { what, needs, has: has.to_string() }
}

/// Whether there is a text that is not empty: novaclient counts an empty one as none.
pub(super) fn said(text: Option<&String>) -> bool {
    text.is_some_and(|text| !text.is_empty())
}
