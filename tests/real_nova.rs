//! Nova's managers against a real Nova: it takes what they send, and they read what it answers, at
//! every version that changed an answer. Needs `make cloud`, so `cargo test` alone leaves it out:
//! `cargo test --test real_nova`.

#[path = "support/curl.rs"]
mod curl;
#[path = "support/orders.rs"]
mod orders;

use std::collections::BTreeMap;

use futures_executor::block_on;
use orders::{connection, orders, settled};
use slipway::openstack::{
    Direction, Id, Result,
    glance::{Image, ImageSearch},
    neutron::{Network, NetworkSearch},
    novaclient::{
        ApiVersion, AttachInterface, AvailabilityZone, By, Change, CreateKeypair, CreateServer,
        CreateServerGroup, InstanceActionSearch, Networks, Nova, Reboot, Rebuild, Server,
        ServerGroupRules, ServerSearch, Status, UpdateServer, Wanted,
    },
};

/// Versions at which Nova began to answer otherwise.
const VERSIONS: [u32; 12] = [1, 2, 9, 26, 47, 64, 75, 90, 96, 98, 100, 104];

#[test]
fn every_version_is_read() {
    let cloud = connection("demo", "demo");
    let newest = block_on(cloud.nova.discover_version(Wanted::Latest));
    assert_eq!(newest, Ok(ApiVersion::NEWEST));
    let too_old = block_on(cloud.nova.at(ApiVersion::new(2, 999)).servers.list());
    let Err(refusal) = too_old else { panic!("2.999 is taken") };
    let instead = cloud.nova.at(ApiVersion::new(2, 999)).instead(&refusal).expect("a range");
    assert_eq!(instead.api_version, ApiVersion::NEWEST);

    for minor in VERSIONS {
        let nova = cloud.nova.at(ApiVersion::new(2, minor));
        let servers = block_on(nova.servers.list()).expect("servers");
        let web = servers.iter().find(|server| server.name == "web-1").expect("web-1");
        let volume = servers.iter().find(|server| server.name == "vol-1").expect("vol-1");
        let alone = block_on(nova.servers.find(By::Name("web-1"))).expect("web-1");
        let flavors = block_on(nova.flavors.list()).expect("flavors");

        assert_eq!(web.id, alone.id);
        assert_eq!(web.status, Status::Active);
        assert!(!web.tenant_id.is_empty() && !web.user_id.is_empty() && !web.updated.is_empty());
        assert_eq!(web.flavor.id.is_some(), minor < 47);
        assert_eq!(web.flavor.vcpus.is_some(), minor >= 47);
        assert!(web.image.is_some() && volume.image.is_none());
        assert_eq!(volume.volumes_attached.len(), 1);
        assert_eq!(web.hostname.is_some(), minor >= 90);
        assert!(
            flavors.iter().any(|flavor| flavor.name == "m1.small" && flavor.is_public.is_some())
        );

        let volumes = block_on(nova.volumes.get_server_volumes(&volume.id)).expect("volumes");
        assert_eq!(volumes[0].volume_id, volume.volumes_attached[0].id);
        assert!(!block_on(nova.servers.interface_list(&web.id)).expect("ports").is_empty());
        assert!(!block_on(nova.servers.list_security_group(&web.id)).expect("groups").is_empty());
        let actions = nova.instance_action.list(&web.id, &InstanceActionSearch::default());
        let actions = block_on(actions.expect("pages").all()).expect("actions");
        let made = actions.last().expect("it was made");
        let action = block_on(nova.instance_action.get(&web.id, &made.request_id));
        assert_eq!(action.expect("an action").events.is_empty(), minor < 51);
        let groups = block_on(nova.server_groups.list()).expect("groups");
        assert!(groups.iter().all(|group| group.policy().is_some()));
        assert!(!block_on(nova.keypairs.list()).expect("keys")[0].public_key.is_empty());
        let zones = block_on(nova.availability_zones.list()).expect("zones");
        assert!(zones.iter().any(AvailabilityZone::is_available));
        let quotas = block_on(nova.quotas.detail(&Id::new(&*web.tenant_id), None)).expect("quotas");
        assert_eq!(quotas.cores.expect("cores").limit, 24);
        block_on(nova.limits()).expect("limits");
    }
}

