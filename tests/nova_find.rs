//! One server, flavor or key pair out of many: by id, by name, by human id, by anything.

#[path = "support/nova.rs"]
mod nova;
mod support;

use std::sync::Arc;

use futures_executor::block_on;
use nova::{lines, nova};
use serde_json::{Value, json};
use slipway::openstack::{
    Error,
    novaclient::{By, Resource, Server, Status},
};
use support::Replay;

const UUID: &str = "9168b536-cd40-4630-b43f-b259807c6e87";

fn replay(answers: &[(u16, Value)]) -> Arc<Replay> {
    let cloud = Replay::default().token("t1");
    Arc::new(answers.iter().fold(cloud, |cloud, (status, body)| cloud.reply(*status, body)))
}

fn missing() -> (u16, Value) {
    (404, json!({"itemNotFound": {"code": 404, "message": "not found"}}))
}

fn list(servers: &[(&str, &str)]) -> (u16, Value) {
    let servers: Vec<_> =
        servers.iter().map(|(id, name)| json!({"id": id, "name": name})).collect();
    (200, json!({"servers": servers}))
}

fn server(id: &str, name: &str) -> (u16, Value) {
    (200, json!({"server": {"id": id, "name": name, "status": "ACTIVE"}}))
}

#[test]
fn by_name_the_short_list_is_narrowed_and_each_match_is_read() {
    let cloud = replay(&[list(&[("1", "vm1"), ("2", "vm10")]), server("1", "vm1")]);

    let found = block_on(nova(&cloud, 1).servers.find(By::Name("vm1"))).expect("one");

    assert_eq!((found.id.as_str(), found.status), ("1", Status::Active));
    assert_eq!(lines(&cloud), ["GET /servers?name=vm1", "GET /servers/1"]);
}

#[test]
fn a_name_is_no_pattern() {
    let cloud =
        replay(&[list(&[("1", "a.b (x)|y"), ("2", "a.b+(x)|y")]), server("2", "a.b+(x)|y")]);

    let found = block_on(nova(&cloud, 1).servers.find(By::Name("a.b+(x)|y"))).expect("one");

    assert_eq!(found.id.as_str(), "2");
    assert_eq!(lines(&cloud)[0], "GET /servers?name=a.b..x..y");
}

#[test]
fn whether_a_name_is_taken_is_one_request_and_no_pattern() {
    let cloud = replay(&[list(&[("1", "a.b"), ("2", "a-b")])]);

    let taken = block_on(nova(&cloud, 1).servers.names_taken(&["a.b".to_owned()]));

    assert_eq!(taken.expect("a list"), ["a.b"]);
    assert_eq!(lines(&cloud), ["GET /servers?name=%5Ea.b%24"]);
}

#[test]
fn several_names_are_asked_for_by_what_they_begin_with() {
    let names = |names: &[&str]| names.iter().map(|&name| name.to_owned()).collect::<Vec<_>>();
    let cloud = replay(&[list(&[("1", "é-2"), ("2", "é-20"), ("3", "é-3")])]);
    let servers = nova(&cloud, 1).servers;

    let taken = block_on(servers.names_taken(&names(&["é-1", "é-2", "é-3"]))).expect("a list");
    let unlike = block_on(servers.names_taken(&names(&["red", "blue"]))).expect("nothing");
    let none = block_on(servers.names_taken(&names(&[""]))).expect("nothing");

    assert_eq!(taken, ["é-2", "é-3"]);
    assert!(unlike.is_empty() && none.is_empty());
    assert_eq!(lines(&cloud), ["GET /servers?name=%5E%C3%A9-"]);
}

#[test]
fn by_human_id_all_are_looked_at() {
    let cloud =
        replay(&[list(&[("1", "Web Server 01!"), ("2", "web")]), server("1", "Web Server 01!")]);

    let found = block_on(nova(&cloud, 1).servers.findall(By::HumanId("web-server-01")));

    assert_eq!(found.expect("a list")[0].human_id().as_deref(), Some("web-server-01"));
    assert_eq!(lines(&cloud), ["GET /servers", "GET /servers/1"]);
}

#[test]
fn by_anything_else_servers_are_read_in_full_once() {
    let servers = json!({"servers": [
        {"id": "1", "status": "ERROR"}, {"id": "2", "status": "ACTIVE"}, {"id": "3"},
    ]});
    let cloud = replay(&[(200, servers)]);

    let is_broken = |server: &Server| server.status == Status::Error;
    let found = block_on(nova(&cloud, 1).servers.findall(By::That(&is_broken))).expect("a list");

    assert_eq!(found.iter().map(|server| server.id.as_str()).collect::<Vec<_>>(), ["1"]);
    assert_eq!(lines(&cloud), ["GET /servers/detail"]);
}

