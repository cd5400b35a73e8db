//! The files in which people keep their clouds: `clouds.yaml` with what belongs to it, and the
//! variables of a shell. They are read as openstacksdk reads them, and nothing is asked of anybody.

mod auth;
mod fixes;
mod format;
mod loader;
mod merge;
mod networks;
mod node;
mod openrc;
mod options;
mod profiles;
mod refusal;
mod region;
mod scalar;
mod shell;
mod yaml;

use serde_json::{Value, json};

use self::{
    loader::{Loader, Place},
    node::{Map, Node},
    region::Region,
};
use super::cloud_config::Finding;
pub use refusal::{Note, Refusal};

/// The texts that belong together. An empty one is not there.
#[derive(Clone, Copy, Default)]
pub struct Texts<'a> {
    /// `clouds.yaml`, or an openrc file.
    pub clouds: &'a str,
    /// `secure.yaml`, which lies over it.
    pub secure: &'a str,
    /// `clouds-public.yaml`, whose profiles come before those that are known.
    pub public: &'a str,
}

/// Why texts are no clouds. No `Debug`: a finding holds words of the text, which may be secret.
pub enum Broken {
    /// One of them is no YAML: which, by its field in [`Texts`], and where.
    Unreadable(&'static str, Finding),
    /// It says nothing of a cloud.
    NoClouds,
}

/// A cloud. No `Debug`: it holds secrets.
pub struct Cloud {
    name: String,
    /// Why not even its regions are known, or the regions.
    regions: Result<Vec<(String, Outcome)>, Refusal>,
}

struct Outcome {
    region: Result<Region, Refusal>,
    notes: Vec<Note>,
}

/// The clouds of `texts`, in their order.
pub fn read_clouds(texts: Texts) -> Result<Vec<Cloud>, Broken> {
    let public = map(load("public", texts.public)?).and_then(|mut map| map.take("public-clouds"));
    let mut loader = Loader {
        public: public.and_then(map).unwrap_or_default(),
        forces_ipv4: false,
        envvar_key: "envvars".to_owned(),
    };
    if let Some(variables) = openrc::variables(texts.clouds) {
        let (name, cloud, notes) = openrc::cloud(variables).ok_or(Broken::NoClouds)?;
        loader.forces_ipv4 = forces_ipv4(&cloud);
        loader.envvar_key.clone_from(&name);
        return Ok(vec![loader.cloud(name, &Node::Map(cloud), &notes)]);
    }
    let mut all = map(load("clouds", texts.clouds)?).unwrap_or_default();
    merge::merge_clouds(&mut all, map(load("secure", texts.secure)?).unwrap_or_default());
    loader.forces_ipv4 = all.map("client").is_some_and(forces_ipv4);
    let clouds = all.take("clouds").and_then(map).unwrap_or_default();
    let clouds: Vec<_> = clouds
        .into_iter()
        .map(|(name, cloud)| loader.cloud(name.said().unwrap_or_default(), &cloud, &[]))
        .collect();
    if clouds.is_empty() { Err(Broken::NoClouds) } else { Ok(clouds) }
}

impl Loader {
    fn cloud(&self, name: String, cloud: &Node, notes: &[Note]) -> Cloud {
        let Node::Map(cloud) = cloud else {
            return Cloud { regions: Err(Refusal::Odd(name.clone())), name };
        };
        let regions = self.places(cloud).map(|places| {
            let first = places[0].clone();
            let mut regions = Vec::new();
            for place in &places {
                // One without a name is the first one, and one that is there twice the former.
                let named = |known: &&Place| known.name == place.name && place.name.is_true();
                let place = places.iter().find(named).unwrap_or(&first);
                regions.push(self.outcome(cloud, place, notes.to_vec()));
            }
            regions
        });
        Cloud { name, regions }
    }

    fn outcome(&self, cloud: &Map, place: &Place, mut notes: Vec<Note>) -> (String, Outcome) {
        let mut name = place.name.said().unwrap_or_default();
        let region = self.one(cloud, place, &mut notes).and_then(|mut config| {
            let auth = auth::take(&mut config, &mut notes)?;
            let config = loader::expand(config, &mut notes);
            name = config.get("region_name").and_then(Node::said).unwrap_or_default();
            Ok(Region::new(&config, auth, &mut notes))
        });
        (name, Outcome { region, notes })
    }
}

impl Cloud {
    /// `{"name": …, "regions": [{"region": …, "notes": […], …}]}`, with what [`Region`] says or a
    /// refusal in each region; a refusal beside the name where not even the regions are known.
    pub fn json(&self) -> Value {
        let regions = match &self.regions {
            Ok(regions) => regions,
            Err(refusal) => {
                let mut json = refusal.json();
                json["name"] = self.name.clone().into();
                return json;
            }
        };
        let region = |(name, outcome): &(String, Outcome)| {
            let mut json = match &outcome.region {
                Ok(region) => region.json(),
                Err(refusal) => refusal.json(),
            };
            json["region"] = name.clone().into();
            json["notes"] = outcome.notes.iter().map(Note::json).collect();
            json
        };
        json!({"name": self.name, "regions": regions.iter().map(region).collect::<Value>()})
    }
}

impl Broken {
    /// What is wrong, as [`Finding::json`] has it, in which `text`; `{"fault": "no_clouds"}` where
    /// nothing is there.
    pub fn json(&self) -> Value {
        match self {
            Self::Unreadable(text, finding) => {
                let mut json = finding.json();
                json["text"] = (*text).into();
                json
            }
            Self::NoClouds => json!({"fault": "no_clouds"}),
        }
    }
}

fn load(name: &'static str, text: &str) -> Result<Node, Broken> {
    yaml::load(text).map_err(|finding| Broken::Unreadable(name, finding))
}

fn map(node: Node) -> Option<Map> {
    match node {
        Node::Map(map) => Some(map),
        _ => None,
    }
}

/// `_parse_section__client` of `openstack/config/loader.py`.
fn forces_ipv4(client: &Map) -> bool {
    let flag = |keys: [&str; 2], default: bool| {
        let found = keys.iter().find_map(|key| client.get(key));
        found.and_then(Node::flag).unwrap_or(default)
    };
    !flag(["prefer_ipv6", "prefer-ipv6"], true) || flag(["force_ipv4", "broken-ipv6"], false)
}
