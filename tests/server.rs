//! One server: how far its start has come, why it failed, how to get in, what it wrote.

use serde_json::{Value, json};
use slipway::{
    openstack::{
        Moment,
        glance::Properties,
        json::{self, FromJson},
        novaclient::{InstanceAction, Server},
    },
    server::{
        Address, Cause, Change, Log, Login, Progress, Reach, Step, Sure, Suspect, Timeline,
        address, changes, command, suspects,
    },
};

/// Reads an answer as the client does: from text.
fn read<T: FromJson>(json: &Value) -> T {
    json::read(json.to_string().as_bytes()).unwrap_or_else(|error| panic!("{json}: {error}"))
}

fn at(seconds: i64) -> Moment {
    Moment::parse("2026-01-01T00:00:00Z").expect("a moment").shifted(seconds * 1000)
}

fn building(task: Option<&str>, host: &str) -> Server {
    read(&json!({
        "id": "s1", "status": "BUILD", "created": "2026-01-01T00:00:01Z", "hostId": host,
        "OS-EXT-STS:task_state": task,
    }))
}

fn running() -> Server {
    read(&json!({
        "id": "s1", "status": "ACTIVE", "created": "2026-01-01T00:00:01Z", "hostId": "h",
        "OS-SRV-USG:launched_at": "2026-01-01T00:00:09.000000",
    }))
}

#[test]
fn each_step_is_over_when_the_next_one_is_seen() {
    let mut timeline = Timeline::sent(at(0));

    for (second, task, host) in [
        (2, Some("scheduling"), ""),
        (4, None, "h"),
        (5, Some("networking"), "h"),
        (6, Some("block_device_mapping"), "h"),
        (7, Some("spawning"), "h"),
    ] {
        timeline.note(&building(task, host), at(second));
    }
    timeline.note(&running(), at(10));

    let over = |second| Progress::Over(Some(at(second)));
    let expected = [
        (Step::Sent, over(0)),
        (Step::Accepted, over(1)),
        (Step::Scheduled, over(4)),
        (Step::Network, over(6)),
        (Step::Disks, over(7)),
        (Step::Spawning, over(9)),
        (Step::Active, over(9)),
        (Step::Ready, Progress::UnderWay),
    ];
    assert_eq!(timeline.steps(), expected);
    assert_eq!(timeline.millis(Step::Network), Some(6_000));
    assert!(timeline.awaits_ready());
}

#[test]
fn what_was_over_before_the_first_look_has_only_the_times_that_nova_keeps() {
    let mut timeline = Timeline::default();
    let making: InstanceAction = read(&json!({"request_id": "r", "action": "create", "events": [
        {"event": "compute__do_build_and_run_instance", "start_time": "2026-01-01T00:00:03.000000"},
        {"event": "conductor_something", "start_time": "2026-01-01T00:00:08.000000"},
    ]}));

    timeline.note(&running(), at(500));
    timeline.note_making(&making);

    let over = |second| Progress::Over(Some(at(second)));
    let expected = [
        (Step::Accepted, over(1)),
        (Step::Scheduled, over(3)),
        (Step::Network, Progress::Over(None)),
        (Step::Disks, Progress::Over(None)),
        (Step::Spawning, over(9)),
        (Step::Active, over(9)),
        (Step::Ready, Progress::UnderWay),
    ];
    assert_eq!(timeline.steps(), expected);
}

#[test]
fn a_start_that_fails_says_at_which_step() {
    let failed = json!({"id": "s1", "status": "ERROR", "created": "2026-01-01T00:00:01Z"});
    let (mut unplaced, mut placed) = (Timeline::default(), Timeline::default());

    unplaced.note(&read(&failed), at(2));
    placed.note(&building(Some("block_device_mapping"), "h"), at(2));
    placed.note(&read(&failed), at(4));

    assert_eq!(unplaced.steps()[1], (Step::Scheduled, Progress::Failed));
    assert_eq!(unplaced.steps()[2], (Step::Network, Progress::Ahead));
    assert_eq!(placed.steps()[3], (Step::Disks, Progress::Failed));
}

#[test]
fn an_error_long_after_the_start_is_none_of_the_start() {
    let broken = json!({
        "id": "s1", "status": "ERROR", "OS-SRV-USG:launched_at": "2026-01-01T00:00:09.000000",
    });
    let mut timeline = Timeline::default();

    timeline.note(&read(&broken), at(900));

    assert!(timeline.steps().iter().all(|(_, progress)| *progress != Progress::Failed));
}

