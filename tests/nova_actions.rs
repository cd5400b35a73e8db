//! What a server can be told to do: each order as one exact request, and the versions that take it.

#[path = "support/nova.rs"]
mod nova;
mod support;

use futures_executor::block_on;
use nova::{action, asked, at, bare, check_gates, cloud_of, nova, run, s1};
use serde_json::json;
use slipway::openstack::{
    Hidden, Id,
    novaclient::{BlockMigration, Evacuate, LiveMigrate, Reboot, State, Unshelve, Zone},
};

#[test]
fn orders_without_parameters_send_null() {
    let cloud = cloud_of(&json!({}));
    let servers = nova(&cloud, 17).servers;

    block_on(async {
        servers.start(&s1()).await?;
        servers.stop(&s1()).await?;
        servers.pause(&s1()).await?;
        servers.unpause(&s1()).await?;
        servers.suspend(&s1()).await?;
        servers.resume(&s1()).await?;
        servers.lock(&s1(), None).await?;
        servers.lock(&s1(), Some("")).await?;
        servers.unlock(&s1()).await?;
        servers.rescue(&s1(), None, None).await?;
        servers.unrescue(&s1()).await?;
        servers.shelve(&s1()).await?;
        servers.shelve_offload(&s1()).await?;
        servers.unshelve(&s1(), &Unshelve::default()).await?;
        servers.confirm_resize(&s1()).await?;
        servers.revert_resize(&s1()).await?;
        servers.migrate(&s1(), None).await?;
        servers.force_delete(&s1()).await?;
        servers.restore(&s1()).await?;
        servers.trigger_crash_dump(&s1()).await?;
        servers.delete(&s1()).await
    })
    .expect("accepted");

    let names = [
        "os-start",
        "os-stop",
        "pause",
        "unpause",
        "suspend",
        "resume",
        "lock",
        "lock",
        "unlock",
        "rescue",
        "unrescue",
        "shelve",
        "shelveOffload",
        "unshelve",
        "confirmResize",
        "revertResize",
        "migrate",
        "forceDelete",
        "restore",
        "trigger_crash_dump",
    ];
    let mut expected: Vec<_> = names.map(|name| action(json!({name: null}))).into();
    expected.push(bare("DELETE /servers/s1"));
    assert_eq!(asked(&cloud), expected);
}

#[test]
fn orders_send_their_parameters() {
    let cloud = cloud_of(&json!({"adminPass": "made up"}));
    let servers = nova(&cloud, 73).servers;
    let password = Hidden("pw".to_owned());

    let told = block_on(async {
        servers.reboot(&s1(), Reboot::Soft).await?;
        servers.reboot(&s1(), Reboot::Hard).await?;
        servers.lock(&s1(), Some("hands off")).await?;
        servers.resize(&s1(), &Id::new("f2"), None).await?;
        servers.resize(&s1(), &Id::new("f2"), Some("AUTO")).await?;
        servers.reset_state(&s1(), State::Active).await?;
        servers.reset_state(&s1(), State::default()).await?;
        servers.change_password(&s1(), &password).await?;
        servers.add_security_group(&s1(), "web").await?;
        servers.remove_security_group(&s1(), "web").await?;
        servers.rescue(&s1(), Some(&password), Some(&Id::new("i1"))).await
    });

    assert_eq!(told, Ok(Some(Hidden("made up".to_owned()))));
    let expected = [
        json!({"reboot": {"type": "SOFT"}}),
        json!({"reboot": {"type": "HARD"}}),
        json!({"lock": {"locked_reason": "hands off"}}),
        json!({"resize": {"flavorRef": "f2"}}),
        json!({"resize": {"flavorRef": "f2", "OS-DCF:diskConfig": "AUTO"}}),
        json!({"os-resetState": {"state": "active"}}),
        json!({"os-resetState": {"state": "error"}}),
        json!({"changePassword": {"adminPass": "pw"}}),
        json!({"addSecurityGroup": {"name": "web"}}),
        json!({"removeSecurityGroup": {"name": "web"}}),
        json!({"rescue": {"adminPass": "pw", "rescue_image_ref": "i1"}}),
    ];
    assert_eq!(asked(&cloud), expected.map(action));
}

#[test]
fn unshelving_says_where() {
    let cloud = cloud_of(&json!({}));
    let nova = nova(&cloud, 1);

    block_on(async {
        at(&nova, 77).servers.unshelve(&s1(), &to(Zone::Named("az1".into()), None)).await?;
        at(&nova, 91).servers.unshelve(&s1(), &to(Zone::Unpin, Some("h1"))).await?;
        at(&nova, 91).servers.unshelve(&s1(), &to(Zone::Unsaid, Some("h1"))).await
    })
    .expect("accepted");

    let expected = [
        json!({"unshelve": {"availability_zone": "az1"}}),
        json!({"unshelve": {"availability_zone": null, "host": "h1"}}),
        json!({"unshelve": {"host": "h1"}}),
    ];
    assert_eq!(asked(&cloud), expected.map(action));
}

