//! Signing in: parameters in, requests to Keystone and an access or an error out.

use std::{path::Path, sync::Arc};

use futures_executor::block_on;
use secrecy::SecretString;
use serde::Deserialize;
use serde_json::{Map, Value};
use slipway::openstack::{
    Error, Id,
    keystoneauth::{
        Session,
        identity::{Auth, AuthUrl, CredentialRef, DomainRef, Method, Scope, UserRef},
    },
    transport::Request,
};

use super::{Outcome, access::unlike_access, files};
use crate::support::{Replay, world};

/// One golden case.
#[derive(Deserialize)]
pub struct Case {
    pub id: String,
    /// What is done.
    pub kind: String,
    #[serde(default)]
    plugin: String,
    #[serde(default)]
    params: Map<String, Value>,
    #[serde(default)]
    response: Value,
    expected: Value,
}

/// Why a case cannot be put into our terms: the rule.
type Untold = &'static str;

const TYPED: Untold = "values-are-typed";

/// Every sign-in of the files for this layer in `folder`.
pub fn cases(folder: &Path) -> Vec<Case> {
    let all = files::<Case>(folder, "auth");
    all.into_iter().filter(|case| case.kind == "token_request").collect()
}

impl Case {
    /// Runs it on a Keystone that answers as the case says.
    pub fn run(&self) -> Outcome {
        let auth = match self.in_our_terms() {
            Ok(auth) => auth,
            Err(rule) => return Outcome::Deviates(rule),
        };
        let headers: Vec<(&str, &str)> = self.response["headers"]
            .as_object()
            .into_iter()
            .flatten()
            .filter_map(|(name, value)| Some((name.as_str(), value.as_str()?)))
            .collect();
        let body = match (&self.response["body"], self.response["text"].as_str()) {
            (_, Some(text)) => text.to_owned(),
            (Value::String(text), None) => text.clone(),
            (body, None) => body.to_string(),
        };
        let status = self.response["status"].as_u64().and_then(|status| u16::try_from(status).ok());
        let cloud = Arc::new(Replay::default().reply_with(status.unwrap_or(200), &headers, body));

        let outcome = block_on(Session::anonymous(world(&cloud)).signed_in_by(auth).access());

        let sent = cloud.requests();
        if let Some(why) = unlike(&sent, &self.expected["requests"]) {
            return Outcome::Wrong(why);
        }
        match (outcome, self.expected.get("error")) {
            (Ok(access), None) => match unlike_access(&access, &self.expected["access"]) {
                None => Outcome::Same,
                Some(why) => Outcome::Wrong(why),
            },
            (Err(error), Some(expected)) => match unlike_error(&error, expected) {
                None => Outcome::Same,
                Some(why) => Outcome::Wrong(why),
            },
            (Ok(_), Some(error)) => Outcome::Wrong(format!("signed in, instead of {error}")),
            (Err(error), None) => Outcome::Wrong(format!("refused: {error}")),
        }
    }

    fn in_our_terms(&self) -> Result<Auth, Untold> {
        let auth_url = self.text("auth_url").ok_or(TYPED)?;
        if auth_url.trim_end_matches('/').ends_with("v3")
            && !auth_url.trim_end_matches('/').ends_with("/v3")
        {
            return Err("a-version-is-a-whole-segment");
        }
        let methods = match self.plugin.as_str() {
            "password" => vec![password(&self.params)?],
            "totp" => vec![totp(&self.params)?],
            "token" => vec![Method::Token(secret(&self.params, "token")?)],
            "application_credential" => vec![self.credential()?],
            "multi_factor" => self.factors()?,
            "methods" => self.methods()?,
            plugin if plugin.starts_with("generic") => return Err("v3-without-discovery"),
            _ => return Err(TYPED),
        };
        Ok(Auth { auth_url: AuthUrl::new(auth_url), methods, scope: self.scope()? })
    }

    fn text(&self, key: &str) -> Option<&str> {
        self.params.get(key)?.as_str()
    }

    fn credential(&self) -> Result<Method, Untold> {
        let given = secret(&self.params, "application_credential_secret")?;
        let id = self.text("application_credential_id").map(str::to_owned);
        let name = self.text("application_credential_name").map(str::to_owned);
        let credential = match (id, name) {
            (Some(id), _) => CredentialRef::Id(id),
            (None, Some(name)) => CredentialRef::Named(name, user(&self.params)),
            (None, None) => return Err(TYPED),
        };
        Ok(Method::ApplicationCredential(credential, given))
    }

    /// Several methods that share their parameters.
    fn factors(&self) -> Result<Vec<Method>, Untold> {
        let names = self.params["auth_methods"].as_array().ok_or(TYPED)?;
        let has = |name: &str| names.iter().any(|known| known == name);
        // Python refuses a parameter that no method asks for; here each method brings its own.
        let is_spare = (self.params.contains_key("password") && !has("v3password"))
            || (self.params.contains_key("passcode") && !has("v3totp"));
        if is_spare {
            return Err(TYPED);
        }
        let method = |name: &Value| match name.as_str() {
            Some("v3password") => password(&self.params),
            Some("v3totp") => totp(&self.params),
            Some("v3token") => secret(&self.params, "token").map(Method::Token),
            _ => Err(TYPED),
        };
        names.iter().map(method).collect()
    }