#[test]
fn what_an_owner_asks_of_a_server_is_taken() {
    let cloud = connection("demo", "demo");
    let nova = block_on(cloud.newest_nova()).expect("a version");
    let image = block_on(cloud.glance.images(&ImageSearch::active()).all()).expect("images");
    let image = image.iter().find(|image| image.name.as_deref() == Some("cirros-0.6.2"));
    let image = image.expect("cirros").id.clone();
    let networks =
        block_on(cloud.neutron.networks(&NetworkSearch::default()).all()).expect("networks");
    let network = networks.iter().find(|it| it.name == "private").expect("private").id.clone();
    let flavor = block_on(nova.flavors.find_resource("m1.tiny")).expect("m1.tiny");
    let left = ServerSearch { name: "^real-nova".into(), ..ServerSearch::default() };
    let left = block_on(nova.servers.search_partial(&left).expect("pages").all()).expect("a list");
    for server in left {
        block_on(nova.servers.delete(&server.id)).expect("what an earlier run left");
    }
    let request = CreateServer {
        networks: Networks::On(vec![network.clone().into()]),
        tags: vec!["real".into()],
        ..CreateServer::new("real-nova", Some(image.clone()), flavor.id)
    };
    let created = block_on(nova.servers.create(&request)).expect("accepted");
    assert!(created.admin_pass.is_some());
    let id = created.id;

    let outcome = block_on(exercise(&nova, &id, &image, &network));
    let deleted = block_on(nova.servers.delete(&id));

    assert_eq!(outcome, Ok(()));
    assert_eq!(deleted, Ok(()));
}

async fn exercise(
    nova: &Nova,
    id: &Id<Server>,
    image: &Id<Image>,
    network: &Id<Network>,
) -> Result<()> {
    let servers = &nova.servers;
    assert_eq!(settled(nova, id).await.status, Status::Active);
    let names = ["real-nova", "real+nova", "real-nova-9"].map(str::to_owned);
    assert_eq!(servers.names_taken(&names[..1]).await?, names[..1]);
    assert!(servers.names_taken(&names[1..2]).await?.is_empty());
    assert_eq!(servers.names_taken(&names).await?, names[..1]);
    servers.set_tags(id, &["real", "nova"]).await?;
    servers.add_tag(id, "a b").await?;
    servers.delete_tag(id, "nova").await?;
    assert_eq!(servers.tag_list(id).await?.len(), 2);
    servers.set_meta(id, &BTreeMap::from([("k".into(), "v".into())])).await?;
    servers.set_meta_item(id, "l", "w").await?;
    assert_eq!(servers.get_meta(id, "l").await?, "w");
    servers.delete_meta(id, &["k"]).await?;
    assert_eq!(servers.list_meta(id).await?.len(), 1);
    let update = UpdateServer {
        name: Some("real-nova-2".into()),
        description: Change::Set("a test".into()),
        hostname: Some("real-nova".into()),
    };
    let updated = servers.update(id, &update).await?.expect("a server");
    assert_eq!((&*updated.name, updated.description.as_deref()), ("real-nova-2", Some("a test")));
    let search = ServerSearch {
        name: "^real-nova-2$".into(),
        tags: vec!["real".into(), "a b".into()],
        not_tags_any: vec!["nova".into()],
        sort: vec![("created_at".into(), Direction::Descending)],
        locked: Some(false),
        limit: Some(1),
        ..ServerSearch::default()
    };
    assert_eq!(servers.search(&search)?.all().await?[0].id, *id);
    servers.lock(id, Some("a test")).await?;
    assert_eq!(servers.get(id).await?.locked_reason.as_deref(), Some("a test"));
    servers.unlock(id).await?;
    servers.stop(id).await?;
    assert_eq!(settled(nova, id).await.status.as_str(), "SHUTOFF");
    servers.start(id).await?;
    settled(nova, id).await;
    servers.reboot(id, Reboot::Hard).await?;
    assert_eq!(settled(nova, id).await.status, Status::Active);
    let interface = AttachInterface { net_id: Some(network.clone()), ..AttachInterface::default() };
    let port = servers.interface_attach(id, &interface).await?;
    servers.interface_detach(id, &port.port_id).await?;
    servers.ips(id).await?;
    servers.get_password(id).await?;
    let rebuild = Rebuild { description: Change::Clear, ..Rebuild::new(image.clone()) };
    let again = servers.rebuild(id, &rebuild).await?;
    assert_eq!((again.server.id, again.admin_pass.is_some()), (id.clone(), true));
    assert_eq!(settled(nova, id).await.description, None);
    orders(nova, id).await;
    nova.keypairs.delete(&Id::new("real@nova")).await.ok();
    let key = "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIJx0Wm0qWwX5aV9g1mJkqf1s1n7M3Hf2yq3G5vY9mQ0e t";
    nova.keypairs.create(&CreateKeypair::new("real@nova", Some(key.into()))).await?;
    nova.keypairs.delete(&Id::new("real@nova")).await?;
    let group = CreateServerGroup {
        name: "real".into(),
        policy: "anti-affinity".into(),
        rules: ServerGroupRules { max_server_per_host: Some(2) },
    };
    let group = nova.server_groups.create(&group).await?;
    assert_eq!(group.rules.max_server_per_host, Some(2));
    nova.server_groups.delete(&group.id).await
}
