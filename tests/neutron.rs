//! Neutron's collections, on a cloud that answers from a script.

mod support;

use std::sync::Arc;

use futures_executor::block_on;
use serde_json::{Value, json};
use slipway::openstack::{
    Direction, Error, Id,
    json::{self, FromJson},
    neutron::{
        AllowedAddressPair, CreateFloatingIp, CreatePort, CreateSecurityGroup,
        CreateSecurityGroupRule, FixedIp, FloatingIpSearch, Listing, NetworkSearch, Neutron, Port,
        PortSearch, Quota, RouterSearch, SecurityGroup, SecurityGroupSearch, Subnet, SubnetSearch,
        UpdatePort,
    },
    novaclient::Change,
};
use support::{Replay, connection};

#[test]
fn lists_are_searched_by_neutron_itself() {
    let cloud = answering(&[
        json!({"networks": []}),
        json!({"subnets": []}),
        json!({"ports": []}),
        json!({"security_groups": []}),
        json!({"floatingips": []}),
        json!({"routers": []}),
    ]);
    let neutron = neutron(&cloud);
    let networks = NetworkSearch {
        ids: vec![Id::new("n1"), Id::new("n2")],
        name: Some("a b".into()),
        external: Some(true),
        shared: Some(false),
        tags: vec!["x".into(), "y".into()],
        listing: Listing {
            sort: vec![("name", Direction::Ascending), ("id", Direction::Descending)],
            limit: Some(2),
            marker: Some("n0".into()),
            ..Listing::of(&["id", "name"])
        },
        ..NetworkSearch::default()
    };
    let subnets = SubnetSearch {
        network_ids: vec![Id::new("n1")],
        ip_version: Some(6),
        ..SubnetSearch::default()
    };
    let ports = PortSearch {
        network_ids: vec![Id::new("n1")],
        device_owners: vec![String::new()],
        ip_address: Some("10.0.0.5".into()),
        subnet_id: Some(Id::new("s1")),
        ..PortSearch::default()
    };
    let ips = FloatingIpSearch {
        floating_network_id: Some(Id::new("n9")),
        ..FloatingIpSearch::default()
    };

    block_on(async {
        neutron.networks(&networks).all().await.expect("a list");
        neutron.subnets(&subnets).all().await.expect("a list");
        neutron.ports(&ports).all().await.expect("a list");
        neutron.security_groups(&SecurityGroupSearch::default()).all().await.expect("a list");
        neutron.floating_ips(&ips).all().await.expect("a list");
        neutron.routers(&RouterSearch::default()).all().await.expect("a list");
    });

    let expected = [
        "networks?id=n1&id=n2&name=a+b&shared=false&router%3Aexternal=true&tags=x%2Cy&fields=id\
            &fields=name&sort_key=name&sort_dir=asc&sort_key=id&sort_dir=desc&limit=2&marker=n0",
        "subnets?network_id=n1&ip_version=6",
        "ports?network_id=n1&device_owner=&fixed_ips=subnet_id%3Ds1&fixed_ips=ip_address%3D10.0.0.5",
        "security-groups",
        "floatingips?floating_network_id=n9",
        "routers",
    ];
    assert_eq!(cloud.asked()[1..], expected.map(|it| format!("GET https://neutron/v2.0/{it}")));
}

#[test]
fn a_page_leads_to_the_next_by_its_link() {
    let link = |rel: &str, marker: &str| json!({"rel": rel, "href": format!("http://inside:9696/v2.0/ports?limit=1&marker={marker}")});
    let port = |id: &str| json!({"id": id, "network_id": "n1"});
    let cloud = answering(&[
        json!({"ports": [port("p1")], "ports_links": [link("previous", "x"), link("next", "p1")]}),
        json!({"ports": [port("p2")], "ports_links": [link("previous", "p2")]}),
    ]);
    let search = PortSearch {
        listing: Listing { limit: Some(1), ..Listing::default() },
        ..PortSearch::default()
    };

    let ports = block_on(neutron(&cloud).ports(&search).all()).expect("a list");

    assert_eq!(ports.iter().map(Port::label).collect::<Vec<_>>(), ["p1", "p2"]);
    assert_eq!(cloud.asked()[2], "GET https://neutron/v2.0/ports?limit=1&marker=p1");
}

