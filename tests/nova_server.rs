//! What a server can be asked for, and what can be said anew of it: each call as one exact request.

#[path = "support/nova.rs"]
mod nova;
mod support;

use std::{collections::BTreeMap, sync::Arc};

use futures_executor::block_on;
use nova::{action, asked, at, bare, check_gates, cloud_of, nova, run, s1};
use serde_json::json;
use slipway::openstack::{
    Error, Hidden, Id, Result,
    novaclient::{Change, ConsoleType, Nova, Rebuild, UpdateServer},
};
use support::Replay;

#[test]
fn consoles_are_actions_before_2_6_and_resources_since() {
    let console = json!({"type": "novnc", "url": "https://c/?token=secret"});
    let cloud = cloud_of(&json!({"console": console, "remote_console": console}));
    let nova = nova(&cloud, 99);
    let (older, newer) = (at(&nova, 5).servers, nova.servers);

    let console = block_on(async {
        older.get_console_url(&s1(), ConsoleType::Novnc).await?;
        older.get_console_url(&s1(), ConsoleType::SpiceHtml5).await?;
        older.get_console_url(&s1(), ConsoleType::RdpHtml5).await?;
        older.get_console_url(&s1(), ConsoleType::Serial).await
    })
    .expect("a console");
    let actions = asked(&cloud);
    for kind in [
        ConsoleType::Novnc,
        ConsoleType::Xvpvnc,
        ConsoleType::SpiceHtml5,
        ConsoleType::SpiceDirect,
        ConsoleType::RdpHtml5,
        ConsoleType::Serial,
        ConsoleType::Webmks,
    ] {
        block_on(newer.get_console_url(&s1(), kind)).expect("a console");
    }

    assert!(!format!("{console:?}").contains("secret"), "{console:?}");
    let expected = [
        json!({"os-getVNCConsole": {"type": "novnc"}}),
        json!({"os-getSPICEConsole": {"type": "spice-html5"}}),
        json!({"os-getRDPConsole": {"type": "rdp-html5"}}),
        json!({"os-getSerialConsole": {"type": "serial"}}),
    ];
    assert_eq!(actions, expected.map(action));
    let expected = [
        ("vnc", "novnc"),
        ("vnc", "xvpvnc"),
        ("spice", "spice-html5"),
        ("spice", "spice-direct"),
        ("rdp", "rdp-html5"),
        ("serial", "serial"),
        ("mks", "webmks"),
    ];
    let expected = expected.map(|(protocol, kind)| {
        let body = json!({"remote_console": {"protocol": protocol, "type": kind}});
        ("POST /servers/s1/remote-consoles".to_owned(), body)
    });
    assert_eq!(asked(&cloud)[actions.len()..], expected);
}

#[test]
fn an_update_sends_what_is_said_and_nothing_else() {
    let cloud = cloud_of(&json!({"server": {"id": "s1", "name": "web"}}));
    let servers = nova(&cloud, 90).servers;
    let all = UpdateServer {
        name: Some("web".into()),
        description: Change::Set("the web".into()),
        hostname: Some("web-1".into()),
    };

    let (updated, nothing) = block_on(async {
        servers.update(&s1(), &described(Change::Set(String::new()))).await?;
        servers.update(&s1(), &described(Change::Clear)).await?;
        let updated = servers.update(&s1(), &all).await?;
        Ok::<_, Error>((updated, servers.update(&s1(), &UpdateServer::default()).await?))
    })
    .expect("updated");

    assert_eq!(updated.map(|server| server.name).as_deref(), Some("web"));
    assert_eq!(nothing, None);
    let expected = [
        json!({"description": null}),
        json!({"description": null}),
        json!({"name": "web", "description": "the web", "hostname": "web-1"}),
    ];
    let expected = expected.map(|fields| ("PUT /servers/s1".to_owned(), json!({"server": fields})));
    assert_eq!(asked(&cloud), expected);
}

#[test]
fn a_rebuild_tells_keeping_from_emptying() {
    let server = json!({"server": {"id": "s1", "name": "web", "adminPass": "made up"}});
    let cloud = cloud_of(&server);
    let nova = nova(&cloud, 90);
    let (older, newer) = (at(&nova, 56).servers, nova.servers);
    let files = BTreeMap::from([("/etc/motd".to_owned(), Hidden(b"hi".to_vec()))]);
    let with_files = Rebuild { files, ..Rebuild::new(Id::new("i2")) };
    let everything = Rebuild {
        password: Some(Hidden("pw".into())),
        disk_config: Some("MANUAL".into()),
        preserve_ephemeral: true,
        name: Some("web".into()),
        meta: BTreeMap::from([("k".into(), "v".into())]),
        description: Change::Clear,
        key_name: Change::Set("laptop".into()),
        userdata: Change::Set(Hidden(b"#!".to_vec())),
        trusted_image_certificates: Change::Clear,
        hostname: Some("web-1".into()),
        ..Rebuild::new(Id::new("i2"))
    };

    let rebuilt = block_on(async {
        newer.rebuild(&s1(), &Rebuild::new(Id::new("i2"))).await?;
        newer.rebuild(&s1(), &everything).await
    })
    .expect("rebuilt");
    let bodies = asked(&cloud);
    block_on(older.rebuild(&s1(), &with_files)).expect("rebuilt");

    assert_eq!(rebuilt.admin_pass, Some(Hidden("made up".to_owned())));
    assert_eq!(rebuilt.server.name, "web");
    let expected = [
        json!({"rebuild": {"imageRef": "i2"}}),
        json!({"rebuild": {
            "imageRef": "i2", "adminPass": "pw", "OS-DCF:diskConfig": "MANUAL",
            "preserve_ephemeral": true, "name": "web", "metadata": {"k": "v"},
            "description": null, "key_name": "laptop", "user_data": "IyE=",
            "trusted_image_certificates": null, "hostname": "web-1",
        }}),
    ];
    assert_eq!(bodies, expected.map(action));
    let motd = json!([{"path": "/etc/motd", "contents": "aGk="}]);
    let last = asked(&cloud).pop();
    assert_eq!(last, Some(action(json!({"rebuild": {"imageRef": "i2", "personality": motd}}))));
}

