//! Single functions: arguments in, a value or a failure out.

use std::path::Path;

use secrecy::{ExposeSecret, SecretString};
use serde::Deserialize;
use serde_json::{Value, json};
use slipway::openstack::{
    Result,
    keystoneauth::{
        Access,
        discover::{Version, VersionRange, combine_relative_url, version_from_url},
        service_types,
    },
};

use super::{Outcome, files};

/// One golden case.
#[derive(Deserialize)]
pub struct Case {
    pub id: String,
    kind: String,
    #[serde(default)]
    function: String,
    #[serde(default)]
    args: Vec<Value>,
    expected: Value,
}

/// Every function of the files in `folder`.
pub fn cases(folder: &Path) -> Vec<Case> {
    files::<Case>(folder, "auth").into_iter().filter(|case| case.kind == "unit").collect()
}

impl Case {
    /// Calls it.
    pub fn run(&self) -> Outcome {
        let outcome = match self.function.as_str() {
            // Files are found by it, which a page has not; and it is made of the password.
            "get_cache_id" => return Outcome::Deviates("nothing-is-kept-by-password"),
            "get_auth_state" => Some(self.state()),
            _ => self.value(),
        };
        match (outcome, self.expected.get("error")) {
            (Some(Ok(ours)), None) if ours == self.expected["value"] => Outcome::Same,
            (Some(Err(_)), Some(_)) => Outcome::Same,
            // What has no value here cannot be written down.
            (None, _) => Outcome::Deviates("values-are-typed"),
            (outcome, _) => Outcome::Wrong(format!("{outcome:?} instead of {}", self.expected)),
        }
    }

    fn value(&self) -> Option<Result<Value>> {
        let text = |index: usize| self.args.get(index).and_then(written);
        let args = || [text(0), text(1), text(2), text(3)];
        let version = |text: Option<String>| text.unwrap_or_default().parse::<Version>();
        Some(match self.function.as_str() {
            "normalize_version_number" => version(Some(text(0)?)).map(|it| parts(&it)),
            "version_to_string" => version(Some(text(0)?)).map(|it| json!(it.to_string())),
            "version_match" => version(text(0))
                .and_then(|required| Ok(json!(required.is_served_by(&version(text(1))?)))),
            "version_between" => {
                let bound = |text: Option<String>| {
                    text.filter(|it| !it.is_empty()).map(|it| it.parse::<Version>()).transpose()
                };
                bound(text(0)).and_then(|min| {
                    let (max, candidate) = (bound(text(1))?, version(text(2))?);
                    Ok(json!(candidate.is_between(min.as_ref(), max.as_ref())))
                })
            }
            "normalize_version_args" => {
                let [wanted, min, max, service_type] = args();
                let service_type = service_type.unwrap_or_default();
                let [wanted, min, max] = [&wanted, &min, &max].map(|it| it.as_deref());
                let said = |it: Option<Version>| it.map(|it| it.to_string());
                VersionRange::parse(wanted, min, max, &service_type)
                    .map(|range| json!([said(range.min), said(range.max)]))
            }
            "combine_relative_url" => Ok(json!(combine_relative_url(&text(0)?, &text(1)?))),
            "version_from_url" => {
                let found = version_from_url(&text(0).unwrap_or_default());
                Ok(json!(found.map(|it| it.to_string())))
            }
            "service_types" => {
                let service_type = text(0)?;
                let official = service_types::official(&service_type);
                Ok(json!({
                    "is_known": official.is_some(),
                    "is_official": service_types::is_official(&service_type),
                    "official": official,
                    "all_types": service_types::all_types(&service_type),
                    "aliases": service_types::aliases(&service_type),
                }))
            }
            "service_types_is_match" => Ok(json!(service_types::is_match(&text(0)?, &text(1)?))),
            unknown => Ok(json!(format!("nobody knows {unknown}"))),
        })
    }

    /// What was kept is read and kept again.
    fn state(&self) -> Result<Value> {
        let expected = &self.expected["value"];
        let state = SecretString::from(expected["state"].to_string());
        Access::from_state(&state).map(|access| {
            let again = access.to_state().expect("described");
            let again: Value = serde_json::from_str(again.expose_secret()).expect("JSON");
            let mut value = expected.clone();
            value["state"] = json!({"auth_token": again["auth_token"], "body": again["body"]});
            value["restored_token"] = json!(access.token.expose_secret());
            value
        })
    }
}

/// A version as people write it: Python takes numbers and lists too.
pub fn written(value: &Value) -> Option<String> {
    match value {
        Value::String(text) => Some(text.clone()),
        Value::Number(number) => Some(number.to_string()),
        // Only the whole may begin with a v.
        Value::Array(parts) => {
            let part = |part| written(part).filter(|text| !text.starts_with('v'));
            let parts: Option<Vec<String>> = parts.iter().map(part).collect();
            Some(parts?.join("."))
        }
        _ => None,
    }
}

fn parts(version: &Version) -> Value {
    let text = version.to_string();
    let number = |part: &str| part.parse::<i64>().map_or_else(|_| json!(part), |it| json!(it));
    match text.as_str() {
        "latest" => json!(["latest", "latest"]),
        text => text.split('.').map(number).collect(),
    }
}
