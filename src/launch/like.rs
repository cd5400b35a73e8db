//! A draft that makes another server like one that is there.

use futures_util::future::join4;

use super::{Attached, Content, Disk, Draft, Interface, Marker, Root, SourceKind};
use crate::openstack::{
    Connection, Id, Result,
    cinder::Volume,
    neutron::{Listing, Port, PortSearch, SecurityGroup},
    novaclient::{Flavor, Server, Status, VolumeAttachment},
};

/// What is known of a server, and of what hangs on it.
#[derive(Clone, Debug, PartialEq)]
pub struct Original {
    /// It, as the newest Nova tells.
    pub server: Server,
    /// Its ports, in Nova's order.
    pub ports: Vec<Port>,
    /// Its volumes, the first disk among them if it is one.
    pub volumes: Vec<(VolumeAttachment, Volume)>,
    /// Its flavor's id, where there is one of that name still.
    pub flavor: Option<Id<Flavor>>,
}

/// Reads `server`, and makes a draft of it. What hangs on it and cannot be read is left out.
pub async fn draft_like(cloud: &Connection, server: &Id<Server>) -> Result<Draft> {
    let nova = cloud.newest_nova().await?;
    let search = PortSearch {
        device_ids: vec![server.as_str().to_owned()],
        listing: Listing::of(&["id", "network_id", "security_groups", "port_security_enabled"]),
        ..PortSearch::default()
    };
    let (server, ports, attached, flavors) = join4(
        nova.servers.get(server),
        cloud.neutron.ports(&search).all(),
        nova.volumes.get_server_volumes(server),
        cloud.nova.flavors.list(),
    )
    .await;
    let server = server?;
    let mut volumes = Vec::new();
    for attachment in attached.unwrap_or_default() {
        if let Ok(volume) = cloud.cinder.volume(&Id::new(&*attachment.volume_id)).await {
            volumes.push((attachment, volume));
        }
    }
    let name = server.flavor.original_name.as_deref();
    let flavors = flavors.unwrap_or_default();
    let named = flavors.iter().find(|flavor| Some(flavor.name.as_str()) == name);
    let flavor = server.flavor.id.clone().or_else(|| named.map(|flavor| flavor.id.clone()));
    Ok(Draft::like(&Original { server, ports: ports.unwrap_or_default(), volumes, flavor }))
}

impl Draft {
    /// A draft that makes another server like `original`. Nova tells nobody but administrators the
    /// user data, and nobody the password.
    pub fn like(original: &Original) -> Self {
        let Original { server, ports, volumes, flavor } = original;
        let text = |text: &Option<String>| text.clone().unwrap_or_default();
        // A server that no host took has no ports: where it was to be connected nobody knows.
        let has_run = server.status != Status::Error || server.launched_at.is_some();
        let is_known = has_run || !ports.is_empty();
        let attached = if ports.is_empty() { Attached::None } else { Attached::To };
        let interfaces = ports.iter().map(|it| Interface::on(it.network_id.clone()));
        let mut draft = Self {
            name: server.name.clone(),
            description: text(&server.description),
            flavor: flavor.clone(),
            keypair: Some(server.key_name.clone()),
            security_groups: is_known.then(|| groups(ports)),
            interfaces: is_known.then(|| interfaces.collect()),
            attached: if is_known { attached } else { Attached::default() },
            config_drive: Some(server.config_drive.eq_ignore_ascii_case("true")),
            manual_partition: server.disk_config.as_deref() == Some("MANUAL"),
            tags: server.tags.clone(),
            metadata: server.metadata.clone().into_iter().collect(),
            server_group: server.server_groups.first().cloned(),
            zone: Some(server.pinned_availability_zone.clone()),
            certificates: server.trusted_image_certificates.clone(),
            access_v4: server.access_ip_v4.clone(),
            access_v6: server.access_ip_v6.clone(),
            ..Self::default()
        };
        for (key, value) in &server.scheduler_hints {
            let values = value.as_array().map_or(std::slice::from_ref(value), Vec::as_slice);
            let values = values.iter().filter_map(|value| value.as_str());
            draft.hints.extend(values.map(|value| (key.clone(), value.to_owned())));
        }
        draft.hints.retain(|(key, _)| key != "group");
        // It is of that launch.
        draft.tags.retain(|tag| !Marker::is_one(tag));
        draft.metadata.retain(|(key, _)| key != Marker::KEY);
        let mut volumes = volumes.iter();
        if let Some(image) = &server.image {
            draft.image = Some(image.clone());
            draft.root.on_new_volume = Some(false);
        } else if let Some((attachment, volume)) = volumes.next() {
            draft.start_like(attachment, volume);
        }
        // Each gets volumes of its own: a volume is for one server.
        draft.disks = volumes.map(|(attachment, volume)| another(attachment, volume)).collect();
        draft
    }

    /// The first disk, being a volume: a new one of the same image, or else of the same snapshot.
    fn start_like(&mut self, attachment: &VolumeAttachment, volume: &Volume) {
        self.root = Root {
            on_new_volume: Some(true),
            size: volume.size.to_string(),
            volume_type: volume.volume_type_id.clone(),
            delete_with_server: attachment.delete_on_termination,
            ..Root::default()
        };
        if let Some(snapshot) = &volume.snapshot_id {
            self.source = Some(SourceKind::VolumeSnapshot);
            self.volume_snapshot = Some(snapshot.clone());
        } else {
            self.source = Some(SourceKind::Image);
            self.image = volume.volume_image_metadata.get("image_id").map(Id::new);
        }
    }
}

/// An empty volume of the same size.
fn another(attachment: &VolumeAttachment, volume: &Volume) -> Disk {
    Disk {
        size: volume.size.to_string(),
        volume_type: volume.volume_type_id.clone(),
        delete_with_server: attachment.delete_on_termination.unwrap_or(false),
        ..Disk::new(Content::Blank)
    }
}

/// The groups of all ports, each once.
fn groups(ports: &[Port]) -> Vec<Id<SecurityGroup>> {
    let mut groups: Vec<Id<SecurityGroup>> = Vec::new();
    for group in ports.iter().flat_map(|port| &port.security_groups) {
        if !groups.contains(group) {
            groups.push(group.clone());
        }
    }
    groups
}