#[test]
fn no_step_is_taken_back() {
    let mut timeline = Timeline::default();
    timeline.note(&building(Some("spawning"), "h"), at(2));
    timeline.note_ready(Some(30), at(60));

    timeline.note(&building(None, "h"), at(61));

    assert_eq!(timeline.current(), None);
    assert!(timeline.steps().iter().all(|(_, it)| matches!(it, Progress::Over(_))));
}

#[test]
fn cloud_init_tells_when_it_has_finished() {
    let log = Log::of(
        "[    0.000000] Linux version 6.1\nCloud-init v. 22.4 finished at Thu, 01 Jan 2026 00:00:31 \
         +0000. Datasource DataSourceNone.  Up 21.73 seconds\nlogin: ",
    );
    let mut timeline = Timeline::default();
    timeline.note(&running(), at(40));

    timeline.note_ready(log.finished().expect("finished"), at(45));

    assert_eq!(timeline.millis(Step::Ready), Some(29_000));
    assert_eq!(Log::of("cloud-init[512]: Datasource DataSourceNone").finished(), None);
    let again = "Cloud-init v. 1 finished at x. Up 3.0 seconds\n[    0.0] Linux version 6.1\nboot";
    assert_eq!(Log::of(again).finished(), None);
}

#[test]
fn a_log_is_read_without_signs_and_searched_in_whatever_letters() {
    let log = Log::of("\u{1b}[0;32m  OK  \u{1b}[0m Started SSH\r\n10%\r99%\nab\u{8}c\n\n\n");

    assert_eq!(log.with(""), ["  OK   Started SSH", "99%", "ac"]);
    assert_eq!(log.with(" ssh "), ["  OK   Started SSH"]);
    assert!(Log::of("\n\n").is_empty());
}

#[test]
fn faults_point_at_what_lies_behind_them() {
    for (words, cause) in [
        ("No valid host was found. There are not enough hosts available.", Cause::NoHost),
        (
            "Exceeded maximum number of retries. Exhausted all hosts available for retrying build \
             failures for instance 4f2.",
            Cause::AllFailed,
        ),
        (
            "Binding failed for port 7a, please check neutron logs for more information.",
            Cause::Binding,
        ),
        ("Build of instance 4f2 aborted: Failed to allocate the network(s)", Cause::Network),
        ("No fixed IP addresses available for network: 3c", Cause::NoAddress),
        ("Port 7a is still in use.", Cause::Port),
        (
            "Build of instance 4f2 aborted: Volume 9d did not finish being created even after we \
             waited 187 seconds or 61 attempts. And its status is error.",
            Cause::Volume,
        ),
        ("Build of instance 4f2 aborted: Image 5e is unacceptable: Bad format", Cause::Image),
        ("Flavor's disk is too small for requested image.", Cause::Disk),
        ("Build of instance 4f2 aborted: VolumeLimitExceeded: quota", Cause::Quota),
        ("Maximum number of ports exceeded", Cause::Quota),
        ("Anti-affinity instance group policy was violated", Cause::Group),
        ("PCI device request [] failed", Cause::Device),
        ("MessagingTimeout", Cause::Unanswered),
        ("Connection to the hypervisor is broken on host", Cause::Host),
        ("Image signature certificate validation failed", Cause::Signature),
    ] {
        assert_eq!(Cause::of(words), Some(cause), "{words}");
    }
    assert_eq!(Cause::of("TypeError"), None);
}

#[test]
fn what_narrows_the_hosts_is_named_with_the_flavor_last() {
    let server = read(&json!({
        "id": "s1", "server_groups": ["g"], "scheduler_hints": {"different_host": ["a"]},
        "pinned_availability_zone": "west", "flavor": {"extra_specs": {"gpu": "1"}},
    }));

    let all = [Suspect::Group, Suspect::Hints, Suspect::Zone, Suspect::Specs, Suspect::Flavor];
    assert_eq!(suspects(&server), all);
    assert_eq!(suspects(&read(&json!({"id": "s1"}))), [Suspect::Flavor]);
}

