//! From the texts to the values of one cloud in one region: `get_one` of
//! `openstack/config/loader.py`.

use super::{
    fixes,
    format::format,
    merge::{auth_update, normalized},
    node::{Map, Node},
    profiles::{self, Profile},
    refusal::{Note, Refusal},
};

/// What is the same for all clouds of a text.
pub(super) struct Loader {
    /// The profiles of `clouds-public.yaml`.
    pub public: Map,
    /// Whether its `client` section keeps from IPv6.
    pub forces_ipv4: bool,
    /// The name of the cloud that the environment makes.
    pub envvar_key: String,
}

/// A region's name, which may be nothing, and what is particular there.
#[derive(Clone)]
pub(super) struct Place {
    pub name: Node,
    values: Node,
}

impl Place {
    fn named(name: Node) -> Self {
        Self { name, values: Node::Map(Map::default()) }
    }
}

/// What holds where nothing is written: `openstack/config/defaults.py` and `defaults.json`.
pub(super) fn defaults() -> Map {
    let mut defaults = Map::default();
    for key in ["api_timeout", "cacert", "cert", "key"] {
        defaults.set(key, Node::Null);
    }
    defaults.set("verify", Node::Bool(true));
    for (key, value) in [
        ("auth_type", "password"),
        ("interface", "public"),
        ("floating_ip_source", "neutron"),
        ("image_format", "qcow2"),
        ("message", ""),
        ("network_api_version", "2"),
        ("object_store_api_version", "1"),
        ("secgroup_source", "neutron"),
        ("status", "active"),
    ] {
        defaults.set(key, value.into());
    }
    defaults
}

impl Loader {
    /// The regions of a cloud: one without a name, where none is known.
    pub fn places(&self, cloud: &Map) -> Result<Vec<Place>, Refusal> {
        let mut places = self.known_places(cloud)?;
        if places.is_empty() {
            places.push(Place::named("".into()));
        }
        Ok(places)
    }

    fn known_places(&self, cloud: &Map) -> Result<Vec<Place>, Refusal> {
        let config = normalized(cloud)?;
        let odd = |key: &str| Refusal::Odd(key.to_owned());
        if let Some(regions) = config.get("regions") {
            return expanded(regions);
        }
        match config.get("region_name") {
            Some(regions @ Node::List(_)) => return expanded(regions),
            Some(Node::Text(names)) => {
                return Ok(names.split(',').map(|name| Place::named(name.into())).collect());
            }
            Some(_) => return Err(odd("region_name")),
            None => {}
        }
        let mut profile = Map::default();
        self.lay_profile(&mut profile, cloud, &mut Vec::new())?;
        match (profile.get("regions"), profile.get("region_name")) {
            (Some(regions), _) if regions.is_true() => expanded(regions),
            (_, Some(name)) if name.is_true() => Ok(vec![Place::named(name.clone())]),
            _ => Ok(Vec::new()),
        }
    }

    /// The values of `cloud` in `place`, all of them put right; what is passed over goes to `notes`.
    pub fn one(&self, cloud: &Map, place: &Place, notes: &mut Vec<Note>) -> Result<Map, Refusal> {
        let mut config = defaults();
        self.lay_profile(&mut config, cloud, notes)?;
        if !config.has("auth") {
            config.set("auth", Node::Map(Map::default()));
        }
        auth_update(&mut config, cloud)?;
        config.take("cloud");
        config.take("regions");
        let Node::Map(values) = &place.values else { return Err(Refusal::OddRegion) };
        for (key, value) in values.iter().filter(|(_, value)| *value != Node::Null) {
            match (key.text(), value) {
                (Some("auth"), Node::Map(_)) => {
                    let mut one = Map::default();
                    one.put(key.clone(), value.clone());
                    auth_update(&mut config, &one)?;
                }
                (Some("auth"), _) => return Err(Refusal::Odd("auth".to_owned())),
                _ => config.put(key.clone(), value.clone()),
            }
        }
        if place.name != Node::Null {
            config.set("region_name", place.name.clone());
        }
        let bare = |(key, value): &(Node, Node)| match (key.text(), value) {
            (Some(key), Node::Float(_)) if key.ends_with("microversion") => {
                Some(Note::BareVersion(key.replace('-', "_")))
            }
            _ => None,
        };
        notes.extend(config.iter().filter_map(bare));
        let mut config = normalized(&fixes::fix(config)?)?;
        if config.take("force_ipv4").map_or(self.forces_ipv4, |it| it.is_true())
            || config.take("prefer_ipv6").is_some_and(|it| !it.is_true())
        {
            notes.push(Note::ForcesIpv4);
        }
        Ok(config)
    }

    /// Lays over `config` what the profile of `cloud` says.
    fn lay_profile(
        &self,
        config: &mut Map,
        cloud: &Map,
        notes: &mut Vec<Note>,
    ) -> Result<(), Refusal> {
        // `cloud` is what the key was called before.
        let Some(profile) = cloud.get("profile").or(cloud.get("cloud")) else { return Ok(()) };
        if !profile.is_true() || profile.text() == Some(&self.envvar_key) {
            return Ok(());
        }
        let name = profile.text().ok_or_else(|| Refusal::NotText("profile".to_owned()))?;
        if let Some(own) = self.public.get(name) {
            let Node::Map(own) = own else { return Err(Refusal::Odd(name.to_owned())) };
            return auth_update(config, own);
        }
        match profiles::find(name) {
            Profile::Known(values) => auth_update(config, &values),
            Profile::Deprecated(values) => {
                notes.push(Note::DeprecatedProfile(name.to_owned()));
                auth_update(config, &values)
            }
            Profile::Gone => Err(Refusal::ProfileGone(name.to_owned())),
            Profile::Remote(address) => {
                let has_own = ["auth_url", "auth-url"].iter().any(|key| {
                    cloud.has(key) || cloud.map("auth").is_some_and(|auth| auth.has(key))
                });
                if !has_own {
                    return Err(Refusal::ProfileRemote(address));
                }
                notes.push(Note::RemoteProfile(address));
                Ok(())
            }
            Profile::Unknown => {
                notes.push(Note::UnknownProfile(name.to_owned()));
                Ok(())
            }
        }
    }
}

/// Fills `{region_name}` and the like in, once the way to sign in is known.
pub(super) fn expand(config: Map, notes: &mut Vec<Note>) -> Map {
    let mut expanded = config.clone();
    for (key, value) in config {
        let (Some(key), Some(text)) = (key.text(), value.text()) else { continue };
        if key == "password" {
            continue;
        }
        if let Some(text) = format(text, &expanded) {
            expanded.set(key, Node::Text(text));
        } else {
            notes.push(Note::Template(key.to_owned()));
            expanded.take(key);
        }
    }
    expanded
}

/// Regions as names or as mappings of a name and values.
fn expanded(regions: &Node) -> Result<Vec<Place>, Refusal> {
    let entries = match regions {
        Node::List(entries) => entries.clone(),
        Node::Map(map) => map.iter().map(|(name, _)| name.clone()).collect(),
        Node::Text(_) => vec![regions.clone()],
        _ => return Err(Refusal::Odd("regions".to_owned())),
    };
    let place = |entry: Node| match entry {
        Node::Map(mut region) => {
            let name = region.take("name").ok_or(Refusal::OddRegion)?;
            let values = region.take("values").unwrap_or_else(|| Node::Map(Map::default()));
            if region.iter().next().is_some() {
                return Err(Refusal::OddRegion);
            }
            Ok(Place { name, values })
        }
        name => Ok(Place::named(name)),
    };
    entries.into_iter().map(place).collect()
}
