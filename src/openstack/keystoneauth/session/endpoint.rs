//! Where a service is, and in which version: what a session knows, or finds out.

use super::{Call, Session};
use crate::openstack::{
    Result,
    keystoneauth::{
        EndpointFilter,
        discover::{Documents, EndpointData, Reading, Wish},
        fault::refusal,
    },
    transport::Method,
};

impl Session {
    /// What is known of the service that `filter` asks for, in a version that `wish` asks for; none
    /// where it has no such version. `endpoint_override` beats the catalog, and is not filled in.
    pub async fn get_endpoint_data(
        &self,
        filter: &EndpointFilter,
        wish: &Wish,
        endpoint_override: Option<&str>,
    ) -> Result<Option<EndpointData>> {
        let access = self.access().await?;
        let project_id = access.project.as_ref().map(|project| project.id.as_str());
        let known = match endpoint_override {
            Some(url) => EndpointData::of_override(url, filter),
            None => EndpointData::of_catalog(&access.catalog, filter)?,
        };
        let hack = wish.allow_version_hack && endpoint_override.is_none();
        let wish = Wish { allow_version_hack: hack, ..wish.clone() };
        known.versioned(&wish, project_id, self, &self.0.documents).await
    }

    /// The address of that service; nobody is asked where the catalog's address says enough, or
    /// where `endpoint_override` is the address.
    pub async fn get_endpoint(
        &self,
        filter: &EndpointFilter,
        wish: &Wish,
        endpoint_override: Option<&str>,
    ) -> Result<Option<String>> {
        if let Some(url) = endpoint_override {
            return Ok(Some(url.to_owned()));
        }
        let wish = Wish { discover_versions: false, ..wish.clone() };
        let known = self.get_endpoint_data(filter, &wish, None).await?;
        Ok(known.map(|known| known.url))
    }
}

impl Documents for Session {
    fn read<'a>(&'a self, url: &'a str) -> Reading<'a> {
        Box::pin(async move {
            let mut call = Call { authenticated: Some(false), ..Call::new(Method::Get, url) };
            call.headers.set("Accept", "application/json");
            // A path alone is one on the page's own origin.
            call.endpoint_override = Some("".into());
            let mut response = self.answer(&call).await?;
            // Some services tell nobody else what they are.
            if response.status == 401 {
                response = self.answer(&Call { authenticated: None, ..call }).await?;
            }
            if response.status < 400 { Ok(response) } else { Err(refusal(&response)) }
        })
    }
}
