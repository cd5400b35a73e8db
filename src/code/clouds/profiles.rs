//! The public clouds that openstacksdk knows by name, for `profile`: where each is, as in its
//! `openstack/config/vendors/`, of release 4.22.

use super::{
    node::{Map, Node},
    yaml,
};

/// What a name stands for.
pub(super) enum Profile {
    /// These values.
    Known(Map),
    /// A cloud that may be gone soon.
    Deprecated(Map),
    /// A cloud that is gone.
    Gone,
    /// What openstacksdk would fetch from this address.
    Remote(String),
    /// Nothing.
    Unknown,
}

/// The profile of this name.
pub(super) fn find(name: &str) -> Profile {
    let known = match yaml::load(KNOWN) {
        Ok(Node::Map(known)) => known,
        _ => Map::default(),
    };
    match known.get(name) {
        Some(Node::Map(profile)) => {
            let mut profile = profile.clone();
            match profile.take("status") {
                Some(_) => Profile::Deprecated(profile),
                None => Profile::Known(profile),
            }
        }
        Some(Node::Text(address)) => Profile::Remote(address.clone()),
        Some(_) => Profile::Gone,
        None if name.contains("//") => Profile::Remote(name.to_owned()),
        None => Profile::Unknown,
    }
}

/// A mapping has the values; a text is the address of a profile; null stands for a cloud that is gone.
const KNOWN: &str = r#"
auro:
  auth: {auth_url: "https://api.van2.auro.io:5000/v3", user_domain_name: Default, project_domain_name: Default}
  identity_api_version: "3"
  region_name: RegionOne
betacloud:
binero:
  auth: {auth_url: "https://auth.binero.cloud:5000/v3"}
  identity_api_version: "3"
  block_storage_api_version: "3"
  regions: [europe-se-1]
bluebox: {block_storage_api_version: "1", region_name: RegionOne}
catalyst:
  auth: {auth_url: "https://api.cloud.catalyst.net.nz:5000/v2.0"}
  regions: [nz-por-1, nz_wlg_2]
  image_api_version: "1"
  block_storage_api_version: "1"
citycloud:
  auth: {auth_url: "https://{region_name}.citycloud.com:5000/v3/"}
  regions: [Buf1, Fra1, Sto2, Kna1, dx1, tky1]
  block_storage_api_version: "3"
  identity_api_version: "3"
conoha:
  auth: {auth_url: "https://identity.{region_name}.conoha.io"}
  regions: [sin1, sjc1, tyo1]
  identity_api_version: "2"
dreamcompute:
  auth: {auth_url: "https://iad2.dream.io:5000"}
  identity_api_version: "3"
  region_name: RegionOne
elastx:
  auth: {auth_url: "https://ops.elastx.cloud:5000/v3"}
  identity_api_version: "3"
  region_name: se-sto
entercloudsuite:
  auth: {auth_url: "https://api.entercloudsuite.com/"}
  identity_api_version: "3"
  image_api_version: "1"
  block_storage_api_version: "1"
  regions: [it-mil1, nl-ams1, de-fra1]
fuga:
  auth: {auth_url: "https://identity.api.fuga.io:5000", user_domain_name: Default, project_domain_name: Default}
  regions: [cystack]
  identity_api_version: "3"
  block_storage_api_version: "3"
  status: deprecated
ibmcloud:
internap:
limestonenetworks:
  auth: {auth_url: "https://auth.cloud.lstn.net:5000/v3"}
  regions:
  - name: us-dfw-1
    values:
      networks:
      - {name: Public Internet, routes_externally: true, default_interface: true, nat_source: true}
      - {name: DDoS Protected, routes_externally: true}
      - {name: Private Network (10.0.0.0/8 only), routes_externally: false}
      - {name: Private Network (Floating Public), routes_externally: false, nat_destination: true}
  - name: us-slc
    values:
      networks:
      - {name: Public Internet, routes_externally: true, default_interface: true, nat_source: true}
      - {name: Private Network (10.0.0.0/8 only), routes_externally: false}
      - {name: Private Network (Floating Public), routes_externally: false, nat_destination: true}
  identity_api_version: "3"
  volume_api_version: "3"
otc-swiss:
  auth: {auth_url: iam-pub.eu-ch2.sc.otc.t-systems.com/v3}
  regions: [eu-ch2]
  identity_api_version: "3"
  interface: public
otc:
  auth: {auth_url: "https://iam.{region_name}.otc.t-systems.com/v3"}
  regions: [eu-de, eu-nl]
  identity_api_version: "3"
  interface: public
ovh-us:
  auth: {auth_url: "https://auth.cloud.ovh.us/", user_domain_name: Default, project_domain_name: Default}
  regions: [US-EAST-VA-1, US-WEST-OR-1, US-EAST-VA, US-WEST-OR]
  identity_api_version: "3"
ovh: https://ovhcloud.com
rackspace:
  auth: {auth_url: "https://identity.api.rackspacecloud.com/v2.0/"}
  identity_api_version: "2.0"
  regions: [DFW, HKG, IAD, ORD, SYD, LON]
  compute_service_name: cloudServersOpenStack
  block_storage_endpoint_override: "https://{region_name}.blockstorage.api.rackspacecloud.com/v2/"
  block_storage_api_version: "2"
switchcloud:
  auth: {auth_url: "https://identity.compute.cloud.switch.ch/v3"}
  regions: [zhw, zhc]
  identity_api_version: "3"
switchengines:
  auth: {auth_url: "https://keystone.cloud.switch.ch:5000/v3"}
  regions: [LS, ZH]
  identity_api_version: "3"
ultimum:
unitedstack:
vexxhost: https://vexxhost.com
zetta:
  auth: {auth_url: "https://identity.api.zetta.io/v3"}
  regions: [no-osl1]
  identity_api_version: "3"
"#;
