//! One server: what Nova tells of it at each moment of its life.

use serde_json::{Value, json};

use super::{
    Place,
    clock::iso,
    compute::{address, links},
    world::{Flavor, Image, Network, uuid},
};

/// Milliseconds after its birth at which a server's task begins; the last one leads to `ACTIVE`.
const TASKS: [(f64, &str); 4] = [
    (0.0, "scheduling"),
    (600.0, "networking"),
    (1_400.0, "block_device_mapping"),
    (2_000.0, "spawning"),
];
const ACTIVE: f64 = 4_000.0;
/// When the scheduler gives up.
const NO_HOST: f64 = 1_200.0;
/// How much longer a slow server takes.
const SLOWNESS: f64 = 4.0;

pub struct Server {
    pub id: String,
    pub project: String,
    pub region: String,
    pub name: String,
    pub flavor: &'static Flavor,
    pub image: &'static Image,
    pub key_name: Option<String>,
    pub groups: Vec<String>,
    pub networks: Vec<&'static Network>,
    /// Sets its addresses apart from those of others.
    pub host_number: u64,
    /// Milliseconds since 1970.
    pub born: f64,
    pub fate: Fate,
}

/// What will become of a server.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Fate {
    Active,
    ActiveSlowly,
    NoValidHost,
}

impl From<&str> for Fate {
    fn from(name: &str) -> Self {
        match name {
            "no-valid-host" => Self::NoValidHost,
            "slow" => Self::ActiveSlowly,
            _ => Self::Active,
        }
    }
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Stage {
    Building(&'static str),
    Active,
    Failed,
}

impl Server {
    fn pace(&self) -> f64 {
        if self.fate == Fate::ActiveSlowly { SLOWNESS } else { 1.0 }
    }

    fn stage(&self, now: f64) -> Stage {
        let age = (now - self.born) / self.pace();
        match self.fate {
            Fate::NoValidHost if age >= NO_HOST => Stage::Failed,
            Fate::NoValidHost => Stage::Building("scheduling"),
            _ if age >= ACTIVE => Stage::Active,
            _ => {
                let begun = TASKS.iter().rev().find(|(begin, _)| age >= *begin);
                Stage::Building(begun.map_or("scheduling", |(_, task)| task))
            }
        }
    }

    /// As it stands in a list.
    pub fn listed(&self, place: &Place, now: f64) -> Value {
        let stage = self.stage(now);
        let has_ports = matches!(stage, Stage::Active | Stage::Building("spawning"));
        let changed = match stage {
            Stage::Active => self.born + ACTIVE * self.pace(),
            Stage::Failed => self.born + NO_HOST,
            Stage::Building(_) => now,
        };
        let (status, task, vm_state, power) = match stage {
            Stage::Building(task) => ("BUILD", Some(task), "building", 0),
            Stage::Active => ("ACTIVE", None, "active", 1),
            Stage::Failed => ("ERROR", None, "error", 0),
        };
        let launched = (stage == Stage::Active).then(|| format!("{}.000000", iso(changed)));
        let is_placed = stage == Stage::Active || has_ports;
        let mut fields = json!({
            "accessIPv4": "",
            "accessIPv6": "",
            "addresses": if has_ports { self.addresses() } else { json!({}) },
            "created": format!("{}Z", iso(self.born)),
            "flavor": {
                "vcpus": self.flavor.vcpus,
                "ram": self.flavor.ram,
                "disk": self.flavor.disk,
                "ephemeral": 0,
                "swap": 0,
                "original_name": self.flavor.name,
                "extra_specs": {},
            },
            "hostId": if is_placed { uuid("host", &self.project).replace('-', "") } else { String::new() },
            "id": self.id,
            "image": self.image(place),
            "links": links(place, "servers", &self.id),
            "metadata": {},
            "name": self.name,
            "status": status,
            "tenant_id": self.project,
            "user_id": uuid("user", "demo").replace('-', ""),
            "updated": format!("{}Z", iso(changed)),
            "OS-DCF:diskConfig": "MANUAL",
            "OS-EXT-AZ:availability_zone": if is_placed { "nova" } else { "" },
            "config_drive": "",
            "key_name": self.key_name,
            "OS-SRV-USG:launched_at": launched,
            "OS-SRV-USG:terminated_at": null,
            "OS-EXT-STS:task_state": task,
            "OS-EXT-STS:vm_state": vm_state,
            "OS-EXT-STS:power_state": power,
            "os-extended-volumes:volumes_attached": [],
            "locked": false,
            "description": null,
            "tags": [],
            "trusted_image_certificates": null,
            "locked_reason": null,
            "OS-EXT-SRV-ATTR:hostname": self.name.to_ascii_lowercase().replace([' ', '_', '.'], "-"),
            "pinned_availability_zone": null,
            "scheduler_hints": {},
        });
        if stage == Stage::Failed {
            fields["fault"] = json!({
                "code": 500,
                "created": format!("{}Z", iso(changed)),
                "message": "No valid host was found. There are not enough hosts available.",
            });
        } else {
            fields["progress"] = json!(0);
        }
        // Nova reads the groups off the ports.
        if has_ports && !self.networks.is_empty() {
            let groups = self.groups.iter().map(|group| json!({"name": group}));
            fields["security_groups"] = groups.collect();
        }
        fields
    }

    /// As it stands alone.
    pub fn shown(&self, place: &Place, now: f64) -> Value {
        let mut fields = self.listed(place, now);
        fields["server_groups"] = json!([]);
        fields
    }

    fn image(&self, place: &Place) -> Value {
        let id = self.image.id();
        let link = json!({"rel": "bookmark", "href": address(place, &format!("images/{id}"))});
        json!({"id": id, "links": [link], "properties": self.image.properties})
    }

    fn addresses(&self) -> Value {
        let number = self.host_number;
        let of_network = |network: &&'static Network| {
            let mac = format!("fa:16:3e:00:{:02x}:{:02x}", network.name.len(), number % 256);
            let address = |(_, cidr): &(String, String)| {
                let (version, addr) = address_in(cidr, number);
                json!({
                    "version": version,
                    "addr": addr,
                    "OS-EXT-IPS:type": "fixed",
                    "OS-EXT-IPS-MAC:mac_addr": mac,
                })
            };
            let addresses: Value = network.subnets.iter().map(address).collect();
            (network.name.clone(), addresses)
        };
        Value::Object(self.networks.iter().map(of_network).collect())
    }
}

/// The address `number` of a range that ends in `.0/24` or `::/64`.
fn address_in(cidr: &str, number: u64) -> (u8, String) {
    match cidr.strip_suffix("::/64") {
        Some(prefix) => (6, format!("{prefix}::{number:x}")),
        None => (4, cidr.replace(".0/24", &format!(".{number}"))),
    }
}
