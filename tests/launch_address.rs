//! After the launch: an address outside of the cloud is led to the server.

mod support;

use std::{cell::RefCell, sync::Arc, time::Duration};

use futures_executor::block_on;
use serde_json::{Value, json};
use slipway::{
    launch::{
        Draft, FloatingAddress, Journal, Outcome, PlannedAddress, Several, Way, lead_address,
        lead_addresses, resolve,
    },
    openstack::{
        Connection, Error, Id, Result,
        keystoneauth::{Session, World},
        neutron::FloatingIp,
    },
};
use support::{FakeClock, Replay, password};

#[test]
fn a_new_address_waits_for_the_server_to_have_a_port() {
    let cloud = Replay::default().token("t1").reply(200, &ports(&[]));
    let cloud = cloud.reply(200, &ports(&[("p6", "2001:db8::7")]));
    let cloud = cloud.reply(200, &ports(&[("p6", "2001:db8::7"), ("p4", "10.0.0.7")]));
    let cloud = Arc::new(cloud.reply(201, &address("p4")));
    let clock = FakeClock::at("2026-01-01T00:00:00Z");

    let led = lead(&cloud, &clock, &PlannedAddress::New(Id::new("public"))).expect("led");

    assert_eq!(led.port_id, Some(Id::new("p4")));
    let looks = clock.sleeps().into_iter().filter(|sleep| *sleep == Duration::from_secs(1));
    assert_eq!(looks.count(), 2);
    let asked = cloud.asked();
    assert_eq!(asked[1], "GET https://neutron/v2.0/ports?device_id=s1");
    assert_eq!(asked[4], "POST https://neutron/v2.0/floatingips");
}

#[test]
fn where_no_way_leads_from_one_port_the_next_is_tried() {
    let unreachable = json!({"NeutronError": {"type": "ExternalGatewayForFloatingIPNotFound",
        "message": "External network public is not reachable", "detail": ""}});
    let cloud = Replay::default().token("t1");
    let cloud = cloud.reply(200, &ports(&[("p1", "10.0.0.7"), ("p2", "10.1.0.7")]));
    let cloud = Arc::new(cloud.reply(404, &unreachable).reply(200, &address("p2")));
    let clock = FakeClock::at("2026-01-01T00:00:00Z");

    let led = lead(&cloud, &clock, &PlannedAddress::Existing(Id::new("f1"))).expect("led");

    assert_eq!(led.port_id, Some(Id::new("p2")));
    assert_eq!(cloud.asked()[3], "PUT https://neutron/v2.0/floatingips/f1");
}

#[test]
fn a_refusal_is_told_in_neutrons_words() {
    let refusal =
        json!({"NeutronError": {"type": "OverQuota", "message": "Quota exceeded", "detail": ""}});
    let cloud = Replay::default().token("t1").reply(200, &ports(&[("p1", "10.0.0.7")]));
    let cloud = Arc::new(cloud.reply(409, &refusal).reply(200, &json!({"floatingips": []})));
    let clock = FakeClock::at("2026-01-01T00:00:00Z");

    let outcome = lead(&cloud, &clock, &PlannedAddress::New(Id::new("public")));

    assert!(
        matches!(outcome, Err(Error::Refused { status: 409, message, .. }) if message == "Quota exceeded")
    );
}

#[test]
fn an_address_whose_answer_was_lost_is_found_and_not_made_twice() {
    let gateway = json!({});
    let cloud = Replay::default().token("t1").reply(200, &ports(&[("p1", "10.0.0.7")]));
    let cloud = cloud
        .reply(504, &gateway)
        .reply(200, &json!({"floatingips": [address("p1")["floatingip"]]}));
    let cloud = Arc::new(cloud);
    let clock = FakeClock::at("2026-01-01T00:00:00Z");

    let led = lead(&cloud, &clock, &PlannedAddress::New(Id::new("public"))).expect("led");

    assert_eq!(led.port_id, Some(Id::new("p1")));
    assert_eq!(cloud.asked()[3], "GET https://neutron/v2.0/floatingips?port_id=p1");
}