#[test]
fn a_migration_says_what_its_version_needs() {
    let cloud = cloud_of(&json!({}));
    let nova = nova(&cloud, 1);
    let block_migration = BlockMigration::No;

    block_on(async {
        at(&nova, 55).servers.migrate(&s1(), None).await?;
        at(&nova, 56).servers.migrate(&s1(), None).await?;
        at(&nova, 56).servers.migrate(&s1(), Some("h2")).await?;
        let old = LiveMigrate { block_migration, ..LiveMigrate::default() };
        at(&nova, 24).servers.live_migrate(&s1(), &old).await?;
        at(&nova, 25).servers.live_migrate(&s1(), &old).await?;
        at(&nova, 96).servers.live_migrate(&s1(), &LiveMigrate::default()).await?;
        let forced = LiveMigrate { host: Some("h2".into()), ..forced() };
        at(&nova, 67).servers.live_migrate(&s1(), &forced).await
    })
    .expect("accepted");

    let expected = [
        json!({"migrate": null}),
        json!({"migrate": {}}),
        json!({"migrate": {"host": "h2"}}),
        json!({"os-migrateLive": {
            "host": null, "block_migration": false, "disk_over_commit": false,
        }}),
        json!({"os-migrateLive": {"host": null, "block_migration": false}}),
        json!({"os-migrateLive": {"host": null, "block_migration": "auto"}}),
        json!({"os-migrateLive": {"host": "h2", "block_migration": "auto", "force": true}}),
    ];
    assert_eq!(asked(&cloud), expected.map(action));
}

#[test]
fn an_evacuation_says_what_its_version_needs() {
    let cloud = cloud_of(&json!({"adminPass": "made up"}));
    let nova = nova(&cloud, 1);

    let told = block_on(async {
        at(&nova, 14).servers.evacuate(&s1(), &Evacuate::default()).await?;
        let (host, password) = (Some("h2".into()), Some(Hidden("pw".to_owned())));
        let all = Evacuate { host, password, force: true, ..Evacuate::default() };
        at(&nova, 29).servers.evacuate(&s1(), &all).await?;
        at(&nova, 13).servers.evacuate(&s1(), &shared(Some(false))).await?;
        at(&nova, 13).servers.evacuate(&s1(), &Evacuate::default()).await
    });

    assert_eq!(told, Ok(Some(Hidden("made up".to_owned()))));
    let expected = [
        json!({"evacuate": {}}),
        json!({"evacuate": {"host": "h2", "adminPass": "pw", "force": true}}),
        json!({"evacuate": {"onSharedStorage": false}}),
        json!({"evacuate": {"onSharedStorage": true}}),
    ];
    assert_eq!(asked(&cloud), expected.map(action));
}

#[test]
fn each_request_asks_for_the_version_in_both_ways() {
    let cloud = cloud_of(&json!({}));
    let nova = nova(&cloud, 1);

    for minor in [0, 1, 26, 27, 96] {
        block_on(at(&nova, minor).servers.start(&s1())).expect("accepted");
    }

    let requests = cloud.requests();
    let header = |name| -> Vec<_> {
        requests.iter().skip(1).map(|request| request.headers.get(name)).collect()
    };
    let older = [None, Some("2.1"), Some("2.26"), Some("2.27"), Some("2.96")];
    assert_eq!(header("X-OpenStack-Nova-API-Version"), older);
    let newer = [None, None, None, Some("compute 2.27"), Some("compute 2.96")];
    assert_eq!(header("OpenStack-API-Version"), newer);
    assert_eq!(header("Content-Type"), [Some("application/json"); 5]);
}

#[test]
fn what_a_version_does_not_take_is_not_sent() {
    check_gates(
        &[
            (16, 17, |nova| run(nova.servers.trigger_crash_dump(&s1()))),
            (72, 73, |nova| run(nova.servers.lock(&s1(), Some("why")))),
            (76, 77, |nova| run(nova.servers.unshelve(&s1(), &to(Zone::Named("z".into()), None)))),
            (90, 91, |nova| run(nova.servers.unshelve(&s1(), &to(Zone::Unpin, None)))),
            (90, 91, |nova| run(nova.servers.unshelve(&s1(), &to(Zone::Unsaid, Some("h"))))),
            (55, 56, |nova| run(nova.servers.migrate(&s1(), Some("h2")))),
            (24, 25, |nova| run(nova.servers.live_migrate(&s1(), &LiveMigrate::default()))),
            (25, 24, |nova| run(nova.servers.live_migrate(&s1(), &over_commit()))),
            (29, 30, |nova| run(nova.servers.live_migrate(&s1(), &forced()))),
            (68, 67, |nova| run(nova.servers.live_migrate(&s1(), &forced()))),
            (28, 29, |nova| run(nova.servers.evacuate(&s1(), &forced_evacuation()))),
            (68, 67, |nova| run(nova.servers.evacuate(&s1(), &forced_evacuation()))),
            (14, 13, |nova| run(nova.servers.evacuate(&s1(), &shared(Some(true))))),
        ],
        &json!({}),
    );
}

fn to(availability_zone: Zone, host: Option<&str>) -> Unshelve {
    Unshelve { availability_zone, host: host.map(str::to_owned) }
}

fn over_commit() -> LiveMigrate {
    let block_migration = BlockMigration::Yes;
    LiveMigrate { disk_over_commit: true, block_migration, ..LiveMigrate::default() }
}

fn forced() -> LiveMigrate {
    LiveMigrate { force: true, ..LiveMigrate::default() }
}

fn shared(on_shared_storage: Option<bool>) -> Evacuate {
    Evacuate { on_shared_storage, ..Evacuate::default() }
}

fn forced_evacuation() -> Evacuate {
    Evacuate { force: true, ..Evacuate::default() }
}
