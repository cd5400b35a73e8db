//! The project `demo` of a real cloud, looked at past whatever is between it and the client.

#![allow(dead_code, reason = "each test file uses a part of it")]

use std::{sync::Arc, thread::sleep, time::Duration};

use futures_executor::block_on;
use secrecy::SecretString;
use serde_json::Value;
use slipway::{
    launch::{Mark, Marker, Plan, PlannedPort},
    openstack::{
        Connection, Id,
        clock::Clock,
        keystoneauth::{
            Adapter, AdapterSettings, EndpointFilter, Session, World,
            identity::{Auth, AuthUrl, DomainRef, Method, Scope, UserRef},
        },
        neutron::CreatePort,
        novaclient::{ApiVersion, CreateServer, Networks, Nic, Server},
        transport::Transport,
    },
};

use crate::curl::{Curl, WallClock};

/// What the servers of these tests are called.
pub const NAME: &str = "real-once (1)";

/// The project: as the client reaches it, and past that.
pub struct Project {
    /// For the client.
    pub connection: Connection,
    session: Session,
}

impl Project {
    pub fn through(transport: Arc<dyn Transport>, clock: Arc<dyn Clock>) -> Self {
        let connection = Connection::new(&session(transport, clock), "public", None);
        Self { connection, session: session(Arc::new(Curl), Arc::new(WallClock)) }
    }

    fn list(&self, service: &'static str, path: &str, key: &str) -> Vec<Value> {
        let version = (service == "compute").then(|| "2.96".to_owned());
        let settings =
            AdapterSettings { default_microversion: version, ..AdapterSettings::default() };
        let adapter = Adapter::new(self.session.clone(), EndpointFilter::new(service, "public"));
        let adapter = adapter.with_settings(settings);
        let answer: Value =
            block_on(adapter.get(path)).expect("an answer").json(key).expect("JSON");
        answer[key].as_array().expect("a list").clone()
    }

    fn id(&self, service: &'static str, path: &str, key: &str, name: &str) -> String {
        let list = self.list(service, path, key);
        let found = list.iter().find(|it| it["name"] == name).expect("it is there");
        found["id"].as_str().expect("an id").to_owned()
    }

    pub fn network(&self) -> Id<slipway::openstack::neutron::Network> {
        Id::new(self.id("network", "/v2.0/networks", "networks", "private"))
    }

    pub fn plan(&self, mark: Mark, count: u32, has_port: bool) -> Plan {
        let image = Id::new(self.id("image", "/v2/images", "images", "cirros-0.6.2"));
        let flavor = Id::new(self.id("compute", "/flavors/detail", "flavors", "m1.tiny"));
        let network = self.network();
        let mut request = CreateServer::new(NAME, Some(image), flavor);
        (request.min_count, request.max_count) = (count, count);
        let nic = Nic { net_id: Some(network.clone()), ..Nic::default() };
        request.networks = Networks::On(vec![nic]);
        let minor = if mark == Mark::Tag { 52 } else { 1 };
        let port = CreatePort { name: Some(NAME.into()), ..CreatePort::new(network) };
        let ports = has_port.then_some(PlannedPort { request: 0, nic: 0, port });
        Plan {
            requests: vec![request],
            ports: ports.into_iter().collect(),
            floating_ip: None,
            version: ApiVersion::new(2, minor),
        }
    }

    /// Ids of the servers that wear it.
    pub fn wearing(&self, marker: &Marker) -> Vec<String> {
        let servers = self.list("compute", "/servers/detail", "servers").into_iter();
        let wearing = servers.filter(|server| {
            let tags = server["tags"].as_array().expect("tags");
            tags.iter().any(|tag| tag == marker.as_str())
                || server["metadata"]["slipway-launch"] == marker.as_str()
        });
        wearing.filter_map(|it| Some(it["id"].as_str()?.to_owned())).collect()
    }

    /// Ids of the ports that wear it.
    pub fn ports(&self, marker: &Marker) -> Vec<String> {
        let ports = self.list("network", "/v2.0/ports", "ports").into_iter();
        let wearing = ports.filter(|port| {
            port["description"].as_str().is_some_and(|text| text.starts_with(marker.as_str()))
        });
        wearing.filter_map(|it| Some(it["id"].as_str()?.to_owned())).collect()
    }

    /// Removes what a test has made, and an earlier run has left.
    pub fn tidy(&self) {
        let past = Connection::new(&self.session, "public", None);
        let nova = block_on(past.newest_nova()).expect("a version");
        for _ in 0..60 {
            let servers = self.list("compute", "/servers/detail", "servers");
            let ours = servers
                .iter()
                .filter(|it| it["name"].as_str().is_some_and(|name| name.starts_with(NAME)));
            let ids: Vec<Id<Server>> =
                ours.filter_map(|it| Some(Id::new(it["id"].as_str()?))).collect();
            for id in &ids {
                block_on(nova.servers.delete(id)).ok();
            }
            if ids.is_empty() {
                break;
            }
            sleep(Duration::from_millis(500));
        }
        for port in self.list("network", "/v2.0/ports", "ports") {
            let is_ours = port["description"].as_str().is_some_and(|it| it.starts_with("slipway-"));
            if is_ours && port["device_id"] == "" {
                let id = Id::new(port["id"].as_str().expect("an id"));
                block_on(past.neutron.delete_port(&id)).ok();
            }
        }
    }
}

fn session(transport: Arc<dyn Transport>, clock: Arc<dyn Clock>) -> Session {
    let user = UserRef::named("demo", "Default");
    let auth = Auth {
        auth_url: AuthUrl::new("http://127.0.0.1:5000/v3"),
        methods: vec![Method::Password(user, SecretString::from("secret"))],
        scope: Scope::ProjectNamed("demo".into(), Some(DomainRef::Name("Default".into()))),
    };
    Session::new(World { transport, clock }, auth)
}