#[test]
fn what_a_closed_page_may_have_led_is_looked_for_first_and_then_kept_no_longer() {
    let launched = json!({"requests": [{"marker": "slipway-0000-0000-0000-0000", "project": "p1",
        "stage": "made", "count": 1, "servers": ["s1"], "address": "new:public"}]});
    let mut journal = Journal::from_json(&launched.to_string()).expect("a journal");
    let cloud = Replay::default().token("t1").reply(200, &ports(&[("p1", "10.0.0.7")]));
    let cloud = Arc::new(cloud.reply(200, &json!({"floatingips": [address("p1")["floatingip"]]})));
    let clock = FakeClock::at("2026-01-01T00:00:00Z");
    let kept = RefCell::new(Vec::new());
    let keep = |journal: &Journal| kept.borrow_mut().push(journal.requests[0].is_settled());
    let before = journal.requests[0].is_settled();

    let outcomes = block_on(resolve(&at(&cloud, &clock), &mut journal, &keep)).expect("signed in");

    assert!(matches!(&outcomes[..], [(_, Outcome::Made(_))]));
    assert_eq!((before, kept.into_inner()), (false, vec![true]));
    assert_eq!(cloud.asked().len(), 3);
}

#[test]
fn an_address_that_may_not_be_led_yet_stays_in_the_journal() {
    let launched = json!({"requests": [{"marker": "slipway-0000-0000-0000-0000", "project": "p1",
        "stage": "made", "count": 1, "servers": ["s1"], "address": "own:f1"}]});
    let mut journal = Journal::from_json(&launched.to_string()).expect("a journal");
    let cloud = Replay::default().token("t1").reply(200, &ports(&[("p1", "10.0.0.7")]));
    let cloud = cloud.reply(504, &json!({})).reply(200, &json!({"floatingips": []}));
    let clock = FakeClock::at("2026-01-01T00:00:00Z");

    let outcome = block_on(lead_addresses(&at(&Arc::new(cloud), &clock), &mut journal, &|_| {}));

    assert!(matches!(outcome, Err(Error::Refused { status: 504, .. })));
    assert_eq!(journal.to_json()["requests"][0]["address"], "own:f1");
}

#[test]
fn several_servers_with_addresses_are_made_one_by_one() {
    let draft = Draft {
        name: "web".to_owned(),
        count: "3".to_owned(),
        floating_ip: FloatingAddress::New(None),
        ..Draft::default()
    };

    let rest = draft.without("web-1");

    assert!(draft.is_apart());
    assert_eq!(rest.names(), ["web-2", "web-3"]);
    assert_eq!(rest.without("web-2").names(), ["web-3"]);
}

#[test]
fn what_is_left_keeps_its_names() {
    let several = Several { way: Way::Apart, names: "a\nb\nc".to_owned(), ..Several::default() };
    let draft = Draft { name: "x".to_owned(), several, ..Draft::default() };

    assert_eq!(draft.without("b").names(), ["a", "c"]);
    assert_eq!(draft.without("b").without("a").names(), ["c"]);
    assert_eq!(draft.without("d"), draft);
}

fn lead(
    cloud: &Arc<Replay>,
    clock: &Arc<FakeClock>,
    address: &PlannedAddress,
) -> Result<FloatingIp> {
    block_on(lead_address(&at(cloud, clock), address, &Id::new("s1"), false))
}

fn at(cloud: &Arc<Replay>, clock: &Arc<FakeClock>) -> Connection {
    let world = World { transport: cloud.clone(), clock: clock.clone() };
    Connection::new(&Session::new(world, password()), "public", None)
}

fn ports(ports: &[(&str, &str)]) -> Value {
    let port = |(id, ip): &(&str, &str)| json!({"id": id, "network_id": "n", "fixed_ips": [{"ip_address": ip}]});
    json!({"ports": ports.iter().map(port).collect::<Vec<_>>()})
}

fn address(port: &str) -> Value {
    json!({"floatingip": {"id": "f1", "floating_network_id": "public", "port_id": port,
        "floating_ip_address": "203.0.113.9"}})
}