#[test]
fn the_user_is_the_one_that_the_image_says_or_its_system_has() {
    let login = |said: Value, name: &str| Login::of(&read::<Properties>(&said), name);
    let ssh = |user: &str, sure| Login::Ssh(user.to_owned(), sure);

    assert_eq!(
        login(json!({"os_admin_user": "ada", "os_distro": "debian"}), ""),
        ssh("ada", Sure::Said)
    );
    for (distro, user) in [
        ("ubuntu", "ubuntu"),
        ("Debian", "debian"),
        ("fedora", "fedora"),
        ("fedora-coreos", "core"),
        ("rocky", "rocky"),
        ("almalinux", "almalinux"),
        ("cirros", "cirros"),
        ("opensuse", "opensuse"),
        ("freebsd", "freebsd"),
        ("rhel", "cloud-user"),
    ] {
        assert_eq!(login(json!({"os_distro": distro}), ""), ssh(user, Sure::Mostly), "{distro}");
    }
    let centos = |version: &str| json!({"os_distro": "centos", "os_version": version});
    assert_eq!(login(centos("7"), ""), ssh("centos", Sure::Mostly));
    assert_eq!(login(centos("9-stream"), ""), ssh("cloud-user", Sure::Mostly));
    assert_eq!(login(json!({}), "Rocky-9-GenericCloud"), ssh("rocky", Sure::ByName));
    assert_eq!(login(json!({"os_type": "windows"}), ""), Login::Rdp("Admin".to_owned()));
    assert_eq!(login(json!({"os_distro": "plan9"}), "ubuntu"), Login::Unknown);
    assert_eq!(login(json!({}), "golden"), Login::Unknown);
}

#[test]
fn an_image_cannot_put_more_than_a_user_into_the_line() {
    for user in ["-oProxyCommand=x", "a b", "a;b", "$(x)", "a@b", "a'b"] {
        let said = read::<Properties>(&json!({"os_admin_user": user}));

        assert_eq!(Login::of(&said, ""), Login::Unknown, "{user}");
    }
}

#[test]
fn the_address_is_the_one_that_is_reached_from_farthest_away() {
    let with = |addresses: &[(&str, &str)]| {
        let addresses: Vec<Value> = addresses
            .iter()
            .map(|(addr, kind)| json!({"addr": addr, "OS-EXT-IPS:type": kind}))
            .collect();
        address(&read(&json!({"id": "s1", "addresses": {"net": addresses}})))
            .map(|it| (it.text, it.reach))
    };
    let found = |text: &str, reach| Some((text.to_owned(), reach));
    let all = [
        ("fd00::5", "fixed"),
        ("10.0.0.5", "fixed"),
        ("2001:db8::5", "fixed"),
        ("203.0.113.9", "fixed"),
        ("10.9.0.1", "floating"),
    ];

    assert_eq!(with(&all), found("10.9.0.1", Reach::Floating));
    assert_eq!(with(&all[..4]), found("203.0.113.9", Reach::Everywhere));
    assert_eq!(with(&all[..3]), found("2001:db8::5", Reach::EverywhereV6));
    assert_eq!(with(&all[..2]), found("10.0.0.5", Reach::Within));
    assert_eq!(with(&all[..1]), found("fd00::5", Reach::WithinV6));
    assert_eq!(with(&[("fe80::1", "fixed"), ("$(x)", "floating")]), None);
    assert_eq!(with(&[("100.64.0.1", "fixed")]), found("100.64.0.1", Reach::Within));
}

#[test]
fn the_line_is_quoted_for_a_shell() {
    let address = Address { text: "203.0.113.9".to_owned(), reach: Reach::Floating };

    let line = |user, key| command(&address, user, key);

    assert_eq!(line(Some("debian"), Some("laptop")), "ssh -i ~/.ssh/laptop debian@203.0.113.9");
    assert_eq!(line(None, None), "ssh 203.0.113.9");
    assert_eq!(line(None, Some("a 'b'; c")), r"ssh -i ~/.ssh/'a '\''b'\''; c' 203.0.113.9");
    assert_eq!(line(None, Some("../x")), "ssh 203.0.113.9");
}

#[test]
fn only_what_differs_is_changed_and_what_goes_goes_first() {
    let pair = |key: &str, value: &str| (key.to_owned(), value.to_owned());
    let known = [pair("a", "1"), pair("b", "2"), pair("c", "3")].into();

    let wanted = [pair("a", "1"), pair("b", "5"), pair("d", ""), pair("", "")];
    let changes = changes(&known, &wanted);

    let set = |key: &str, value: &str| Change::Set(key.to_owned(), value.to_owned());
    assert_eq!(changes, [Change::Remove("c".to_owned()), set("b", "5"), set("d", "")]);
}
