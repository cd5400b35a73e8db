//! Drafts that are kept: as they were, and without a secret. And Nova's bodies, from which drafts are
//! made again.
#![cfg(not(target_arch = "wasm32"))]

#[path = "support/drafts.rs"]
mod drafts;
#[path = "support/form.rs"]
mod form;

use std::cell::Cell;

use drafts::drafts;
use form::{choices, plan};
use proptest::{prelude::*, test_runner::TestRunner};
use serde_json::json;
use slipway::{
    launch::{
        Amendment, Area, Attached, Connected, Content, Disk, Draft, Field, FloatingAddress,
        Hardware, Interface, OwnPort, Part, Problem, Root, Several, SourceKind, Way,
    },
    openstack::{Hidden, Id, json},
};

#[test]
fn a_draft_comes_back_as_it_was() {
    let draft = full();

    let again = Draft::from_json(&draft.to_json().to_string()).expect("a draft");

    assert_eq!(again, draft);
}

#[test]
fn what_was_left_alone_stays_so_and_what_was_emptied_stays_empty() {
    let untouched = Draft::default();
    let emptied = Draft {
        interfaces: Some(Vec::new()),
        security_groups: Some(Vec::new()),
        keypair: Some(None),
        zone: Some(None),
        config_drive: Some(false),
        ..Draft::default()
    };

    assert_eq!(untouched.to_json(), json!({"count": "1"}));
    for draft in [untouched, emptied] {
        assert_eq!(Draft::from_json(&draft.to_json().to_string()), Ok(draft));
    }
}

#[test]
fn no_secret_is_kept() {
    let draft = Draft {
        admin_password: Hidden("p-secret".to_owned()),
        user_data: vec![Part::typed("#cloud-config: p-secret")],
        packed: Some(Hidden(b"p-secret".to_vec())),
        ..full()
    };

    let kept = draft.to_json().to_string();

    assert!(!kept.contains("secret"), "{kept}");
    assert_eq!(Draft::from_json(&kept), Ok(full()));
}

#[test]
fn what_is_odd_in_a_draft_is_left_out() {
    let kept = json!({
        "name": "web", "count": 7, "source": "moon", "disks": [{"content": ["image", "i1"]}, 3, {}],
        "interfaces": [{"to": ["network"]}, {"to": ["port", "p1"]}], "metadata": [["a"], ["b", "c"]],
        "tomorrow": {"x": 1},
    });

    let draft = Draft::from_json(&kept.to_string()).expect("a draft");

    let expected = Draft {
        name: "web".to_owned(),
        source: Some(SourceKind::Image),
        disks: vec![Disk::new(Content::Image(Some(Id::new("i1"))))],
        interfaces: Some(vec![Interface::to(Connected::Port(Id::new("p1")))]),
        metadata: vec![("b".to_owned(), "c".to_owned())],
        ..Draft::default()
    };
    assert_eq!(draft, expected);
    assert!(Draft::from_json("[]").is_err());
}

#[test]
fn a_link_fills_in_what_it_names_by_id() {
    let said = |pairs: &[(&str, &str)]| {
        Draft::from_link(pairs.iter().map(|(key, value)| ((*key).into(), (*value).into())))
    };

    let of_image = said(&[("image", "i1"), ("flavor", "f1"), ("name", "web"), ("moon", "full")]);
    let of_snapshot = said(&[("network", "n1"), ("volume_snapshot", "s1"), ("network", "n2")]);
    let of_volume = said(&[("image", "i1"), ("volume", "v1")]).expect("a draft");

    let expected = Draft {
        name: "web".to_owned(),
        source: Some(SourceKind::Image),
        image: Some(Id::new("i1")),
        flavor: Some(Id::new("f1")),
        ..Draft::default()
    };
    assert_eq!(of_image, Some(expected));
    let expected = Draft {
        source: Some(SourceKind::VolumeSnapshot),
        volume_snapshot: Some(Id::new("s1")),
        interfaces: Some(["n1", "n2"].map(|id| Interface::on(Id::new(id))).into()),
        ..Draft::default()
    };
    assert_eq!(of_snapshot, Some(expected));
    assert_eq!(of_volume.chosen_source(&choices()), SourceKind::Volume);
    assert_eq!(said(&[("moon", "full"), ("image", ""), ("draft", "{}")]), None);
}

