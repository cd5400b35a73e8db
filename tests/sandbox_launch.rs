//! What a launch in the sandbox makes, from each kind of source, through the client.

#[allow(dead_code, reason = "it counts what nobody waits for here")]
#[path = "support/clock.rs"]
mod clock;
#[path = "support/launched.rs"]
mod launched;

use std::sync::Arc;

use clock::FakeClock;
use futures_executor::block_on;
use launched::launched;
use secrecy::SecretString;
use slipway::{
    launch::{Choices, Content, Disk, Draft, Interface, Marker, OwnPort, Root, SourceKind},
    openstack::{
        Connection, Error, Id,
        cinder::{SnapshotSearch, Volume, VolumeSearch},
        clock::Clock,
        glance::ImageSearch,
        keystoneauth::{
            Session, World,
            identity::{Auth, AuthUrl, DomainRef, Method, Scope, UserRef},
        },
        neutron::{CreateFloatingIp, Listing, NetworkSearch, Port, PortSearch, SubnetSearch},
        novaclient::{CreateKeypair, Server, ServerGroupSearch},
    },
    sandbox::{AUTH_URL, Sandbox},
};

#[test]
fn an_image_on_a_new_volume_makes_a_volume_that_the_lists_show() {
    let cloud = Cloud::new();
    let root = Root { on_new_volume: Some(true), size: "12".into(), ..Root::default() };
    let disks = vec![Disk { size: "3".into(), ..Disk::new(Content::Blank) }];

    let server = cloud.launch(&Draft { root, disks, ..cloud.draft() }).expect("accepted");

    let attached = cloud.attached_to(&server);
    let sizes: Vec<_> = attached.iter().map(|it| (it.size, it.bootable)).collect();
    assert_eq!(sizes, [(12, true), (3, false)]);
    assert_eq!((server.image, server.volumes_attached.len()), (None, 2));
}

#[test]
fn a_server_starts_from_a_snapshot_of_a_server_on_volumes() {
    let cloud = Cloud::new();
    let snapshot = cloud.choices.images.here().iter().find(|it| it.label() == "db-1-snapshot");
    let snapshot = snapshot.map(|image| image.id.clone());
    let source = Some(SourceKind::ServerSnapshot);

    let draft = Draft { source, server_snapshot: snapshot, image: None, ..cloud.draft() };
    let server = cloud.launch(&draft).expect("accepted");

    let attached = cloud.attached_to(&server);
    assert_eq!((attached.len(), attached[0].size), (1, 12));
    assert!(attached[0].snapshot_id.is_some());
}

#[test]
fn a_volume_that_a_server_starts_from_is_in_use_and_refused_to_the_next() {
    let cloud = Cloud::new();
    let volume = cloud.choices.volumes.here().iter().find(|it| it.name == "debian-root");
    let volume = volume.map(|volume| volume.id.clone());
    let source = Some(SourceKind::Volume);
    let draft = Draft { source, volume, image: None, ..cloud.draft() };

    let server = cloud.launch(&draft).expect("accepted");
    let again = cloud.launch(&draft);

    assert_eq!(cloud.attached_to(&server)[0].status, "in-use");
    let Err(Error::Refused { status: 400, message, .. }) = again else { panic!("{again:?}") };
    assert!(message.contains("the status is in-use"), "{message}");
}

#[test]
fn a_server_starts_from_a_snapshot_of_a_volume() {
    let cloud = Cloud::new();
    let snapshots = cloud.choices.volume_snapshots.here().iter();
    let snapshot = snapshots.clone().find(|it| it.name == "debian-before-upgrade");
    let volume_snapshot = snapshot.map(|snapshot| snapshot.id.clone());
    let source = Some(SourceKind::VolumeSnapshot);

    let draft = Draft { source, volume_snapshot, image: None, ..cloud.draft() };
    let server = cloud.launch(&draft).expect("accepted");

    assert_eq!(cloud.attached_to(&server)[0].size, 10);
}

