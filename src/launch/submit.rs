//! The requests that make servers.

use super::Plan;
use crate::openstack::{
    Connection, Error, Id, Result,
    neutron::Port,
    novaclient::{CreateServer, Created, Networks},
};

/// Sends one of the plan's requests, by its place in [`Plan::requests`], and makes the ports for it
/// before. Nova has no idempotency key, so a second call would make a second server.
///
/// It is asked at the plan's version, the lowest that is enough, so that what the cloud answers
/// depends on nothing that was not asked for. Where Nova refuses, the ports are removed again; where
/// it does not answer, they stay, as a server may have them.
pub async fn submit(cloud: &Connection, plan: &Plan, at: usize) -> Result<Created> {
    let newest = cloud.newest_nova().await?;
    let mut request = plan.requests[at].clone();
    if newest.api_version < plan.version {
        // Says what it is that this Nova lacks.
        request.body(newest.api_version)?;
        return Err(Error::UnsupportedVersion {
            what: "servers",
            needs: plan.version.to_string(),
            has: newest.api_version.to_string(),
        });
    }
    let ports = make_ports(cloud, plan, at, &mut request).await?;
    let outcome = newest.at(plan.version).servers.create(&request).await;
    let is_refused = match &outcome {
        Err(Error::Refused { status, .. }) => *status < 500,
        Err(Error::SignedOut { .. } | Error::NoEndpoint { .. }) => true,
        _ => false,
    };
    if is_refused {
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
        match cloud.neutron.create_port(&planned.port).await {
            Ok(port) => {
                if let Networks::On(nics) = &mut request.networks {
                    nics[planned.nic].net_id = None;
                    nics[planned.nic].port_id = Some(port.id.as_str().to_owned());
                }
                made.push(port.id);
            }
            Err(error) => {
                remove(cloud, &made).await;
                return Err(error);
            }
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
