//! What is asked for, taken apart key by key, so that nothing is forgotten: what no one has taken
//! is said in comments.

use serde_json::{Map, Value};

use super::comment::comment;
use crate::code::{ADMIN_PASS, KEYS, USER_DATA};

/// Where Nova looks for hints.
pub(super) const HINTS: &str = "os:scheduler_hints";

/// A body without its secrets.
pub(super) struct Order {
    /// What stands below `server`.
    pub server: Map<String, Value>,
    /// What stands beside it.
    pub beside: Map<String, Value>,
    refused: Vec<(String, Value)>,
}

/// One disk.
pub(super) struct Disk {
    /// Where it stood, for comments.
    pub path: String,
    /// What Nova reads of it.
    pub fields: Map<String, Value>,
}

impl Disk {
    /// The text at `key`; empty where nothing is said, and a word of nobody's where it is no text.
    pub fn text(&self, key: &str) -> &str {
        match self.fields.get(key) {
            None | Some(Value::Null) => "",
            Some(value) => value.as_str().unwrap_or("?"),
        }
    }
}

/// How many servers, and what is to be told apart in their names.
pub(super) struct Count {
    pub count: u64,
    pub name: String,
}

impl Order {
    /// Takes `body` apart. From here on the secrets are placeholders.
    pub fn new(body: &Value) -> Self {
        let mut beside = body.as_object().cloned().unwrap_or_default();
        let server = beside.remove("server");
        let mut server = server.and_then(|it| it.as_object().cloned()).unwrap_or_default();
        for (key, placeholder) in
            [("adminPass", ADMIN_PASS), ("user_data", USER_DATA), ("personality", "$PERSONALITY")]
        {
            if let Some(secret) = server.get_mut(key) {
                *secret = placeholder.into();
            }
        }
        Self { server, beside, refused: Vec::new() }
    }

    /// The server's keys and values, the important ones first.
    pub fn fields(&self) -> Vec<(&str, &Value)> {
        let known = KEYS.iter().filter_map(|key| Some((*key, self.server.get(*key)?)));
        let others = self.server.iter().map(|(key, value)| (key.as_str(), value));
        known.chain(others.filter(|(key, _)| !KEYS.contains(key))).collect()
    }

    /// The value at `key`; whoever takes it says it.
    pub fn take(&mut self, key: &str) -> Option<Value> {
        self.server.remove(key)
    }

    /// The text at `key`, if it is one and not empty.
    pub fn text(&mut self, key: &str) -> Option<String> {
        let text = self.server.get(key)?.as_str().filter(|text| !text.is_empty())?.to_owned();
        self.server.remove(key);
        Some(text)
    }

    /// The texts at `key`, if it holds nothing else.
    pub fn texts(&mut self, key: &str) -> Option<Vec<String>> {
        let texts = texts(self.server.get(key)?)?;
        self.server.remove(key);
        Some(texts)
    }

    /// Whether `key` is true.
    pub fn is_set(&mut self, key: &str) -> bool {
        let is_set = self.server.get(key) == Some(&Value::Bool(true));
        if is_set {
            self.server.remove(key);
        }
        is_set
    }

    /// Names or ids of security groups, if they are said and can be read.
    pub fn security_groups(&mut self) -> Option<Vec<String>> {
        let groups = self.server.get("security_groups")?.as_array()?.iter();
        let name = |group: &Value| {
            let is_plain = group.as_object().is_some_and(|fields| fields.len() == 1);
            group["name"].as_str().filter(|_| is_plain).map(str::to_owned)
        };
        let names = groups.map(name).collect::<Option<_>>()?;
        self.server.remove("security_groups");
        Some(names)
    }

    /// The object at `key`, if it is one.
    pub fn object(&mut self, key: &str) -> Option<Map<String, Value>> {
        let object = self.server.get(key)?.as_object()?.clone();
        self.server.remove(key);
        Some(object)
    }

    /// The list of objects at `key`, if it is one.
    pub fn objects(&mut self, key: &str) -> Option<Vec<Map<String, Value>>> {
        let items = self.server.get(key)?.as_array()?.iter();
        let objects = items.map(|item| item.as_object().cloned()).collect::<Option<_>>()?;
        self.server.remove(key);
        Some(objects)
    }

