//! Sessions and adapters on a tape: a call in, requests, waits and an outcome out.

use std::{borrow::Cow, path::Path, sync::Arc, time::Duration};

use futures_executor::block_on;
use serde::Deserialize;
use serde_json::{Map, Value, json};
use slipway::openstack::{
    Id,
    keystoneauth::{
        Adapter, AdapterSettings, AuthPlugin, Call, EndpointFilter, Retries, Session, Settings,
        World,
        identity::{Auth, AuthUrl, Fixed, Method as Proof, Scope, UserRef},
    },
    novaclient::{ApiVersion, Nova},
    transport::{Headers, Method, Response},
};

use super::{
    Outcome, files,
    judge::{Came, Run},
};
use crate::{support::FakeClock, tape::Tape};

/// One golden case.
#[derive(Deserialize)]
pub struct Case {
    pub id: String,
    category: String,
    client: String,
    config: Value,
    tape: Vec<Value>,
    call: Value,
    expected: Value,
    browser: String,
    #[serde(default)]
    python_specific: Value,
}

/// Why a call cannot be put into our terms: the rule.
type Untold = &'static str;

const TYPED: Untold = "values-are-typed";

/// Every tape of the files in `folder`.
pub fn cases(folder: &Path) -> Vec<Case> {
    let all = files::<Case>(folder, "session");
    all.into_iter().filter(|case| case.client != "nova" || case.category == "nova-errors").collect()
}

impl Case {
    /// Plays it, and judges what came of it.
    pub fn run(&self) -> Outcome {
        match self.play() {
            // The case itself says why a page cannot do the same.
            Outcome::Wrong(_) if self.browser != "same" => Outcome::Deviates("a-page-cannot"),
            outcome => outcome,
        }
    }

    fn play(&self) -> Outcome {
        let calls = match &self.call[0] {
            Value::Array(_) => self.call.as_array().expect("calls").as_slice(),
            _ => std::slice::from_ref(&self.call),
        };
        let (tape, clock) = (Tape::new(&self.tape), FakeClock::at("2026-11-22T00:00:00Z"));
        let world = World { transport: tape.clone(), clock: clock.clone() };
        let session = Session::with_settings(world, self.auth(), self.settings());
        let mut outcomes = Vec::new();
        for call in calls {
            let said = call.get(1).and_then(Value::as_object).cloned().unwrap_or_default();
            match self.outcome(&session, &said) {
                Ok(came) => outcomes.push(came),
                Err(rule) => return Outcome::Deviates(rule),
            }
        }
        let run = Run { asked: tape.asked(), left: tape.left(), sleeps: clock.sleeps(), outcomes };
        run.judge(&self.expected, !self.python_specific.is_null())
    }

    fn auth(&self) -> Option<Arc<dyn AuthPlugin>> {
        let endpoint = "https://nova.example.test/v2.1";
        match self.config["auth"].as_str() {
            None | Some("token_endpoint") => {
                Some(Arc::new(Fixed::new("fixed-tok".into(), endpoint)))
            }
            Some("noauth") => Some(Arc::new(Fixed::none(endpoint))),
            Some("password") => Some(Arc::new(Auth {
                auth_url: AuthUrl::new("https://keystone.example.test/v3"),
                methods: vec![Proof::Password(UserRef::Id("u1".to_owned()), "pw".into())],
                scope: Scope::Project(Id::new("p1")),
            })),
            Some(_) => None,
        }
    }

    fn settings(&self) -> Settings {
        let said = &self.config["session"];
        let additional_headers = headers(&said["additional_headers"]);
        Settings { retries: retries(said), time_limit: None, additional_headers }
    }

    /// One server, through novaclient's client.
    fn nova(&self, session: &Session, said: &Map<String, Value>) -> Result<Came, Untold> {
        let id = said["args"][0].as_str().filter(|_| self.call[0] == "servers.get").ok_or(TYPED)?;
        let config = &self.config["nova"];
        let interface = config["endpoint_type"].as_str().unwrap_or("publicURL");
        let filter = filter(&json!({
            "service_type": "compute",
            "interface": interface.trim_end_matches("URL"),
            "region_name": config["region_name"],
        }));
        let nova =
            Nova::new(&Adapter::new(session.clone(), filter.ok_or(TYPED)?), ApiVersion::BASE);
        let server = block_on(nova.servers.get(&Id::new(id)));
        Ok(Came(server.map(|server| json!({"id": server.id}))))
    }

