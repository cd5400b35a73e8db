//! The identity providers of a cloud, as the operator has them in `config.json`.

use serde_json::Value;

use crate::openstack::{
    json::{self, from_json},
    keystoneauth::identity::AuthUrl,
    url::{Query, segment},
};

/// What is asked of a provider unless the operator says otherwise.
pub const DEFAULT_SCOPE: &str = "openid profile";

/// The kinds of [`Provider::kind`].
pub const KINDS: [&str; 2] = ["oidc", "websso"];

/// One way to sign in by somebody else.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Provider {
    /// What people call it.
    pub name: String,
    /// `oidc`: the page asks the provider itself. `websso`: Keystone does.
    pub kind: String,
    /// What Keystone calls the provider.
    pub identity_provider: String,
    /// What Keystone calls the protocol, like `openid`.
    pub protocol: String,
    /// The provider's name for itself: the address below which it describes itself.
    pub issuer: String,
    /// Where the user signs in, for a provider that does not describe itself to pages.
    pub authorization_endpoint: String,
    /// Where a code becomes a token, likewise.
    pub token_endpoint: String,
    /// What the provider calls this page.
    pub client_id: String,
    /// What is asked of the provider.
    pub scope: String,
}

from_json!(Provider {
    must { name, kind, identity_provider, protocol }
    may {
        issuer, authorization_endpoint, token_endpoint, client_id, scope = DEFAULT_SCOPE.to_owned(),
    }
});

impl Provider {
    /// Those of a cloud: what stands under `federation` there.
    pub fn all_of(federation: &Value) -> Vec<Self> {
        let all: Vec<Self> = json::read(json::written(federation).as_bytes()).unwrap_or_default();
        all.into_iter().filter(|it| KINDS.contains(&&*it.kind)).collect()
    }

    /// Whether the page asks the provider itself.
    pub fn is_oidc(&self) -> bool {
        self.kind == KINDS[0]
    }
}

/// Keystone's page that leads to `provider`, and from there has the browser post a token to `callback`:
/// `keystone/api/auth.py`, `_get_sso_origin_host`.
pub fn websso_page(cloud: &str, provider: &Provider, callback: &str) -> String {
    let (name, protocol) = (segment(&provider.identity_provider), segment(&provider.protocol));
    let page = format!(
        "{}/auth/OS-FEDERATION/identity_providers/{name}/protocols/{protocol}/websso",
        AuthUrl::new(cloud)
    );
    Query::new(page).with("origin", callback).as_str().to_owned()
}
