//! `POST /servers` byte for byte as python-novaclient writes it: golden cases made by running it.

mod support;

use std::sync::Arc;

use futures_executor::block_on;
use serde::Deserialize;
use serde_json::{Value, json};
use slipway::openstack::{
    Id,
    keystoneauth::{Adapter, EndpointFilter},
    novaclient::{ApiVersion, CreateServer, Networks, Nova},
};
use support::{Replay, session};

#[derive(Deserialize)]
struct Vectors {
    cases: Vec<Case>,
}

#[derive(Deserialize)]
struct Case {
    id: String,
    microversion: String,
    kwargs: serde_json::Map<String, Value>,
    expected: Value,
}

#[test]
fn every_request_of_the_form_is_novaclients() {
    let text = include_str!("vectors/boot_vectors_dev.json");
    let vectors: Vectors = serde_json::from_str(text).expect("golden cases");

    let mut checked = 0;
    for case in &vectors.cases {
        let Some((api_version, request)) = case.in_our_terms() else { continue };
        let cloud = Arc::new(
            Replay::default().token("tok-gAAAA").reply(202, &json!({"server": {"id": "s1"}})),
        );
        let endpoint =
            EndpointFilter { service_type: "compute", interface: "public".into(), region: None };
        let nova = Nova::new(&Adapter::new(session(&cloud), endpoint), api_version);

        block_on(nova.servers.create(&request)).expect("accepted");

        let sent = &cloud.requests()[1];
        assert_eq!(json!(sent.method.as_str()), case.expected["method"], "{}", case.id);
        assert!(sent.url.ends_with("/v2.1/servers"), "{}", case.id);
        let body: Value =
            serde_json::from_slice(sent.body.as_ref().expect("a body")).expect("JSON");
        assert_eq!(body, case.expected["body"], "{}", case.id);
        for (name, value) in case.expected["headers"].as_object().expect("headers") {
            // A page may not set it.
            if name != "User-Agent" {
                assert_eq!(sent.headers.get(name), value.as_str(), "{}, {name}", case.id);
            }
        }
        checked += 1;
    }
    assert!(checked >= 20, "only {checked} cases were within the form's reach");
}

impl Case {
    /// The case as a request of ours, where the form has everything that it uses.
    fn in_our_terms(&self) -> Option<(ApiVersion, CreateServer)> {
        const KNOWN: [&str; 8] = [
            "name",
            "image",
            "flavor",
            "nics",
            "key_name",
            "security_groups",
            "min_count",
            "max_count",
        ];
        let is_known = self.kwargs.keys().all(|name| KNOWN.contains(&name.as_str()));
        let api_version: ApiVersion = self.microversion.parse().ok()?;
        if !is_known || self.expected.get("body").is_none() || api_version < ApiVersion::BASE {
            return None;
        }
        let text = |name: &str| self.kwargs.get(name)?.as_str().map(str::to_owned);
        let count = |name: &str| match self.kwargs.get(name) {
            None | Some(Value::Null) => Some(1),
            Some(count) => u32::try_from(count.as_u64()?).ok().filter(|count| *count > 0),
        };
        let request = CreateServer {
            name: text("name")?,
            image: Id::new(text("image").filter(|image| !image.is_empty())?),
            flavor: Id::new(text("flavor")?),
            min_count: count("min_count")?,
            max_count: count("max_count")?,
            key_name: text("key_name"),
            security_groups: match self.kwargs.get("security_groups") {
                None => Vec::new(),
                Some(groups) => serde_json::from_value(groups.clone()).ok()?,
            },
            networks: networks(self.kwargs.get("nics"))?,
        };
        Some((api_version, request))
    }
}

fn networks(nics: Option<&Value>) -> Option<Networks> {
    let network = |nic: &Value| {
        let nic = nic.as_object()?;
        let id = nic.get("net-id")?.as_str().filter(|_| nic.len() == 1)?;
        Some(Id::new(id))
    };
    match nics {
        None => Some(Networks::None),
        Some(Value::String(word)) if word == "none" => Some(Networks::None),
        Some(Value::Array(nics)) if nics.is_empty() => Some(Networks::None),
        Some(Value::Array(nics)) => {
            nics.iter().map(network).collect::<Option<_>>().map(Networks::On)
        }
        Some(_) => None,
    }
}
