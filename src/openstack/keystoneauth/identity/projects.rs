//! The projects that a user may choose from.

use secrecy::ExposeSecret;

use super::tokens::AuthUrl;
use crate::openstack::{
    Result,
    keystoneauth::{Access, Project, Reply, session::send},
    transport::{Method, Request, Transport},
};

/// Every enabled project in which the owner of `access` has a role.
///
/// Keystone's own address is asked: an unscoped token has no catalog.
pub async fn projects(
    transport: &dyn Transport,
    auth_url: &AuthUrl,
    access: &Access,
) -> Result<Vec<Project>> {
    let mut request = Request::new(Method::Get, auth_url.join("/auth/projects"));
    request.headers.set("X-Auth-Token", access.token.expose_secret());
    request.headers.set("Accept", "application/json");
    let mut projects: Vec<Project> =
        Reply::new(send(transport, request).await?)?.take("projects")?;
    // Keystone lists the others too, but grants no token for them.
    projects.retain(|project| project.enabled);
    Ok(projects)
}