#[test]
fn what_an_extension_would_say_is_as_if_it_were_on() {
    let cloud = answering(&[
        json!({"networks": [{"id": "n1"}, {"id": "n2", "port_security_enabled": false,
            "admin_state_up": null, "subnets": null, "mtu": "big", "name": null}]}),
        json!({"port": {"id": "p1", "network_id": "n1"}}),
    ]);
    let neutron = neutron(&cloud);

    let networks = block_on(neutron.networks(&NetworkSearch::default()).all()).expect("a list");
    let port = block_on(neutron.port(&Id::new("p1"))).expect("a port");

    assert!(networks[0].port_security_enabled && networks[0].admin_state_up);
    assert!(!networks[1].port_security_enabled && networks[1].admin_state_up);
    assert_eq!((networks[1].label(), networks[1].mtu), ("n2", None));
    assert!(port.port_security_enabled && port.is_free() && port.lacks_address());
}

#[test]
fn a_port_that_is_plugged_in_or_part_of_a_trunk_is_not_free() {
    let port = |owner: &str, device: &str, allocation: &str| -> Port {
        read(&json!({"id": "p1", "network_id": "n1", "device_owner": owner, "device_id": device,
            "ip_allocation": allocation}))
    };

    assert!(port("", "", "immediate").is_free());
    assert!(!port("trunk:subport", "", "immediate").is_free());
    assert!(!port("compute:nova", "s1", "immediate").is_free());
    assert!(port("", "", "immediate").lacks_address());
    assert!(!port("", "", "deferred").lacks_address() && !port("", "", "none").lacks_address());
}

#[test]
fn addresses_that_follow_from_hardware_cannot_be_chosen() {
    let subnet = |mode: Value| -> Subnet {
        read(
            &json!({"id": "s1", "network_id": "n1", "cidr": "fd00::/64", "ipv6_address_mode": mode}),
        )
    };

    assert!(subnet(json!("slaac")).is_auto_addressed());
    assert!(subnet(json!("dhcpv6-stateless")).is_auto_addressed());
    assert!(!subnet(json!("dhcpv6-stateful")).is_auto_addressed());
    assert!(!subnet(Value::Null).is_auto_addressed());
    assert_eq!(subnet(Value::Null).label(), "fd00::/64");
}

#[test]
fn a_group_admits_what_one_of_its_rules_admits() {
    let admits = |rule: Value, port: u16| {
        let mut said = json!({"id": "r1", "direction": "ingress", "ethertype": "IPv4",
            "protocol": null, "port_range_min": null, "port_range_max": null});
        for (key, value) in rule.as_object().expect("fields") {
            said[key] = value.clone();
        }
        let egress = json!({"id": "r0", "direction": "egress"});
        let group = json!({"id": "g1", "security_group_rules": [egress, said]});
        read::<SecurityGroup>(&group).admits_tcp(port)
    };

    assert!(admits(json!({}), 22));
    assert!(admits(json!({"protocol": "tcp", "port_range_min": 22, "port_range_max": 23}), 23));
    assert!(admits(json!({"protocol": "6", "port_range_min": 22, "port_range_max": 22}), 22));
    assert!(!admits(json!({"protocol": "tcp", "port_range_min": 22, "port_range_max": 22}), 80));
    assert!(!admits(json!({"protocol": "udp"}), 22));
    assert!(!admits(json!({"direction": "egress"}), 22));
    assert!(!admits(json!({"remote_group_id": "g2"}), 22));
}

