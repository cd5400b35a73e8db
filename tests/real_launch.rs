//! What passes the form's judgement is built by a real Nova, and what it refuses is refused there.
//! Needs `make cloud`, so `cargo test` alone leaves it out: `cargo test --test real_launch`.

#[path = "support/curl.rs"]
mod curl;
#[path = "support/launched.rs"]
mod launched;
#[path = "support/orders.rs"]
mod orders;
#[path = "support/refusals/mod.rs"]
mod refusals;

use std::{
    sync::{Mutex, PoisonError},
    thread::sleep,
    time::Duration,
};

use futures_executor::block_on;
use launched::launched;
use orders::{connection, settled};
use refusals::{Case, Fate, cases};
use slipway::{
    launch::{
        Choices, Content, Disk, Draft, Hardware, Interface, Mend, OwnPort, Part, Plan, Several, Way,
    },
    openstack::{
        Connection, Error, Id,
        cinder::{SnapshotSearch, VolumeSearch},
        glance::ImageSearch,
        neutron::{NetworkSearch, PortSearch, SecurityGroupSearch, SubnetSearch},
        novaclient::{ApiVersion, Server, ServerSearch, Status},
    },
};

/// What every server is called that is made here.
const NAME: &str = "real-launch";

/// Held by the test that runs: both count what the project has left, and tidy it up.
static PROJECT: Mutex<()> = Mutex::new(());

#[test]
fn what_the_form_passes_is_built() {
    let _alone = PROJECT.lock().unwrap_or_else(PoisonError::into_inner);
    let cloud = connection("demo", "demo");
    let choices = block_on(choices(&cloud));
    block_on(tidy(&cloud));

    let outcomes: Vec<(&str, ApiVersion, Vec<Status>)> = drafts(&choices)
        .into_iter()
        .map(|(what, draft)| {
            let plan =
                draft.check(&choices).unwrap_or_else(|problems| panic!("{what}: {problems:?}"));
            let statuses =
                block_on(build(&cloud, &plan)).unwrap_or_else(|error| panic!("{what}: {error}"));
            (what, plan.version, statuses)
        })
        .collect();
    block_on(tidy(&cloud));

    for (what, version, statuses) in outcomes {
        assert!(statuses.iter().all(|status| *status == Status::Active), "{what}: {statuses:?}");
        assert!(version <= ApiVersion::NEWEST, "{what}");
    }
}

#[test]
fn what_the_form_refuses_the_cloud_refuses() {
    let _alone = PROJECT.lock().unwrap_or_else(PoisonError::into_inner);
    let cloud = connection("demo", "demo");
    block_on(tidy(&cloud));
    let choices = block_on(choices(&cloud));
    let plain = draft(&choices);

    let mut wrong = Vec::new();
    for Case { problem, draft, past, fate } in cases(&plain, &choices) {
        assert_eq!(draft.check(&choices).expect_err("a problem"), [problem.clone()]);
        let plan = past.plan(&draft, &plain, &choices);
        let found = block_on(fate_of(&cloud, &plan));
        if found.as_ref().ok() != Some(&fate) {
            wrong.push(format!("{problem:?}: {found:?} instead of {fate:?}"));
        }
    }
    block_on(tidy(&cloud));

    assert!(wrong.is_empty(), "{wrong:#?}");
}

/// What the cloud says to the plan's request, or what becomes of its server.
async fn fate_of(cloud: &Connection, plan: &Plan) -> Result<Fate, String> {
    match build(cloud, plan).await {
        Err(Error::Refused { status, .. }) => Ok(Fate::Refused(status)),
        Ok(statuses) if statuses == [Status::Error] => Ok(Fate::Failed),
        other => Err(format!("{other:?}")),
    }
}

