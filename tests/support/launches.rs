//! Drafts that a real cloud builds, and some that it lets only administrators ask for.

use slipway::{
    launch::{
        Choices, Content, Disk, Draft, Field, Hardware, Interface, Mend, OwnPort, Part, Several,
        Way,
    },
    openstack::{Id, novaclient::Flavor},
};

use crate::NAME;

/// One for each way in which requests differ.
pub fn drafts(choices: &Choices) -> Vec<(&'static str, Draft)> {
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
    let own = OwnPort { mac: "0100.5e0a.0b0d".into(), ..OwnPort::default() };
    let group = Interface { own: Some(own), ..port.clone() };
    let of_a_group = Draft { interfaces: Some(vec![group]), ..plain.clone() };
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
        ("a port with a group's hardware address, spelled in fours", of_a_group),
        ("two, one by one", apart),
    ]
}

/// A draft with nothing wrong.
pub fn draft(choices: &Choices) -> Draft {
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

/// The flavor of that name.
pub fn flavor(choices: &Choices, name: &str) -> Option<Id<Flavor>> {
    let mut flavors = choices.flavors.here().iter();
    flavors.find(|flavor| flavor.name == name).map(|flavor| flavor.id.clone())
}

/// What the policies of a new cloud let no tenant say.
pub fn forbidden(choices: &Choices) -> Vec<(Field, Draft)> {
    let plain = draft(choices);
    let zones = choices.zones.here().iter();
    let zone = zones.clone().find(|zone| zone.is_available()).expect("a zone");
    let host = format!("{}:here", zone.name);
    let mut networks = choices.networks.here().iter();
    let shared = networks.find(|network| network.name == "shared").expect("a network");
    let own = OwnPort { mac: "fa:16:3e:0a:0b:0e".into(), ..OwnPort::default() };
    let own = Interface { own: Some(own), ..Interface::on(shared.id.clone()) };
    let mut interfaces = plain.interfaces.clone().unwrap_or_default();
    interfaces.push(own);
    vec![
        (Field::Host, Draft { host: "here".into(), ..plain.clone() }),
        (Field::Hypervisor, Draft { hypervisor: "here".into(), ..plain.clone() }),
        (Field::Zone, Draft { zone: Some(Some(host)), ..plain.clone() }),
        (Field::Interface(1), Draft { interfaces: Some(interfaces), ..plain }),
    ]
}