#[test]
fn a_request_says_what_it_was_told_and_nothing_else() {
    let port = json!({"port": {"id": "p1", "network_id": "n1"}});
    let cloud = answering(&[
        port.clone(),
        port.clone(),
        json!({"ports": [{"id": "p1", "network_id": "n1"}, {"id": "p2", "network_id": "n1"}]}),
        port.clone(),
        port,
        json!({"security_group": {"id": "g1"}}),
        json!({"security_group_rule": {"id": "r1"}}),
    ]);
    let neutron = neutron(&cloud);
    let plain = CreatePort::new(Id::new("n1"));
    let full = CreatePort {
        fixed_ips: Some(vec![
            FixedIp { subnet_id: Some(Id::new("s1")), ip_address: None },
            FixedIp { subnet_id: None, ip_address: Some("fd00::5".into()) },
        ]),
        security_groups: Some(Vec::new()),
        port_security_enabled: Some(false),
        allowed_address_pairs: Some(vec![AllowedAddressPair {
            ip_address: "10.0.0.0/24".into(),
            mac_address: None,
        }]),
        vnic_type: Some("direct".into()),
        ..plain.clone()
    };
    let cleared = UpdatePort { qos_policy_id: Change::Clear, ..UpdatePort::default() };
    let set = UpdatePort { qos_policy_id: Change::Set(Id::new("q1")), ..UpdatePort::default() };
    let group = CreateSecurityGroup { name: "ssh".into(), ..CreateSecurityGroup::default() };
    let rule = CreateSecurityGroupRule {
        protocol: Some("tcp".into()),
        port_range_min: Some(22),
        port_range_max: Some(22),
        ..CreateSecurityGroupRule::ingress(Id::new("g1"))
    };

    block_on(async {
        neutron.create_port(&plain).await.expect("a port");
        neutron.create_port(&full).await.expect("a port");
        let both = neutron.create_ports(&[plain.clone(), plain]).await.expect("ports");
        assert_eq!(both.len(), 2);
        neutron.update_port(&Id::new("p1"), &cleared).await.expect("a port");
        neutron.update_port(&Id::new("p1"), &set).await.expect("a port");
        neutron.create_security_group(&group).await.expect("a group");
        neutron.create_security_group_rule(&rule).await.expect("a rule");
    });

    let port = json!({"network_id": "n1"});
    assert_eq!(
        bodies(&cloud),
        [
            json!({"port": port}),
            json!({"port": {
                "network_id": "n1",
                "fixed_ips": [{"subnet_id": "s1"}, {"ip_address": "fd00::5"}],
                "security_groups": [],
                "port_security_enabled": false,
                "allowed_address_pairs": [{"ip_address": "10.0.0.0/24"}],
                "binding:vnic_type": "direct",
            }}),
            json!({"ports": [port, port]}),
            json!({"port": {"qos_policy_id": null}}),
            json!({"port": {"qos_policy_id": "q1"}}),
            json!({"security_group": {"name": "ssh"}}),
            json!({"security_group_rule": {"security_group_id": "g1", "direction": "ingress",
            "protocol": "tcp", "port_range_min": 22, "port_range_max": 22}}),
        ]
    );
}

#[test]
fn a_floating_ip_is_led_to_a_port_and_nowhere() {
    let ip = json!({"floatingip": {"id": "f1", "floating_network_id": "n9", "port_id": null}});
    let cloud = answering(&[ip.clone(), ip.clone(), ip, Value::Null]);
    let neutron = neutron(&cloud);

    block_on(async {
        let made = neutron.create_floating_ip(&CreateFloatingIp::new(Id::new("n9"))).await;
        let id = made.expect("an address").id;
        let port = Id::new("p1");
        neutron.associate_floating_ip(&id, &port, Some("10.0.0.5")).await.expect("led");
        neutron.dissociate_floating_ip(&id).await.expect("taken away");
        neutron.delete_floating_ip(&id).await.expect("given back");
    });

    assert_eq!(
        bodies(&cloud),
        [
            json!({"floatingip": {"floating_network_id": "n9"}}),
            json!({"floatingip": {"port_id": "p1", "fixed_ip_address": "10.0.0.5"}}),
            json!({"floatingip": {"port_id": null}}),
        ]
    );
    assert_eq!(cloud.asked()[4], "DELETE https://neutron/v2.0/floatingips/f1");
}

