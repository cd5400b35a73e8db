//! Lists: what they can be narrowed by, how they go on, and what is left out of them.

#[path = "support/nova.rs"]
mod nova;
mod support;

use std::sync::Arc;

use futures_executor::block_on;
use nova::{check_gates, cloud_of, lines, nova, run, s1};
use serde_json::{Value, json};
use slipway::openstack::{
    Direction, Error, Id, Result,
    novaclient::{
        FlavorSearch, InstanceActionSearch, KeypairSearch, Nova, ServerGroupSearch, ServerSearch,
        Visibility,
    },
};
use support::Replay;

#[test]
fn servers_are_narrowed_by_everything_that_nova_takes() {
    let cloud = cloud_of(&json!({"servers": []}));
    let words = |word: &str| vec![word.to_owned(), "b".to_owned()];
    let search = ServerSearch {
        name: "^web b&ü".into(),
        status: vec!["ERROR".into(), "ACTIVE".into()],
        all_tenants: true,
        tenant_id: "p1".into(),
        user_id: "u1".into(),
        image: Some(Id::new("i1")),
        flavor: Some(Id::new("f1")),
        ip: "10.".into(),
        ip6: "fe80".into(),
        reservation_id: "r-1".into(),
        changes_since: "2026-01-01T00:00:00Z".into(),
        changes_before: "2026-02-01T00:00:00Z".into(),
        tags: words("t"),
        tags_any: words("ta"),
        not_tags: words("nt"),
        not_tags_any: words("nta"),
        locked: Some(false),
        config_drive: Some(false),
        availability_zone: "az".into(),
        key_name: "k".into(),
        power_state: "1".into(),
        vm_state: "active".into(),
        task_state: "spawning".into(),
        progress: "5".into(),
        host: "h".into(),
        deleted: true,
        sort: vec![
            ("name".into(), Direction::Ascending),
            ("created_at".into(), Direction::Descending),
        ],
        limit: Some(20),
        marker: Some(s1()),
    };

    let pages = nova(&cloud, 83).servers.search(&search).expect("a newer Nova");
    block_on(pages.all()).expect("a list");

    let expected = "GET /servers/detail?all_tenants=True&availability_zone=az\
        &changes-before=2026-02-01T00%3A00%3A00Z&changes-since=2026-01-01T00%3A00%3A00Z\
        &config_drive=False&deleted=True&flavor=f1&host=h&image=i1&ip=10.&ip6=fe80&key_name=k\
        &limit=20&locked=False&marker=s1&name=%5Eweb+b%26%C3%BC&not-tags=nt%2Cb\
        &not-tags-any=nta%2Cb&power_state=1&progress=5&reservation_id=r-1&sort_dir=asc\
        &sort_dir=desc&sort_key=name&sort_key=created_at&status=ERROR&status=ACTIVE&tags=t%2Cb\
        &tags-any=ta%2Cb&task_state=spawning&tenant_id=p1&user_id=u1&vm_state=active";
    assert_eq!(lines(&cloud), [expected]);
}

#[test]
fn what_is_not_said_is_not_asked() {
    let cloud =
        cloud_of(&json!({"servers": [], "flavors": [], "keypairs": [], "server_groups": []}));
    let nova = nova(&cloud, 1);

    block_on(async {
        nova.servers.search(&ServerSearch::default())?.all().await?;
        nova.servers.search_partial(&ServerSearch::default())?.all().await?;
        nova.flavors.search(&FlavorSearch::default()).all().await?;
        nova.keypairs.search(&KeypairSearch::default())?.all().await?;
        nova.server_groups.search(&ServerGroupSearch::default()).all().await
    })
    .expect("lists");

    let expected = ["/servers/detail", "/servers", "/flavors/detail", "/os-keypairs"];
    let mut expected: Vec<_> = expected.map(|path| format!("GET {path}")).into();
    expected.push("GET /os-server-groups".to_owned());
    assert_eq!(lines(&cloud), expected);
}

#[test]
fn flavors_of_everyone_are_asked_for_in_pythons_word() {
    let cloud = cloud_of(&json!({"flavors": []}));
    let flavors = nova(&cloud, 1).flavors;
    let search = FlavorSearch {
        visibility: Visibility::Any,
        min_disk: Some(10),
        min_ram: Some(512),
        limit: Some(2),
        marker: Some(Id::new("f1")),
        sort_key: Some("memory_mb".into()),
        sort_dir: Some("desc".into()),
    };
    let private = FlavorSearch { visibility: Visibility::Private, ..FlavorSearch::default() };

    block_on(flavors.search(&search).all()).expect("a list");
    block_on(flavors.search(&private).all()).expect("a list");

    let any = "GET /flavors/detail?is_public=None&limit=2&marker=f1&minDisk=10&minRam=512\
        &sort_dir=desc&sort_key=memory_mb";
    assert_eq!(lines(&cloud), [any, "GET /flavors/detail?is_public=False"]);
}