/// One for each way in which requests differ.
fn drafts(choices: &Choices) -> Vec<(&'static str, Draft)> {
    let sized = |content, size: &str| Disk { size: size.into(), ..Disk::new(content) };
    let plain = draft(choices);
    let image = plain.image.clone();
    let local = Draft {
        flavor: flavor(choices, "e1.ephemeral"),
        disks: vec![sized(Content::Swap, "512"), sized(Content::Ephemeral, "10")],
        ..plain.clone()
    };
    let mut hardware = plain.clone();
    hardware.root.hardware =
        Hardware { bus: "virtio".into(), tag: "root".into(), ..Hardware::default() };
    let further = Disk {
        boot_order: "1".into(),
        delete_with_server: true,
        ..sized(Content::Image(image), "1")
    };
    hardware.disks = vec![further];
    let mut everything = Draft {
        description: "made by a test".into(),
        hostname: "real.example.org".into(),
        tags: vec!["real".into()],
        metadata: vec![("role".into(), "größer".into())],
        hints: vec![("rack".into(), "7".into()), ("rack".into(), "8".into())],
        user_data: vec![Part::typed("#!/bin/sh\n"), Part::typed("#cloud-config\n# grün\n")],
        access_v4: "192.0.2.1".into(),
        access_v6: "2001:db8::1".into(),
        config_drive: Some(true),
        manual_partition: true,
        disks: vec![sized(Content::Blank, "1")],
        ..plain.clone()
    };
    Mend::OnNewVolume.apply(&mut everything);
    everything.root.size = "1".into();
    everything.root.delete_with_server = Some(true);
    everything.root.volume_type =
        choices.default_volume_type.as_ref().map(|volume_type| volume_type.id.clone());
    everything.disks[0].delete_with_server = true;
    let network = plain.chosen_networks(choices).remove(0);
    let subnets = choices.subnets.here().iter();
    let mut ranges =
        subnets.filter(|subnet| subnet.network_id == network && subnet.ip_version == Some(4));
    let subnet = ranges.next().map(|subnet| subnet.id.clone());
    let own = OwnPort { mac: "fa:16:3e:0a:0b:0c".into(), ..OwnPort::default() };
    let port = Interface { subnet, own: Some(own), tag: "lan".into(), ..Interface::on(network) };
    let with_port = Draft { interfaces: Some(vec![port.clone()]), ..plain.clone() };
    let several =
        Several { way: Way::Apart, names: format!("{NAME}-a\n{NAME}-b"), ..Several::default() };
    let apart = Interface { own: None, ..port };
    let apart = Draft { several, interfaces: Some(vec![apart]), ..plain.clone() };
    vec![
        ("an image", plain),
        ("disks on the host", local),
        ("hardware and a further disk", hardware),
        ("everything on a new volume", everything),
        ("a port made before", with_port),
        ("two, one by one", apart),
    ]
}

fn draft(choices: &Choices) -> Draft {
    let images = choices.images.here().iter();
    let networks = choices.networks.here().iter();
    let private = networks.filter(|network| network.name == "private");
    Draft {
        name: NAME.into(),
        image: images.clone().find(|it| it.label() == "cirros-0.6.2").map(|it| it.id.clone()),
        flavor: flavor(choices, "m1.tiny"),
        interfaces: Some(private.map(|network| Interface::on(network.id.clone())).collect()),
        keypair: Some(choices.keypairs.here().first().map(|keypair| keypair.name.clone())),
        ..Draft::default()
    }
}

fn flavor(choices: &Choices, name: &str) -> Option<Id<slipway::openstack::novaclient::Flavor>> {
    let mut flavors = choices.flavors.here().iter();
    flavors.find(|flavor| flavor.name == name).map(|flavor| flavor.id.clone())
}

async fn choices(cloud: &Connection) -> Choices {
    let nova = cloud.newest_nova().await.expect("a version");
    Choices {
        images: cloud.glance.images(&ImageSearch::active()).all().await.into(),
        flavors: cloud.nova.flavors.list().await.into(),
        volumes: cloud.cinder.volumes(&VolumeSearch::default()).all().await.into(),
        volume_snapshots: cloud.cinder.snapshots(&SnapshotSearch::default()).all().await.into(),
        volume_types: cloud.cinder.types().all().await.into(),
        default_volume_type: cloud.cinder.default_type().await.expect("a type"),
        volume_limits: cloud.cinder.limits().await.ok(),
        networks: cloud.neutron.networks(&NetworkSearch::default()).all().await.into(),
        subnets: cloud.neutron.subnets(&SubnetSearch::default()).all().await.into(),
        ports: cloud.neutron.ports(&PortSearch::default()).all().await.into(),
        security_groups: cloud
            .neutron
            .security_groups(&SecurityGroupSearch::default())
            .all()
            .await
            .into(),
        gateways: cloud.neutron.gateways().await.into(),
        keypairs: cloud.nova.keypairs.list().await.into(),
        server_groups: nova.server_groups.list().await.into(),
        zones: nova.availability_zones.list().await.into(),
        limits: cloud.nova.limits().await.ok(),
        newest_nova: Some(nova.api_version),
        ..Choices::default()
    }
}

/// Makes the servers, waits for them, and removes them again.
async fn build(cloud: &Connection, plan: &Plan) -> Result<Vec<Status>, Error> {
    let nova = cloud.newest_nova().await?;
    let mut statuses = Vec::new();
    for at in 0..plan.requests.len() {
        let id: Id<Server> = launched(cloud, plan, at).await?.servers.remove(0);
        statuses.push(settled(&nova, &id).await.status);
        nova.servers.delete(&id).await?;
    }
    Ok(statuses)
}

/// Removes what was made and what an earlier run left: servers, and ports that outlive them.
async fn tidy(cloud: &Connection) {
    let nova = cloud.newest_nova().await.expect("a version");
    let search = ServerSearch { name: format!("^{NAME}"), ..ServerSearch::default() };
    for _ in 0..60 {
        let left = nova.servers.search_partial(&search).expect("pages").all().await;
        let left = left.expect("a list");
        for server in &left {
            nova.servers.delete(&server.id).await.ok();
        }
        if left.is_empty() {
            break;
        }
        sleep(Duration::from_millis(500));
    }
    let ports = cloud.neutron.ports(&PortSearch::default()).all().await.expect("ports");
    for port in ports.iter().filter(|port| port.name.starts_with(NAME)) {
        cloud.neutron.delete_port(&port.id).await.ok();
    }
}
