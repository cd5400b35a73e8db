//! What there is in the sandbox at first, and what its ids and addresses look like.

use std::sync::LazyLock;

use serde_json::{Map, Value};

use crate::openstack::json;

/// `world.json`: templates of everything, what all projects share, and the projects.
static WORLD: LazyLock<Value> =
    LazyLock::new(|| json::read(include_bytes!("world.json")).expect("written by us"));

pub fn world() -> &'static Value {
    &WORLD
}

/// Every project.
pub fn projects() -> &'static [Value] {
    items(&WORLD["projects"])
}

/// The items of a list; none, if it is none.
pub fn items(list: &Value) -> &[Value] {
    list.as_array().map_or(&[], Vec::as_slice)
}

/// A text; empty, if it is none.
pub fn text(value: &Value) -> &str {
    value.as_str().unwrap_or_default()
}

pub fn project_id(project: &Value) -> String {
    digest("project", text(&project["name"]))
}

/// The host of a region's services.
pub fn host(region: &str) -> String {
    format!("{}.sandbox.invalid", region.to_ascii_lowercase())
}

/// Whose a thing is, and where.
#[derive(Clone)]
pub struct Owner {
    pub project: &'static Value,
    pub region: String,
}

impl Owner {
    /// The id of what is there from the beginning. What all projects share has the same one in each.
    pub fn id_of(&self, kind: &str, name: &str) -> String {
        match &WORLD["shared"][kind] {
            Value::Null => uuid(kind, &format!("{}/{name}", text(&self.project["name"]))),
            _ => uuid(kind, name),
        }
    }

    /// A thing as its service tells it: the template of its kind with `fields`, and with what stands
    /// behind each `@`. What the template does not know is left out if it comes from outside.
    pub fn thing(&self, kind: &str, id: &str, fields: &Value, is_ours: bool) -> Value {
        let mut thing = WORLD["templates"][kind].clone();
        if let (Value::Object(thing), Value::Object(fields)) = (&mut thing, fields) {
            for (name, value) in fields {
                if is_ours || thing.contains_key(name) {
                    thing.insert(name.clone(), value.clone());
                }
            }
        }
        self.fill(&mut thing, id);
        thing
    }

    /// What is always the same, or nearly so, as it stands in the template.
    pub fn template(&self, kind: &str) -> Value {
        self.thing(kind, "", &Value::Null, true)
    }

    fn fill(&self, value: &mut Value, id: &str) {
        match value {
            Value::String(text) if text.contains('@') => *text = self.filled(text, id),
            Value::Array(items) => items.iter_mut().for_each(|item| self.fill(item, id)),
            Value::Object(fields) => fields.values_mut().for_each(|field| self.fill(field, id)),
            _ => {}
        }
    }

    fn filled(&self, text: &str, id: &str) -> String {
        if let Some((kind, name)) = text.strip_prefix('@').and_then(|it| it.split_once('/')) {
            return self.id_of(kind, name);
        }
        let mut text = text.to_owned();
        // An image's list of disks is a text with such a name within.
        if let Some((before, (name, after))) =
            text.split_once("@snapshots/").and_then(|(a, b)| Some((a, b.split_once('"')?)))
        {
            text = format!("{before}{}\"{after}", self.id_of("snapshots", name));
        }
        let hash = digest("hash", id);
        let print: Vec<&str> = (0..16).map(|at| &hash[2 * at..2 * at + 2]).collect();
        let words = [
            ("@id", id),
            ("@hash", &hash),
            ("@print", &print.join(":")),
            ("@host", &host(&self.region)),
            ("@project", &project_id(self.project)),
            ("@user", &digest("user", "demo")),
            ("@made", "2026-03-02T09:00:00Z"),
            ("@time", "2026-03-02T09:00:00.000000"),
        ];
        words.iter().fold(text, |text, (word, meant)| text.replace(word, meant))
    }

    /// All that is there at the beginning, kind by kind.
    pub fn things(&self) -> Map<String, Value> {
        let mut things = Map::new();
        let none = Map::new();
        for all in [&WORLD["shared"], &self.project["has"]] {
            for (kind, seeds) in all.as_object().unwrap_or(&none) {
                let made = items(seeds).iter().enumerate().map(|(at, seed)| {
                    let name = match text(&seed["name"]) {
                        "" => at.to_string(),
                        name => name.to_owned(),
                    };
                    self.thing(kind, &self.id_of(kind, &name), seed, true)
                });
                let made: Vec<Value> = made.collect();
                let known = things.entry(kind.as_str()).or_insert_with(|| Value::Array(Vec::new()));
                if let Value::Array(known) = known {
                    known.extend(made);
                }
            }
        }
        things
    }
}

/// The same id for the same thing, each time the page is opened.
pub fn uuid(kind: &str, name: &str) -> String {
    let (high, low) = (hash(kind, name, 1), hash(kind, name, 2));
    format!(
        "{:08x}-{:04x}-4{:03x}-8{:03x}-{:012x}",
        high >> 32,
        (high >> 16) & 0xffff,
        high & 0xfff,
        low >> 52,
        low & 0xffff_ffff_ffff
    )
}

/// The same without dashes.
pub fn digest(kind: &str, name: &str) -> String {
    uuid(kind, name).replace('-', "")
}

pub fn request_id(number: u64) -> String {
    format!("req-{}", uuid("request", &number.to_string()))
}

/// FNV-1a, and a mixer at the end because the inputs are short.
fn hash(kind: &str, name: &str, salt: u64) -> u64 {
    let bytes = kind.bytes().chain([b'/']).chain(name.bytes());
    let sum = bytes.fold(0xcbf2_9ce4_8422_2325 ^ salt, |sum, byte| {
        (sum ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)
    });
    (sum ^ (sum >> 29)).wrapping_mul(0xbf58_476d_1ce4_e5b9) ^ (sum >> 32)
}
