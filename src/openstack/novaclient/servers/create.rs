//! What `POST /servers` asks for, after `novaclient/v2/servers.py`, `ServerManager.create` and
//! `_boot`: every parameter, and the versions of Nova that take it.

mod disks;
mod gates;
mod nics;

use std::collections::BTreeMap;

use base64::{Engine, engine::general_purpose::STANDARD};
use serde_json::{Map, Value, json};

pub use disks::{BlockDevice, BlockDeviceMapping};
pub use nics::{Networks, Nic};

use crate::openstack::{
    Hidden, Id, Result,
    glance::Image,
    novaclient::{ApiVersion, Flavor},
};

/// What Nova needs to make servers. An empty text is the same as none, but where it says otherwise.
#[derive(Clone, Debug, PartialEq)]
pub struct CreateServer {
    /// What to call it; several get `-1`, `-2` … added by Nova.
    pub name: String,
    /// What its disk starts from; none where a block device does.
    pub image: Option<Id<Image>>,
    /// Its size.
    pub flavor: Id<Flavor>,
    /// At least so many.
    pub min_count: u32,
    /// At most so many.
    pub max_count: u32,
    /// The key pair to put in.
    pub key_name: Option<String>,
    /// By id or by name; names need not be unique.
    pub security_groups: Vec<String>,
    /// Where it is connected.
    pub networks: Networks,
    /// What cloud-init reads: any bytes, 65,535 of them in base64.
    pub userdata: Option<Hidden<Vec<u8>>>,
    /// Whether a drive with the metadata is attached.
    pub config_drive: bool,
    /// Keys and values, 255 characters each.
    pub meta: BTreeMap<String, String>,
    /// Files by path; to 2.56.
    pub files: BTreeMap<String, Hidden<Vec<u8>>>,
    /// The administrator's password, instead of one that Nova makes up.
    pub admin_pass: Option<Hidden<String>>,
    /// Where to put it.
    pub availability_zone: Option<String>,
    /// Disks in the older form; where there are any, the newer ones are left out.
    pub block_device_mapping: Vec<BlockDeviceMapping>,
    /// Disks.
    pub block_device_mapping_v2: Vec<BlockDevice>,
    /// What the scheduler considers, lists included.
    pub scheduler_hints: Map<String, Value>,
    /// `AUTO` or `MANUAL`; sent even if empty.
    pub disk_config: Option<String>,
    /// The address that tools are told; sent even if empty.
    pub access_ip_v4: Option<String>,
    /// The address that tools are told; sent even if empty.
    pub access_ip_v6: Option<String>,
    /// What it is for; since 2.19.
    pub description: Option<String>,
    /// Words to find it by; since 2.52.
    pub tags: Vec<String>,
    /// Certificates that the image's signature is checked with; since 2.63.
    pub trusted_image_certificates: Vec<String>,
    /// The host to put it on, for administrators; since 2.74.
    pub host: Option<String>,
    /// The hypervisor to put it on, for administrators; since 2.74.
    pub hypervisor_hostname: Option<String>,
    /// What it calls itself; since 2.90.
    pub hostname: Option<String>,
}

impl CreateServer {
    /// One server of these three, and nothing else said.
    pub fn new(name: impl Into<String>, image: Option<Id<Image>>, flavor: Id<Flavor>) -> Self {
        Self {
            name: name.into(),
            image,
            flavor,
            min_count: 1,
            max_count: 1,
            key_name: None,
            security_groups: Vec::new(),
            networks: Networks::Unsaid,
            userdata: None,
            config_drive: false,
            meta: BTreeMap::new(),
            files: BTreeMap::new(),
            admin_pass: None,
            availability_zone: None,
            block_device_mapping: Vec::new(),
            block_device_mapping_v2: Vec::new(),
            scheduler_hints: Map::new(),
            disk_config: None,
            access_ip_v4: None,
            access_ip_v6: None,
            description: None,
            tags: Vec::new(),
            trusted_image_certificates: Vec::new(),
            host: None,
            hypervisor_hostname: None,
            hostname: None,
        }
    }

    /// The body for Nova at `api_version`: counts always, the rest only where there is something.
    ///
    /// What that version does not take is an error, and nothing is sent.
    pub fn body(&self, api_version: ApiVersion) -> Result<Value> {
        self.check(api_version)?;
        let mut server = Map::new();
        let mut put = |key: &str, value: Value| drop(server.insert(key.to_owned(), value));
        put("name", json!(self.name));
        put("imageRef", self.image.as_ref().map_or(json!(""), |image| json!(image)));
        put("flavorRef", json!(self.flavor));
        put("min_count", json!(self.min_count));
        put("max_count", json!(self.max_count));
        for (key, text) in [
            ("key_name", &self.key_name),
            ("availability_zone", &self.availability_zone),
            ("description", &self.description),
            ("host", &self.host),
            ("hypervisor_hostname", &self.hypervisor_hostname),
            ("hostname", &self.hostname),
            ("adminPass", &self.admin_pass.as_ref().map(|Hidden(password)| password.clone())),
        ] {
            if let Some(text) = text.as_ref().filter(|text| !text.is_empty()) {
                put(key, json!(text));
            }
        }
        for (key, text) in [
            ("OS-DCF:diskConfig", &self.disk_config),
            ("accessIPv4", &self.access_ip_v4),
            ("accessIPv6", &self.access_ip_v6),
        ] {
            if let Some(text) = text {
                put(key, json!(text));
            }
        }
        for (key, words) in
            [("tags", &self.tags), ("trusted_image_certificates", &self.trusted_image_certificates)]
        {
            if !words.is_empty() {
                put(key, json!(words));
            }
        }
        if !self.security_groups.is_empty() {
            let named = self.security_groups.iter().map(|group| json!({"name": group}));
            put("security_groups", named.collect());
        }
        if let Some(Hidden(userdata)) = &self.userdata {
            put("user_data", json!(STANDARD.encode(userdata)));
        }
        if self.config_drive {
            put("config_drive", json!(true));
        }
        if !self.meta.is_empty() {
            put("metadata", json!(self.meta));
        }
        if !self.files.is_empty() {
            let file = |(path, Hidden(contents)): (&String, &Hidden<Vec<u8>>)| json!({"path": path, "contents": STANDARD.encode(contents)});
            put("personality", self.files.iter().map(file).collect());
        }
        if let Some((key, disks)) = self.disks() {
            put(key, disks);
        }
        if let Some(networks) = self.networks.json() {
            put("networks", networks);
        }
        let mut body = json!({"server": server});
        if !self.scheduler_hints.is_empty() {
            body["os:scheduler_hints"] = json!(self.scheduler_hints);
        }
        Ok(body)
    }
}