#[test]
fn networks_lead_out_by_routers_with_a_gateway() {
    let interface = |router: &str, network: &str| json!({"id": router, "network_id": network, "device_id": router, "fixed_ips": []});
    let cloud = answering(&[
        json!({"ports": [
            interface("r1", "n1"), interface("r2", "n2"), interface("another's", "n3"),
        ]}),
        json!({"routers": [
            {"id": "r1", "external_gateway_info": {"network_id": "n9", "enable_snat": true}},
            {"id": "r2", "external_gateway_info": null},
        ]}),
    ]);

    let gateways = block_on(neutron(&cloud).gateways()).expect("gateways");

    assert_eq!(gateways.len(), 1);
    let out = &gateways[0];
    assert_eq!((&out.network_id, &out.external_network_id), (&Id::new("n1"), &Id::new("n9")));
    assert_eq!((&out.router_id, out.enable_snat), (&Id::new("r1"), Some(true)));
    let asked = cloud.asked();
    assert!(asked[1].contains("device_owner=network%3Arouter_interface&"), "{}", asked[1]);
    assert!(asked[2].ends_with("/routers?fields=id&fields=external_gateway_info"), "{}", asked[2]);
}

#[test]
fn quotas_tell_what_is_left() {
    let cloud = answering(&[json!({"quota": {
        "port": {"limit": 10, "used": 7, "reserved": 1}, "network": {"limit": -1, "used": 3},
        "floatingip": {"limit": 2, "used": 5}, "subnet": "odd",
    }})]);

    let quotas = block_on(neutron(&cloud).quotas(&Id::new("p1"))).expect("quotas");

    let left = |quota: Option<Quota>| quota.expect("a quota").left();
    assert_eq!((left(quotas.port), left(quotas.network)), (Some(2), None));
    assert_eq!((left(quotas.floatingip), quotas.subnet, quotas.router), (Some(0), None, None));
    assert_eq!(cloud.asked()[1], "GET https://neutron/v2.0/quotas/p1/details");
}

#[test]
fn what_neutron_can_do_is_known_by_alias() {
    let refusal =
        json!({"NeutronError": {"type": "X", "message": "No default router", "detail": ""}});
    let cloud = Arc::new(
        Replay::default()
            .token("t1")
            .reply(200, &json!({"extensions": [{"alias": "qos", "name": "QoS"}, {"name": "odd"}]}))
            .reply(409, &refusal)
            .reply(200, &json!({"auto_allocated_topology": {"id": "dry-run=pass"}}))
            .reply(403, &json!({})),
    );
    let neutron = neutron(&cloud);
    let project = Id::new("p1");

    let extensions = block_on(neutron.extensions()).expect("extensions");
    let auto = || block_on(neutron.obstacle_to_auto_network(&project));
    let (refused, possible, forbidden) = (auto(), auto(), auto());

    assert!(extensions.has("qos") && !extensions.has("dvr"));
    assert_eq!((refused, possible), (Ok(Some("No default router".into())), Ok(None)));
    assert!(matches!(forbidden, Err(Error::Refused { status: 403, .. })));
}

#[test]
fn a_network_is_found_by_a_name_that_only_it_has() {
    let cloud = answering(&[
        json!({"networks": [{"id": "n1"}]}),
        json!({"networks": [{"id": "n1"}, {"id": "n2"}]}),
        json!({"networks": []}),
    ]);
    let neutron = neutron(&cloud);

    let find = || block_on(neutron.find_network("a&b")).map(|network| network.id);
    let (one, several, none) = (find(), find(), find());

    assert_eq!(one, Ok(Id::new("n1")));
    assert_eq!(several, Err(Error::NoUniqueMatch { kind: "network", name: "a&b".into() }));
    assert_eq!(none, Err(Error::NotFound { kind: "network", name: "a&b".into() }));
    assert_eq!(cloud.asked()[1], "GET https://neutron/v2.0/networks?name=a%26b");
}

fn answering(answers: &[Value]) -> Arc<Replay> {
    let cloud = Replay::default().token("t1");
    Arc::new(answers.iter().fold(cloud, |cloud, answer| cloud.reply(200, answer)))
}

fn neutron(cloud: &Arc<Replay>) -> Neutron {
    connection(cloud).neutron
}

fn read<T: FromJson>(said: &Value) -> T {
    json::read(said.to_string().as_bytes()).expect("Neutron's names")
}

/// What was sent, without the sign-in.
fn bodies(cloud: &Replay) -> Vec<Value> {
    let requests = cloud.requests().into_iter().skip(1);
    let bodies = requests.filter_map(|request| request.body);
    bodies.map(|body| serde_json::from_slice(&body).expect("JSON")).collect()
}
