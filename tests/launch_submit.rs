//! What a plan asks of the cloud, one request after the other.

#[path = "support/form.rs"]
mod form;
#[path = "support/launched.rs"]
mod launched;
#[path = "support/nova.rs"]
mod nova;
mod support;

use std::{cell::RefCell, sync::Arc};

use form::{choices, draft, id, plan, uuid};
use futures_executor::block_on;
use launched::launched;
use nova::{asked, lines};
use serde_json::{Value, json};
use slipway::{
    launch::{
        Draft, Interface, Journal, Made, Marker, Outcome, OwnPort, Plan, Several, Stage, Way,
        remove_doubles, submit,
    },
    openstack::{Error, Id, Result, novaclient::Server, transport::Failure},
};
use support::{Replay, connection};

/// The one that the clock of the tests makes up.
const MARKER: &str = "slipway-zzzz-zzzz-zzzz-zzzz";

#[test]
fn a_server_is_asked_for_at_the_lowest_version_that_is_enough() {
    let plan = plan(&Draft { description: "a server".into(), ..draft() }, &choices());
    let cloud = Arc::new(nova_at("2.96").reply(202, &json!({"server": {"id": "s1"}})));

    let made = launch(&cloud, &plan).expect("accepted");

    assert_eq!(made.servers[0].as_str(), "s1");
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
    let described = [1, 2].map(|at: usize| &asked[at].1["port"]["description"]);
    assert_eq!(described, [&format!("{MARKER} 0"), &format!("{MARKER} 2")]);
}

#[test]
fn ports_are_removed_again_where_nova_refuses() {
    let cloud = nova_at("2.96").reply(201, &port("p1")).reply(201, &port("p2"));
    let refusal = json!({"forbidden": {"code": 403, "message": "Quota exceeded"}});
    let cloud = looked(cloud.reply(403, &refusal).reply(200, &json!({"servers": []})));
    let cloud = Arc::new(removed(removed(cloud, "p1"), "p2"));

    let outcome = launch(&cloud, &with_ports());

    assert!(matches!(outcome, Err(Error::Refused { status: 403, .. })));
    let expected = ["GET p1", "DELETE p1", "GET p1", "GET p2", "DELETE p2", "GET p2"];
    assert_eq!(of_ports(&cloud)[3..], expected);
}

#[test]
fn a_port_that_a_server_has_meanwhile_is_not_removed() {
    let cloud = nova_at("2.96").reply(201, &port("p1")).reply(201, &port("p2"));
    let refusal = json!({"forbidden": {"code": 403, "message": "Quota exceeded"}});
    let mut taken = port("p1");
    taken["port"]["device_id"] = "s7".into();
    let cloud = looked(cloud.reply(403, &refusal).reply(200, &json!({"servers": []})));
    let cloud = Arc::new(removed(cloud.reply(200, &taken), "p2"));

    launch(&cloud, &with_ports()).expect_err("refused");

    assert_eq!(of_ports(&cloud)[3..], ["GET p1", "GET p2", "DELETE p2", "GET p2"]);
}

#[test]
fn a_server_whose_answer_is_lost_is_found_by_its_marker_and_keeps_its_ports() {
    let cloud = nova_at("2.96").reply(201, &port("p1")).reply(201, &port("p2"));
    let found = json!({"servers": [
        {"id": "s0", "name": "web", "metadata": {"slipway-launch": "slipway-0000-0000-0000-0000"}},
        {"id": "s1", "name": "web", "status": "ERROR", "metadata": {"slipway-launch": MARKER}},
    ]});
    let cloud = Arc::new(cloud.fail(Failure::TimedOut).reply(200, &found));

    let made = launch(&cloud, &with_ports()).expect("found");

    assert_eq!(made.servers.iter().map(Id::as_str).collect::<Vec<_>>(), ["s1"]);
    let expected = ["POST /servers", "GET /servers/detail?name=web"];
    assert_eq!(lines(&cloud)[3..], expected);
    assert_eq!(asked(&cloud)[3].1["server"]["metadata"], json!({"slipway-launch": MARKER}));
}

#[test]
fn a_server_with_tags_wears_its_marker_as_one_more_and_nova_finds_it() {
    let plan = plan(&Draft { tags: vec!["db".into()], ..draft() }, &choices());
    let found = json!({"servers": [{"id": "s1", "name": "web", "tags": ["db", MARKER]}]});
    let html = "<html><body>504 Gateway Time-out</body></html>";
    let cloud = nova_at("2.96").reply_with(504, &[("content-type", "text/html")], html);
    let cloud = Arc::new(cloud.reply(200, &found));

    let made = launch(&cloud, &plan).expect("found");

    assert_eq!(made.servers.len(), 1);
    assert_eq!(asked(&cloud)[1].1["server"]["tags"], json!(["db", MARKER]));
    assert_eq!(lines(&cloud)[2], format!("GET /servers/detail?tags={MARKER}"));
}

