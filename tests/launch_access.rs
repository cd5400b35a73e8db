//! Where servers are connected, who gets in, what cloud-init reads, and where they are put.

#[path = "support/form.rs"]
mod form;

use form::{choices, draft, id, limits, plan, problems, read, request, uuid};
use serde_json::{Value, json};
use slipway::{
    launch::{
        Attached, Choices, Connected, Draft, Field, FloatingAddress, Interface, Mend, OwnPort,
        Part, PlannedAddress, Problem, Several, SourceKind, Warning, Way,
    },
    openstack::{
        Hidden,
        novaclient::{ApiVersion, Networks},
    },
};

const FIRST: Field = Field::Interface(0);

#[test]
fn nova_makes_the_port_where_it_has_words_for_all() {
    let interface = Interface { v4: "10.0.0.20".into(), tag: "lan".into(), ..on("private") };

    let plan = plan(&connected(interface), &choices());

    let body = plan.requests[0].body(plan.version).expect("a body");
    let expected = json!([{"uuid": uuid("private"), "fixed_ip": "10.0.0.20", "tag": "lan"}]);
    assert_eq!(body["server"]["networks"], expected);
    assert!(plan.ports.is_empty());
    assert_eq!(plan.version, ApiVersion::new(2, 32));
}

#[test]
fn what_nova_has_no_word_for_is_a_port_made_before() {
    let both = Interface { v4: "10.0.0.20".into(), v6: "2001:db8::20".into(), ..on("private") };
    let subnet = Interface { subnet: Some(id("six")), ..on("private") };
    let own = OwnPort {
        mac: "fa:16:3e:00:00:01".into(),
        vnic_type: "macvtap".into(),
        security_groups: Some(vec![id("ssh")]),
        qos_policy: Some(id("gold")),
        ..OwnPort::default()
    };
    let own = Interface { own: Some(own), ..on("private") };
    let draft = Draft { interfaces: Some(vec![on("private"), both, subnet, own]), ..draft() };

    let plan = plan(&draft, &choices());

    let ports: Vec<Value> = plan.ports.iter().map(|planned| json!(planned.port)).collect();
    assert_eq!(plan.ports.iter().map(|planned| planned.nic).collect::<Vec<_>>(), [1, 2, 3]);
    let addresses = json!([
        {"subnet_id": null, "ip_address": "10.0.0.20"},
        {"subnet_id": null, "ip_address": "2001:db8::20"},
    ]);
    assert_eq!(ports[0]["fixed_ips"], addresses);
    assert_eq!(ports[1]["fixed_ips"], json!([{"subnet_id": uuid("six"), "ip_address": null}]));
    assert_eq!(ports[2]["mac_address"], "fa:16:3e:00:00:01");
    assert_eq!(ports[2]["binding:vnic_type"], "macvtap");
    assert_eq!(ports[2]["security_groups"], json!([uuid("ssh")]));
}

#[test]
fn ports_of_their_own_need_servers_made_one_by_one() {
    let interface = Interface { subnet: Some(id("four")), ..on("private") };
    let mut draft = Draft { count: "2".into(), ..connected(interface) };

    let problem = problems(&draft, &choices()).remove(0);
    problem.mend().expect("a mend").apply(&mut draft);

    assert_eq!(problem, Problem::OnlyApart(FIRST));
    let plan = plan(&draft, &choices());
    let for_requests: Vec<_> = plan.ports.iter().map(|planned| planned.request).collect();
    assert_eq!(for_requests, [0, 1]);
    assert_eq!(plan.ports[1].port.name.as_deref(), Some("web-2"));
}

