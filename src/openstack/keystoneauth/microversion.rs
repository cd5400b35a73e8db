//! The headers that ask a service for a microversion, after `keystoneauth1/session.py`.

use crate::openstack::{Error, Result, transport::Headers};

/// Adds the headers for `version` of the service of that type, where they are not set already.
///
/// Only a service whose CORS rules list them may be sent them: Nova, Cinder and Placement do.
pub(super) fn ask(headers: &mut Headers, service_type: &str, version: &str) -> Result<()> {
    let version = normalised(version)?;
    let name = match service_type {
        "block-storage" => "volume",
        _ if service_type.starts_with("volume") => "volume",
        _ if service_type.starts_with("share") => "shared-file-system",
        other => other,
    };
    headers.set_default("OpenStack-API-Version", format!("{name} {version}"));
    let older = match name {
        "compute" => "X-OpenStack-Nova-API-Version",
        "baremetal" => "X-OpenStack-Ironic-API-Version",
        "shared-file-system" => "X-OpenStack-Manila-API-Version",
        _ => return Ok(()),
    };
    headers.set_default(older, version);
    Ok(())
}

/// `2.96`, `latest`, or `2` for `2.0`; the newest of one major version has no name.
fn normalised(version: &str) -> Result<String> {
    let reason = "it is written like 2.96, or latest";
    let invalid = Error::Invalid { what: "microversion", reason };
    let digits = |part: &str| part.parse::<u32>().ok();
    match version.split_once('.') {
        None if version == "latest" => Ok(version.to_owned()),
        None => Ok(format!("{}.0", digits(version).ok_or(invalid)?)),
        Some((major, minor)) => match digits(major).zip(digits(minor)) {
            Some((major, minor)) => Ok(format!("{major}.{minor}")),
            None => Err(invalid),
        },
    }
}
