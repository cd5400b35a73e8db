//! The portal's token, asked of the portal each time it is needed.

use std::{future::Future, pin::Pin};

use js_sys::{Function, Promise};
use secrecy::SecretString;
use send_wrapper::SendWrapper;
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::JsFuture;

use crate::openstack::{
    Error, Result,
    keystoneauth::identity::{Reason, TokenSource},
};

/// A function of the portal's that returns a token, or a promise of one.
pub struct PortalToken(SendWrapper<Function>);

impl PortalToken {
    /// Asks `get_token`, which is told why.
    pub fn new(get_token: Function) -> Self {
        Self(SendWrapper::new(get_token))
    }
}

impl TokenSource for PortalToken {
    fn token(
        &self,
        reason: Reason,
    ) -> Pin<Box<dyn Future<Output = Result<SecretString>> + Send + '_>> {
        Box::pin(SendWrapper::new(async move {
            let answer = self.0.call1(&JsValue::UNDEFINED, &reason.as_str().into());
            let answer = answer.map(|value| Promise::resolve(&value));
            let token = match answer {
                Ok(promise) => JsFuture::from(promise).await.ok(),
                Err(_) => None,
            };
            // What the portal threw may hold its secrets: it is not passed on.
            token
                .and_then(|token| token.as_string())
                .filter(|token| !token.is_empty())
                .map(SecretString::from)
                .ok_or_else(|| Error::SignedOut { message: "the portal gave no token".to_owned() })
        }))
    }
}
