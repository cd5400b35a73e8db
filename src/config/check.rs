//! What is wrong with a `config.json`, in words for its operator.
//!
//! The page reads the file leniently, because a slip in it must not cost anybody the page. This is
//! for the command line, `make check-config`: the page does not call it, and so has no byte of it.

mod kind;

use serde_json::{Map, Value};

use self::kind::{Key, Kind, ROOT};

/// Everything that is wrong with `text`, each with the place where it stands, like
/// `clouds[0].launch.create_volum: unknown key`. Nothing, if all of it means something to the page.
///
/// No value is quoted: user data may hold secrets.
pub fn check(text: &str) -> Vec<String> {
    let mut faults = Faults::default();
    match serde_json::from_str(text) {
        Ok(value) => faults.value("", &value, &Kind::Object(ROOT)),
        Err(error) => faults.add("", &format!("not valid JSON: {error}")),
    }
    faults.0
}

#[derive(Default)]
struct Faults(Vec<String>);

impl Faults {
    fn add(&mut self, path: &str, what: &str) {
        let place = if path.is_empty() { "config.json" } else { path };
        self.0.push(format!("{place}: {what}"));
    }

    fn value(&mut self, path: &str, value: &Value, kind: &Kind) {
        match (kind, value) {
            (Kind::Flag, Value::Bool(_)) | (Kind::Said, Value::String(_)) => {}
            (Kind::Price, Value::Number(number)) => {
                if number.as_f64().is_none_or(|price| price < 0.0) {
                    self.add(path, "below 0");
                }
            }
            (Kind::Text(fault), Value::String(text)) => {
                if let Some(what) = fault(text) {
                    self.add(path, &what);
                }
            }
            (Kind::Said, Value::Object(_)) => self.value(path, value, &kind::BY_LANGUAGE),
            (Kind::List(kind), Value::Array(items)) => {
                for (at, item) in items.iter().enumerate() {
                    self.value(&format!("{path}[{at}]"), item, kind);
                }
            }
            (Kind::Map(kind), Value::Object(entries)) => {
                for (name, item) in entries {
                    self.value(&below(path, name), item, kind);
                }
            }
            (Kind::Object(keys), Value::Object(entries)) => self.object(path, entries, keys),
            (kind, _) => self.add(path, kind.otherwise()),
        }
    }

    fn object(&mut self, path: &str, entries: &Map<String, Value>, keys: &[Key]) {
        for (name, value) in entries {
            let path = below(path, name);
            match keys.iter().find(|key| key.name == name) {
                Some(key) => self.value(&path, value, &key.kind),
                None => self.add(&path, "unknown key"),
            }
        }
        for key in keys.iter().filter(|key| key.is_needed && !entries.contains_key(key.name)) {
            self.add(&below(path, key.name), "missing");
        }
        self.sources(path, entries);
        self.provider(path, entries);
        self.twins(path, entries, "clouds", "auth_url");
        self.twins(path, entries, "federation", "name");
        self.any_address(entries);
    }

    /// A form has to start from something, and from what it shows.
    fn sources(&mut self, path: &str, launch: &Map<String, Value>) {
        let is_off =
            |kind: &str| launch.get(&format!("disable_{kind}")) == Some(&Value::Bool(true));
        if kind::SOURCES.iter().all(|kind| is_off(kind)) {
            self.add(path, "no source is left to start from");
        } else if let Some(Value::String(first)) = launch.get("default_boot_source")
            && is_off(first)
        {
            self.add(&below(path, "default_boot_source"), "disabled here");
        }
    }

    /// A provider that the page asks itself has to be found, and to know the page.
    fn provider(&mut self, path: &str, provider: &Map<String, Value>) {
        if provider.get("kind").and_then(Value::as_str) != Some("oidc") {
            return;
        }
        let has = |name: &str| provider.contains_key(name);
        if !has("client_id") {
            self.add(&below(path, "client_id"), "missing");
        }
        let is_told = has("authorization_endpoint") && has("token_endpoint");
        if !has("issuer") && !is_told {
            self.add(path, "neither issuer nor authorization_endpoint and token_endpoint");
        }
    }

    /// The first of two alike hides the other.
    fn twins(&mut self, path: &str, around: &Map<String, Value>, list: &str, key: &str) {
        let items = around.get(list).and_then(Value::as_array).into_iter().flatten();
        let name = |item: &Value| Some(item.get(key)?.as_str()?.to_owned());
        let names: Vec<_> = items.map(name).collect();
        for (at, name) in names.iter().enumerate() {
            let twin = names[..at].iter().position(|it| it.is_some() && it == name);
            if let Some(twin) = twin {
                let place = format!("{}[{at}].{key}", below(path, list));
                self.add(&place, &format!("the same as of {list}[{twin}]"));
            }
        }
    }

    /// Somebody has to be let in somewhere.
    fn any_address(&mut self, config: &Map<String, Value>) {
        let has_clouds =
            config.get("clouds").and_then(Value::as_array).is_some_and(|it| !it.is_empty());
        if config.get("any_address") == Some(&Value::Bool(false)) && !has_clouds {
            self.add("any_address", "no cloud is left to sign in to");
        }
    }
}

/// The path of what stands under `name`; names of flavors, and the like, stand in quotes.
fn below(path: &str, name: &str) -> String {
    let is_plain = |letter: char| letter.is_ascii_alphanumeric() || "_-".contains(letter);
    match (path, !name.is_empty() && name.chars().all(is_plain)) {
        ("", true) => name.to_owned(),
        (_, true) => format!("{path}.{name}"),
        (_, false) => format!("{path}[{name:?}]"),
    }
}