#[test]
fn addresses_that_would_end_in_an_error_are_refused_before() {
    let v4 = |typed: &str| wrong(Interface { v4: typed.into(), ..on("private") });
    let v6 = |typed: &str, network| wrong(Interface { v6: typed.into(), ..on(network) });

    assert_eq!(v4("10.0.0"), [Problem::AddressInvalid(FIRST, 4)]);
    assert_eq!(v4("10.0.1.1"), [Problem::AddressOutside(FIRST, "10.0.0.0/24".into())]);
    assert_eq!(v4("10.0.0.255"), [Problem::AddressOutside(FIRST, "10.0.0.0/24".into())]);
    assert_eq!(v4("10.0.0.1"), [Problem::AddressTaken(FIRST)]);
    assert_eq!(v4("10.0.0.8"), [Problem::AddressTaken(FIRST)]);
    assert_eq!(v6("10.0.0.9", "private"), [Problem::AddressInvalid(FIRST, 6)]);
    assert_eq!(v6("2001:db8:1::9", "open"), [Problem::AddressAutomatic(FIRST)]);
    assert!(v6("2001:db8::ffff", "private").is_empty());
}

#[test]
fn an_address_must_be_in_the_subnet_that_was_picked() {
    let with = |subnet, v6: &str| {
        let subnet = Some(id(subnet));
        wrong(Interface { subnet, v4: "10.0.0.20".into(), v6: v6.into(), ..on("private") })
    };

    assert!(with("four", "").is_empty());
    assert!(with("six", "2001:db8::20").is_empty());
    assert!(with("six", "").is_empty());
    assert_eq!(with("shared-four", "").last(), Some(&Problem::Missing(FIRST)));
}

#[test]
fn an_address_is_given_to_one_interface_of_one_server() {
    let interface = Interface { v4: "10.0.0.20".into(), ..on("private") };
    let twice = Some(vec![interface.clone(), interface.clone()]);

    let alike = problems(&Draft { interfaces: twice, ..draft() }, &choices());
    let several = problems(&Draft { count: "2".into(), ..connected(interface) }, &choices());

    assert_eq!(alike, [Problem::AddressTaken(Field::Interface(1))]);
    assert_eq!(several, [Problem::OnlyForOne(FIRST)]);
}

#[test]
fn networks_that_take_no_server_are_refused_and_risky_ones_named() {
    assert_eq!(wrong(on("public")), [Problem::NetworkExternal(FIRST)]);
    assert_eq!(wrong(on("empty")), [Problem::NetworkWithoutSubnet(FIRST)]);
    assert_eq!(wrong(on("gone")), [Problem::Missing(FIRST)]);
    let shared = Interface { v4: "192.0.2.7".into(), ..on("shared") };
    let risks = connected(shared).warnings(&choices());
    assert!(risks.contains(&Warning::AddressOnShared(FIRST)), "{risks:?}");
}

#[test]
fn a_port_is_free_has_an_address_and_is_for_one_server() {
    let port = |name| Interface::to(Connected::Port(id(name)));
    let twice = Some(vec![port("free"), port("free")]);

    assert_eq!(wrong(port("taken")), [Problem::PortTaken(FIRST)]);
    assert_eq!(wrong(port("bare")), [Problem::PortWithoutAddress(FIRST)]);
    assert_eq!(wrong(port("gone")), [Problem::Missing(FIRST)]);
    let twice = problems(&Draft { interfaces: twice, ..draft() }, &choices());
    assert_eq!(twice, [Problem::PortTwice(Field::Interface(1))]);
    let several = Draft { count: "2".into(), ..connected(port("free")) };
    assert_eq!(problems(&several, &choices()), [Problem::OnlyForOne(FIRST)]);
    assert_eq!(plan(&connected(port("wide")), &choices()).version, ApiVersion::new(2, 72));
}

#[test]
fn what_a_port_may_be_is_neutrons_to_say() {
    let own = |mac: &str, vnic_type: &str| {
        let own = OwnPort { mac: mac.into(), vnic_type: vnic_type.into(), ..OwnPort::default() };
        wrong(Interface { own: Some(own), ..on("private") })
    };

    assert_eq!(own("fa:16:3e:00:00", ""), [Problem::MacInvalid(FIRST)]);
    for wrong in ["00:00:00:00:00:00", "FF-FF-FF-FF-FF-FF", "fa:16:3e:00:00:0g", "fa.16.3e.0.0.1"] {
        assert_eq!(own(wrong, ""), [Problem::MacInvalid(FIRST)], "{wrong}");
    }
    assert_eq!(own("", "bridge"), [Problem::Unfit(FIRST)]);
    assert!(own("fa:16:3e:00:00:01", "direct").is_empty());
    for right in
        ["01:00:5e:00:00:01", "FA-16-3e-0-0-1", "fa16.3e00.1", "fa163e-000001", "fa163e000001"]
    {
        assert!(own(right, "").is_empty(), "{right}");
    }
}