#[test]
fn a_port_of_its_own_has_the_address_that_was_asked_for_and_nobody_else_gets_it() {
    let cloud = Cloud::new();
    let storage = cloud.network("storage");
    let own = Some(OwnPort::default());
    let nic = Interface { v4: "192.168.40.77".into(), own, ..Interface::on(storage) };
    let draft = Draft { interfaces: Some(vec![nic]), ..cloud.draft() };

    let server = cloud.launch(&draft).expect("accepted");
    let again = cloud.launch(&draft);

    cloud.wait(5_000);
    let server = cloud.server(&server.id);
    assert_eq!(server.addresses["storage"][0].addr, "192.168.40.77");
    assert!(matches!(again, Err(Error::Refused { status: 409, .. })), "{again:?}");
}

#[test]
fn a_floating_ip_leads_to_a_server_and_is_told_among_its_addresses() {
    let cloud = Cloud::new();
    let server = cloud.launch(&cloud.draft()).expect("accepted");
    let port = cloud.ports_of(&server).remove(0);
    let neutron = &cloud.connection.neutron;

    let request = CreateFloatingIp::new(cloud.network("public"));
    let made = block_on(neutron.create_floating_ip(&request)).expect("an address");
    block_on(neutron.associate_floating_ip(&made.id, &port.id, None)).expect("led");

    cloud.wait(5_000);
    let server = cloud.server(&server.id);
    let told = server.addresses["private"].iter().map(|it| &*it.addr).collect::<Vec<_>>();
    assert!(told.contains(&&*made.floating_ip_address), "{told:?}");
    assert_eq!(block_on(neutron.gateways()).expect("gateways").len(), 1);
}

#[test]
fn tags_notes_and_a_group_of_servers_are_told_again() {
    let cloud = Cloud::new();
    let nova = block_on(cloud.connection.newest_nova()).expect("a version");
    let groups = nova.server_groups.search(&ServerGroupSearch::default());
    let group = block_on(groups.all()).expect("groups").remove(0);

    let draft = Draft {
        tags: vec!["db".into()],
        metadata: vec![("owner".into(), "ops".into())],
        server_group: Some(group.id.clone()),
        zone: Some(Some("east".into())),
        ..cloud.draft()
    };
    let server = cloud.launch(&draft).expect("accepted");

    assert_eq!((&*server.tags[0], &*server.metadata["owner"]), ("db", "ops"));
    assert_eq!(server.server_groups, [group.id]);
}

#[test]
fn a_marker_is_taken_off_once_its_server_stands_still() {
    let cloud = Cloud::new();
    let marker = Marker::new(&*cloud.clock);
    let tagged = Draft { tags: vec!["db".into()], ..cloud.draft() };
    for (draft, notes) in [(cloud.draft(), 1), (tagged, 0)] {
        let server = cloud.launch(&draft).expect("accepted");
        assert_eq!((marker.is_on(&server), server.metadata.len()), (true, notes));

        let early = block_on(marker.take_off(&cloud.connection, &server));
        cloud.wait(5_000);
        block_on(marker.take_off(&cloud.connection, &server)).expect("taken off");
        block_on(marker.take_off(&cloud.connection, &server)).expect("it is off");

        assert!(matches!(early, Err(Error::Refused { status: 409, .. })), "{early:?}");
        let server = cloud.server(&server.id);
        assert!(!marker.is_on(&server) && server.tags == draft.tags);
    }
}

#[test]
fn a_key_is_imported_once() {
    let cloud = Cloud::new();
    let key = Some("ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIAEbOgWhjH a@b".to_owned());
    let request = CreateKeypair::new("new", key);

    let made = block_on(cloud.connection.nova.keypairs.create(&request));
    let again = block_on(cloud.connection.nova.keypairs.create(&request));

    assert_eq!(made.expect("imported").fingerprint.len(), 47);
    let Err(Error::Refused { status: 409, message, .. }) = again else { panic!("{again:?}") };
    assert_eq!(message, "Key pair 'new' already exists.");
}

#[test]
fn images_of_the_community_are_found_by_name_only() {
    let cloud = Cloud::new();
    let listed = cloud.choices.images.here().iter().any(|image| image.label() == "Arch Linux");
    let search = ImageSearch {
        names: vec!["Arch Linux".into()],
        shown: slipway::openstack::glance::Shown::All,
        ..ImageSearch::active()
    };

    let found = block_on(cloud.connection.glance.images(&search).all()).expect("images");

    assert_eq!((listed, found.len()), (false, 1));
}

