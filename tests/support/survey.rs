//! Every request that the page makes of a cloud, made by hand, and the shape of each answer.

use std::{collections::BTreeMap, thread::sleep, time::Duration};

use futures_executor::block_on;
use serde_json::{Value, json};
use slipway::openstack::transport::{Method, Request, Response, Transport};

use super::shape::shape;

/// What the same things are called in each cloud.
pub struct Names {
    pub auth_url: String,
    pub password: &'static str,
    pub image: &'static str,
    pub flavor: &'static str,
    /// A set of metadata definitions without objects.
    pub namespace: &'static str,
    /// Name and image of a server that ends in an error.
    pub failing: (&'static str, &'static str),
}

/// A user in a project, asking one question after the other.
struct Surveyor<'a> {
    cloud: &'a dyn Transport,
    token: String,
    found: BTreeMap<String, Value>,
}

const NEWEST: [(&str, &str); 2] =
    [("X-OpenStack-Nova-API-Version", "2.104"), ("OpenStack-API-Version", "compute 2.104")];

/// The shapes of all answers by the name of the request; asked of the project `demo`.
pub fn survey(cloud: &dyn Transport, names: &Names) -> BTreeMap<String, Value> {
    let mut ask = Surveyor { cloud, token: String::new(), found: BTreeMap::new() };
    let (catalog, project) = ask.identity(names);
    let address = |kind: &str| {
        let services = catalog.as_array().expect("a catalog");
        let service = services.iter().find(|service| service["type"] == kind).expect("a service");
        let endpoints = service["endpoints"].as_array().expect("endpoints");
        let public = endpoints.iter().find(|endpoint| endpoint["interface"] == "public");
        public.expect("a public one")["url"].as_str().expect("an address").to_owned()
    };
    let (nova, glance, neutron) = (address("compute"), address("image"), address("network"));
    let cinder = address("block-storage");
    let images =
        ask.get("images", &format!("{glance}/v2/images?status=active&sort=name:asc&limit=1000"));
    let image = id_of(&images["images"], names.image);
    ask.get("image", &format!("{glance}/v2/images/{image}"));
    ask.get("image, unknown", &format!("{glance}/v2/images/00000000-0000-4000-8000-000000000000"));
    let networks = ask.get("networks", &format!("{neutron}/v2.0/networks"));
    ask.get(
        "subnets",
        &format!("{neutron}/v2.0/subnets?fields=id&fields=name&fields=cidr&fields=network_id"),
    );
    let fields = "fields=id&fields=name&fields=description";
    ask.get("security groups", &format!("{neutron}/v2.0/security-groups?{fields}"));
    ask.network(&neutron, &project, &networks);
    ask.volumes(&cinder, &project);
    ask.metadata(&glance, names.namespace);
    ask.scheduling(&nova);
    ask.compute(names, &nova, &image, &id_of(&networks["networks"], "private"));
    let failing = id_of(&images["images"], names.failing.1);
    ask.failures(names, &nova, &failing, &id_of(&networks["networks"], "private"));
    ask.delete_tokens(names);
    ask.found
}