#[test]
fn none_and_several_are_errors_that_name_what_was_looked_for() {
    let cloud = replay(&[
        list(&[("1", "other")]),
        list(&[("1", "a"), ("2", "a")]),
        server("1", "a"),
        server("2", "a"),
    ]);
    let servers = nova(&cloud, 1).servers;

    let none = block_on(servers.find(By::Name("a")));
    let several = block_on(servers.find(By::Name("a")));

    assert_eq!(none, Err(Error::NotFound { kind: "server", name: "a".to_owned() }));
    assert_eq!(several, Err(Error::NoUniqueMatch { kind: "server", name: "a".to_owned() }));
}

#[test]
fn a_server_that_went_while_it_was_looked_for_is_not_found() {
    let cloud = replay(&[list(&[("1", "a"), ("2", "a")]), missing(), server("2", "a")]);

    let found = block_on(nova(&cloud, 1).servers.find(By::Name("a"))).expect("the other");

    assert_eq!(found.id.as_str(), "2");
}

#[test]
fn a_uuid_is_an_id_first_and_a_name_after_that() {
    let cloud = replay(&[missing(), list(&[]), list(&[])]);

    let outcome = block_on(nova(&cloud, 1).servers.find_resource(UUID)).expect_err("none");

    let words = format!("no server with a name or ID of '{UUID}' exists");
    assert_eq!(outcome.to_string(), words);
    let by_id = format!("GET /servers/{UUID}");
    let by_name = format!("GET /servers?name={UUID}");
    assert_eq!(lines(&cloud), [&*by_id, &*by_name, "GET /servers"]);
}

#[test]
fn a_name_is_looked_for_before_a_human_id_and_a_number_last() {
    let cloud = replay(&[list(&[]), list(&[("9", "Forty Two")]), server("42", "old")]);

    let found = block_on(nova(&cloud, 1).servers.find_resource("42")).expect("one");

    assert_eq!(found.id.as_str(), "42");
    assert_eq!(lines(&cloud), ["GET /servers?name=42", "GET /servers", "GET /servers/42"]);
}

#[test]
fn several_of_a_name_end_the_search() {
    let cloud = replay(&[list(&[("1", "a"), ("2", "a")]), server("1", "a"), server("2", "a")]);

    let outcome = block_on(nova(&cloud, 1).servers.find_resource("a")).expect_err("two");

    let words = "multiple server matches found for 'a', use an ID to be more specific";
    assert_eq!(outcome.to_string(), words);
}

#[test]
fn administrators_look_in_every_project() {
    let cloud =
        replay(&[list(&[("1", "a")]), server("1", "a"), list(&[("1", "a")]), server("1", "a")]);
    let servers = nova(&cloud, 1).servers;

    block_on(servers.findall_of_all_tenants(By::Name("a"))).expect("one");
    block_on(servers.find_resource_of_all_tenants("a")).expect("one");

    let one = ["GET /servers?all_tenants=True&name=a", "GET /servers/1"];
    assert_eq!(lines(&cloud), [one, one].concat());
}

#[test]
fn ids_of_flavors_and_names_of_key_pairs_are_tried_as_they_are() {
    let flavor = json!({"id": "m1.tiny", "name": "Tiny", "vcpus": 1, "ram": 512, "disk": 1});
    let cloud = replay(&[
        (200, json!({"flavor": flavor})),
        missing(),
        (200, json!({"flavors": [{"id": "m1.tiny", "name": "Tiny"}]})),
        (200, json!({"flavor": flavor})),
        missing(),
        (200, json!({"keypairs": [{"keypair": {"name": "laptop"}}]})),
    ]);
    let nova = nova(&cloud, 1);

    let by_id = block_on(nova.flavors.find_resource("m1.tiny"));
    let by_name = block_on(nova.flavors.find_resource("Tiny"));
    let key = block_on(nova.keypairs.find_resource("my key/1"));

    assert!(by_id.expect("a flavor").is_same(&by_name.expect("the same")));
    assert_eq!(key, Err(Error::NotFound { kind: "keypair", name: "my key/1".to_owned() }));
    assert_eq!(
        lines(&cloud),
        [
            "GET /flavors/m1.tiny",
            "GET /flavors/Tiny",
            "GET /flavors",
            "GET /flavors/m1.tiny",
            "GET /os-keypairs/my%20key%2F1",
            "GET /os-keypairs",
        ]
    );
}

#[test]
fn dots_are_no_id() {
    let cloud = replay(&[(200, json!({"flavors": []})), (200, json!({"flavors": []}))]);

    let outcome = block_on(nova(&cloud, 1).flavors.find_resource(".."));

    assert!(matches!(outcome, Err(Error::NotFound { .. })), "{outcome:?}");
    assert_eq!(lines(&cloud), ["GET /flavors", "GET /flavors"]);
}
