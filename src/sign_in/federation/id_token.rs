//! What an ID token says, as far as a page has to mind: `OpenID` Connect Core 1.0, section 3.1.3.7. It
//! came straight from the provider, so that TLS vouches for it in the place of its signature.

use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use serde_json::Value;

use super::{Provider, Refusal, Trip};
use crate::openstack::{Moment, json};

/// How far the clocks of two machines may be apart, in seconds.
const SKEW: i64 = 600;

/// Whether `token` was made for `trip`.
pub fn check(token: &str, trip: &Trip, provider: &Provider, now: Moment) -> Result<(), Refusal> {
    let claims = claims(token).ok_or(Refusal::Malformed("id_token"))?;
    let client = &*provider.client_id;
    let audience = match &claims["aud"] {
        Value::Array(several) => several.iter().filter_map(Value::as_str).collect(),
        one => one.as_str().map(|it| vec![it]).unwrap_or_default(),
    };
    let party = claims["azp"].as_str();
    let ends = claims["exp"].as_i64().unwrap_or_default();
    let rules = [
        ("nonce", claims["nonce"].as_str() == Some(&*trip.nonce.0)),
        ("iss", trip.issuer.is_empty() || claims["iss"].as_str() == Some(&*trip.issuer)),
        ("aud", audience.contains(&client) && (audience.len() == 1 || party.is_some())),
        ("azp", party.is_none_or(|party| party == client)),
        ("exp", now.as_millis() / 1000 < ends.saturating_add(SKEW)),
    ];
    match rules.iter().find(|(_, holds)| !holds) {
        Some((claim, _)) => Err(Refusal::Malformed(claim)),
        None => Ok(()),
    }
}

fn claims(token: &str) -> Option<Value> {
    let mut parts = token.split('.');
    let (_, claims, _) = (parts.next()?, parts.next()?, parts.next()?);
    json::read(&URL_SAFE_NO_PAD.decode(claims).ok()?).ok()
}
