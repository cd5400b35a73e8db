//! The projects that a user may choose from.

use super::tokens::AuthUrl;
use crate::openstack::{
    Result,
    keystoneauth::{Call, Project, Session},
    transport::Method,
};

/// Every enabled project in which the user of `session` has a role.
///
/// Keystone's own address is asked: an unscoped token has no catalog.
pub async fn projects(session: &Session, auth_url: &AuthUrl) -> Result<Vec<Project>> {
    let mut call = Call::new(Method::Get, auth_url.join("/auth/projects"));
    call.headers.set("Accept", "application/json");
    let mut projects: Vec<Project> = session.request(&call).await?.take("projects")?;
    // Keystone lists the others too, but grants no token for them.
    projects.retain(|project| project.enabled);
    Ok(projects)
}
