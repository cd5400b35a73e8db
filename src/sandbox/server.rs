//! One server: what Nova tells of it at each moment of its life.

use serde_json::{Value, json};

use super::{
    action::STATES,
    clock::iso,
    nics,
    place::Place,
    world::{digest, text},
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
    /// What does not change, as Nova tells it.
    pub fields: Value,
    pub flavor: Value,
    pub zone: String,
    /// Those that Nova has made for it, and removes with it.
    pub ports: Vec<String>,
    /// Milliseconds since 1970.
    pub born: f64,
    pub fate: Fate,
    /// What was made of it since it was there.
    pub state: &'static str,
    /// What is being done with it, until when, and the state that it leads to.
    pub task: Option<(&'static str, f64, &'static str)>,
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

    pub fn is_active(&self, now: f64) -> bool {
        self.state(now) == "active"
    }

    /// Nova's word for what it made of it last.
    pub fn state(&self, now: f64) -> &'static str {
        match self.stage(now) {
            Stage::Building(_) => "building",
            Stage::Active => self.state,
            Stage::Failed => "error",
        }
    }

    /// Milliseconds since it began to run.
    pub fn running(&self, now: f64) -> Option<f64> {
        self.is_active(now).then(|| now - self.born - ACTIVE * self.pace())
    }

    /// As it stands in a list.
    pub fn listed(&self, place: &Place, now: f64) -> Value {
        let stage = self.stage(now);
        let is_placed = matches!(stage, Stage::Active | Stage::Building("spawning"));
        let changed = match stage {
            Stage::Active => self.born + ACTIVE * self.pace(),
            Stage::Failed => self.born + NO_HOST,
            Stage::Building(_) => now,
        };
        let vm_state = self.state(now);
        let (status, task, power) = if let Stage::Building(task) = stage {
            ("BUILD", Some(task), 0)
        } else {
            let known = STATES.iter().find(|(known, ..)| *known == vm_state);
            let (_, status, power) = *known.unwrap_or(&STATES[0]);
            (status, self.task.map(|(task, ..)| task).filter(|task| !task.is_empty()), power)
        };
        let launched = (stage == Stage::Active).then(|| format!("{}.000000", iso(changed)));
        let (flavor, updated) = (&self.flavor, format!("{}Z", iso(changed)));
        let mut fields = self.fields.clone();
        fields["addresses"] = json!({});
        fields["created"] = json!(format!("{}Z", iso(self.born)));
        fields["updated"] = json!(updated);
        fields["flavor"] = json!({
            "vcpus": flavor["vcpus"],
            "ram": flavor["ram"],
            "disk": flavor["disk"],
            "ephemeral": flavor["OS-FLV-EXT-DATA:ephemeral"],
            "swap": flavor["swap"],
            "original_name": flavor["name"],
            "extra_specs": flavor["extra_specs"],
        });
        let host =
            if is_placed { digest("host", text(&fields["tenant_id"])) } else { String::new() };
        fields["hostId"] = json!(host);
        fields["status"] = json!(status);
        fields["OS-EXT-AZ:availability_zone"] = json!(if is_placed { &*self.zone } else { "" });
        fields["OS-SRV-USG:launched_at"] = json!(launched);
        fields["OS-EXT-STS:task_state"] = json!(task);
        fields["OS-EXT-STS:vm_state"] = json!(vm_state);
        fields["OS-EXT-STS:power_state"] = json!(power);
        if stage == Stage::Failed {
            fields["fault"] = json!({
                "code": 500,
                "created": updated,
                "message": "No valid host was found. There are not enough hosts available.",
            });
        } else {
            fields["progress"] = json!(0);
        }
        // Nova reads the groups off the ports.
        if is_placed {
            let (addresses, groups) = nics::told(place, text(&fields["id"]));
            fields["addresses"] = addresses;
            if let Some(groups) = groups {
                fields["security_groups"] = groups;
            }
        }
        fields
    }

    /// As it stands alone.
    pub fn shown(&self, place: &Place, now: f64) -> Value {
        let mut fields = self.listed(place, now);
        let groups = place.all("server_groups").iter();
        let groups = groups.filter(|group| {
            group["members"].as_array().is_some_and(|all| all.contains(&fields["id"]))
        });
        fields["server_groups"] = groups.map(|group| group["id"].clone()).collect();
        fields
    }
}
