//! The requests that make servers.

use super::Plan;
use crate::openstack::{
    Connection, Id, Result,
    neutron::Port,
    novaclient::{ApiVersion, CreateServer, Created, Networks},
};

/// Sends one of the plan's requests, by its place in [`Plan::requests`], and makes the ports for it
/// before. Nova has no idempotency key, so a second call would make a second server.
///
/// It is asked at the plan's version, the lowest that is enough, so that what the cloud answers
/// depends on nothing that was not asked for. Where it is refused, the ports are removed again.
pub async fn submit(cloud: &Connection, plan: &Plan, at: usize) -> Result<Created> {
    let newest = cloud.newest_nova().await?;
    let nova = newest.at(plan.version.min(newest.api_version));
    let mut request = plan.requests[at].clone();
    // Before 2.37 there was no word for nowhere: a project without networks got it by saying nothing.
    if nova.api_version < ApiVersion::new(2, 37) && request.networks == Networks::None {
        request.networks = Networks::Unsaid;
    }
    // Before anything is made: a Nova that is too old is known to refuse it.
    request.body(nova.api_version)?;
    let ports = make_ports(cloud, plan, at, &mut request).await?;
    let outcome = nova.servers.create(&request).await;
    if outcome.is_err() {
        remove(cloud, &ports).await;
    }
    outcome
}

/// Makes the ports for the request `at`, and puts them in the places of its interfaces.
async fn make_ports(
    cloud: &Connection,
    plan: &Plan,
    at: usize,
    request: &mut CreateServer,
) -> Result<Vec<Id<Port>>> {
    let mut made = Vec::new();
    for planned in plan.ports.iter().filter(|planned| planned.request == at) {
        let port = match cloud.neutron.create_port(&planned.port).await {
            Ok(port) => port.id,
            Err(error) => {
                remove(cloud, &made).await;
                return Err(error);
            }
        };
        made.push(port.clone());
        if let Networks::On(nics) = &mut request.networks {
            let nic = &mut nics[planned.nic];
            nic.net_id = None;
            nic.port_id = Some(port.as_str().to_owned());
        }
    }
    Ok(made)
}

/// One that cannot be removed stays: what made the launch fail matters more.
async fn remove(cloud: &Connection, ports: &[Id<Port>]) {
    for port in ports {
        drop(cloud.neutron.delete_port(port).await);
    }
}
