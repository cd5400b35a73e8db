//! What passes the form's judgement is built by a real Nova, and what it refuses is refused there.
//! Needs `make cloud`, so `cargo test` alone leaves it out: `cargo test --test real_launch`.

#[path = "support/curl.rs"]
mod curl;
#[path = "support/orders.rs"]
mod orders;

use futures_executor::block_on;
use orders::{connection, settled};
use slipway::{
    launch::{
        Choices, Content, Disk, Draft, Field, Hardware, Interface, Mend, OwnPort, Part, Plan,
        Problem, Several, Way, submit,
    },
    openstack::{
        Connection, Error, Id,
        cinder::SnapshotSearch,
        glance::ImageSearch,
        neutron::{NetworkSearch, PortSearch, SecurityGroupSearch, SubnetSearch},
        novaclient::{ApiVersion, Server, ServerSearch, Status},
    },
};

/// What every server is called that is made here.
const NAME: &str = "real-launch";

#[test]
fn what_the_form_passes_is_built() {
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
fn what_the_form_refuses_nova_refuses() {
    let cloud = connection("demo", "demo");
    let choices = block_on(choices(&cloud));
    let plain = draft(&choices);
    let emoji = Draft { name: format!("{NAME} 🚀"), ..plain.clone() };
    let swap = Disk { size: "1".into(), ..Disk::new(Content::Swap) };
    let swap = Draft { disks: vec![swap], ..plain.clone() };

    for (draft, expected) in
        [(emoji, Problem::NameUnprintable), (swap, Problem::SwapTooLarge(Field::Disk(0), 0))]
    {
        let problems = draft.check(&choices).expect_err("a problem");
        assert_eq!(problems, [expected]);
        let mut plan = plain.check(&choices).expect("complete");
        plan.requests[0].name.clone_from(&draft.name);
        if !draft.disks.is_empty() {
            let with_swap = Draft { flavor: flavor(&choices, "e1.ephemeral"), ..draft };
            let with_swap = with_swap.check(&choices).expect("complete").requests.remove(0);
            plan.requests[0].block_device_mapping_v2 = with_swap.block_device_mapping_v2;
        }
        let outcome = block_on(submit(&cloud, &plan, 0));
        assert!(matches!(outcome, Err(Error::Refused { status: 400, .. })), "{outcome:?}");
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
        let id: Id<Server> = submit(cloud, plan, at).await?.id;
        statuses.push(settled(&nova, &id).await.status);
        nova.servers.delete(&id).await?;
    }
    Ok(statuses)
}

/// Removes what an earlier run left: servers, and ports that outlive them.
async fn tidy(cloud: &Connection) {
    let nova = cloud.newest_nova().await.expect("a version");
    let search = ServerSearch { name: format!("^{NAME}"), ..ServerSearch::default() };
    for server in nova.servers.search_partial(&search).expect("pages").all().await.expect("a list")
    {
        nova.servers.delete(&server.id).await.ok();
    }
    let ports = cloud.neutron.ports(&PortSearch::default()).all().await.expect("ports");
    for port in ports.iter().filter(|port| port.name.starts_with(NAME)) {
        cloud.neutron.delete_port(&port.id).await.ok();
    }
}
