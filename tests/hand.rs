//! Servers in hand, without a view: what is open when, what an order sends and when it is over, what
//! goes with a deletion, and what a list asks for.

#[path = "support/nova.rs"]
mod nova;
mod support;

use futures_executor::block_on;
use nova::{asked, cloud_of, lines, nova, run, s1};
use serde_json::{Value, json};
use slipway::{
    openstack::{Id, json::read, novaclient::Server},
    server::{
        Action, Listing, Order, SortBy, Standing, Why, csv, pause_of_list, ports_of_launch,
        remove_port,
    },
};
use support::{Replay, connection};

#[test]
fn each_state_opens_what_nova_takes_in_it() {
    for (state, expected) in [
        (
            "active",
            "Stop SoftReboot HardReboot Pause Suspend Snapshot Resize Rebuild Rescue Shelve SecurityGroups Volumes FloatingIp Rename Lock Delete",
        ),
        (
            "stopped",
            "Start HardReboot Snapshot Resize Rebuild Rescue Shelve SecurityGroups Volumes FloatingIp Rename Lock Delete",
        ),
        (
            "paused",
            "HardReboot Unpause Snapshot Shelve SecurityGroups Volumes FloatingIp Rename Lock Delete",
        ),
        (
            "suspended",
            "HardReboot Resume Snapshot Shelve SecurityGroups FloatingIp Rename Lock Delete",
        ),
        (
            "resized",
            "ConfirmResize RevertResize SecurityGroups Volumes FloatingIp Rename Lock Delete",
        ),
        ("rescued", "Unrescue SecurityGroups FloatingIp Rename Lock Delete"),
        ("shelved", "Unshelve Volumes FloatingIp Rename Lock Delete"),
        ("shelved_offloaded", "Unshelve Volumes Rename Lock Delete"),
        ("error", "Stop HardReboot Rebuild Rescue Rename Lock Delete"),
        ("building", "Rename Lock Delete"),
        ("soft-delete", "Rename Lock Restore ForceDelete"),
    ] {
        let server = server(&json!({"OS-EXT-STS:vm_state": state}));

        assert_eq!(open(&server), expected, "{state}");
    }
}

#[test]
fn a_server_in_error_that_never_ran_can_only_be_deleted() {
    let server = server(&json!({"OS-EXT-STS:vm_state": "error", "OS-SRV-USG:launched_at": null}));

    assert_eq!(open(&server), "Rename Lock Delete");
}

#[test]
fn a_lock_leaves_snapshots_and_its_own_end() {
    let server = server(&json!({"locked": true}));

    assert_eq!(open(&server), "Snapshot SecurityGroups FloatingIp Rename Unlock");
    assert_eq!(Action::Stop.standing(&server), Standing::Closed(Why::Locked));
    assert_eq!(Action::Start.standing(&server), Standing::Senseless);
}

#[test]
fn a_task_closes_all_that_nova_refuses_meanwhile() {
    let tasked = |task: &str| server(&json!({"OS-EXT-STS:task_state": task}));

    assert_eq!(Action::Pause.standing(&tasked("rebooting")), Standing::Closed(Why::Busy));
    assert_eq!(Action::HardReboot.standing(&tasked("rebooting")), Standing::Open);
    assert_eq!(Action::HardReboot.standing(&tasked("powering-off")), Standing::Closed(Why::Busy));
    assert_eq!(Action::Delete.standing(&tasked("spawning")), Standing::Open);
    assert_eq!(Action::Delete.standing(&tasked("deleting")), Standing::Closed(Why::Busy));
}

#[test]
fn a_state_that_is_not_told_follows_from_the_status() {
    let server = server(&json!({"status": "VERIFY_RESIZE", "OS-EXT-STS:vm_state": null}));

    assert_eq!(Action::ConfirmResize.standing(&server), Standing::Open);
}

#[test]
fn an_order_is_one_request() {
    let reply = json!({"server": {"id": "s1"}, "adminPass": "p", "image_id": "i"});
    for action in Action::ALL {
        let cloud = cloud_of(&reply);
        let servers = nova(&cloud, 96).servers;
        let order = Order { action, text: " said ".to_owned() };

        run(order.send(&servers, &s1())).expect("accepted");

        let is_elsewhere =
            matches!(action, Action::SecurityGroups | Action::Volumes | Action::FloatingIp);
        assert_eq!(asked(&cloud).len(), usize::from(!is_elsewhere), "{action:?}");
    }
}

