//! After the launch: an address outside of the cloud is led to the server.

mod support;

use std::sync::Arc;

use futures_executor::block_on;
use serde_json::{Value, json};
use slipway::{
    launch::{Draft, FloatingAddress, PlannedAddress, Several, Way, lead_address},
    openstack::{Error, Id, Result, neutron::FloatingIp},
};
use support::{FakeClock, Replay, connection};

#[test]
fn a_new_address_waits_for_the_server_to_have_a_port() {
    let cloud = Replay::default().token("t1").reply(200, &ports(&[]));
    let cloud = cloud.reply(200, &ports(&[("p6", "2001:db8::7")]));
    let cloud = cloud.reply(200, &ports(&[("p6", "2001:db8::7"), ("p4", "10.0.0.7")]));
    let cloud = Arc::new(cloud.reply(201, &address("p4")));
    let clock = FakeClock::at("2026-01-01T00:00:00Z");

    let led = lead(&cloud, &clock, &PlannedAddress::New(Id::new("public"))).expect("led");

    assert_eq!(led.port_id, Some(Id::new("p4")));
    assert_eq!(clock.sleeps().len(), 2);
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
    let cloud = Arc::new(cloud.reply(409, &refusal));
    let clock = FakeClock::at("2026-01-01T00:00:00Z");

    let outcome = lead(&cloud, &clock, &PlannedAddress::New(Id::new("public")));

    assert!(
        matches!(outcome, Err(Error::Refused { status: 409, message, .. }) if message == "Quota exceeded")
    );
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

fn lead(cloud: &Arc<Replay>, clock: &FakeClock, address: &PlannedAddress) -> Result<FloatingIp> {
    block_on(lead_address(&connection(cloud), clock, address, &Id::new("s1")))
}

fn ports(ports: &[(&str, &str)]) -> Value {
    let port = |(id, ip): &(&str, &str)| json!({"id": id, "network_id": "n", "fixed_ips": [{"ip_address": ip}]});
    json!({"ports": ports.iter().map(port).collect::<Vec<_>>()})
}

fn address(port: &str) -> Value {
    json!({"floatingip": {"id": "f1", "floating_network_id": "public", "port_id": port,
        "floating_ip_address": "203.0.113.9"}})
}
