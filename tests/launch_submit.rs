//! What a plan asks of the cloud, one request after the other.

#[path = "support/form.rs"]
mod form;
#[path = "support/nova.rs"]
mod nova;
mod support;

use std::sync::Arc;

use form::{choices, draft, id, plan, uuid};
use futures_executor::block_on;
use nova::{asked, lines};
use serde_json::{Value, json};
use slipway::{
    launch::{Draft, Interface, OwnPort, Plan, Several, Way, submit},
    openstack::{Error, Result, novaclient::Created, transport::Failure},
};
use support::{Replay, connection};

#[test]
fn a_server_is_asked_for_at_the_lowest_version_that_is_enough() {
    let plan = plan(&Draft { description: "a server".into(), ..draft() }, &choices());
    let cloud = Arc::new(nova_at("2.96").reply(202, &json!({"server": {"id": "s1"}})));

    let created = launch(&cloud, &plan).expect("accepted");

    assert_eq!(created.id.as_str(), "s1");
    assert_eq!(lines(&cloud), ["GET /", "POST /servers"]);
    let request = cloud.requests().pop().expect("a request");
    assert_eq!(request.headers.get("X-OpenStack-Nova-API-Version"), Some("2.19"));
}

#[test]
fn ports_are_made_before_and_take_the_place_of_their_networks() {
    let cloud = nova_at("2.96").reply(201, &port("p1")).reply(201, &port("p2"));
    let cloud = Arc::new(cloud.reply(202, &json!({"server": {"id": "s1"}})));

    launch(&cloud, &with_ports()).expect("accepted");

    let asked = asked(&cloud);
    assert_eq!(asked[1].0, "POST https://neutron/v2.0/ports");
    assert_eq!(asked[1].1["port"]["mac_address"], "fa:16:3e:00:00:01");
    let expected = json!([{"port": "p1"}, {"uuid": uuid("private")}, {"port": "p2"}]);
    assert_eq!(asked[3].1["server"]["networks"], expected);
}

#[test]
fn ports_are_removed_again_where_nova_refuses() {
    let cloud = nova_at("2.96").reply(201, &port("p1")).reply(201, &port("p2"));
    let refusal = json!({"forbidden": {"code": 403, "message": "Quota exceeded"}});
    let cloud = cloud.reply(403, &refusal).reply(204, &Value::Null).reply(204, &Value::Null);
    let cloud = Arc::new(cloud);

    let outcome = launch(&cloud, &with_ports());

    assert!(matches!(outcome, Err(Error::Refused { status: 403, .. })));
    let expected = ["DELETE https://neutron/v2.0/ports/p1", "DELETE https://neutron/v2.0/ports/p2"];
    assert_eq!(lines(&cloud)[4..], expected);
}

#[test]
fn ports_stay_where_nobody_knows_whether_there_is_a_server() {
    let cloud = nova_at("2.96").reply(201, &port("p1")).reply(201, &port("p2"));
    let cloud = Arc::new(cloud.fail(Failure::TimedOut));

    let outcome = launch(&cloud, &with_ports());

    assert!(matches!(outcome, Err(Error::TimedOut { .. })), "{outcome:?}");
    assert_eq!(lines(&cloud).last().map(String::as_str), Some("POST /servers"));
}

#[test]
fn the_first_port_is_removed_where_the_second_is_refused() {
    let refusal = json!({"NeutronError": {"type": "IpAddressInUse", "message": "in use"}});
    let cloud = nova_at("2.96").reply(201, &port("p1")).reply(409, &refusal);
    let cloud = Arc::new(cloud.reply(204, &Value::Null));

    let outcome = launch(&cloud, &with_ports());

    assert!(matches!(outcome, Err(Error::Refused { status: 409, .. })), "{outcome:?}");
    assert_eq!(lines(&cloud)[3..], ["DELETE https://neutron/v2.0/ports/p1"]);
}

#[test]
fn a_nova_that_is_too_old_is_asked_for_nothing() {
    let plan = plan(&Draft { hostname: "web".into(), ..draft() }, &choices());
    let cloud = Arc::new(nova_at("2.60"));

    let outcome = launch(&cloud, &plan);

    let Err(Error::UnsupportedVersion { what, needs, .. }) = outcome else { panic!("{outcome:?}") };
    assert_eq!((what, &*needs), ("hostname", "2.90"));
    assert_eq!(lines(&cloud), ["GET /"]);
}

#[test]
fn each_of_several_requests_is_sent_by_itself() {
    let several = Several { way: Way::Apart, names: "a\nb".into(), ..Several::default() };
    let plan = plan(&Draft { several, ..draft() }, &choices());
    let cloud = Arc::new(nova_at("2.96").reply(202, &json!({"server": {"id": "s2"}})));

    block_on(submit(&connection(&cloud), &plan, 1)).expect("accepted");

    assert_eq!(asked(&cloud)[1].1["server"]["name"], "b");
}

/// A port of its own, one of Nova's making, and one in a subnet.
fn with_ports() -> Plan {
    let own = OwnPort { mac: "fa:16:3e:00:00:01".into(), ..OwnPort::default() };
    let interfaces = vec![
        Interface { own: Some(own), ..Interface::on(id("private")) },
        Interface::on(id("private")),
        Interface { subnet: Some(id("four")), ..Interface::on(id("private")) },
    ];
    plan(&Draft { interfaces: Some(interfaces), ..draft() }, &choices())
}

fn launch(cloud: &Arc<Replay>, plan: &Plan) -> Result<Created> {
    block_on(submit(&connection(cloud), plan, 0))
}

fn nova_at(newest: &str) -> Replay {
    let version =
        json!({"id": "v2.1", "status": "CURRENT", "min_version": "2.1", "version": newest});
    Replay::default().token("t1").reply(200, &json!({"version": version}))
}

fn port(id: &str) -> Value {
    json!({"port": {"id": id, "network_id": uuid("private")}})
}