/// A sandbox, with demo in the project demo and what the form has read.
struct Cloud {
    clock: Arc<FakeClock>,
    connection: Connection,
    choices: Choices,
}

impl Cloud {
    fn new() -> Self {
        let clock = FakeClock::at("2027-01-15T08:00:00Z");
        let watch = clock.clone();
        #[expect(clippy::cast_precision_loss, reason = "milliseconds fit")]
        let transport = Arc::new(Sandbox::new(move || watch.now().as_millis() as f64));
        let scope = Scope::ProjectNamed("demo".into(), Some(DomainRef::Name("Default".into())));
        let user = UserRef::named("demo", "Default");
        let auth = Auth {
            auth_url: AuthUrl::new(AUTH_URL),
            methods: vec![Method::Password(user, SecretString::from("sandbox"))],
            scope,
        };
        let session = Session::new(World { transport, clock: clock.clone() }, auth);
        let connection = Connection::new(&session, "public", None);
        let choices = block_on(read(&connection));
        Self { clock, connection, choices }
    }

    fn wait(&self, milliseconds: i64) {
        self.clock.set(self.clock.now().shifted(milliseconds));
    }

    fn network(&self, name: &str) -> Id<slipway::openstack::neutron::Network> {
        let known = self.choices.networks.here().iter().find(|network| network.name == name);
        known.expect("a network").id.clone()
    }

    fn draft(&self) -> Draft {
        let images = self.choices.images.here().iter();
        let flavors = self.choices.flavors.here().iter();
        Draft {
            name: "db".to_owned(),
            image: images.clone().find(|it| it.label() == "Debian 12").map(|it| it.id.clone()),
            flavor: flavors.clone().find(|it| it.name == "m1.small").map(|it| it.id.clone()),
            interfaces: Some(vec![Interface::on(self.network("private"))]),
            ..Draft::default()
        }
    }

    fn launch(&self, draft: &Draft) -> Result<Server, Error> {
        let plan = draft.check(&self.choices).expect("a complete draft");
        let made = block_on(launched(&self.connection, &plan, 0))?;
        Ok(self.server(&made.servers[0]))
    }

    fn server(&self, id: &Id<Server>) -> Server {
        let nova = block_on(self.connection.newest_nova()).expect("a version");
        block_on(nova.servers.get(id)).expect("a server")
    }

    fn attached_to(&self, server: &Server) -> Vec<Volume> {
        let volumes = self.connection.cinder.volumes(&VolumeSearch::default());
        let mut volumes = block_on(volumes.all()).expect("volumes");
        volumes
            .retain(|it| it.attachments.iter().any(|at| at.server_id.as_ref() == Some(&server.id)));
        volumes
    }

    fn ports_of(&self, server: &Server) -> Vec<Port> {
        let device_ids = vec![server.id.as_str().to_owned()];
        let search = PortSearch { device_ids, ..PortSearch::default() };
        block_on(self.connection.neutron.ports(&search).all()).expect("ports")
    }
}

async fn read(cloud: &Connection) -> Choices {
    let (cinder, neutron, nova) = (&cloud.cinder, &cloud.neutron, &cloud.nova);
    Choices {
        images: cloud.glance.images(&ImageSearch::active()).all().await.into(),
        flavors: nova.flavors.list().await.into(),
        keypairs: nova.keypairs.list().await.into(),
        zones: nova.availability_zones.list().await.into(),
        limits: nova.limits().await.ok(),
        volumes: cinder.volumes(&VolumeSearch::default()).all().await.into(),
        volume_snapshots: cinder.snapshots(&SnapshotSearch::default()).all().await.into(),
        volume_types: cinder.types().all().await.into(),
        default_volume_type: cinder.default_type().await.ok().flatten(),
        volume_limits: cinder.limits().await.ok(),
        networks: neutron.networks(&NetworkSearch::default()).all().await.into(),
        subnets: neutron.subnets(&SubnetSearch::default()).all().await.into(),
        qos_policies: neutron.qos_policies(&Listing::default()).all().await.into(),
        ..Choices::default()
    }
}
