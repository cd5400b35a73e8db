//! Nova's servers: who may have one, and which there are.

use serde_json::{Value, json};

use super::{
    Call, Place,
    compute::links,
    reply::{Problem, nova},
    server::Server,
    wanted,
    world::{Flavor, uuid},
};

/// What a project may have.
const INSTANCES: u64 = 10;
const CORES: u64 = 40;
const RAM: u64 = 65_536;

/// The servers of every project and region.
#[derive(Default)]
pub struct Servers {
    all: Vec<Server>,
    launches: u64,
}

/// What a launch uses, or a project has in use.
#[derive(Clone, Copy, Default)]
struct Usage {
    instances: u64,
    cores: u64,
    ram: u64,
}

impl Servers {
    fn of<'a>(&'a self, place: &'a Place) -> impl Iterator<Item = &'a Server> {
        let project = place.project.id();
        self.all.iter().filter(move |s| s.project == project && s.region == place.region)
    }

    /// The newest first, as Nova sorts them.
    pub fn list(&self, place: &Place, now: f64) -> Value {
        let mut servers: Vec<&Server> = self.of(place).collect();
        servers.reverse();
        let servers: Value = servers.into_iter().map(|server| server.listed(place, now)).collect();
        json!({"servers": servers})
    }

    /// One of them.
    pub fn show(&self, place: &Place, id: &str, now: f64) -> Result<Value, Problem> {
        let server = self.of(place).find(|server| server.id == id);
        let missing = || nova(404, &format!("Instance {id} could not be found."));
        Ok(json!({"server": server.ok_or_else(missing)?.shown(place, now)}))
    }

    fn used(&self, place: &Place) -> Usage {
        self.of(place).fold(Usage::default(), |used, server| Usage {
            instances: used.instances + 1,
            cores: used.cores + server.flavor.vcpus,
            ram: used.ram + server.flavor.ram,
        })
    }

    /// What the project may have, and has.
    pub fn limits(&self, place: &Place) -> Value {
        let used = self.used(place);
        json!({
            "maxTotalCores": CORES,
            "maxPersonality": 5,
            "maxPersonalitySize": 10240,
            "maxTotalInstances": INSTANCES,
            "maxTotalKeypairs": 100,
            "maxServerMeta": 128,
            "maxImageMeta": 128,
            "maxTotalRAMSize": RAM,
            "maxServerGroups": 10,
            "maxServerGroupMembers": 10,
            "maxTotalFloatingIps": -1,
            "maxSecurityGroups": -1,
            "maxSecurityGroupRules": -1,
            "totalRAMUsed": used.ram,
            "totalCoresUsed": used.cores,
            "totalInstancesUsed": used.instances,
            "totalFloatingIpsUsed": 0,
            "totalSecurityGroupsUsed": 0,
            "totalServerGroupsUsed": 0,
        })
    }

    /// Makes as many as were asked for and fit.
    pub fn create(&mut self, place: &Place, call: &Call) -> Result<Value, Problem> {
        let asked = &call.body["server"];
        let name = wanted::name(asked)?;
        let (least, most) = wanted::counts(asked)?;
        let networks = wanted::networks(place, asked)?;
        let image = wanted::image(asked)?;
        let flavor = wanted::flavor(asked, image)?;
        let key_name = wanted::key_name(place, asked)?;
        let groups = wanted::groups(place, asked)?;
        let count = self.room(place, name, flavor, least, most)?;

        self.launches += 1;
        let first = self.all.len();
        for number in 1..=count {
            let id = uuid("server", &format!("{}/{number}", self.launches));
            self.all.push(Server {
                id,
                project: place.project.id(),
                region: place.region.clone(),
                // Nova numbers the servers of one request: `nova/compute/api.py`.
                name: if most > 1 { format!("{name}-{number}") } else { name.to_owned() },
                flavor,
                image,
                key_name: key_name.clone(),
                groups: groups.clone(),
                networks: networks.clone(),
                host_number: self.all.len() as u64 + 10,
                born: call.now,
                fate: name.into(),
            });
        }
        let id = &self.all[first].id;
        let groups: Value = groups.iter().map(|group| json!({"name": group})).collect();
        Ok(json!({"server": {
            "id": id,
            "links": links(place, "servers", id),
            "OS-DCF:diskConfig": "MANUAL",
            "security_groups": groups,
            "adminPass": uuid("password", id)[..12].replace('-', "x"),
        }}))
    }

    /// How many fit into the quota, between `least` and `most`.
    fn room(
        &self,
        place: &Place,
        name: &str,
        flavor: &Flavor,
        least: u64,
        most: u64,
    ) -> Result<u64, Problem> {
        let used = self.used(place);
        let rows = |count: u64| {
            [
                ("cores", count * flavor.vcpus, used.cores, CORES),
                ("instances", count, used.instances, INSTANCES),
                ("ram", count * flavor.ram, used.ram, RAM),
            ]
        };
        let fits = |count: u64| rows(count).iter().all(|(_, more, used, max)| used + more <= *max);
        if name == "quota-exceeded" {
            return Err(over_quota(&[("instances", least, INSTANCES, INSTANCES)]));
        }
        (least..=most).rev().find(|count| fits(*count)).ok_or_else(|| {
            let over = rows(least).into_iter().filter(|(_, more, used, max)| used + more > *max);
            over_quota(&over.collect::<Vec<_>>())
        })
    }
}

fn over_quota(over: &[(&str, u64, u64, u64)]) -> Problem {
    let joined = |column: fn(&(&str, u64, u64, u64)) -> String| {
        over.iter().map(column).collect::<Vec<_>>().join(", ")
    };
    let names = joined(|row| row.0.to_owned());
    let (more, used, max) = (
        joined(|row| row.1.to_string()),
        joined(|row| row.2.to_string()),
        joined(|row| row.3.to_string()),
    );
    nova(
        403,
        &format!(
            "Quota exceeded for {names}: Requested {more}, but already used {used} of {max} {names}"
        ),
    )
}