#[test]
fn other_lists_have_their_own_parameters() {
    let cloud = cloud_of(&json!({"keypairs": [], "server_groups": [], "instanceActions": []}));
    let nova = nova(&cloud, 66);
    let keys =
        KeypairSearch { user_id: Some("u2".into()), limit: Some(5), marker: Some("a b".into()) };
    let groups = ServerGroupSearch { all_projects: true, limit: Some(5), offset: Some(10) };
    let actions = InstanceActionSearch {
        limit: Some(5),
        marker: Some("req-1".into()),
        changes_since: Some("2026-01-01".into()),
        changes_before: Some("2026-02-01".into()),
    };

    block_on(async {
        nova.keypairs.search(&keys)?.all().await?;
        nova.server_groups.search(&groups).all().await?;
        nova.instance_action.list(&s1(), &actions)?.all().await
    })
    .expect("lists");

    let expected = [
        "GET /os-keypairs?limit=5&marker=a+b&user_id=u2",
        "GET /os-server-groups?all_projects=True&limit=5&offset=10",
        "GET /servers/s1/os-instance-actions?changes-before=2026-02-01\
         &changes-since=2026-01-01&limit=5&marker=req-1",
    ];
    assert_eq!(lines(&cloud), expected);
}

#[test]
fn a_list_goes_on_where_its_link_leads() {
    let page = |id: &str, next: Option<&str>| {
        let mut page = json!({"servers": [{"id": id, "name": id}]});
        if let Some(next) = next {
            page["servers_links"] = json!([{"rel": "next", "href": next}]);
        }
        page
    };
    let next = |marker: &str| format!("http://inside:8774/v2.1/servers?limit=1&marker={marker}");
    let cloud = Replay::default().token("t1").reply(200, &page("1", Some(&next("1"))));
    let cloud = cloud.reply(200, &page("2", Some(&next("2")))).reply(200, &page("3", None));
    let cloud = Arc::new(cloud);
    let search = ServerSearch { limit: Some(1), ..ServerSearch::default() };

    let mut pages = nova(&cloud, 1).servers.search_partial(&search).expect("pages");
    let first = block_on(pages.next()).expect("a page").expect("the first");
    assert_eq!(lines(&cloud).len(), 1, "the second page is not asked for yet");
    let rest = block_on(pages.all()).expect("the others");

    let ids: Vec<_> = first.iter().chain(&rest).map(|server| server.id.as_str()).collect();
    assert_eq!(ids, ["1", "2", "3"]);
    let expected =
        ["GET /servers?limit=1", "GET /servers?limit=1&marker=1", "GET /servers?limit=1&marker=2"];
    assert_eq!(lines(&cloud), expected);
}

#[test]
fn actions_of_a_server_name_their_link_otherwise() {
    let link = json!([{"rel": "next", "href": "http://inside/x?marker=req-1"}]);
    let action = |id: &str| json!({"request_id": id, "action": "reboot"});
    let cloud = Replay::default()
        .token("t1")
        .reply(200, &json!({"instanceActions": [action("req-1")], "links": link}))
        .reply(200, &json!({"instanceActions": [action("req-2")]}));
    let cloud = Arc::new(cloud);

    let pages = nova(&cloud, 58).instance_action.list(&s1(), &InstanceActionSearch::default());
    let all = block_on(pages.expect("pages").all()).expect("actions");

    assert_eq!(all.len(), 2);
    assert_eq!(lines(&cloud)[1], "GET /servers/s1/os-instance-actions?marker=req-1");
}

#[test]
fn nulls_and_odd_items_are_left_out() {
    let mixed = json!({"servers": [null, {}, {"id": "1"}, {"id": 7}, {"name": "no id"}]});
    let cloud = cloud_of(&mixed);

    let servers = block_on(nova(&cloud, 1).servers.list()).expect("a list");

    assert_eq!(servers.iter().map(|server| server.id.as_str()).collect::<Vec<_>>(), ["1"]);
}

#[test]
fn a_list_of_nothing_but_odd_items_is_malformed() {
    let list = |answer: &Value| block_on(nova(&cloud_of(answer), 1).servers.list());

    assert_eq!(list(&json!({"servers": [null, {}]})), Ok(Vec::new()));
    for odd in [json!({"servers": [{"uuid": "1"}]}), json!({"server": []}), json!([])] {
        assert!(matches!(list(&odd), Err(Error::Malformed { .. })), "{odd}");
    }
}

#[test]
fn what_a_version_does_not_take_is_not_asked() {
    check_gates(
        &[
            (72, 73, |nova| search(nova, |it| it.locked = Some(true))),
            (25, 26, |nova| search(nova, |it| it.tags = vec!["a".into()])),
            (25, 26, |nova| search(nova, |it| it.not_tags_any = vec!["a".into()])),
            (65, 66, |nova| search(nova, |it| it.changes_before = "2026-01-01".into())),
            (9, 10, |nova| keys(nova, |it| it.user_id = Some("u2".into()))),
            (34, 35, |nova| keys(nova, |it| it.limit = Some(1))),
            (34, 35, |nova| keys(nova, |it| it.marker = Some("a".into()))),
            (57, 58, |nova| actions(nova, |it| it.limit = Some(1))),
            (65, 66, |nova| actions(nova, |it| it.changes_before = Some("2026-01-01".into()))),
        ],
        &json!({"servers": [], "keypairs": [], "instanceActions": []}),
    );
}

fn search(nova: &Nova, say: fn(&mut ServerSearch)) -> Result<()> {
    let mut search = ServerSearch::default();
    say(&mut search);
    run(nova.servers.search(&search)?.all())
}

fn keys(nova: &Nova, say: fn(&mut KeypairSearch)) -> Result<()> {
    let mut search = KeypairSearch::default();
    say(&mut search);
    run(nova.keypairs.search(&search)?.all())
}

fn actions(nova: &Nova, say: fn(&mut InstanceActionSearch)) -> Result<()> {
    let mut search = InstanceActionSearch::default();
    say(&mut search);
    run(nova.instance_action.list(&s1(), &search)?.all())
}
