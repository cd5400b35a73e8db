//! Nova's body, as it may be shown.

use serde_json::{Value, json};

use crate::{
    code::{ADMIN_PASS, USER_DATA},
    openstack::{
        Hidden,
        novaclient::{ApiVersion, CreateServer},
    },
};

/// The body of `request`, with names in the place of secrets.
pub fn shown_body(request: &CreateServer, version: ApiVersion) -> Option<Value> {
    let mut request = request.clone();
    request.admin_pass = request.admin_pass.map(|_| Hidden(ADMIN_PASS.to_owned()));
    let has_user_data = request.userdata.take().is_some();
    let mut body = request.body(version).ok()?;
    if has_user_data {
        body["server"]["user_data"] = json!(USER_DATA);
    }
    Some(body)
}
