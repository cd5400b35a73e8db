//! Signing in with the access token of an `OpenID` Connect provider, after
//! `keystoneauth1/identity/v3/oidc.py`, `OidcAccessToken`.

use secrecy::{ExposeSecret, SecretString};

use super::{
    Auth, Scope,
    tokens::{AuthUrl, issue, revoke},
};
use crate::openstack::{
    Result,
    keystoneauth::{Access, AuthPlugin, Authenticating, Revoking, Session},
    transport::Headers,
    url::segment,
};

/// An access token that Keystone trades for one of its own.
///
/// It goes in `Authorization`, which Keystone's CORS rules do not list by default: the operator has
/// to add it.
#[derive(Clone, Debug)]
pub struct OidcAccessToken {
    /// Keystone's address.
    pub auth_url: AuthUrl,
    /// What Keystone calls the provider.
    pub identity_provider: String,
    /// What Keystone calls the protocol, like `openid`.
    pub protocol: String,
    /// The provider's token.
    pub access_token: SecretString,
    /// What the token shall be valid for.
    pub scope: Scope,
}

impl OidcAccessToken {
    async fn access(&self, session: &Session) -> Result<Access> {
        let (provider, protocol) = (segment(&self.identity_provider), segment(&self.protocol));
        let path =
            format!("/OS-FEDERATION/identity_providers/{provider}/protocols/{protocol}/auth");
        let mut headers = Headers::default();
        headers.set("Authorization", format!("Bearer {}", self.access_token.expose_secret()));
        let unscoped = issue(session, &self.auth_url, &path, headers, None).await?;
        if matches!(self.scope, Scope::Default | Scope::Unscoped) {
            return Ok(unscoped);
        }
        let (auth_url, scope) = (self.auth_url.clone(), self.scope.clone());
        Auth::by_token(auth_url, unscoped.token, scope).authenticate(session).await
    }
}

impl AuthPlugin for OidcAccessToken {
    fn authenticate<'a>(&'a self, session: &'a Session) -> Authenticating<'a> {
        Box::pin(self.access(session))
    }

    fn revoke<'a>(&'a self, session: &'a Session, access: &'a Access) -> Revoking<'a> {
        Box::pin(revoke(session, &self.auth_url, &access.token))
    }
}
