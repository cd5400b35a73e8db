//! Nova's own JSON, after `nova/api/openstack/compute/schemas/servers.py`.

use serde_json::{Map, Value, json};

use super::{Missing, Mistake, Reading};
use crate::code::{ADMIN_PASS, KEYS, USER_DATA};

/// What Nova takes below `server` beside [`KEYS`]; it refuses any other key.
const FURTHER: [&str; 4] = ["return_reservation_id", "accessIPv4", "accessIPv6", "personality"];

/// The key of the hints, and the older one that Nova still takes.
const HINTS: [&str; 2] = ["os:scheduler_hints", "OS-SCH-HNT:scheduler_hints"];

pub(super) fn read(text: &str) -> Result<Reading, Mistake> {
    let whole: Map<String, Value> = serde_json::from_str(text)
        .map_err(|error| Mistake::NotJson { line: error.line(), column: error.column() })?;
    let mut beside = whole;
    let (server, path) = match beside.remove("server") {
        Some(Value::Object(server)) => (server, "server."),
        Some(_) => return Err(Mistake::Key("server".to_owned())),
        // Without it, all but the hints is the server.
        None => {
            let is_hint = |key: &String| HINTS.contains(&key.as_str());
            let (hints, server) = beside.into_iter().partition(|(key, _)| is_hint(key));
            beside = hints;
            (server, "")
        }
    };
    let mut body = json!({});
    for (key, hints) in beside {
        if !HINTS.contains(&key.as_str()) || !hints.is_object() {
            return Err(Mistake::Key(key));
        }
        // Where both stand, Nova reads the newer one; it comes last.
        body[HINTS[0]] = hints;
    }
    let mut server: Map<String, Value> = server;
    let is_known = |key: &str| KEYS.contains(&key) || FURTHER.contains(&key);
    if let Some(key) = server.keys().find(|key| !is_known(key)) {
        return Err(Mistake::Key(format!("{path}{key}")));
    }
    let mut missing = Vec::new();
    if server.get("adminPass").is_some_and(|password| password == ADMIN_PASS) {
        server.remove("adminPass");
        missing.push(Missing::Password(ADMIN_PASS.to_owned()));
    }
    if server.get("user_data").is_some_and(|data| data == USER_DATA) {
        server.remove("user_data");
        missing.push(Missing::UserData(USER_DATA.to_owned()));
    }
    body["server"] = server.into();
    Ok(Reading { body, missing })
}