#[test]
fn what_a_link_names_and_the_cloud_has_not_is_a_problem_of_its_field() {
    let named = ["image", "volume", "volume_snapshot", "flavor", "network"].map(|key| {
        let draft = Draft::from_link([(key.to_owned(), "gone".to_owned())]).expect("a draft");
        let problems = draft.check(&choices()).expect_err("nothing is there");
        problems.iter().map(Problem::field).collect::<Vec<_>>()
    });

    let [image, volume, snapshot, flavor, network] = named;
    assert!(image.contains(&Field::Image) && flavor.contains(&Field::Flavor));
    assert!(volume.contains(&Field::Volume) && snapshot.contains(&Field::VolumeSnapshot));
    assert!(network.contains(&Field::Interface(0)), "{network:?}");
}

#[test]
fn any_draft_comes_back_without_its_secrets() {
    let outcome = TestRunner::new(cases()).run(&drafts(), |draft| {
        let again = Draft::from_json(&draft.to_json().to_string());
        let plain = Draft {
            admin_password: Hidden::default(),
            user_data: Vec::new(),
            packed: None,
            ..draft
        };
        prop_assert_eq!(again, Ok(plain));
        Ok(())
    });

    outcome.unwrap_or_else(|failure| panic!("{failure}"));
}

#[test]
fn a_body_makes_a_draft_that_makes_the_same_body() {
    let choices = choices();
    let compared = Cell::new(0);

    let outcome = TestRunner::new(cases()).run(&drafts(), |draft| {
        let draft = Draft { user_data: Vec::new(), packed: None, ..draft };
        let Ok(asked) = draft.check(&choices) else { return Ok(()) };
        // Ports and further requests are no part of a body.
        let ([request], []) = (&*asked.requests, &*asked.ports) else { return Ok(()) };
        let body = request.body(asked.version).expect("a body");
        let (again, lost) = Draft::from_body(&body, &choices);
        prop_assert!(lost.is_empty(), "{lost:?}");
        let again = plan(&again, &choices);
        prop_assert_eq!(again.requests[0].body(again.version).expect("a body"), body);
        compared.set(compared.get() + 1);
        Ok(())
    });

    outcome.unwrap_or_else(|failure| panic!("{failure}"));
    assert!(compared.get() > 300, "only {}", compared.get());
}

#[test]
fn names_in_a_body_are_looked_up_and_unknown_keys_are_named() {
    let body = json!({"name": "web", "flavorRef": "small", "imageRef": "Debian", "personality": [],
        "networks": [{"uuid": "private"}, {"tag": "x"}], "security_groups": [{"name": "ssh"}]});

    let (draft, lost) = Draft::from_body(&body, &choices());

    assert_eq!(draft.flavor, Some(form::id("small")));
    assert_eq!(draft.image, Some(form::id("debian")));
    assert_eq!(draft.interfaces, Some(vec![Interface::on(form::id("private"))]));
    assert_eq!(lost, ["networks", "personality"]);
}

#[test]
fn every_key_of_a_draft_names_an_area_and_the_areas_are_the_whole_draft() {
    let full = Draft { admin_password: Hidden("x".to_owned()), ..full() };
    let kept = full.to_json();
    let keys = kept.as_object().expect("an object").keys();
    let of = |key: &str| Area::named(key).unwrap_or_else(|| panic!("{key} is in no area"));

    let mut draft = Draft::default();
    for key in keys {
        draft.take_over(of(key), &full);
    }

    assert_eq!(draft, full);
    assert_eq!(Area::list("network, flavor moon"), [Area::Networks, Area::Flavor]);
}

