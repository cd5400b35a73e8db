//! What is not there, or is somebody else's: networks, addresses, ports, groups, keys and zones.

use slipway::{
    launch::{Attached, Choices, Connected, Draft, Field, Interface, Offer, Problem},
    openstack::{
        Id,
        neutron::Network,
        novaclient::{Networks, Nic},
    },
};

use super::{Case, Fate, NOBODY, Past, edit, with};

pub fn cases(plain: &Draft, choices: &Choices) -> Vec<Case> {
    let case = |problem, change: &dyn Fn(&mut Draft), hide: fn(&mut Choices), fate| Case {
        problem,
        draft: with(plain, change),
        past: Past::Hidden(hide),
        fate,
    };
    let no = Fate::Refused;
    let on = |it: &mut Draft, name: &str, v4: &str| {
        it.interfaces =
            network(choices, name).map(|id| vec![Interface { v4: v4.into(), ..Interface::on(id) }]);
    };
    let nic = Field::Interface(0);
    vec![
        case(
            Problem::NetworkWithoutSubnet(nic),
            &|it| on(it, "no-subnet", ""),
            |it| {
                edit(&mut it.networks, |network| network.subnets = vec![Id::new(NOBODY)]);
            },
            no(400),
        ),
        case(
            Problem::NetworkExternal(nic),
            &|it| on(it, "public", ""),
            |it| {
                edit(&mut it.networks, |network| network.external = false);
            },
            Fate::Failed,
        ),
        case(
            Problem::AddressOutside(nic, "10.20.0.0/29".into()),
            &|it| {
                on(it, "private-small", "192.0.2.9");
            },
            |it| it.subnets = Offer::Unasked,
            Fate::Failed,
        ),
        case(
            Problem::AddressTaken(nic),
            &|it| on(it, "private", "10.10.0.50"),
            |it| {
                it.ports = Offer::Unasked;
            },
            no(400),
        ),
        case(
            Problem::AddressAutomatic(nic),
            &|it| {
                on(it, "private", "");
                it.interfaces.iter_mut().flatten().for_each(|it| it.v6 = "fd00:10:10::99".into());
            },
            |it| it.subnets = Offer::Unasked,
            Fate::Failed,
        ),
        case(
            Problem::PortTaken(nic),
            &|it| {
                let mut ports = choices.ports.here().iter();
                let port =
                    ports.find(|port| port.device_owner.starts_with("compute:")).expect("one");
                it.interfaces = Some(vec![Interface::to(Connected::Port(port.id.clone()))]);
            },
            |it| {
                edit(&mut it.ports, |port| {
                    port.device_id.clear();
                    port.device_owner.clear();
                })
            },
            no(409),
        ),
        case(
            Problem::AutoAmbiguous,
            &|it| it.attached = Attached::Auto,
            |it| {
                it.networks = Offer::Unasked;
            },
            no(409),
        ),
        case(
            Problem::Missing(Field::SecurityGroups),
            &|it| {
                it.security_groups = Some(vec![Id::new(NOBODY)]);
            },
            |it| it.security_groups = Offer::Unasked,
            no(400),
        ),
        case(
            Problem::Missing(Field::Keypair),
            &|it| {
                it.keypair = Some(Some("no-such-key".into()));
            },
            |it| it.keypairs = Offer::Unasked,
            no(400),
        ),
        case(
            Problem::Missing(Field::ServerGroup),
            &|it| it.server_group = Some(Id::new(NOBODY)),
            |it| {
                it.server_groups = Offer::Unasked;
            },
            no(400),
        ),
        case(
            Problem::Missing(Field::Zone),
            &|it| it.zone = Some(Some("no-such-zone".into())),
            |it| {
                it.zones = Offer::Unasked;
            },
            no(400),
        ),
        Case {
            problem: Problem::PortTwice(Field::Interface(1)),
            draft: with(plain, &|it| {
                let mut ports = choices.ports.here().iter();
                let port = ports.find(|port| port.name == "port-free").expect("a port");
                let interface = Interface::to(Connected::Port(port.id.clone()));
                it.interfaces = Some(vec![interface.clone(), interface]);
            }),
            past: Past::Written(|plan, draft| {
                let interfaces = draft.interfaces.iter().flatten();
                let nics = interfaces.filter_map(|interface| match &interface.to {
                    Connected::Port(port) => {
                        let port_id = Some(port.as_str().to_owned());
                        Some(Nic { port_id, ..Nic::default() })
                    }
                    Connected::Network(_) => None,
                });
                plan.requests[0].networks = Networks::On(nics.collect());
            }),
            fate: no(400),
        },
    ]
}

fn network(choices: &Choices, name: &str) -> Option<Id<Network>> {
    let mut networks = choices.networks.here().iter();
    networks.find(|network| network.name == name).map(|network| network.id.clone())
}
