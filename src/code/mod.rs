//! The same server as code: Nova's `POST /servers` in the languages that people keep, and back; and
//! what is wrong with a cloud-config; and the clouds of a `clouds.yaml` or an openrc file.
//!
//! Pure text work that knows nothing of the rest: it becomes a wasm module of its own, which is
//! fetched when somebody asks for it. Secrets do not get into code: a password, a token and user
//! data are variables and a file in what is written, whatever the body says.

mod cloud_config;
mod clouds;
mod read;
mod text;
mod write;

use serde_json::Value;

pub use cloud_config::{Fault, Finding, check_cloud_config};
pub use clouds::{Broken, Cloud, Note, Refusal, Texts, read_clouds};
pub use read::{At, Missing, Mistake, Reading, read};
pub use write::write;

/// What stands for the administrator's password in a body.
pub const ADMIN_PASS: &str = "$ADMIN_PASS";
/// What stands for the user data, in base64, in a body.
pub const USER_DATA: &str = "$USER_DATA";
/// The file that the written code takes the user data from.
pub const USER_DATA_FILE: &str = "user-data";

/// Nova's keys in the order in which people think of them.
const KEYS: [&str; 22] = [
    "name",
    "description",
    "min_count",
    "max_count",
    "flavorRef",
    "imageRef",
    "block_device_mapping_v2",
    "block_device_mapping",
    "networks",
    "security_groups",
    "key_name",
    "adminPass",
    "user_data",
    "config_drive",
    "availability_zone",
    "host",
    "hypervisor_hostname",
    "hostname",
    "metadata",
    "tags",
    "trusted_image_certificates",
    "OS-DCF:diskConfig",
];

/// The cloud that code speaks to. An empty text is left out of what is written.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Place {
    /// Keystone's address, `/v3` included.
    pub auth_url: String,
    /// The project's id.
    pub project_id: String,
    /// The region's id.
    pub region: String,
    /// Nova's address from the catalog, `/v2.1` included.
    pub compute_url: String,
    /// The version of Nova that the body is for, like `2.96`.
    pub api_version: String,
}

impl From<&Value> for Place {
    /// Reads an object with the fields' names as keys; what is missing or odd is empty.
    fn from(place: &Value) -> Self {
        let text = |key: &str| place[key].as_str().unwrap_or_default().to_owned();
        Self {
            auth_url: text("auth_url"),
            project_id: text("project_id"),
            region: text("region"),
            compute_url: text("compute_url"),
            api_version: text("api_version"),
        }
    }
}

/// What code is written in.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Language {
    /// The JSON that Nova takes.
    Body,
    /// One request by curl.
    Curl,
    /// `openstack server create`.
    Cli,
    /// A script with openstacksdk.
    Sdk,
    /// A configuration for Terraform or `OpenTofu`.
    Terraform,
    /// A template for Heat.
    Heat,
    /// A playbook for Ansible.
    Ansible,
}

impl Language {
    /// All of them, the plainest first.
    pub const ALL: [Self; 7] =
        [Self::Body, Self::Curl, Self::Cli, Self::Sdk, Self::Terraform, Self::Heat, Self::Ansible];

    /// Its name in JSON, like `terraform`.
    pub fn name(self) -> &'static str {
        match self {
            Self::Body => "body",
            Self::Curl => "curl",
            Self::Cli => "cli",
            Self::Sdk => "sdk",
            Self::Terraform => "terraform",
            Self::Heat => "heat",
            Self::Ansible => "ansible",
        }
    }

    /// The one that is called so.
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|language| language.name() == name)
    }
}