impl Surveyor<'_> {
    /// The catalog, and the project's id.
    fn identity(&mut self, names: &Names) -> (Value, String) {
        let tokens = format!("{}/auth/tokens", names.auth_url);
        let sign_in = |password: &str, scope: Value| {
            json!({"auth": {
                "identity": {"methods": ["password"], "password": {"user": {
                    "name": "demo", "password": password, "domain": {"name": "Default"},
                }}},
                "scope": scope,
            }})
        };
        let demo = json!({"project": {"name": "demo", "domain": {"name": "Default"}}});
        self.post("token, wrong password", &tokens, &sign_in("wrong", demo.clone()), &[]);
        let unscoped =
            self.post("token, unscoped", &tokens, &sign_in(names.password, json!("unscoped")), &[]);
        self.token = token_of(&unscoped);
        self.get("projects", &format!("{}/auth/projects", names.auth_url));
        let scoped = self.post("token", &tokens, &sign_in(names.password, demo.clone()), &[]);
        self.token = token_of(&scoped);
        let by_token = json!({"auth": {
            "identity": {"methods": ["token"], "token": {"id": self.token}},
            "scope": demo,
        }});
        self.post("token, by token", &tokens, &by_token, &[]);
        let subject = self.token.clone();
        self.note(
            "token, described",
            &self.send(Method::Get, &tokens, None, &[("X-Subject-Token", &subject)]),
        );
        let token = json_of(&scoped)["token"].clone();
        let project = token["project"]["id"].as_str().expect("an id").to_owned();
        (token["catalog"].clone(), project)
    }

    /// What a launch makes there is removed again.
    fn network(&mut self, neutron: &str, project: &str, networks: &Value) {
        let v2 = format!("{neutron}/v2.0");
        for list in ["subnets", "ports", "routers", "floatingips", "qos/policies"] {
            self.get(&format!("{list}, whole"), &format!("{v2}/{list}"));
        }
        self.get("security groups, whole", &format!("{v2}/security-groups"));
        let rules = "fields=id&fields=direction&fields=protocol&fields=port_range_min";
        self.get("rules", &format!("{v2}/security-group-rules?{rules}"));
        self.get("network quotas", &format!("{v2}/quotas/{project}/details"));
        let network = id_of(&networks["networks"], "private");
        let unknown = "00000000-0000-4000-8000-000000000000";
        let port = |network: &str| json!({"port": {"network_id": network, "name": "shapes"}});
        let ports = format!("{v2}/ports");
        self.post("port, unknown network", &ports, &port(unknown), &[]);
        let port = self.make("port", &ports, "port", &port(&network));
        self.note(
            "tags",
            &self.send(Method::Put, &format!("{port}/tags"), Some(&json!({"tags": ["a"]})), &[]),
        );
        let public = id_of(&networks["networks"], "public");
        let address = json!({"floatingip": {"floating_network_id": public}});
        let address =
            self.make("floating ip", &format!("{v2}/floatingips"), "floatingip", &address);
        let lead = json!({"floatingip": {"port_id": port.rsplit('/').next()}});
        self.note("floating ip, led", &self.send(Method::Put, &address, Some(&lead), &[]));
        self.note("floating ip, removed", &self.send(Method::Delete, &address, None, &[]));
        self.note("port, removed", &self.send(Method::Delete, &port, None, &[]));
        let group = json!({"security_group": {"name": "shapes", "description": ""}});
        let group =
            self.make("security group", &format!("{v2}/security-groups"), "security_group", &group);
        let rule = json!({"security_group_rule": {
            "security_group_id": group.rsplit('/').next(), "direction": "ingress", "protocol": "tcp",
            "port_range_min": 22, "port_range_max": 22, "remote_ip_prefix": "0.0.0.0/0",
        }});
        let rules = format!("{v2}/security-group-rules");
        self.post("rule", &rules, &rule, &[]);
        self.post("rule, again", &rules, &rule, &[]);
        self.send(Method::Delete, &group, None, &[]);
    }

    fn volumes(&mut self, cinder: &str, project: &str) {
        for list in ["volumes/detail", "snapshots/detail", "types", "types/default", "limits"] {
            self.get(list, &format!("{cinder}/{list}"));
        }
        let quotas = json_of(&self.send(
            Method::Get,
            &format!("{cinder}/os-quota-sets/{project}?usage=True"),
            None,
            &[],
        ));
        // Those of each type are called after it.
        let general = ["volumes", "gigabytes", "snapshots", "per_volume_gigabytes", "groups"];
        let general = general.map(|name| (name.to_owned(), shape(&quotas["quota_set"][name])));
        self.found.insert("volume quotas".to_owned(), general.into_iter().collect());
        let unknown = "00000000-0000-4000-8000-000000000000";
        self.get("volume, unknown", &format!("{cinder}/volumes/{unknown}"));
    }

    fn metadata(&mut self, glance: &str, name: &str) {
        let namespaces = format!("{glance}/v2/metadefs/namespaces");
        self.get("namespaces", &format!("{namespaces}?resource_types=OS::Nova::Server"));
        self.get("namespace", &format!("{namespaces}/{name}"));
    }

    fn scheduling(&mut self, nova: &str) {
        self.get("zones", &format!("{nova}/os-availability-zone"));
        self.get("server groups", &format!("{nova}/os-server-groups"));
        for list in ["os-server-groups", "flavors/detail", "os-keypairs"] {
            let answer = self.send(Method::Get, &format!("{nova}/{list}"), None, &NEWEST);
            self.note(&format!("{list}, newest"), &answer);
        }
        let groups = format!("{nova}/os-server-groups");
        let group = json!({"server_group": {"name": "shapes", "policy": "affinity"}});
        let made = self.post("server group", &groups, &group, &NEWEST);
        let id = json_of(&made)["server_group"]["id"].as_str().expect("an id").to_owned();
        self.send(Method::Delete, &format!("{groups}/{id}"), None, &[]);
        let keys = format!("{nova}/os-keypairs");
        let public =
            "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIAEbOgWhjH+8F3QxW0MgGCbz6+5kS8Kel54LRtrrT6Qr a";
        let key = json!({"keypair": {"name": "shapes", "public_key": public}});
        self.send(Method::Delete, &format!("{keys}/shapes"), None, &[]);
        self.post("key pair", &keys, &key, &[]);
        self.post("key pair, again", &keys, &key, &[]);
        self.send(Method::Delete, &format!("{keys}/shapes"), None, &[]);
    }

    /// Makes one thing and gives its address.
    fn make(&mut self, name: &str, url: &str, key: &str, body: &Value) -> String {
        let made = json_of(&self.post(name, url, body, &[]));
        format!("{url}/{}", made[key]["id"].as_str().unwrap_or_else(|| panic!("{name}: {made}")))
    }

    fn compute(&mut self, names: &Names, nova: &str, image: &str, network: &str) {
        self.get("versions", &format!("{nova}/"));
        let flavors = self.get("flavors", &format!("{nova}/flavors/detail"));
        self.get("key pairs", &format!("{nova}/os-keypairs"));
        self.get("limits", &format!("{nova}/limits?reserved=1"));
        let flavor = id_of(&flavors["flavors"], names.flavor);
        let server = body("shapes", image, &flavor, network);
        let created = self.post("create", &format!("{nova}/servers"), &server, &NEWEST);
        let url = format!(
            "{nova}/servers/{}",
            json_of(&created)["server"]["id"].as_str().expect("an id")
        );
        self.note("server, building", &self.send(Method::Get, &url, None, &NEWEST));
        self.note("server, active", &self.wait(&url, "ACTIVE"));
        self.note(
            "servers",
            &self.send(Method::Get, &format!("{nova}/servers/detail"), None, &NEWEST),
        );
        self.insight(&url);
        self.send(Method::Delete, &url, None, &[]);
    }

    /// What the page of a server that runs asks for when its parts are opened, and sends.
    fn insight(&mut self, server: &str) {
        let actions = format!("{server}/os-instance-actions");
        let all = self.send(Method::Get, &actions, None, &NEWEST);
        let request = json_of(&all)["instanceActions"][0]["request_id"].clone();
        let action = format!("{actions}/{}", request.as_str().expect("an id"));
        self.note("actions of a server", &all);
        self.note("action of a server", &self.send(Method::Get, &action, None, &NEWEST));
        let log = json!({"os-getConsoleOutput": {"length": 200}});
        self.post("console output", &format!("{server}/action"), &log, &NEWEST);
        let console = json!({"remote_console": {"protocol": "vnc", "type": "novnc"}});
        self.post("remote console", &format!("{server}/remote-consoles"), &console, &NEWEST);
        let volumes = format!("{server}/os-volume_attachments");
        self.note("volumes of a server", &self.send(Method::Get, &volumes, None, &NEWEST));
        let password = format!("{server}/os-server-password");
        self.note("server password", &self.send(Method::Get, &password, None, &NEWEST));
        self.note("password cleared", &self.send(Method::Delete, &password, None, &NEWEST));
        let note = json!({"meta": {"role": "db"}});
        let key = format!("{server}/metadata/role");
        self.note("note set", &self.send(Method::Put, &key, Some(&note), &NEWEST));
        let tag = format!("{server}/tags/blue");
        self.note("tag added", &self.send(Method::Put, &tag, None, &NEWEST));
    }

    fn failures(&mut self, names: &Names, nova: &str, image: &str, network: &str) {
        let servers = format!("{nova}/servers");
        let flavors =
            json_of(&self.send(Method::Get, &format!("{nova}/flavors/detail"), None, &[]));
        let flavor = id_of(&flavors["flavors"], names.flavor);
        let unknown = "00000000-0000-4000-8000-000000000000";
        self.note(
            "server, unknown",
            &self.send(Method::Get, &format!("{servers}/{unknown}"), None, &NEWEST),
        );
        self.post(
            "create, unknown image",
            &servers,
            &body("shapes", unknown, &flavor, network),
            &NEWEST,
        );
        let huge = id_of(&flavors["flavors"], "x1.huge");
        self.post("create, over quota", &servers, &body("shapes", image, &huge, network), &NEWEST);
        let failing = body(names.failing.0, image, &flavor, network);
        let created = json_of(&self.send(Method::Post, &servers, Some(&failing), &NEWEST));
        let url = format!("{servers}/{}", created["server"]["id"].as_str().expect("an id"));
        self.note("server, failed", &self.wait(&url, "ERROR"));
        self.send(Method::Delete, &url, None, &[]);
        let valid = std::mem::replace(&mut self.token, "stale".to_owned());
        self.note(
            "flavors, stale token",
            &self.send(Method::Get, &format!("{nova}/flavors/detail"), None, &[]),
        );
        self.token = valid;
    }

    fn delete_tokens(&mut self, names: &Names) {
        let (url, subject) = (format!("{}/auth/tokens", names.auth_url), self.token.clone());
        self.note(
            "token, ended",
            &self.send(Method::Delete, &url, None, &[("X-Subject-Token", &subject)]),
        );
    }

    fn wait(&self, url: &str, status: &str) -> Response {
        for _ in 0..600 {
            let answer = self.send(Method::Get, url, None, &NEWEST);
            if json_of(&answer)["server"]["status"] == status {
                return answer;
            }
            sleep(Duration::from_millis(100));
        }
        panic!("{url} never became {status}");
    }

    fn get(&mut self, name: &str, url: &str) -> Value {
        let answer = self.send(Method::Get, url, None, &[]);
        self.note(name, &answer);
        json_of(&answer)
    }

    fn post(&mut self, name: &str, url: &str, body: &Value, headers: &[(&str, &str)]) -> Response {
        let answer = self.send(Method::Post, url, Some(body), headers);
        self.note(name, &answer);
        answer
    }

    fn note(&mut self, name: &str, answer: &Response) {
        let noted = json!({"status": answer.status.to_string(), "body": shape(&json_of(answer))});
        self.found.insert(name.to_owned(), noted);
    }

    fn send(
        &self,
        method: Method,
        url: &str,
        body: Option<&Value>,
        headers: &[(&str, &str)],
    ) -> Response {
        let mut request = Request::new(method, url);
        request.headers.set("X-Auth-Token", &*self.token);
        request.headers.set("Content-Type", "application/json");
        for (name, value) in headers {
            request.headers.set(name, *value);
        }
        request.body = body.map(|body| body.to_string().into_bytes());
        block_on(self.cloud.send(request)).expect("an answer")
    }
}

fn body(name: &str, image: &str, flavor: &str, network: &str) -> Value {
    json!({"server": {
        "name": name, "imageRef": image, "flavorRef": flavor, "min_count": 1, "max_count": 1,
        "networks": [{"uuid": network}],
    }})
}

fn id_of(items: &Value, name: &str) -> String {
    let items = items.as_array().expect("a list");
    let item = items.iter().find(|item| item["name"] == name).expect("a thing of that name");
    item["id"].as_str().expect("an id").to_owned()
}

fn token_of(answer: &Response) -> String {
    answer.headers.get("X-Subject-Token").expect("a token").to_owned()
}

fn json_of(answer: &Response) -> Value {
    serde_json::from_slice(&answer.body).unwrap_or_default()
}
