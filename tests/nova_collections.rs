//! The smaller collections of Nova: flavors' specs, key pairs, groups, quotas, zones, actions, limits.

#[path = "support/nova.rs"]
mod nova;
mod support;

use std::sync::Arc;

use futures_executor::block_on;
use nova::{asked, at, bare, check_gates, cloud_of, lines, nova, run, s1};
use serde_json::json;
use slipway::openstack::{
    Error, Hidden, Id, Result,
    novaclient::{CreateKeypair, CreateServerGroup, Nova, ServerGroupRules},
};
use support::Replay;

#[test]
fn a_key_pair_is_kept_or_made() {
    let answer = json!({"keypair": {"name": "k", "fingerprint": "aa", "private_key": "secret"}});
    let cloud = cloud_of(&answer);
    let nova = nova(&cloud, 1);
    let given = CreateKeypair::new("k", Some("ssh-rsa AAAA".into()));
    let for_another = CreateKeypair { user_id: Some("u2".into()), ..given.clone() };

    let made = block_on(async {
        nova.keypairs.create(&given).await?;
        at(&nova, 2).keypairs.create(&given).await?;
        at(&nova, 92).keypairs.create(&for_another).await?;
        at(&nova, 91).keypairs.create(&CreateKeypair::new("k", None)).await
    })
    .expect("made");

    assert_eq!(made.private_key, Some(Hidden("secret".to_owned())));
    assert!(!format!("{made:?}").contains("secret"));
    let expected = [
        json!({"name": "k", "public_key": "ssh-rsa AAAA"}),
        json!({"name": "k", "type": "ssh", "public_key": "ssh-rsa AAAA"}),
        json!({"name": "k", "type": "ssh", "public_key": "ssh-rsa AAAA", "user_id": "u2"}),
        json!({"name": "k", "type": "ssh"}),
    ];
    let expected = expected.map(|key| ("POST /os-keypairs".to_owned(), json!({"keypair": key})));
    assert_eq!(asked(&cloud), expected);
}

#[test]
fn since_2_92_the_public_key_must_be_given() {
    let cloud = Arc::new(Replay::default());

    let outcome = block_on(nova(&cloud, 92).keypairs.create(&CreateKeypair::new("k", None)));

    assert!(matches!(outcome, Err(Error::Invalid { what: "public_key", .. })), "{outcome:?}");
    assert!(cloud.requests().is_empty());
}

#[test]
fn key_pairs_are_named_by_their_name_and_their_owner() {
    let cloud = cloud_of(&json!({"keypair": {"name": "a/b"}}));
    let keypairs = nova(&cloud, 10).keypairs;
    let name = Id::new("a/b");

    block_on(async {
        keypairs.get(&name).await?;
        keypairs.get_of(&name, "u 2").await?;
        keypairs.delete(&name).await?;
        keypairs.delete_of(&name, "u 2").await
    })
    .expect("answers");

    let path = "/os-keypairs/a%2Fb";
    let (own, other) = (path.to_owned(), format!("{path}?user_id=u+2"));
    let expected = [("GET", &own), ("GET", &other), ("DELETE", &own), ("DELETE", &other)];
    assert_eq!(asked(&cloud), expected.map(|(method, path)| bare(&format!("{method} {path}"))));
}

#[test]
fn a_group_says_its_policy_in_the_words_of_the_version() {
    let cloud = cloud_of(&json!({"server_group": {"id": "g1"}}));
    let nova = nova(&cloud, 63);
    let plain = group("soft-affinity", None);

    block_on(async {
        nova.server_groups.create(&plain).await?;
        at(&nova, 64).server_groups.create(&plain).await?;
        at(&nova, 64).server_groups.create(&group("anti-affinity", Some(3))).await?;
        nova.server_groups.get(&Id::new("g1")).await?;
        nova.server_groups.delete(&Id::new("g1")).await
    })
    .expect("answers");

    let create = |group| ("POST /os-server-groups".to_owned(), json!({"server_group": group}));
    let rules = json!({"max_server_per_host": 3});
    let expected = [
        create(json!({"name": "g", "policies": ["soft-affinity"]})),
        create(json!({"name": "g", "policy": "soft-affinity"})),
        create(json!({"name": "g", "policy": "anti-affinity", "rules": rules})),
        bare("GET /os-server-groups/g1"),
        bare("DELETE /os-server-groups/g1"),
    ];
    assert_eq!(asked(&cloud), expected);
}

#[test]
fn the_rest_is_read() {
    let cloud = cloud_of(&json!({
        "extra_specs": {"hw:cpu_policy": "dedicated"}, "quota_set": {"id": "p1"},
        "availabilityZoneInfo": [{"zoneName": "az1"}], "instanceAction": {"request_id": "r"},
        "limits": {"absolute": {
            "maxTotalInstances": 1, "totalInstancesUsed": 1, "maxTotalCores": 1,
            "totalCoresUsed": 1, "maxTotalRAMSize": 1, "totalRAMUsed": 1,
        }},
    }));
    let nova = nova(&cloud, 1);

    let specs = block_on(async {
        nova.quotas.detail(&Id::new("p1"), None).await?;
        nova.quotas.detail(&Id::new("p1"), Some("u1")).await?;
        nova.availability_zones.list().await?;
        nova.availability_zones.list_detailed().await?;
        nova.instance_action.get(&s1(), "req-1").await?;
        nova.limits().await?;
        nova.limits_of(&Id::new("p2")).await?;
        at(&nova, 75).limits().await?;
        nova.flavors.get_keys(&Id::new("m1.tiny")).await
    })
    .expect("answers");

    assert_eq!(specs["hw:cpu_policy"], "dedicated");
    let expected = [
        "GET /os-quota-sets/p1/detail",
        "GET /os-quota-sets/p1/detail?user_id=u1",
        "GET /os-availability-zone",
        "GET /os-availability-zone/detail",
        "GET /servers/s1/os-instance-actions/req-1",
        "GET /limits?reserved=1",
        "GET /limits?reserved=1&tenant_id=p2",
        "GET /limits",
        "GET /flavors/m1.tiny/os-extra_specs",
    ];
    assert_eq!(lines(&cloud), expected);
}

#[test]
fn what_a_version_does_not_take_is_not_sent() {
    check_gates(
        &[
            (1, 2, |nova| key(nova, |it| it.key_type = "x509".into())),
            (9, 10, |nova| key(nova, |it| it.user_id = Some("u2".into()))),
            (9, 10, |nova| run(nova.keypairs.get_of(&Id::new("k"), "u2"))),
            (9, 10, |nova| run(nova.keypairs.delete_of(&Id::new("k"), "u2"))),
            (14, 15, |nova| run(nova.server_groups.create(&group("soft-affinity", None)))),
            (63, 64, |nova| run(nova.server_groups.create(&group("anti-affinity", Some(2))))),
        ],
        &json!({"keypair": {"name": "k"}, "server_group": {"id": "g1"}}),
    );
}

fn key(nova: &Nova, say: fn(&mut CreateKeypair)) -> Result<()> {
    let mut request = CreateKeypair::new("k", Some("ssh-rsa AAAA".into()));
    say(&mut request);
    run(nova.keypairs.create(&request))
}

fn group(policy: &str, max_server_per_host: Option<u32>) -> CreateServerGroup {
    let rules = ServerGroupRules { max_server_per_host };
    CreateServerGroup { name: "g".into(), policy: policy.into(), rules }
}
