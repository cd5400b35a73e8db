//! Where a server is connected.

use serde_json::{Map, Value, json};

use crate::openstack::{Id, neutron::Network};

/// Where a server is connected.
#[derive(Clone, Debug, PartialEq)]
pub enum Networks {
    /// Wherever Nova likes; to 2.36.
    Unsaid,
    /// On a network of its own that Nova makes where the project has none; since 2.37.
    Auto,
    /// Nowhere; since 2.37.
    None,
    /// By these interfaces, in this order.
    On(Vec<Nic>),
}

/// One interface. Nova takes the first that is said of port and network.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Nic {
    /// The network.
    pub net_id: Option<Id<Network>>,
    /// A port that exists already.
    pub port_id: Option<String>,
    /// Its address there; not both.
    pub v4_fixed_ip: Option<String>,
    /// Its address there; not both.
    pub v6_fixed_ip: Option<String>,
    /// What the server is told to know it by; at 2.32 to 2.36, and since 2.42.
    pub tag: Option<String>,
}

impl From<Id<Network>> for Nic {
    fn from(net_id: Id<Network>) -> Self {
        Self { net_id: Some(net_id), ..Self::default() }
    }
}

fn said(text: Option<&String>) -> Option<&String> {
    text.filter(|text| !text.is_empty())
}

impl Nic {
    pub(super) fn has_two_addresses(&self) -> bool {
        said(self.v4_fixed_ip.as_ref()).and(said(self.v6_fixed_ip.as_ref())).is_some()
    }

    fn json(&self) -> Value {
        let net_id = self.net_id.as_ref().map(|id| id.as_str().to_owned());
        let mut fields = Map::new();
        for (key, text) in [
            ("uuid", net_id.as_ref()),
            ("fixed_ip", self.v4_fixed_ip.as_ref()),
            ("fixed_ip", self.v6_fixed_ip.as_ref()),
            ("port", self.port_id.as_ref()),
            ("tag", self.tag.as_ref()),
        ] {
            if let Some(text) = said(text) {
                fields.insert(key.to_owned(), json!(text));
            }
        }
        fields.into()
    }
}

impl Networks {
    pub(super) fn interfaces(&self) -> &[Nic] {
        match self {
            Self::On(nics) => nics,
            Self::Unsaid | Self::Auto | Self::None => &[],
        }
    }

    pub(super) fn json(&self) -> Option<Value> {
        match self {
            Self::Unsaid => None,
            Self::Auto => Some(json!("auto")),
            Self::None => Some(json!("none")),
            Self::On(nics) if nics.is_empty() => None,
            Self::On(nics) => Some(nics.iter().map(Nic::json).collect()),
        }
    }
}