#[test]
fn groups_stay_out_where_one_network_has_port_security_off() {
    let interfaces = Some(vec![on("private"), on("open")]);
    let draft = Draft { interfaces, security_groups: Some(vec![id("ssh")]), ..draft() };

    let request = request(&draft, &choices());

    assert!(request.security_groups.is_empty());
    assert_eq!(draft.warnings(&choices()), [Warning::GroupsLeftOut(Field::Interface(1))]);
}

#[test]
fn auto_and_none_are_words_since_2_37() {
    let mut choices = choices();
    let none = Draft { attached: Attached::None, ..draft() };
    let auto = Draft { attached: Attached::Auto, ..draft() };

    assert_eq!(plan(&none, &choices).version, ApiVersion::new(2, 37));
    assert_eq!(problems(&auto, &choices), [Problem::AutoAmbiguous]);
    choices.networks = form::offer(&[json!({"id": uuid("private"), "subnets": ["s"]})]);
    assert_eq!(request(&auto, &choices).networks, Networks::Auto);
}

#[test]
fn a_project_without_networks_says_nothing_to_a_nova_that_has_no_word_for_it() {
    let mut choices = Choices { networks: form::offer(&[]), ..choices() };
    let draft = Draft { interfaces: None, ..draft() };

    assert_eq!(request(&draft, &choices).networks, Networks::None);
    choices.newest_nova = Some(ApiVersion::new(2, 36));
    assert_eq!(request(&draft, &choices).networks, Networks::Unsaid);
    let chosen = Draft { attached: Attached::None, ..draft };
    let expected = [Problem::NovaTooOld(Field::Networks, ApiVersion::new(2, 37))];
    assert_eq!(problems(&chosen, &choices), expected);
}

#[test]
fn a_floating_ip_needs_an_interface_and_leads_to_one_server() {
    let with = |floating_ip, count: &str| Draft { floating_ip, count: count.into(), ..draft() };
    let existing = |name| FloatingAddress::Existing(Some(id(name)));

    let made = plan(&with(FloatingAddress::New(None), "2"), &choices());
    assert_eq!(made.floating_ip, Some(PlannedAddress::New(id("public"))));
    let taken = problems(&with(existing("leading"), "1"), &choices());
    assert_eq!(taken, [Problem::FloatingIpTaken]);
    let several = problems(&with(existing("floating"), "2"), &choices());
    assert_eq!(several, [Problem::OnlyForOne(Field::FloatingIp)]);
    let nowhere = Draft { attached: Attached::None, ..with(existing("floating"), "1") };
    assert_eq!(problems(&nowhere, &choices()), [Problem::FloatingIpNowhere]);
    let risks = with(FloatingAddress::New(None), "1").warnings(&choices());
    assert_eq!(risks, [Warning::SshClosed, Warning::NoWayOut]);
}

#[test]
fn neutrons_quotas_count_ports_and_floating_ips() {
    let mut choices = choices();
    choices.network_quotas = Some(read(&json!({
        "port": {"limit": 10, "used": 7, "reserved": 1}, "floatingip": {"limit": 1, "used": 1},
    })));
    let floating_ip = FloatingAddress::New(None);

    let draft = Draft { count: "3".into(), floating_ip, ..draft() };

    let expected = [Problem::PortsOverQuota(2), Problem::FloatingIpsOverQuota(0)];
    assert_eq!(problems(&draft, &choices), expected);
}

