//! Ports that a launch of ours made for a server: they are the user's own, and so Nova only unplugs
//! them when the server goes (`nova/network/neutron.py`, `deallocate_for_instance`).

use crate::{
    launch::Marker,
    openstack::{
        Connection, Error, Id, Result,
        neutron::{Port, PortSearch},
        novaclient::Server,
    },
};

/// Those that are plugged into `server` now and wear a launch's marker in their description.
pub async fn ports_of_launch(cloud: &Connection, server: &Id<Server>) -> Result<Vec<Id<Port>>> {
    let search =
        PortSearch { device_ids: vec![server.as_str().to_owned()], ..PortSearch::default() };
    let ports = cloud.neutron.ports(&search).all().await?;
    let ours = ports.into_iter().filter(|port| port.device_id == server.as_str() && is_ours(port));
    Ok(ours.map(|port| port.id).collect())
}

/// Removes such a port, unless something has been plugged into it since.
pub async fn remove_port(cloud: &Connection, port: &Id<Port>) -> Result<()> {
    let outcome = match cloud.neutron.port(port).await {
        Ok(port) if port.is_free() && is_ours(&port) => cloud.neutron.delete_port(&port.id).await,
        Ok(_) => Ok(()),
        Err(error) => Err(error),
    };
    match outcome {
        Err(Error::Refused { status: 404, .. }) => Ok(()),
        outcome => outcome,
    }
}

/// A marker, and behind it the number of an interface.
fn is_ours(port: &Port) -> bool {
    port.description.split_once(' ').is_some_and(|(marker, nic)| {
        Marker::is_one(marker) && nic.bytes().all(|digit| digit.is_ascii_digit())
    })
}
