//! What all managers share: hooks, completions, and resources that are known in part.

#[path = "support/nova.rs"]
mod nova;
mod support;

use std::sync::{Arc, Mutex};

use futures_executor::block_on;
use nova::{asked, at, cloud_of, lines, nova, s1};
use serde_json::{Value, json};
use slipway::openstack::{
    Id,
    json::read,
    novaclient::{
        Completion, CreateKeypair, CreateServer, Hook, Partial, Resource, Server, UpdateServer,
    },
};

fn request(name: &str) -> CreateServer {
    CreateServer::new(name, Some(Id::new("i1")), Id::new("f1"))
}

#[test]
fn hooks_change_bodies_in_the_order_in_which_they_were_added() {
    let cloud = cloud_of(&json!({"server": {"id": "s1"}}));
    let servers = nova(&cloud, 1).servers;
    servers.add_hook(Hook::Create, |body| body["server"]["seen"] = json!("first"));
    servers.add_hook(Hook::Update, |body| body["server"]["seen"] = json!("update"));
    servers.add_hook(Hook::Action, |body| body["seen"] = json!("action"));
    servers.add_hook(Hook::Create, |body| {
        let before = body["server"]["seen"].take();
        body["server"]["seen"] = json!([before, "second"]);
    });
    let rename = UpdateServer { name: Some("x".into()), ..UpdateServer::default() };

    block_on(async {
        servers.create(&request("n")).await?;
        servers.update(&s1(), &rename).await?;
        servers.start(&s1()).await
    })
    .expect("accepted");

    let bodies: Vec<Value> = asked(&cloud).into_iter().map(|(_, body)| body).collect();
    assert_eq!(bodies[0]["server"]["seen"], json!(["first", "second"]));
    assert_eq!(bodies[0]["server"]["name"], "n");
    assert_eq!(bodies[1], json!({"server": {"name": "x", "seen": "update"}}));
    assert_eq!(bodies[2], json!({"os-start": null, "seen": "action"}));
}

#[test]
fn hooks_are_shared_by_clones_and_versions_but_not_by_other_managers() {
    let cloud = cloud_of(&json!({"server": {"id": "s1"}, "keypair": {"name": "k"}}));
    let nova = nova(&cloud, 1);
    let seen = Arc::new(Mutex::new(0));
    let count = seen.clone();
    nova.clone().servers.add_hook(Hook::Create, move |_| *count.lock().unwrap() += 1);

    block_on(async {
        nova.keypairs.create(&CreateKeypair::new("k", Some("ssh-rsa".into()))).await?;
        nova.servers.create(&request("n")).await?;
        at(&nova, 2).servers.create(&request("n")).await
    })
    .expect("accepted");

    assert_eq!(*seen.lock().unwrap(), 2);
}

#[test]
fn a_list_is_remembered_and_what_is_made_is_added() {
    let one = json!({"id": "1", "name": "Web Server 01!"});
    let cloud = cloud_of(&json!({"servers": [one, {"id": "2"}], "server": {"id": "3"}}));
    let servers = nova(&cloud, 1).servers;
    assert_eq!(servers.completions(), []);

    block_on(servers.create(&request("early"))).expect("accepted");
    block_on(servers.clone().list()).expect("a list");
    block_on(servers.create(&request("Late one"))).expect("accepted");
    block_on(servers.create(&CreateServer { max_count: 2, ..request("many") })).expect("accepted");

    let known = |id: &str, human_id: Option<&str>, name: Option<&str>| Completion {
        id: id.to_owned(),
        human_id: human_id.map(str::to_owned),
        name: name.map(str::to_owned),
    };
    let expected = [
        known("1", Some("web-server-01"), Some("Web Server 01!")),
        known("2", None, None),
        known("3", Some("late-one"), Some("Late one")),
        known("3", None, None),
    ];
    assert_eq!(servers.completions(), expected);
}

#[test]
fn a_partial_resource_is_read_in_full_once() {
    let cloud = cloud_of(&json!({
        "servers": [{"id": "s1", "name": "web"}],
        "server": {"id": "s1", "name": "web", "status": "ACTIVE"},
    }));
    let servers = nova(&cloud, 1).servers;

    let mut made = Partial::from(s1());
    assert_eq!(made.name, None);
    let status = block_on(servers.complete(&mut made)).expect("a server").status.clone();
    let again = block_on(servers.complete(&mut made)).expect("the same");

    assert_eq!((&status, again.name.as_str()), (&again.status, "web"));
    assert_eq!(lines(&cloud), ["GET /servers/s1"]);
}

#[test]
fn two_descriptions_of_one_server_are_the_same_but_not_equal() {
    let server = |json: Value| read::<Server>(json.to_string().as_bytes()).expect("a server");
    let before = server(json!({"id": "1", "status": "BUILD"}));
    let after = server(json!({"id": "1", "status": "ACTIVE"}));
    let other = server(json!({"id": "2", "status": "BUILD"}));

    assert!(before.is_same(&after) && !before.is_same(&other));
    assert_ne!(before, after);
}