#[test]
fn a_key_must_be_there_and_the_operator_may_ask_for_one() {
    let mut choices = choices();
    let with =
        |keypair: Option<&str>| Draft { keypair: Some(keypair.map(str::to_owned)), ..draft() };

    assert_eq!(problems(&with(Some("lost")), &choices), [Problem::Missing(Field::Keypair)]);
    assert!(with(None).warnings(&choices).contains(&Warning::NobodyGetsIn));
    choices.settings.requires_keypair = true;
    assert_eq!(problems(&with(None), &choices), [Problem::KeypairRequired]);
}

#[test]
fn a_password_is_sent_only_where_the_operator_lets_it() {
    let mut choices = choices();
    let draft = Draft { admin_password: Hidden(" s3cret ".into()), ..draft() };

    let allowed = request(&draft, &choices).admin_pass;
    choices.settings.can_set_password = false;
    let denied = request(&draft, &choices).admin_pass;

    assert_eq!(allowed, Some(Hidden(" s3cret ".to_owned())));
    assert_eq!(denied, None);
    assert!(!format!("{draft:?}").contains("s3cret"));
}

#[test]
fn one_part_of_user_data_is_sent_as_it_is_and_several_as_a_message() {
    let script = Part { name: "a\"b.sh".into(), ..Part::typed("#!/bin/sh\necho slipway\n") };
    let config = Part::typed("#cloud-config\nmotd: grüß\n");
    let with = |user_data: Vec<Part>| {
        let userdata = request(&Draft { user_data, ..draft() }, &choices()).userdata;
        String::from_utf8(userdata.expect("user data").0).expect("text")
    };

    assert_eq!(with(vec![Part::typed(" "), script.clone()]), "#!/bin/sh\necho slipway\n");
    let expected = "Content-Type: multipart/mixed; boundary=\"slipway-\"\n\
        MIME-Version: 1.0\n\n\
        --slipway-\n\
        Content-Type: text/x-shellscript; charset=\"us-ascii\"\n\
        MIME-Version: 1.0\n\
        Content-Transfer-Encoding: 7bit\n\
        Content-Disposition: attachment; filename=\"a_b.sh\"\n\n\
        #!/bin/sh\necho slipway\n\n\
        --slipway-\n\
        Content-Type: text/cloud-config; charset=\"utf-8\"\n\
        MIME-Version: 1.0\n\
        Content-Transfer-Encoding: base64\n\
        Content-Disposition: attachment; filename=\"part-2\"\n\n\
        I2Nsb3VkLWNvbmZpZwptb3RkOiBncsO8w58K\n\n\
        --slipway---\n";
    assert_eq!(with(vec![script, config]), expected);
}

#[test]
fn user_data_may_have_49149_bytes_and_what_is_packed_counts() {
    let with = |bytes: usize| Draft { user_data: vec![Part::typed("x".repeat(bytes))], ..draft() };
    let packed = Draft { packed: Some(Hidden(vec![0x1f, 0x8b])), ..with(50_000) };

    let full = request(&with(49_149), &choices());
    assert_eq!(problems(&with(49_150), &choices()), [Problem::UserDataTooLong(1)]);
    let body = full.body(ApiVersion::BASE).expect("a body");
    assert_eq!(body["server"]["user_data"].as_str().map(str::len), Some(65_532));
    assert_eq!(request(&packed, &choices()).userdata, Some(Hidden(vec![0x1f, 0x8b])));
}

#[test]
fn user_data_that_nobody_reads_or_that_tells_secrets_is_a_risk() {
    let risks = |text: &str| {
        let risks = Draft { user_data: vec![Part::typed(text)], ..draft() }.warnings(&choices());
        risks.into_iter().filter(|risk| risk.field() == Field::UserData).collect::<Vec<_>>()
    };

    assert_eq!(risks("echo hi"), [Warning::UserDataUnknown(0)]);
    assert_eq!(risks("#cloud-config\npassword: x"), [Warning::SecretInUserData(0)]);
    assert!(risks("{\"ignition\": {}}").is_empty());
}

