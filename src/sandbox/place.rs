//! A project in a region: all that it has there, as plain JSON, kind by kind.

use serde_json::{Map, Value, json};

use super::{
    server::Server,
    world::{Owner, items, text, uuid},
};

/// Where a request works.
pub struct Place {
    pub owner: Owner,
    pub servers: Vec<Server>,
    things: Map<String, Value>,
    made: u64,
}

impl Place {
    pub fn new(owner: Owner) -> Self {
        let things = owner.things();
        Self { owner, servers: Vec::new(), things, made: 0 }
    }

    /// Everything of that kind.
    pub fn all(&self, kind: &str) -> &[Value] {
        self.things.get(kind).map_or(&[], items)
    }

    pub fn all_mut(&mut self, kind: &str) -> &mut Vec<Value> {
        let all = self.things.entry(kind).or_insert_with(|| json!([]));
        all.as_array_mut().expect("only lists are kept")
    }

    /// The one that the service knows by `id`.
    pub fn find(&self, kind: &str, id: &str) -> Option<&Value> {
        self.all(kind).iter().find(|thing| is_called(thing, id))
    }

    pub fn find_mut(&mut self, kind: &str, id: &str) -> Option<&mut Value> {
        self.all_mut(kind).iter_mut().find(|thing| is_called(thing, id))
    }

    /// The first whose `field` is `value`.
    pub fn find_by(&self, kind: &str, field: &str, value: &str) -> Option<&Value> {
        self.all(kind).iter().find(|thing| thing[field] == value)
    }

    pub fn remove(&mut self, kind: &str, id: &str) {
        self.all_mut(kind).retain(|thing| !is_called(thing, id));
    }

    /// An id that nothing has.
    pub fn fresh(&mut self, kind: &str) -> String {
        self.made += 1;
        let project = text(&self.owner.project["name"]);
        uuid(kind, &format!("{project}/{}/{}", self.owner.region, self.made))
    }

    /// Makes one of those, and keeps it.
    pub fn make(&mut self, kind: &str, fields: &Value) -> Value {
        let id = self.fresh(kind);
        let thing = self.owner.thing(kind, &id, fields, false);
        self.all_mut(kind).push(thing.clone());
        thing
    }

    /// A number that no other thing has.
    pub fn count(&self) -> u64 {
        self.made
    }

    /// The address with the lowest number from ten on that nothing has in a range that ends in
    /// `.0/24` or `::/64`.
    pub fn free_address(&self, cidr: &str) -> String {
        let prefix = prefix(cidr);
        let numbered = |number: u64| {
            if cidr.contains(':') {
                format!("{prefix}{number:x}")
            } else {
                format!("{prefix}{number}")
            }
        };
        (10..=0xffff).map(numbered).find(|address| !self.has_address(address)).unwrap_or_default()
    }

    /// Whether a port or a floating IP has it.
    pub fn has_address(&self, address: &str) -> bool {
        let has =
            |port: &Value| items(&port["fixed_ips"]).iter().any(|it| it["ip_address"] == address);
        self.all("ports").iter().any(has)
            || self.find_by("floatingips", "floating_ip_address", address).is_some()
    }
}

/// What all addresses of a range begin with.
pub fn prefix(cidr: &str) -> &str {
    cidr.strip_suffix("0/24").or(cidr.strip_suffix("/64")).unwrap_or(cidr)
}

fn is_called(thing: &Value, id: &str) -> bool {
    thing["id"] == id || thing["namespace"] == id
}
