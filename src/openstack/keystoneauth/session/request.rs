//! How a call becomes a request: its headers, and its address.

use secrecy::ExposeSecret;

use super::{Call, Session};
use crate::openstack::{
    Error, Result,
    keystoneauth::{Access, microversion},
    transport::Request,
};

impl Session {
    /// `call` as it goes out: the token beats whatever the caller has put in its place.
    pub(super) fn prepared(&self, call: &Call<'_>, access: Option<&Access>) -> Result<Request> {
        let mut request = Request::new(call.method, self.address(call, access)?);
        request.headers = call.headers.clone();
        if let Some(version) = &call.microversion {
            let of_endpoint = call.endpoint.map(|filter| &*filter.service_type);
            let service = call.microversion_service_type.as_deref().or(of_endpoint);
            let reason = "nothing says whose version it is";
            let service = service.ok_or(Error::Invalid { what: "microversion", reason })?;
            microversion::ask(&mut request.headers, service, version)?;
        }
        if let Some(token) = access.map(|access| access.token.expose_secret()) {
            request.headers.set("X-Auth-Token", token);
        }
        if call.body.is_some() {
            request.headers.set_default("Content-Type", "application/json");
        }
        if let Some(id) = &call.global_request_id {
            request.headers.set("X-Openstack-Request-Id", id);
        }
        for (name, value) in self.0.settings.additional_headers.iter() {
            request.headers.set_default(name, value);
        }
        request.body.clone_from(&call.body);
        request.outlives_page = call.outlives_page;
        Ok(request)
    }

    /// Where `call` goes: its own address, the override's, the plugin's, or the catalog's.
    fn address(&self, call: &Call<'_>, access: Option<&Access>) -> Result<String> {
        if call.url.contains("://") {
            return Ok(call.url.clone().into_owned());
        }
        if let Some(base) = &call.endpoint_override {
            return Ok(join(&filled(base, access)?, &call.url));
        }
        if let Some(base) = self.0.auth.as_ref().and_then(|auth| auth.endpoint()) {
            return Ok(join(base, &call.url));
        }
        let (Some(filter), Some(access)) = (call.endpoint, access) else {
            return Err(Error::NoEndpoint { service: String::new(), interface: String::new() });
        };
        Ok(join(access.catalog.url_for(filter)?, &call.url))
    }
}

fn join(base: &str, path: &str) -> String {
    format!("{}/{}", base.trim_end_matches('/'), path.trim_start_matches('/'))
}

/// An override with the project and the user of the token filled in.
fn filled(base: &str, access: Option<&Access>) -> Result<String> {
    let project = access.and_then(|access| access.project.as_ref()).map(|it| it.id.as_str());
    let user = access.and_then(|access| access.user.as_ref()).map(|user| user.id.as_str());
    let mut filled = base.to_owned();
    for (place, value) in [("%(project_id)s", project), ("%(user_id)s", user)] {
        if filled.contains(place) {
            let reason = "the token has nothing to fill into its address";
            let value = value.ok_or(Error::Invalid { what: "endpoint_override", reason })?;
            filled = filled.replace(place, value);
        }
    }
    if filled.contains("%(") {
        let reason = "only %(project_id)s and %(user_id)s can be filled in";
        return Err(Error::Invalid { what: "endpoint_override", reason });
    }
    Ok(filled)
}
