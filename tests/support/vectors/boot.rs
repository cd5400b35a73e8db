//! `ServerManager.create`: parameters in, one request or an error out.

use std::{collections::BTreeMap, path::Path, sync::Arc};

use base64::{Engine, engine::general_purpose::STANDARD};
use futures_executor::block_on;
use serde::Deserialize;
use serde_json::{Map, Value, json};
use slipway::openstack::{
    Error, Hidden, Id,
    keystoneauth::{Adapter, EndpointFilter},
    novaclient::{ApiVersion, BlockDevice, BlockDeviceMapping, CreateServer, Networks, Nic, Nova},
    transport::Request,
};

use super::{Outcome, files};
use crate::support::{Replay, session};

/// One golden case.
#[derive(Deserialize)]
pub struct Case {
    pub id: String,
    microversion: String,
    kwargs: Map<String, Value>,
    expected: Value,
    expected_if_cap_lifted: Option<Value>,
    python_specific: Option<Value>,
}

/// Why a case cannot be put into our terms.
enum Untold {
    /// Our types rule it out.
    Rule(&'static str),
    /// It is refused while it is read.
    Refused(Error),
}

const TYPED: Untold = Untold::Rule("values-are-typed");

/// Every case of the files for this manager in `folder`.
pub fn cases(folder: &Path) -> Vec<Case> {
    files(folder, "boot")
}

impl Case {
    /// Runs it on a cloud that accepts everything.
    pub fn run(&self) -> Outcome {
        let Ok(api_version) = self.microversion.parse::<ApiVersion>() else {
            return self.judge(Err("no version"), &[]);
        };
        let request = match self.in_our_terms() {
            Ok(request) => request,
            Err(Untold::Rule(rule)) => return Outcome::Deviates(rule),
            Err(Untold::Refused(error)) => return self.judge(Err(&error.to_string()), &[]),
        };
        let answer = json!({
            "server": {"id": "9168b536-cd40-4630-b43f-b259807c6e87"},
            "reservation_id": "r-1",
        });
        let cloud = Arc::new(Replay::default().token("tok-gAAAA").reply(202, &answer));
        let endpoint = EndpointFilter::new("compute", "public");
        let nova = Nova::new(&Adapter::new(session(&cloud), endpoint), api_version);
        let outcome = if self.kwargs.contains_key("reservation_id") {
            block_on(nova.servers.reserve(&request)).map(drop)
        } else {
            block_on(nova.servers.create(&request)).map(drop)
        };
        // The first request signs in.
        let sent: Vec<Request> = cloud.requests().into_iter().skip(1).collect();
        match &outcome {
            Ok(()) => self.judge(Ok(()), &sent),
            Err(error) => self.judge(Err(&error.to_string()), &sent),
        }
    }

    fn judge(&self, outcome: Result<(), &str>, sent: &[Request]) -> Outcome {
        let lifted = self.expected_if_cap_lifted.as_ref();
        let expected = lifted.unwrap_or(&self.expected);
        match (outcome, expected.get("error")) {
            (Err(_), Some(_)) if sent.is_empty() => Outcome::Same,
            (Err(error), None) if error.contains("tag needs") => {
                Outcome::Deviates("device-tags-have-a-gap")
            }
            (Err(error), None) => Outcome::Wrong(format!("refused: {error}")),
            (Ok(()), Some(_)) if self.python_specific.is_some() => {
                Outcome::Deviates("values-are-typed")
            }
            (Ok(()), Some(error)) if error["class"] == "UnsupportedVersion" => {
                Outcome::Deviates("the-cap-is-novas-newest")
            }
            (Ok(()), Some(error)) => Outcome::Wrong(format!("sent, instead of {error}")),
            (_, _) => match sent {
                [request] => compare(request, expected),
                _ => Outcome::Wrong(format!("{} requests", sent.len())),
            },
        }
    }

