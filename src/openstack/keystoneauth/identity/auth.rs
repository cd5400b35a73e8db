//! Signing in at Keystone v3, after `keystoneauth1/identity/v3/base.py`, `Auth`.

use secrecy::{ExposeSecret, SecretString};
use serde_json::{Map, Value, json};

use super::{
    Method, Scope,
    tokens::{AuthUrl, issue, revoke},
};
use crate::openstack::{
    Error, Result, json,
    keystoneauth::{Access, AuthPlugin, Authenticating, Revoking, Session},
    transport::Headers,
};

/// Who one is, and where one wants to work. Kept in memory only, so that an ended token can be
/// renewed.
#[derive(Clone, Debug)]
pub struct Auth {
    /// Keystone's address.
    pub auth_url: AuthUrl,
    /// The proofs, in the order in which they are given; several make one sign-in of several
    /// factors.
    pub methods: Vec<Method>,
    /// What the token shall be valid for.
    pub scope: Scope,
}

impl Auth {
    /// The owner of `token`, for `scope`: this is how one changes the project.
    pub fn by_token(auth_url: AuthUrl, token: SecretString, scope: Scope) -> Self {
        Self { auth_url, methods: vec![Method::Token(token)], scope }
    }

    /// The same user, for `scope`.
    #[must_use]
    pub fn scoped(&self, scope: Scope) -> Self {
        Self { scope, ..self.clone() }
    }

    fn body(&self) -> Value {
        let mut identity = Map::new();
        // A receipt stands for methods that were given before; it goes as a header.
        let given = self.methods.iter().filter_map(|method| Some((method.name()?, method)));
        identity.insert("methods".to_owned(), given.clone().map(|(name, _)| name).collect());
        for (name, method) in given {
            identity.insert(name.to_owned(), method.json());
        }
        let mut auth = json!({"identity": identity});
        if let Some(scope) = self.scope.json() {
            auth["scope"] = scope;
        }
        json!({"auth": auth})
    }

    fn headers(&self) -> Headers {
        let mut headers = Headers::default();
        for method in &self.methods {
            match method {
                Method::Token(token) => headers.set("X-Auth-Token", token.expose_secret()),
                Method::Receipt(receipt) => {
                    headers.set("Openstack-Auth-Receipt", receipt.expose_secret());
                }
                _ => {}
            }
        }
        headers
    }

    async fn access(&self, session: &Session) -> Result<Access> {
        if self.methods.is_empty() {
            return Err(Error::Invalid { what: "methods", reason: "one at least is needed" });
        }
        let (path, body) = ("/auth/tokens", json::written(&self.body()));
        issue(session, &self.auth_url, path, self.headers(), Some(body)).await
    }
}

impl AuthPlugin for Auth {
    fn authenticate<'a>(&'a self, session: &'a Session) -> Authenticating<'a> {
        Box::pin(self.access(session))
    }

    fn revoke<'a>(&'a self, session: &'a Session, access: &'a Access) -> Revoking<'a> {
        Box::pin(revoke(session, &self.auth_url, &access.token))
    }
}
