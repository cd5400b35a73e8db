//! Where services are: a catalog and a wish in, an address and the documents read for it out.

use std::{
    collections::BTreeMap,
    path::Path,
    sync::{Arc, Mutex},
};

use futures_executor::block_on;
use serde::Deserialize;
use serde_json::{Map, Value, json};
use slipway::openstack::{
    Error, Id,
    keystoneauth::{
        EndpointFilter, Session, World,
        discover::{Allow, DocumentCache, EndpointData, Status, VersionRange, Wish},
        identity::{Auth, AuthUrl, Method as Proof, Scope, UserRef},
    },
    transport::{Failure, Headers, Method, Request, Response, Sending, Transport, Visibility},
};

use super::{Outcome, meta, session::filter, unit::written};
use crate::support::FakeClock;

/// One golden case.
#[derive(Clone, Deserialize)]
pub struct Case {
    pub id: String,
    kind: String,
    #[serde(default)]
    catalog: String,
    #[serde(default)]
    filter: Value,
    #[serde(default)]
    call: String,
    #[serde(default)]
    documents: Value,
    #[serde(default)]
    repeat: Option<usize>,
    expected: Value,
    #[serde(skip)]
    services: Value,
}

/// Every look-up of the files in `folder`.
pub fn cases(folder: &Path) -> Vec<Case> {
    let all = meta::<Case>(folder, "auth").into_iter();
    all.flat_map(|(meta, cases)| {
        let ours = cases.into_iter().filter(|case| case.kind == "endpoint");
        ours.map(move |case| Case { services: meta["catalogs"][&case.catalog].clone(), ..case })
    })
    .collect()
}

impl Case {
    /// Runs it on a cloud with those documents.
    pub fn run(&self) -> Outcome {
        let Some(mut wanted) = filter(&self.filter) else {
            return Outcome::Deviates("values-are-typed");
        };
        if self.filter["interface"].is_null() {
            wanted.interfaces.clear();
        }
        let wish = match self.wish(&wanted.service_type) {
            Ok(wish) => wish,
            Err(_) if self.expected.get("error").is_some() => return Outcome::Same,
            Err(error) => return Outcome::Wrong(error.to_string()),
        };
        let cloud = Arc::new(Cloud::new(self.token(), &self.documents));
        let world =
            World { transport: cloud.clone(), clock: FakeClock::at("2026-11-22T14:00:00Z") };
        let (session, cache) = (Session::new(world, password()), DocumentCache::default());
        let mut outcome = Ok(Value::Null);
        for _ in 0..self.repeat.unwrap_or(1) {
            outcome = self.find(&session, &wanted, &wish, &cache);
        }
        self.judge(&outcome, &cloud.read())
    }

    fn wish(&self, service_type: &str) -> Result<Wish, Error> {
        let flag = |key: &str| self.filter[key].as_bool();
        let of_allow = |key: &str| self.filter["allow"][key].as_bool();
        let said = |key: &str| written(&self.filter[key]).filter(|_| self.address().is_none());
        let [version, min, max] = ["version", "min_version", "max_version"].map(said);
        let range =
            VersionRange::parse(version.as_deref(), min.as_deref(), max.as_deref(), service_type)?;
        let skips = flag("skip_discovery") == Some(true);
        Ok(Wish {
            range: if skips { VersionRange::default() } else { range },
            allow: Allow {
                deprecated: of_allow("allow_deprecated").unwrap_or(true),
                experimental: of_allow("allow_experimental").unwrap_or(false),
                unknown: of_allow("allow_unknown").unwrap_or(false),
            },
            allow_version_hack: flag("allow_version_hack").unwrap_or(true),
            discover_versions: !skips
                && self.call == "get_endpoint_data"
                && flag("discover_versions").unwrap_or(true),
        })
    }

    /// The address, where it is given and nothing else is asked for: any version will do then.
    fn address(&self) -> Option<&str> {
        self.filter["endpoint_override"].as_str().filter(|_| self.call == "get_endpoint")
    }

    fn find(
        &self,
        session: &Session,
        wanted: &EndpointFilter,
        wish: &Wish,
        cache: &DocumentCache,
    ) -> Result<Value, Error> {
        let place = self.filter["endpoint_override"].as_str();
        let of_keystone = self.filter["interface"] == "$auth" && self.address().is_none();
        if self.call == "get_endpoint" && !of_keystone {
            let url = block_on(session.get_endpoint(wanted, wish, place))?;
            return Ok(json!({"url": url}));
        }
        let found = if of_keystone {
            let known = EndpointData {
                service_type: Some(wanted.service_type.clone().into_owned()),
                ..EndpointData::of_keystone(KEYSTONE)
            };
            block_on(known.versioned(wish, None, session, cache))?
        } else {
            block_on(session.get_endpoint_data(wanted, wish, place))?
        };
        Ok(match self.call.as_str() {
            "get_endpoint" => json!({"url": found.map(|found| found.url)}),
            _ => json!({"data": found.map(described)}),
        })
    }