    /// Methods that were made one by one.
    fn methods(&self) -> Result<Vec<Method>, Untold> {
        let method = |given: &Value| {
            let params = given.as_object().ok_or(TYPED)?;
            match given["method"].as_str() {
                Some("receipt") => secret(params, "receipt").map(Method::Receipt),
                Some("totp") => totp(params),
                Some("password") => password(params),
                Some("token") => secret(params, "token").map(Method::Token),
                _ => Err(TYPED),
            }
        };
        self.params["auth_methods"].as_array().ok_or(TYPED)?.iter().map(method).collect()
    }

    /// One kind at most: the type leaves no room for two.
    fn scope(&self) -> Result<Scope, Untold> {
        let of = |key: &str| self.text(key).map(str::to_owned);
        let domain = |of_what: &str| {
            let id = of(&format!("{of_what}domain_id")).map(DomainRef::Id);
            id.or_else(|| of(&format!("{of_what}domain_name")).map(DomainRef::Name))
        };
        let project = match (of("project_id"), of("project_name")) {
            (Some(id), _) => Some(Scope::Project(Id::new(id))),
            (None, Some(name)) => Some(Scope::ProjectNamed(name, domain("project_"))),
            (None, None) => None,
        };
        let wanted: Vec<Scope> = [
            project,
            domain("").map(Scope::Domain),
            of("trust_id").map(Scope::Trust),
            (of("system_scope").as_deref() == Some("all")).then_some(Scope::System),
            (self.params.get("unscoped") == Some(&Value::Bool(true))).then_some(Scope::Unscoped),
        ]
        .into_iter()
        .flatten()
        .collect();
        match wanted.as_slice() {
            [] => Ok(Scope::Default),
            [one] => Ok(one.clone()),
            _ => Err(TYPED),
        }
    }
}

fn password(params: &Map<String, Value>) -> Result<Method, Untold> {
    Ok(Method::Password(user(params).ok_or(TYPED)?, secret(params, "password")?))
}

fn totp(params: &Map<String, Value>) -> Result<Method, Untold> {
    Ok(Method::Totp(user(params).ok_or(TYPED)?, secret(params, "passcode")?))
}

fn user(params: &Map<String, Value>) -> Option<UserRef> {
    let of = |key: &str| params.get(key).and_then(Value::as_str).map(str::to_owned);
    let domain = of("user_domain_id").map(DomainRef::Id);
    let domain = domain.or_else(|| of("user_domain_name").map(DomainRef::Name));
    let by_id = of("user_id").map(UserRef::Id);
    by_id.or_else(|| of("username").map(|name| UserRef::Named(name, domain)))
}

fn secret(params: &Map<String, Value>, key: &str) -> Result<SecretString, Untold> {
    params.get(key).and_then(Value::as_str).map(SecretString::from).ok_or(TYPED)
}

fn unlike(sent: &[Request], expected: &Value) -> Option<String> {
    let expected = expected.as_array()?;
    if sent.len() != expected.len() {
        return Some(format!("{} requests instead of {}", sent.len(), expected.len()));
    }
    sent.iter().zip(expected).find_map(|(sent, expected)| {
        let body: Value = serde_json::from_slice(sent.body.as_deref()?).ok()?;
        let headers = expected["headers"].as_object()?;
        let missing = headers.iter().find(|(name, value)| {
            *name != "User-Agent" && sent.headers.get(name) != value.as_str()
        });
        match missing {
            _ if expected["url"] != sent.url.as_str() => Some(format!("asked {}", sent.url)),
            _ if expected["body"] != body => {
                Some(format!("{body} instead of {}", expected["body"]))
            }
            Some((name, _)) => Some(format!("{name} is missing or otherwise")),
            None => None,
        }
    })
}

/// The same kind of failure.
fn unlike_error(error: &Error, expected: &Value) -> Option<String> {
    let class = expected["class"].as_str().unwrap_or_default();
    let is_alike = match (error, class) {
        (Error::MoreMethodsNeeded { receipt, given, .. }, "MissingAuthMethods") => {
            expected["receipt"] == receipt.0.as_str()
                && expected["methods"] == Value::from(given.clone())
        }
        (Error::NotKeystone { .. }, "InvalidResponse" | "NotFound")
        | (Error::Invalid { .. }, "AuthorizationFailure")
        | (Error::TokenHidden, "KeyError") => true,
        (Error::Refused { status, .. }, _) => expected["message"]
            .as_str()
            .is_some_and(|text| text.contains(&format!("HTTP {status}"))),
        _ => false,
    };
    (!is_alike).then(|| format!("{error:?} instead of {expected}"))
}