#[test]
fn a_hint_that_is_there_twice_becomes_a_list() {
    let hint = |key: &str, value: &str| (key.to_owned(), value.to_owned());
    let servers = [uuid("a"), uuid("b")];
    let hints = vec![
        hint("different_host", &servers[0]),
        hint("rack", "7"),
        hint(" different_host ", &servers[1]),
    ];
    let draft = Draft { hints, server_group: Some(id("apart")), ..draft() };

    let hints = request(&draft, &choices()).scheduler_hints;

    let expected = json!({"different_host": servers, "rack": "7", "group": uuid("apart")});
    assert_eq!(json!(hints), expected);
}

#[test]
fn hints_that_nova_refuses_are_named() {
    let with = |key: &str, value: &str| {
        problems(&Draft { hints: vec![(key.into(), value.into())], ..draft() }, &choices())
    };

    for (key, value) in [
        ("same_host", "web"),
        ("group", "g"),
        ("build_near_host_ip", "10.0.0"),
        ("cidr", "24"),
        ("", "x"),
        ("_nova_check_type", "x"),
    ] {
        assert_eq!(with(key, value), [Problem::HintInvalid(key.into())]);
    }
}

#[test]
fn a_server_group_has_room_for_so_many() {
    let mut choices = choices();
    choices.limits = Some(limits((-1, 0), (-1, 0), (-1, 0)));
    let draft = Draft { server_group: Some(id("apart")), count: "3".into(), ..draft() };

    let problems = problems(&draft, &choices);

    assert_eq!(problems, [Problem::ServerGroupFull(2)]);
    assert_eq!(problems[0].mend(), Some(Mend::Count(2)));
}

#[test]
fn a_zone_is_there_and_up_and_names_a_host_once() {
    let zone = |zone: &str| Draft { zone: Some(Some(zone.into())), ..draft() };

    assert_eq!(problems(&zone("mars"), &choices()), [Problem::Missing(Field::Zone)]);
    assert_eq!(problems(&zone("dark"), &choices()), [Problem::ZoneUnavailable]);
    assert_eq!(problems(&zone("nova:a:b:c"), &choices()), [Problem::Unfit(Field::Zone)]);
    let twice = Draft { host: "h1".into(), ..zone("nova:h2") };
    assert_eq!(problems(&twice, &choices()), [Problem::HostTwice(Field::Host)]);
    assert_eq!(
        request(&zone("nova::n1"), &choices()).availability_zone.as_deref(),
        Some("nova::n1")
    );
}

#[test]
fn the_operators_settings_stand_where_nobody_said_otherwise() {
    let mut choices = choices();
    choices.settings = read(&json!({
        "create_volume": true, "vol_delete_on_instance_delete": true, "config_drive": true,
        "default_availability_zone": "nova", "default_user_data": "#cloud-config\n",
        "default_boot_source": "volume_snapshot", "disable_volume_snapshot": true,
    }));

    let request = request(&draft(), &choices);

    assert_eq!(choices.settings.first_source(), SourceKind::Image);
    assert_eq!(request.block_device_mapping_v2[0].delete_on_termination, Some(true));
    assert!(request.config_drive);
    assert_eq!(request.availability_zone.as_deref(), Some("nova"));
    assert_eq!(request.userdata, Some(Hidden(b"#cloud-config\n".to_vec())));
}

#[test]
fn a_list_that_nobody_has_asked_for_is_held_against_nothing() {
    let nothing = Choices {
        images: choices().images,
        flavors: choices().flavors,
        networks: choices().networks,
        ..Choices::default()
    };
    let several = Several { way: Way::Apart, ..Several::default() };
    let draft = Draft {
        several,
        zone: Some(Some("somewhere".into())),
        server_group: Some(id("some")),
        security_groups: Some(vec![id("some")]),
        description: "some".into(),
        ..draft()
    };

    assert!(draft.check(&nothing).is_ok());
    assert!(draft.warnings(&nothing).is_empty());
}

fn on(network: &str) -> Interface {
    Interface::on(id(network))
}

fn connected(interface: Interface) -> Draft {
    Draft { interfaces: Some(vec![interface]), ..draft() }
}

fn wrong(interface: Interface) -> Vec<Problem> {
    connected(interface).check(&choices()).err().unwrap_or_default()
}