    fn judge(&self, outcome: &Result<Value, Error>, read: &[Value]) -> Outcome {
        let expected = self.expected["requests"].as_array().expect("requests");
        let error = self.expected.get("error");
        // Python's own failure over a document; here the next place may be asked.
        let is_odd = ["AttributeError", "IndexError", "KeyError", "TypeError"];
        if error.is_some_and(|error| is_odd.iter().any(|class| error["class"] == *class))
            && !expected.is_empty()
            && read.starts_with(expected)
        {
            return Outcome::Deviates("odd-documents-are-read-as-far-as-they-go");
        }
        if expected != read {
            return Outcome::Wrong(format!("read {}", json!(read)));
        }
        match (outcome, error) {
            (Ok(found), None) => {
                let same = ["url", "data"].iter().all(|key| found[key] == self.expected[key]);
                if same { Outcome::Same } else { Outcome::Wrong(found.to_string()) }
            }
            (Err(_), Some(_)) => Outcome::Same,
            (outcome, _) => Outcome::Wrong(format!("{outcome:?}")),
        }
    }

    fn token(&self) -> Value {
        json!({"token": {
            "user": {"id": "u1", "name": "alice"},
            "project": {"id": PROJECT, "name": "demo"},
            "issued_at": "2026-11-22T14:00:00Z",
            "expires_at": "2026-11-22T18:00:00Z",
            "catalog": self.services,
        }})
    }
}

const KEYSTONE: &str = "https://keystone.example.test/v3";
const PROJECT: &str = "5b4c0fb1d9f84e4a8f1c6d2e3a4b5c6d";

fn password() -> Auth {
    Auth {
        auth_url: AuthUrl::new(KEYSTONE),
        methods: vec![Proof::Password(UserRef::Id("u1".to_owned()), "pw".into())],
        scope: Scope::Project(Id::new(PROJECT)),
    }
}

fn described(found: EndpointData) -> Value {
    let status = found.status.map(|status| match status {
        Status::Current => "CURRENT",
        Status::Supported => "SUPPORTED",
        Status::Deprecated => "DEPRECATED",
        Status::Experimental => "EXPERIMENTAL",
        Status::Unknown => "UNKNOWN",
    });
    json!({
        "url": found.url,
        "catalog_url": found.catalog_url,
        "api_version": found.api_version.map(|it| it.to_string()),
        "min_microversion": found.min_microversion.map(|it| it.to_string()),
        "max_microversion": found.max_microversion.map(|it| it.to_string()),
        "status": status,
        "interface": found.interface,
        "region_name": found.region_name,
        "service_type": found.service_type,
        "service_name": found.service_name,
    })
}

/// Answers by address; where there is no document, nobody listens.
struct Cloud {
    token: Value,
    documents: BTreeMap<String, Map<String, Value>>,
    read: Mutex<Vec<Value>>,
}

impl Cloud {
    fn new(token: Value, documents: &Value) -> Self {
        let documents = documents.as_object().cloned().unwrap_or_default().into_iter();
        let documents = documents.filter_map(|(url, it)| Some((url, it.as_object()?.clone())));
        Self { token, documents: documents.collect(), read: Mutex::default() }
    }

    fn read(&self) -> Vec<Value> {
        self.read.lock().expect("no panic while held").clone()
    }

    fn answer(&self, request: &Request) -> Result<Response, Failure> {
        let silence = Failure::Unreachable("refused".to_owned());
        if request.method == Method::Post {
            let headers = [("X-Subject-Token", "t1")].into_iter().collect();
            return Ok(Response { status: 201, headers, body: self.token.to_string().into() });
        }
        if request.visibility == Visibility::Opaque {
            return Err(silence);
        }
        let authenticated = request.headers.get("X-Auth-Token").is_some();
        let asked = json!({"method": "GET", "url": request.url, "authenticated": authenticated});
        self.read.lock().expect("no panic while held").push(asked);
        let document = self.documents.get(&request.url).ok_or(silence)?;
        let fields = document.get("headers").and_then(Value::as_object).into_iter().flatten();
        let headers: Headers =
            fields.filter_map(|(name, value)| Some((name.as_str(), value.as_str()?))).collect();
        let body = document.get("body").map_or_else(
            || document.get("text").and_then(Value::as_str).unwrap_or_default().to_owned(),
            Value::to_string,
        );
        let status = document.get("status").and_then(Value::as_u64).unwrap_or(200);
        let status = u16::try_from(status).expect("a status");
        Ok(Response { status, headers, body: body.into() })
    }
}

impl Transport for Cloud {
    fn send(&self, request: Request) -> Sending<'_> {
        let answer = self.answer(&request);
        Box::pin(async move { answer })
    }
}