#[test]
fn what_is_read_of_a_server_has_a_path_each() {
    let cloud = cloud_of(&json!({
        "password": "", "nodes": [], "addresses": {}, "security_groups": [], "output": "login:",
    }));
    let servers = nova(&cloud, 78).servers;

    let (output, password) = block_on(async {
        servers.diagnostics(&s1()).await?;
        servers.topology(&s1()).await?;
        servers.ips(&s1()).await?;
        servers.list_security_group(&s1()).await?;
        servers.clear_password(&s1()).await?;
        servers.get_console_output(&s1(), Some(50)).await?;
        let output = servers.get_console_output(&s1(), None).await?;
        Ok::<_, Error>((output, servers.get_password(&s1()).await?))
    })
    .expect("answers");

    assert_eq!((&*output, password), ("login:", None));
    let expected = [
        bare("GET /servers/s1/diagnostics"),
        bare("GET /servers/s1/topology"),
        bare("GET /servers/s1/ips"),
        bare("GET /servers/s1/os-security-groups"),
        bare("DELETE /servers/s1/os-server-password"),
        action(json!({"os-getConsoleOutput": {"length": 50}})),
        action(json!({"os-getConsoleOutput": {"length": null}})),
        bare("GET /servers/s1/os-server-password"),
    ];
    assert_eq!(asked(&cloud), expected);
}

#[test]
fn an_images_id_is_in_the_body_or_in_a_header_that_may_be_hidden() {
    let location = [("Location", "http://nova/v2/images/i8")];
    let cloud = Replay::default().token("t1").reply(202, &json!({"image_id": "i9"}));
    let cloud = Arc::new(cloud.reply_with(202, &location, "").reply_with(202, &[], ""));
    let servers = nova(&cloud, 45).servers;
    let notes = BTreeMap::from([("k".to_owned(), "v".to_owned())]);

    let newer = block_on(servers.create_image(&s1(), "snap", &notes));
    let older = block_on(servers.backup(&s1(), "b", "daily", 3));
    let hidden = block_on(servers.create_image(&s1(), "snap", &BTreeMap::new()));

    assert_eq!(
        (newer, older, hidden),
        (Ok(Some(Id::new("i9"))), Ok(Some(Id::new("i8"))), Ok(None))
    );
    let expected = [
        json!({"createImage": {"name": "snap", "metadata": {"k": "v"}}}),
        json!({"createBackup": {"name": "b", "backup_type": "daily", "rotation": 3}}),
        json!({"createImage": {"name": "snap", "metadata": {}}}),
    ];
    assert_eq!(asked(&cloud), expected.map(action));
}

#[test]
fn what_a_version_does_not_take_is_not_sent() {
    check_gates(
        &[
            (7, 8, |nova| run(nova.servers.get_console_url(&s1(), ConsoleType::Webmks))),
            (98, 99, |nova| run(nova.servers.get_console_url(&s1(), ConsoleType::SpiceDirect))),
            (77, 78, |nova| run(nova.servers.topology(&s1()))),
            (18, 19, |nova| run(nova.servers.update(&s1(), &described(Change::Clear)))),
            (89, 90, |nova| {
                let hostname = Some("h".into());
                let request = UpdateServer { hostname, ..UpdateServer::default() };
                run(nova.servers.update(&s1(), &request))
            }),
            (18, 19, |nova| rebuild(nova, |it| it.description = Change::Clear)),
            (53, 54, |nova| rebuild(nova, |it| it.key_name = Change::Clear)),
            (56, 57, |nova| rebuild(nova, |it| it.userdata = Change::Clear)),
            (57, 56, |nova| rebuild(nova, |it| drop(it.files.insert("f".into(), Hidden(vec![]))))),
            (62, 63, |nova| rebuild(nova, |it| it.trusted_image_certificates = Change::Clear)),
            (89, 90, |nova| rebuild(nova, |it| it.hostname = Some("h".into()))),
        ],
        &json!({
            "server": {"id": "s1"}, "nodes": [], "remote_console": {"url": "https://c"},
        }),
    );
}

fn rebuild(nova: &Nova, say: fn(&mut Rebuild)) -> Result<()> {
    let mut request = Rebuild::new(Id::new("i2"));
    say(&mut request);
    run(nova.servers.rebuild(&s1(), &request))
}

fn described(description: Change<String>) -> UpdateServer {
    UpdateServer { description, ..UpdateServer::default() }
}