    fn outcome(&self, session: &Session, said: &Map<String, Value>) -> Result<Came, Untold> {
        if self.client == "nova" {
            return self.nova(session, said);
        }
        let config = &self.config["adapter"];
        let text = |key: &str| config[key].as_str().map(str::to_owned);
        let url = said["url"].as_str().ok_or(TYPED)?;
        let method = match said.get("method").and_then(Value::as_str) {
            None | Some("GET") => Method::Get,
            Some("POST") => Method::Post,
            Some("PUT") => Method::Put,
            Some("PATCH") => Method::Patch,
            Some("DELETE") => Method::Delete,
            Some(_) => return Err(TYPED),
        };
        match self.client.as_str() {
            "session" => {
                let filter = filter(said.get("endpoint_filter").unwrap_or(&Value::Null));
                let call = Call { endpoint: filter.as_ref(), ..Call::new(method, url) };
                Ok(whole(session, call, said))
            }
            "adapter" | "legacy_json_adapter" => {
                let filter = filter(config).ok_or(TYPED)?;
                let adapter = Adapter::new(session.clone(), filter);
                let adapter = adapter.with_settings(AdapterSettings {
                    headers: headers(&config["headers"]),
                    default_microversion: text("default_microversion"),
                    endpoint_override: text("endpoint_override"),
                    retries: retries(config),
                    time_limit: None,
                    global_request_id: text("global_request_id"),
                });
                let came = whole(session, adapter.call(method, url), said);
                Ok(if self.client == "adapter" { came } else { came.with_parsed_body() })
            }
            _ => Err(TYPED),
        }
    }
}

/// Adds to `call` what is said, and makes it.
fn whole(session: &Session, mut call: Call<'_>, said: &Map<String, Value>) -> Came {
    let given = Value::Object(said.clone());
    let text = |key: &str| said.get(key).and_then(Value::as_str).map(str::to_owned);
    let flag = |key: &str| said.get(key).and_then(Value::as_bool);
    let body = said.get("json").or(said.get("body")).filter(|body| !body.is_null());
    call.body = body.map(|body| body.to_string().into_bytes());
    for (name, value) in headers(&given["headers"]).iter() {
        call.headers.set(name, value);
    }
    call.endpoint_override = text("endpoint_override").map(Cow::Owned).or(call.endpoint_override);
    call.retries = retries(&given).or(call.retries);
    if said.contains_key("microversion") {
        call.microversion = text("microversion");
    }
    call.microversion_service_type = text("microversion_service_type");
    call.global_request_id = text("global_request_id").or(call.global_request_id);
    call.authenticated = flag("authenticated");
    call.allow_reauth = flag("allow_reauth").unwrap_or(true);
    call.is_logged = flag("log").unwrap_or(true);
    let outcome = if flag("raise_exc") == Some(false) {
        block_on(session.answer(&call)).map(|response| described(&response))
    } else {
        block_on(session.request(&call)).map(|reply| described(reply.response()))
    };
    Came(outcome)
}

fn described(response: &Response) -> Value {
    json!({"status": response.status, "text": String::from_utf8_lossy(&response.body)})
}

/// Which endpoint is asked for.
pub fn filter(said: &Value) -> Option<EndpointFilter> {
    let interfaces = match &said["interface"] {
        Value::Array(interfaces) => interfaces.iter().filter_map(Value::as_str).collect(),
        one => vec![one.as_str().unwrap_or("public")],
    };
    let new =
        |interface| Some(EndpointFilter::new(said["service_type"].as_str()?.to_owned(), interface));
    let all: Option<Vec<EndpointFilter>> = interfaces.into_iter().map(new).collect();
    Some(EndpointFilter {
        interfaces: all?.into_iter().flat_map(|filter| filter.interfaces).collect(),
        service_name: said["service_name"].as_str().map(str::to_owned),
        region: said["region_name"].as_str().map(str::to_owned),
        ..new("public")?
    })
}

fn headers(said: &Value) -> Headers {
    let fields = said.as_object().into_iter().flatten();
    fields.filter_map(|(name, value)| Some((name.as_str(), value.as_str()?))).collect()
}

fn retries(said: &Value) -> Retries {
    let count = |key: &str| said[key].as_u64().and_then(|count| u32::try_from(count).ok());
    let delay = |key: &str| said[key].as_f64().map(Duration::from_secs_f64);
    let statuses = said["retriable_status_codes"].as_array().map(|statuses| {
        let statuses = statuses.iter().filter_map(Value::as_u64);
        &*statuses.filter_map(|status| u16::try_from(status).ok()).collect::<Vec<_>>().leak()
    });
    Retries {
        connect: count("connect_retries"),
        status: count("status_code_retries"),
        connect_delay: delay("connect_retry_delay"),
        status_delay: delay("status_code_retry_delay"),
        statuses,
    }
}