    /// The hints, where there are any.
    pub fn hints(&mut self) -> Map<String, Value> {
        match self.beside.remove(HINTS) {
            Some(Value::Object(hints)) => hints,
            None => Map::new(),
            Some(other) => {
                self.refuse(HINTS, other);
                Map::new()
            }
        }
    }

    /// The image whose copy on the host's disk the server starts from, and all other disks, each
    /// with its path. An image that is also said as a disk is said once: tools say it twice by
    /// themselves, as novaclient does.
    pub fn disks(&mut self) -> (Option<String>, Vec<Disk>) {
        let key = "block_device_mapping_v2";
        let disks = self.objects(key).unwrap_or_default().into_iter().enumerate();
        let mut disks: Vec<_> =
            disks.map(|(index, fields)| Disk { path: format!("{key}[{index}]"), fields }).collect();
        let image = self.text("imageRef");
        let is_image = |Disk { fields, .. }: &Disk| {
            fields.len() == 5
                && fields.get("uuid").and_then(Value::as_str) == image.as_deref()
                && fields.get("source_type").is_some_and(|kind| kind == "image")
                && fields.get("destination_type").is_some_and(|kind| kind == "local")
                && fields.get("boot_index").is_some_and(|index| index == 0)
                && fields.get("delete_on_termination").is_some_and(|is_set| is_set == true)
        };
        if disks.first().is_some_and(is_image) {
            disks.remove(0);
        }
        (image, disks)
    }

    /// How many: `max_count`, for tools that make one after the other know no least number.
    pub fn count(&mut self) -> Count {
        let name = self.text("name").unwrap_or_default();
        let mut number = |key: &str| {
            let number = self.server.get(key)?.as_u64()?;
            self.server.remove(key);
            Some(number)
        };
        let (most, least) = (number("max_count"), number("min_count").unwrap_or(1));
        let count = most.unwrap_or(least).max(1);
        if least != count {
            self.refuse("min_count", least.into());
        }
        Count { count, name }
    }

    /// Keeps `value`, which stood at `path`, for a comment.
    pub fn refuse(&mut self, path: impl Into<String>, value: Value) {
        self.refused.push((path.into(), value));
    }

    /// Refuses what holds the one character that no word of a command can hold.
    pub fn refuse_nul(&mut self) {
        for fields in [&mut self.server, &mut self.beside] {
            let (bad, good) = std::mem::take(fields).into_iter().partition(|(_, it)| holds_nul(it));
            *fields = good;
            let bad: Map<String, Value> = bad;
            self.refused.extend(bad);
        }
    }

    /// Keeps what is left of an object that stood at `path`, but for nulls: Nova reads those as
    /// absent.
    pub fn refuse_rest(&mut self, path: &str, rest: Map<String, Value>) {
        for (key, value) in rest.into_iter().filter(|(_, value)| !value.is_null()) {
            self.refuse(format!("{path}.{key}"), value);
        }
    }

    /// A comment for each thing that `tool` could not say: lines that end with a line end.
    pub fn comments(mut self, tool: &str) -> String {
        // No image is an empty one, and a drive is not asked for by saying no.
        self.server.retain(|key, value| {
            !(key == "imageRef" && value == "" || key == "config_drive" && value == false)
        });
        let rest = self.server.into_iter().chain(self.beside);
        let comment = |(path, value): (String, Value)| comment(tool, &path, &value);
        self.refused.into_iter().chain(rest).map(comment).collect::<Vec<_>>().concat()
    }
}

/// A list of texts, if it is nothing else.
pub(super) fn texts(value: &Value) -> Option<Vec<String>> {
    value.as_array()?.iter().map(|item| item.as_str().map(str::to_owned)).collect()
}

fn holds_nul(value: &Value) -> bool {
    match value {
        Value::String(text) => text.contains('\0'),
        Value::Array(items) => items.iter().any(holds_nul),
        Value::Object(fields) => {
            fields.iter().any(|(key, value)| key.contains('\0') || holds_nul(value))
        }
        _ => false,
    }
}