    fn in_our_terms(&self) -> Result<CreateServer, Untold> {
        let kwargs = &self.kwargs;
        let image = match kwargs.get("image") {
            None | Some(Value::Null) => None,
            Some(image) => Some(Id::new(id(image)?)),
        };
        let flavor = Id::new(id(kwargs.get("flavor").unwrap_or(&Value::Null))?);
        let name = text(kwargs, "name")?.unwrap_or_default();
        let min_count = count(kwargs, "min_count")?;
        let max_count = count(kwargs, "max_count")?.or(min_count).unwrap_or(1);
        let min_count = min_count.unwrap_or(1);
        let reservation = kwargs.get("reservation_id");
        if reservation.is_some_and(|it| *it != true) {
            return Err(TYPED);
        }
        Ok(CreateServer {
            // Python swaps nothing: the least is lowered to the most.
            min_count: min_count.min(max_count),
            max_count,
            key_name: text(kwargs, "key_name")?,
            security_groups: words(kwargs, "security_groups")?,
            networks: networks(kwargs.get("nics"))?,
            userdata: match kwargs.get("userdata") {
                None | Some(Value::Null) => None,
                Some(Value::String(text)) if text.is_empty() => None,
                Some(data) => Some(Hidden(bytes(data)?)),
            },
            config_drive: match kwargs.get("config_drive") {
                None | Some(Value::Null) => false,
                Some(Value::Bool(is_on)) => *is_on,
                Some(_) => return Err(TYPED),
            },
            meta: entries(kwargs, "meta", |value| value.as_str().map(str::to_owned).ok_or(TYPED))?,
            files: entries(kwargs, "files", |value| bytes(value).map(Hidden))?,
            admin_pass: text(kwargs, "admin_pass")?.map(Hidden),
            availability_zone: text(kwargs, "availability_zone")?,
            block_device_mapping: entries(kwargs, "block_device_mapping", |value| {
                value.as_str().map(str::to_owned).ok_or(TYPED)
            })?
            .iter()
            .map(|(device, mapping)| BlockDeviceMapping::parse(device, mapping))
            .collect::<Result<_, _>>()
            .map_err(Untold::Refused)?,
            block_device_mapping_v2: match kwargs.get("block_device_mapping_v2") {
                None | Some(Value::Null) => Vec::new(),
                Some(disks) => {
                    serde_json::from_value::<Vec<BlockDevice>>(disks.clone()).map_err(|_| TYPED)?
                }
            },
            scheduler_hints: match kwargs.get("scheduler_hints") {
                None | Some(Value::Null) => Map::new(),
                Some(hints) => hints.as_object().cloned().ok_or(TYPED)?,
            },
            disk_config: text(kwargs, "disk_config")?,
            access_ip_v4: text(kwargs, "access_ip_v4")?,
            access_ip_v6: text(kwargs, "access_ip_v6")?,
            description: text(kwargs, "description")?,
            tags: words(kwargs, "tags")?,
            trusted_image_certificates: words(kwargs, "trusted_image_certificates")?,
            host: text(kwargs, "host")?,
            hypervisor_hostname: text(kwargs, "hypervisor_hostname")?,
            hostname: text(kwargs, "hostname")?,
            ..CreateServer::new(name, image, flavor)
        })
    }
}

fn compare(sent: &Request, expected: &Value) -> Outcome {
    let body: Value =
        serde_json::from_slice(sent.body.as_deref().unwrap_or_default()).unwrap_or_default();
    if sorted(body.clone()) != sorted(expected["body"].clone()) {
        return Outcome::Wrong(format!("{body} instead of {}", expected["body"]));
    }
    if expected["method"] != sent.method.as_str() || !sent.url.ends_with("/v2.1/servers") {
        return Outcome::Wrong(format!("{sent:?}"));
    }
    let headers = expected["headers"].as_object().expect("headers");
    // A page may not name itself.
    let mut wanted = headers.iter().filter(|(name, _)| *name != "User-Agent");
    match wanted.find(|(name, value)| sent.headers.get(name) != value.as_str()) {
        Some((name, value)) => Outcome::Wrong(format!("{name} is not {value}")),
        None if sent.headers.iter().count() > headers.len() - 1 => {
            Outcome::Wrong("a header too many".to_owned())
        }
        None => Outcome::Same,
    }
}

/// The older mapping is a Python dict, whose order means nothing to Nova.
fn sorted(mut body: Value) -> Value {
    if let Some(disks) = body["server"]["block_device_mapping"].as_array_mut() {
        disks.sort_by_key(|disk| disk["device_name"].to_string());
    }
    body
}

/// The id of a resource, or what Python makes a text of.
fn id(value: &Value) -> Result<String, Untold> {
    match value {
        Value::String(text) => Ok(text.clone()),
        Value::Number(number) => Ok(number.to_string()),
        Value::Object(_) => id(&value["$resource"]["id"]),
        _ => Err(TYPED),
    }
}

fn text(kwargs: &Map<String, Value>, key: &str) -> Result<Option<String>, Untold> {
    match kwargs.get(key) {
        None | Some(Value::Null) => Ok(None),
        Some(Value::String(text)) => Ok(Some(text.clone())),
        Some(_) => Err(TYPED),
    }
}

fn words(kwargs: &Map<String, Value>, key: &str) -> Result<Vec<String>, Untold> {
    match kwargs.get(key) {
        None | Some(Value::Null) => Ok(Vec::new()),
        Some(words) => serde_json::from_value(list(words).clone()).map_err(|_| TYPED),
    }
}

/// Nothing said and nought are the same to Python.
fn count(kwargs: &Map<String, Value>, key: &str) -> Result<Option<u32>, Untold> {
    match kwargs.get(key) {
        None | Some(Value::Null) => Ok(None),
        Some(count) => {
            let count = count.as_u64().and_then(|count| u32::try_from(count).ok()).ok_or(TYPED)?;
            Ok((count > 0).then_some(count))
        }
    }
}

fn entries<T>(
    kwargs: &Map<String, Value>,
    key: &str,
    read: fn(&Value) -> Result<T, Untold>,
) -> Result<BTreeMap<String, T>, Untold> {
    match kwargs.get(key) {
        None | Some(Value::Null) => Ok(BTreeMap::new()),
        Some(Value::Object(fields)) => {
            fields.iter().map(|(name, value)| Ok((name.clone(), read(value)?))).collect()
        }
        Some(_) => Err(TYPED),
    }
}

fn bytes(value: &Value) -> Result<Vec<u8>, Untold> {
    if let Some(text) = value.as_str().or(value["$file_text"].as_str()) {
        return Ok(text.as_bytes().to_vec());
    }
    let encoded = value["$bytes_b64"].as_str().or(value["$file_b64"].as_str()).ok_or(TYPED)?;
    STANDARD.decode(encoded).map_err(|_| TYPED)
}

fn list(value: &Value) -> &Value {
    value.get("$tuple").unwrap_or(value)
}

fn networks(nics: Option<&Value>) -> Result<Networks, Untold> {
    let field = |nic: &Value, key: &str| nic[key].as_str().map(str::to_owned);
    let nic = |nic: &Value| Nic {
        net_id: field(nic, "net-id").map(Id::new),
        port_id: field(nic, "port-id"),
        v4_fixed_ip: field(nic, "v4-fixed-ip"),
        v6_fixed_ip: field(nic, "v6-fixed-ip"),
        tag: field(nic, "tag"),
    };
    match nics.map(list) {
        None | Some(Value::Null) => Ok(Networks::Unsaid),
        Some(Value::Array(nics)) => Ok(Networks::On(nics.iter().map(nic).collect())),
        Some(Value::String(word)) => match word.as_str() {
            "" => Ok(Networks::Unsaid),
            "auto" => Ok(Networks::Auto),
            "none" => Ok(Networks::None),
            _ => Err(Untold::Rule("networks-are-typed")),
        },
        Some(_) => Err(Untold::Rule("networks-are-typed")),
    }
}
