//! The body that the options of `openstack server create` make together.

use serde_json::{Map, Value, json};

use super::{
    command::Given,
    disks::{block_device, block_device_mapping, ephemeral, nic},
    mistake::Mistake,
};

/// Options with one text that goes into the body as it is.
const TEXTS: [(&str, &str); 7] = [
    ("--key-name", "key_name"),
    ("--password", "adminPass"),
    ("--description", "description"),
    ("--availability-zone", "availability_zone"),
    ("--host", "host"),
    ("--hypervisor-hostname", "hypervisor_hostname"),
    ("--hostname", "hostname"),
];

/// What was said so far.
#[derive(Default)]
pub(super) struct Server {
    fields: Map<String, Value>,
    /// `--image`, `--volume` or `--snapshot`, of which there is one.
    root: Option<(String, String)>,
    volume_size: Option<u64>,
    deletes_volume: bool,
    /// Disks by the options that make them, in the order in which the client puts them.
    disks: [Vec<Value>; 4],
    nics: Vec<Value>,
    /// `auto` or `none`.
    network_mode: Option<String>,
    security_groups: Option<Vec<Value>>,
    metadata: Map<String, Value>,
    hints: Vec<(String, String)>,
    /// Beats a hint.
    group: Option<String>,
    tags: Vec<Value>,
    certificates: Vec<Value>,
    least: Option<u64>,
    most: Option<u64>,
}

impl Server {
    /// Takes one option. Of a repeated one that has one value, the last counts.
    pub fn put(&mut self, given: &Given) -> Result<(), Mistake> {
        let text = given.value.as_str();
        let number = || text.trim().parse::<u64>().map_err(|_| given.bad());
        match given.option.as_str() {
            "--flavor" => drop(self.fields.insert("flavorRef".to_owned(), json!(text))),
            "--image" | "--volume" | "--snapshot" => {
                if self.root.as_ref().is_some_and(|(option, _)| *option != given.option) {
                    return Err(given.clash());
                }
                self.root = Some((given.option.clone(), text.to_owned()));
            }
            "--boot-from-volume" => self.volume_size = Some(number()?),
            "--delete-on-termination" => self.deletes_volume = true,
            "--swap" => {
                self.disks[0] = vec![json!({
                    "boot_index": -1, "source_type": "blank", "destination_type": "local",
                    "guest_format": "swap", "volume_size": number()?, "delete_on_termination": true
                })];
            }
            "--ephemeral" => self.disks[1].push(ephemeral(given)?),
            "--block-device-mapping" => self.disks[2].push(block_device_mapping(given)?),
            "--block-device" => self.disks[3].push(block_device(given)?),
            "--no-network" | "--auto-network" | "--network" | "--port" | "--nic" => {
                self.put_network(given)?;
            }
            "--security-group" | "--no-security-group" => self.put_security_group(given)?,
            "--property" | "--hint" => {
                let (key, value) = text.split_once('=').ok_or_else(|| given.bad())?;
                if key.is_empty() {
                    return Err(given.bad());
                }
                if given.option == "--hint" {
                    self.hints.push((key.to_owned(), value.to_owned()));
                } else {
                    self.metadata.insert(key.to_owned(), json!(value));
                }
            }
            "--server-group" => self.group = Some(text.to_owned()),
            "--use-config-drive" => {
                self.fields.insert("config_drive".to_owned(), json!(true));
            }
            "--no-config-drive" => drop(self.fields.remove("config_drive")),
            "--config-drive" => match text.to_lowercase().as_str() {
                "true" | "1" => drop(self.fields.insert("config_drive".to_owned(), json!(true))),
                "false" | "0" | "" | "none" => drop(self.fields.remove("config_drive")),
                _ => return Err(given.bad()),
            },
            "--min" => self.least = Some(number()?).filter(|count| *count > 0),
            "--max" => self.most = Some(number()?).filter(|count| *count > 0),
            "--tag" => self.tags.push(json!(text)),
            "--trusted-image-cert" => self.certificates.push(json!(text)),
            option => {
                // What is left is one text, or says nothing of the server, like `--wait`.
                let key = TEXTS.iter().find(|(known, _)| *known == option).map(|(_, key)| *key);
                if let Some(key) = key.filter(|_| !text.is_empty()) {
                    self.fields.insert(key.to_owned(), json!(text));
                }
            }
        }
        Ok(())
    }