#[test]
fn an_amendment_adds_notes_and_is_judged_like_a_draft() {
    let amend = |changes: &str| json::read::<Amendment>(changes.as_bytes()).expect("changes");
    let draft = Draft { name: "web".to_owned(), ..full() };

    let amended = draft.amended(amend(
        r#"{"name": "web-7", "metadata": {"a": "c", "owner": "ada"}, "tags": ["x", "y"]}"#,
    ));

    let pair = |key: &str, value: &str| (key.to_owned(), value.to_owned());
    assert_eq!(amended.name, "web-7");
    assert_eq!(amended.metadata, [pair("a", "c"), pair("owner", "ada")]);
    assert_eq!(amended.tags, ["x", "y"]);
    assert_eq!(draft.amended(amend("{}")), draft);
}

fn cases() -> ProptestConfig {
    ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(3_000) }
}

/// A draft in which everything is said that may be kept.
fn full() -> Draft {
    let text = str::to_owned;
    let hardware = Hardware { bus: text("scsi"), device_type: text("disk"), tag: text("root") };
    Draft {
        name: text("web"),
        description: text("shop"),
        hostname: text("web-{n}"),
        count: text("3"),
        several: Several {
            way: Way::Apart,
            at_least: text("2"),
            names: text("a\nb\nc"),
            numbers: vec![2, 4, 5],
        },
        source: Some(SourceKind::VolumeSnapshot),
        image: Some(Id::new("i")),
        server_snapshot: Some(Id::new("s")),
        volume: Some(Id::new("v")),
        volume_snapshot: Some(Id::new("vs")),
        root: Root {
            on_new_volume: Some(false),
            size: text("20"),
            volume_type: Some(Id::new("t")),
            delete_with_server: Some(true),
            hardware: hardware.clone(),
        },
        flavor: Some(Id::new("f")),
        disks: vec![
            Disk {
                size: text("1"),
                volume_type: Some(Id::new("t")),
                delete_with_server: true,
                filesystem: text("ext4"),
                boot_order: text("1"),
                hardware,
                ..Disk::new(Content::Image(Some(Id::new("i"))))
            },
            Disk::new(Content::Blank),
            Disk::new(Content::Snapshot(None)),
            Disk::new(Content::Volume(Some(Id::new("v2")))),
            Disk::new(Content::Swap),
            Disk::new(Content::Ephemeral),
        ],
        attached: Attached::Auto,
        interfaces: Some(vec![
            Interface {
                subnet: Some(Id::new("sub")),
                v4: text("10.0.0.7"),
                v6: text("fd00::7"),
                tag: text("nic"),
                own: Some(OwnPort {
                    mac: text("fa:16:3e:00:00:01"),
                    vnic_type: text("direct"),
                    port_security: Some(false),
                    security_groups: Some(vec![Id::new("g")]),
                    qos_policy: Some(Id::new("q")),
                }),
                ..Interface::on(Id::new("n"))
            },
            Interface { own: Some(OwnPort::default()), ..Interface::on(Id::new("n")) },
            Interface::to(Connected::Port(Id::new("p"))),
        ]),
        security_groups: Some(vec![Id::new("g1"), Id::new("g2")]),
        floating_ip: FloatingAddress::New(Some(Id::new("ext"))),
        keypair: Some(Some(text("laptop"))),
        config_drive: Some(true),
        manual_partition: true,
        tags: vec![text("x")],
        metadata: vec![(text("a"), text("b"))],
        hints: vec![(text("same_host"), text("h1")), (text("same_host"), text("h2"))],
        server_group: Some(Id::new("sg")),
        zone: Some(Some(text("az1"))),
        host: text("h"),
        hypervisor: text("hv"),
        certificates: vec![text("c")],
        access_v4: text("192.0.2.1"),
        access_v6: text("2001:db8::1"),
        ..Draft::default()
    }
}