#[test]
fn of_several_servers_all_are_found_though_they_are_written_down_one_by_one() {
    let several = Several { way: Way::Together, ..Several::default() };
    let plan = plan(&Draft { several, count: "3".into(), ..draft() }, &choices());
    let found = |count: usize| {
        let server = |at| json!({"id": format!("s{at}"), "metadata": {"slipway-launch": MARKER}});
        json!({"servers": (1..=count).map(server).collect::<Vec<_>>()})
    };
    let cloud = nova_at("2.96").fail(Failure::TimedOut);
    let cloud = Arc::new(cloud.reply(200, &found(1)).reply(200, &found(2)).reply(200, &found(3)));
    let fewer = nova_at("2.96").fail(Failure::TimedOut);
    let fewer = Arc::new(fewer.reply(200, &found(2)).reply(200, &found(2)));

    let all = launch(&cloud, &plan).expect("found");
    let some = launch(&fewer, &plan).expect("found");

    assert_eq!((all.servers.len(), some.servers.len()), (3, 2));
}

#[test]
fn an_answer_without_an_id_is_no_clear_answer() {
    let found = json!({"servers": [{"id": "s1", "metadata": {"slipway-launch": MARKER}}]});
    for body in
        ["{}", r#"{"server": {"id": ""}}"#, r#"{"server": {"id": "s1""#, "<html></html>", ""]
    {
        let cloud = nova_at("2.96").reply_with(202, &[], body).reply(200, &found);

        let made = launch(&Arc::new(cloud), &plan(&draft(), &choices()));

        assert_eq!(made.expect(body).servers[0].as_str(), "s1");
    }
}

#[test]
fn who_tries_again_looks_first_and_makes_nothing_that_is_there() {
    let plan = plan(&draft(), &choices());
    let found = json!({"servers": [{"id": "s1", "metadata": {"slipway-launch": MARKER}}]});
    let cloud = nova_at("2.96").fail(Failure::Offline).reply(200, &found).reply(200, &found);
    let cloud = Arc::new(cloud);
    let connection = connection(&cloud);
    let marker = Marker::new(connection.session().clock());
    let (mut journal, kept) = (Journal::default(), RefCell::new(Vec::new()));
    let keep = |journal: &Journal| kept.borrow_mut().push(journal.requests[0].stage);
    let mut launch = || block_on(submit(&connection, &plan, 0, &marker, &mut journal, &keep));

    let (first, again) = (launch(), launch());
    journal.requests[0].stage = Stage::Asked;
    let after_all = block_on(submit(&connection, &plan, 0, &marker, &mut journal, &keep));

    assert!(matches!(first, Outcome::Made(_)), "{first:?}");
    assert_eq!((&first, &first), (&again, &after_all));
    assert_eq!(kept.borrow()[..3], [Stage::Asked, Stage::Asked, Stage::Made]);
    let looks = "GET /servers/detail?name=web";
    assert_eq!(lines(&cloud)[1..], ["POST /servers", looks, looks]);
}

#[test]
fn a_refusal_that_its_own_first_copy_is_the_reason_of_is_none() {
    let refusal = json!({"conflictingRequest": {"code": 409, "message": "Port p1 is in use."}});
    let found = json!({"servers": [{"id": "s1", "metadata": {"slipway-launch": MARKER}}]});
    let cloud = nova_at("2.96").reply(409, &refusal).reply(200, &found);

    let made = launch(&Arc::new(cloud), &plan(&draft(), &choices()));

    assert_eq!(made.expect("found").servers, [Id::new("s1")]);
}

#[test]
fn a_server_that_a_browser_has_asked_for_twice_is_removed_at_once_or_when_it_comes() {
    let server =
        |id: &str| json!({"id": id, "name": "web", "metadata": {"slipway-launch": MARKER}});
    let cloud = nova_at("2.96").reply(202, &json!({"server": {"id": "s1"}}));
    let cloud = cloud.reply(200, &json!({"servers": [server("s2"), server("s1")]}));
    let cloud = cloud.reply(204, &Value::Null);
    let cloud = cloud.reply(200, &json!({"servers": [server("s3"), server("s1")]}));
    let cloud = Arc::new(cloud.reply(204, &Value::Null));
    let connection = connection(&cloud);
    let mut journal = Journal::default();
    let (plan, keep) = (plan(&draft(), &choices()), |_: &Journal| ());
    let marker = Marker::new(connection.session().clock());

    block_on(submit(&connection, &plan, 0, &marker, &mut journal, &keep));
    let is_open = !journal.requests[0].is_settled();
    let told = RefCell::new(Vec::new());
    let tell = |id: &Id<Server>| told.borrow_mut().push(id.clone());
    block_on(remove_doubles(&connection, &mut journal, &keep, &tell)).expect("looked");

    assert_eq!((is_open, told.into_inner()), (true, vec![Id::new("s2"), Id::new("s3")]));
    let deleted = lines(&cloud).into_iter().filter(|line| line.starts_with("DELETE"));
    assert_eq!(deleted.collect::<Vec<_>>(), ["DELETE /servers/s2", "DELETE /servers/s3"]);
    assert!(journal.requests[0].is_settled());
}

#[test]
fn a_port_that_a_browser_has_asked_for_twice_is_removed_though_nothing_was_made() {
    let refusal = json!({"NeutronError": {"type": "OverQuota", "message": "no more"}});
    let mine = |id: &str| {
        let mut port = port(id)["port"].clone();
        port["description"] = format!("{MARKER} 0").into();
        json!({"ports": [port]})
    };
    let cloud = looked(nova_at("2.96").reply(409, &refusal));
    let cloud = Arc::new(removed(cloud.reply(200, &mine("p1")), "p1"));
    let connection = connection(&cloud);
    let mut journal = Journal::default();
    let marker = Marker::new(connection.session().clock());

    let keep = |_: &Journal| ();
    let outcome = block_on(submit(&connection, &with_ports(), 0, &marker, &mut journal, &keep));
    let is_open = !journal.requests[0].is_settled();
    block_on(remove_doubles(&connection, &mut journal, &keep, &|_| {})).expect("looked");

    assert!(matches!(outcome, Outcome::Refused(_)), "{outcome:?}");
    assert!(is_open && journal.requests[0].is_told());
    assert_eq!(of_ports(&cloud)[3..], ["GET p1", "DELETE p1", "GET p1"]);
    assert!(journal.requests[0].is_settled());
}

#[test]
fn what_another_project_has_launched_is_watched_from_there() {
    let launched = json!({"requests": [{"marker": MARKER, "project": "p2", "stage": "made",
        "servers": ["s1"], "doubles_until": 1}]});
    let mut journal = Journal::from_json(&launched.to_string()).expect("a journal");
    let cloud = Arc::new(Replay::default().token("t1"));

    let outcome = block_on(remove_doubles(&connection(&cloud), &mut journal, &|_| {}, &|_| {}));

    assert_eq!(outcome, Ok(()));
    assert!(!journal.requests[0].is_settled());
}

#[test]
fn the_first_port_is_removed_where_the_second_is_refused() {
    let refusal = json!({"NeutronError": {"type": "IpAddressInUse", "message": "in use"}});
    let cloud = nova_at("2.96").reply(201, &port("p1")).reply(409, &refusal);
    let cloud = Arc::new(removed(looked(cloud), "p1"));

    let outcome = launch(&cloud, &with_ports());

    assert!(matches!(outcome, Err(Error::Refused { status: 409, .. })), "{outcome:?}");
    assert_eq!(of_ports(&cloud)[3..], ["GET p1", "DELETE p1", "GET p1"]);
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

    block_on(launched(&connection(&cloud), &plan, 1)).expect("accepted");

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

fn launch(cloud: &Arc<Replay>, plan: &Plan) -> Result<Made> {
    block_on(launched(&connection(cloud), plan, 0))
}

/// Ports of the request are looked for, and there are none but those that are known.
fn looked(cloud: Replay) -> Replay {
    cloud.reply(200, &json!({"ports": []}))
}

/// A port that is read, removed, and read again.
fn removed(cloud: Replay, id: &str) -> Replay {
    let missing = json!({"NeutronError": {"type": "PortNotFound", "message": "gone"}});
    cloud.reply(200, &port(id)).reply(204, &Value::Null).reply(404, &missing)
}

/// What was asked of Neutron.
fn of_ports(cloud: &Replay) -> Vec<String> {
    let asked = lines(cloud).into_iter().filter(|line| line.contains("/v2.0/ports"));
    asked.map(|line| line.replace("https://neutron/v2.0/ports/", "")).collect()
}

fn nova_at(newest: &str) -> Replay {
    let version =
        json!({"id": "v2.1", "status": "CURRENT", "min_version": "2.1", "version": newest});
    Replay::default().token("t1").reply(200, &json!({"version": version}))
}

fn port(id: &str) -> Value {
    json!({"port": {"id": id, "network_id": uuid("private")}})
}