    fn put_network(&mut self, given: &Given) -> Result<(), Mistake> {
        let mode = match given.option.as_str() {
            "--no-network" => Some("none"),
            "--auto-network" => Some("auto"),
            "--nic" => ["auto", "none"].into_iter().find(|mode| *mode == given.value),
            _ => None,
        };
        if self.network_mode.is_some() || mode.is_some() && !self.nics.is_empty() {
            return Err(given.clash());
        }
        let key = match given.option.as_str() {
            "--network" => "uuid",
            "--port" => "port",
            _ => "",
        };
        if let Some(mode) = mode {
            self.network_mode = Some(mode.to_owned());
        } else if key.is_empty() {
            self.nics.push(nic(given)?);
        } else if given.value.is_empty() || given.value.contains([',', '=']) {
            return Err(given.bad());
        } else {
            self.nics.push(json!({key: given.value}));
        }
        Ok(())
    }

    fn put_security_group(&mut self, given: &Given) -> Result<(), Mistake> {
        let is_none = given.option == "--no-security-group";
        match &mut self.security_groups {
            Some(groups) if is_none != groups.is_empty() => return Err(given.clash()),
            Some(groups) if !is_none => groups.push(json!({"name": given.value})),
            Some(_) => {}
            nothing if is_none => *nothing = Some(Vec::new()),
            nothing => *nothing = Some(vec![json!({"name": given.value})]),
        }
        Ok(())
    }

    /// What Nova would be sent for a server of this name.
    pub fn body(mut self, name: String) -> Result<Value, Mistake> {
        if !self.fields.contains_key("flavorRef") {
            return Err(Mistake::MissingOption("--flavor"));
        }
        let (image, disks) = self.disks()?;
        let mut server = self.fields;
        let mut put = |key: &str, value: Value| drop(server.insert(key.to_owned(), value));
        put("name", name.into());
        put("imageRef", image.into());
        put("min_count", self.least.unwrap_or(1).into());
        put("max_count", self.most.unwrap_or(1).into());
        // Without a word about networks the client asks for this one.
        put(
            "networks",
            match (self.network_mode, self.nics) {
                (Some(mode), _) => mode.into(),
                (None, nics) if nics.is_empty() => "auto".into(),
                (None, nics) => nics.into(),
            },
        );
        if let Some(groups) = self.security_groups {
            put("security_groups", groups.into());
        }
        for (key, list) in [
            ("block_device_mapping_v2", disks),
            ("tags", self.tags),
            ("trusted_image_certificates", self.certificates),
        ] {
            if !list.is_empty() {
                put(key, list.into());
            }
        }
        if !self.metadata.is_empty() {
            put("metadata", self.metadata.into());
        }
        let mut body = json!({"server": server});
        if let Some(group) = self.group {
            self.hints.retain(|(key, _)| key != "group");
            self.hints.push(("group".to_owned(), group));
        }
        if !self.hints.is_empty() {
            body["os:scheduler_hints"] = hints(self.hints).into();
        }
        Ok(body)
    }

    /// The image, or an empty text, and the disks: an image alone needs none.
    fn disks(&mut self) -> Result<(String, Vec<Value>), Mistake> {
        let (option, id) = self.root.take().unwrap_or_default();
        let mut image = String::new();
        let root = match (option.as_str(), self.volume_size) {
            ("--image", Some(size)) => Some(json!({
                "uuid": id, "boot_index": 0, "source_type": "image", "destination_type": "volume",
                "volume_size": size, "delete_on_termination": self.deletes_volume
            })),
            (_, Some(_)) => return Err(Mistake::MissingOption("--image")),
            (_, None) if self.deletes_volume => {
                return Err(Mistake::MissingOption("--boot-from-volume"));
            }
            ("--image", None) => {
                image.clone_from(&id);
                Some(json!({
                    "uuid": id, "boot_index": 0, "source_type": "image",
                    "destination_type": "local", "delete_on_termination": true
                }))
            }
            ("--volume", None) => Some(json!({
                "uuid": id, "boot_index": 0, "source_type": "volume", "destination_type": "volume"
            })),
            ("--snapshot", None) => Some(json!({
                "uuid": id, "boot_index": 0, "source_type": "snapshot",
                "destination_type": "volume", "delete_on_termination": false
            })),
            _ => None,
        };
        let disks: Vec<Value> = root.into_iter().chain(self.disks.concat()).collect();
        if !disks.iter().any(|disk| disk["boot_index"] == 0) {
            return Err(Mistake::MissingOption("--image"));
        }
        let is_image_alone = disks.len() == 1 && !image.is_empty();
        Ok((image, if is_image_alone { Vec::new() } else { disks }))
    }
}

/// A hint that was said more than once is a list.
fn hints(said: Vec<(String, String)>) -> Map<String, Value> {
    let mut hints = Map::new();
    for (key, value) in said {
        let all = match hints.remove(&key) {
            None => json!(value),
            Some(Value::Array(mut values)) => {
                values.push(json!(value));
                values.into()
            }
            Some(first) => json!([first, value]),
        };
        hints.insert(key, all);
    }
    hints
}
