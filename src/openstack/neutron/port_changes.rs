//! What to say of a port that is to be made, or anew of one that is there.

use serde::Serialize;
use serde_json::{Value, json};

use super::{
    AllowedAddressPair, DhcpOption, FixedIp, Network, Neutron, Port, QosPolicy, SecurityGroup,
    collection::{Collection, said},
};
use crate::openstack::{Id, Result, novaclient::Change, pages::items};

/// A port to be made. What is none is left to Neutron.
#[derive(Clone, Debug, Serialize, PartialEq)]
pub struct CreatePort {
    /// Its network.
    pub network_id: Id<Network>,
    /// What to call it.
    pub name: Option<String>,
    /// What it is for.
    pub description: Option<String>,
    /// Whether it is switched on; yes, unless said.
    pub admin_state_up: Option<bool>,
    /// Its addresses, each by range, by address, or by both; an empty list is none at all. Neutron
    /// adds one of each range that is [`super::Subnet::is_auto_addressed`].
    pub fixed_ips: Option<Vec<FixedIp>>,
    /// Its hardware address; mostly for administrators and owners of the network.
    pub mac_address: Option<String>,
    /// Who may reach it: `default`, unless said; an empty list is nobody.
    pub security_groups: Option<Vec<Id<SecurityGroup>>>,
    /// Whether security groups have an effect; as in the network, unless said. Without it the list
    /// of groups must be empty, and mostly only owners of the network may switch it off.
    pub port_security_enabled: Option<bool>,
    /// Addresses beside its own that it may send from; they need port security.
    pub allowed_address_pairs: Option<Vec<AllowedAddressPair>>,
    /// What kind of card the server sees, like `direct`; `normal`, unless said.
    #[serde(rename = "binding:vnic_type")]
    pub vnic_type: Option<String>,
    /// What it gets of the wire.
    pub qos_policy_id: Option<Id<QosPolicy>>,
    /// How strictly it must be near the server's memory.
    pub numa_affinity_policy: Option<String>,
    /// Its name in DNS. Nova refuses the port if that is not the server's hostname.
    pub dns_name: Option<String>,
    /// What it is told by DHCP.
    pub extra_dhcp_opts: Option<Vec<DhcpOption>>,
}

impl CreatePort {
    /// A port of which only the network is said.
    pub fn new(network_id: Id<Network>) -> Self {
        Self {
            network_id,
            name: None,
            description: None,
            admin_state_up: None,
            fixed_ips: None,
            mac_address: None,
            security_groups: None,
            port_security_enabled: None,
            allowed_address_pairs: None,
            vnic_type: None,
            qos_policy_id: None,
            numa_affinity_policy: None,
            dns_name: None,
            extra_dhcp_opts: None,
        }
    }
}

/// What to say anew of a port. What is none stays.
#[derive(Clone, Debug, Default, Serialize, PartialEq)]
pub struct UpdatePort {
    /// What to call it.
    pub name: Option<String>,
    /// What it is for.
    pub description: Option<String>,
    /// Whether it is switched on.
    pub admin_state_up: Option<bool>,
    /// Its addresses, all of them.
    pub fixed_ips: Option<Vec<FixedIp>>,
    /// Who may reach it, all of them.
    pub security_groups: Option<Vec<Id<SecurityGroup>>>,
    /// Whether security groups have an effect.
    pub port_security_enabled: Option<bool>,
    /// Addresses beside its own that it may send from, all of them.
    pub allowed_address_pairs: Option<Vec<AllowedAddressPair>>,
    /// What kind of card the server sees; only of a port that is free.
    #[serde(rename = "binding:vnic_type")]
    pub vnic_type: Option<String>,
    /// Its name in DNS.
    pub dns_name: Option<String>,
    /// What it gets of the wire.
    #[serde(skip)]
    pub qos_policy_id: Change<Id<QosPolicy>>,
}

impl Neutron {
    /// Makes a port.
    pub async fn create_port(&self, request: &CreatePort) -> Result<Port> {
        self.make(said(request)).await
    }

    /// Makes several ports: all of them, or none.
    pub async fn create_ports(&self, requests: &[CreatePort]) -> Result<Vec<Port>> {
        let requests: Vec<Value> = requests.iter().map(said).collect();
        let body = json!({Port::COLLECTION: requests});
        items(&self.0.post(Port::PATH, &body).await?, Port::COLLECTION)
    }

    /// Changes a port.
    pub async fn update_port(&self, id: &Id<Port>, request: &UpdatePort) -> Result<Port> {
        let mut changes = said(request);
        match &request.qos_policy_id {
            Change::Keep => {}
            Change::Clear => changes["qos_policy_id"] = Value::Null,
            Change::Set(policy) => changes["qos_policy_id"] = json!(policy),
        }
        self.change(id, changes).await
    }

    /// Removes a port. One that a server uses is unplugged.
    pub async fn delete_port(&self, id: &Id<Port>) -> Result<()> {
        self.remove(id).await
    }
}