#[test]
fn an_order_says_what_was_typed_without_spaces_around_it() {
    for (action, sent) in [
        (Action::Snapshot, r#"{"createImage":{"metadata":{},"name":"said"}}"#),
        (Action::Lock, r#"{"lock":{"locked_reason":"said"}}"#),
        (Action::Resize, r#"{"resize":{"flavorRef":"said"}}"#),
        (Action::Rebuild, r#"{"rebuild":{"imageRef":"said"}}"#),
        (Action::Rename, r#"{"server":{"name":"said"}}"#),
    ] {
        let cloud = cloud_of(&json!({"server": {"id": "s1"}}));
        let order = Order { action, text: " said ".to_owned() };

        run(order.send(&nova(&cloud, 96).servers, &s1())).expect("accepted");

        let requests = cloud.requests();
        let body = requests.last().and_then(|request| request.body.clone()).expect("a body");
        assert_eq!(String::from_utf8_lossy(&body), sent, "{action:?}");
    }
}

#[test]
fn an_order_is_over_when_the_server_shows_its_end() {
    let stop = Order::from(Action::Stop);
    let confirm = Order::from(Action::ConfirmResize);
    let rename = Order { action: Action::Rename, text: "new ".to_owned() };

    assert!(!stop.is_over(&server(&json!({}))));
    assert!(!stop.is_over(&server(&json!({"OS-EXT-STS:task_state": "powering-off"}))));
    assert!(stop.is_over(&server(&json!({"OS-EXT-STS:vm_state": "stopped"}))));
    assert!(stop.is_over(&server(&json!({"status": "ERROR", "OS-EXT-STS:vm_state": "error"}))));
    assert!(!confirm.is_over(&server(&json!({"OS-EXT-STS:vm_state": "resized"}))));
    assert!(confirm.is_over(&server(&json!({}))));
    assert!(rename.is_over(&server(&json!({"name": "new"}))));
    assert!(!rename.is_over(&server(&json!({"name": "old"}))));
}

#[test]
fn only_ports_with_the_marker_of_a_launch_go_with_their_server() {
    let ports = json!({"ports": [
        port("p1", "slipway-0000-0000-0000-0000 0", "s1"),
        port("p2", "", "s1"),
        port("p3", "slipway-0000-0000-0000-0000", "s1"),
        port("p4", "see slipway-0000-0000-0000-0000 0", "s1"),
        port("p5", "slipway-0000-0000-0000-0000 1", "s2"),
    ]});
    let cloud = std::sync::Arc::new(Replay::default().token("t").reply(200, &ports));

    let found = block_on(ports_of_launch(&connection(&cloud), &s1())).expect("a list");

    assert_eq!(found, [Id::new("p1")]);
}

#[test]
fn a_port_that_is_plugged_in_again_stays() {
    let ours = "slipway-0000-0000-0000-0000 0";
    for (port, removals) in
        [(port("p1", ours, "s2"), 0), (port("p1", "mine", ""), 0), (port("p1", ours, ""), 1)]
    {
        let replay = Replay::default().token("t").reply(200, &json!({"port": port}));
        let cloud = std::sync::Arc::new(replay.reply(204, &Value::Null));

        block_on(remove_port(&connection(&cloud), &Id::new("p1"))).expect("done");

        let deleted = cloud.asked().iter().filter(|line| line.starts_with("DELETE")).count();
        assert_eq!(deleted, removals, "{port}");
    }
}

#[test]
fn a_list_asks_nova_for_one_page_as_it_stands() {
    let mut listing = Listing::default();
    listing.hold_to(" web.1".to_owned(), "ACTIVE".to_owned());
    listing.sort(SortBy::Name);
    listing.before.push(Id::new("s9"));
    let cloud = cloud_of(&json!({"servers": []}));

    let mut pages = nova(&cloud, 96).servers.search(&listing.search()).expect("a list");
    run(pages.next()).expect("a page");

    let asked = lines(&cloud).pop().expect("a request");
    assert_eq!(
        asked,
        "GET /servers/detail?limit=51&marker=s9&name=web.1&sort_dir=asc&sort_dir=asc&sort_key=display_name&sort_key=uuid&status=ACTIVE"
    );
}

#[test]
fn what_is_asked_of_a_list_starts_with_its_first_page() {
    let mut listing = Listing { before: vec![Id::new("s9")], ..Listing::default() };

    listing.sort(SortBy::Name);
    let first = listing.clone();
    listing.before.push(Id::new("s9"));
    listing.sort(SortBy::Name);

    assert!(first.before.is_empty() && first.is_up);
    assert!(listing.before.is_empty() && !listing.is_up);
    listing.sort(SortBy::Created);
    assert!(!listing.is_up);
}

#[test]
fn a_list_is_read_often_only_while_something_is_on_its_way() {
    let seconds = |count, chance| pause_of_list(count, chance).as_secs_f64();

    assert!((seconds(1, 0.9) - 2.0).abs() < 0.001 && (seconds(150, 0.1) - 2.0).abs() < 0.001);
    assert!(seconds(151, 0.0) > 9.0 && seconds(151, 1.0) < 11.0);
    assert!(seconds(0, 0.0) > 18.0 && seconds(0, 0.0) < seconds(0, 1.0));
}

#[test]
fn a_file_of_a_table_is_no_formula() {
    let row = |cells: &[&str]| cells.iter().map(|cell| (*cell).to_owned()).collect::<Vec<_>>();

    let text = csv(&[row(&["name", "says"]), row(&["=1+1", "a \"b\", c"]), row(&["-x,y", "z"])]);

    assert_eq!(text, "name,says\r\n'=1+1,\"a \"\"b\"\", c\"\r\n\"'-x,y\",z\r\n");
}

/// The actions that are open, by name.
fn open(server: &Server) -> String {
    let open = Action::ALL.into_iter().filter(|it| it.standing(server) == Standing::Open);
    open.map(|action| format!("{action:?}")).collect::<Vec<_>>().join(" ")
}

/// A running server, but for `fields`.
fn server(fields: &Value) -> Server {
    let mut server = json!({
        "id": "s1",
        "name": "web",
        "status": "ACTIVE",
        "OS-EXT-STS:vm_state": "active",
        "OS-EXT-STS:task_state": null,
        "OS-SRV-USG:launched_at": "2026-03-02T09:00:00.000000",
    });
    for (name, value) in fields.as_object().expect("fields") {
        server[name] = value.clone();
    }
    read(server.to_string().as_bytes()).expect("a server")
}

fn port(id: &str, description: &str, device: &str) -> Value {
    json!({"id": id, "network_id": "n1", "description": description, "device_id": device})
}
