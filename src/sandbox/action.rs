//! What servers are asked for once they are there: which state takes it, which task it is, and where it
//! leads.

use serde_json::{Value, json};

use super::{
    Call,
    place::Place,
    reply::{self, Problem, nova},
    server::Server,
    world::{items, text},
};
use crate::openstack::transport::{Method, Response};

/// Milliseconds that an action takes.
const TIME: f64 = 1_500.0;

/// Nova's word, the states that take it, its task, and the state that it leads to; without a task it is
/// done at once.
const ACTIONS: [(&str, &str, &str, &str); 18] = [
    ("os-start", "stopped", "powering-on", "active"),
    ("os-stop", "active error", "powering-off", "stopped"),
    ("reboot", "active stopped paused suspended error", "rebooting", "active"),
    ("pause", "active", "pausing", "paused"),
    ("unpause", "paused", "unpausing", "active"),
    ("suspend", "active", "suspending", "suspended"),
    ("resume", "suspended", "resuming", "active"),
    ("shelve", "active stopped paused suspended", "shelving", "shelved_offloaded"),
    ("unshelve", "shelved_offloaded", "unshelving", "active"),
    ("rescue", "active stopped error", "rescuing", "rescued"),
    ("unrescue", "rescued", "unrescuing", "active"),
    ("resize", "active stopped", "resize_prep", "resized"),
    ("confirmResize", "resized", "", "active"),
    ("revertResize", "resized", "resize_reverting", "active"),
    ("rebuild", "active stopped error", "rebuilding", "active"),
    ("createImage", "active stopped paused suspended", "image_snapshot", ""),
    ("lock", "", "", ""),
    ("unlock", "", "", ""),
];

/// What Nova calls each state, and the hypervisor's number.
pub const STATES: [(&str, &str, u8); 8] = [
    ("active", "ACTIVE", 1),
    ("stopped", "SHUTOFF", 4),
    ("paused", "PAUSED", 3),
    ("suspended", "SUSPENDED", 4),
    ("shelved_offloaded", "SHELVED_OFFLOADED", 4),
    ("rescued", "RESCUE", 1),
    ("resized", "VERIFY_RESIZE", 1),
    ("error", "ERROR", 0),
];

/// Ends the tasks whose time has come, and takes deleted servers away, with the ports of Nova's making. Others stay, free.
pub fn settle(place: &mut Place, now: f64) {
    let (mut gone, mut ports) = (Vec::new(), Vec::new());
    place.servers.retain_mut(|server| {
        let Some((.., next)) = server.task.filter(|(_, until, _)| *until <= now) else {
            return true;
        };
        server.task = None;
        if !next.is_empty() {
            server.state = next;
        }
        if next == "deleted" {
            gone.push(server.fields["id"].clone());
            ports.append(&mut server.ports);
        }
        next != "deleted"
    });
    for port in &ports {
        place.remove("ports", port);
    }
    for port in place.all_mut("ports") {
        if gone.contains(&port["device_id"]) {
            (port["device_id"], port["device_owner"]) = (json!(""), json!(""));
        }
    }
}

/// None for what is asked elsewhere.
pub fn answer(
    place: &mut Place,
    call: &Call,
    id: &str,
    rest: &[&str],
) -> Option<Result<Response, Problem>> {
    let at = place.servers.iter().position(|server| server.fields["id"] == id);
    let missing = || nova(404, &format!("Instance {id} could not be found."));
    let Some(at) = at else { return Some(Err(missing())) };
    match (call.method, rest) {
        (Method::Delete, []) => Some(delete(&mut place.servers[at], call.now)),
        (Method::Put, []) => {
            place.servers[at].fields["name"] = call.body["server"]["name"].clone();
            let told = json!({"server": place.servers[at].shown(place, call.now)});
            Some(Ok(reply::json(200, &told)))
        }
        (Method::Post, ["action"]) => Some(act(place, call, at)),
        (Method::Get, ["os-security-groups"]) => {
            let names = place.servers[at].shown(place, call.now);
            let is_on = |group: &&Value| {
                items(&names["security_groups"]).iter().any(|name| name["name"] == group["name"])
            };
            let groups: Value =
                place.all("security_groups").iter().filter(is_on).cloned().collect();
            Some(Ok(reply::json(200, &json!({"security_groups": groups}))))
        }
        (Method::Get, ["os-volume_attachments"]) => {
            let all = place.all("volumes").iter().flat_map(|it| items(&it["attachments"]));
            let ours = all.filter(|it| it["server_id"] == id);
            let told = ours.map(
                |it| json!({"volumeId": it["volume_id"], "serverId": id, "device": it["device"]}),
            );
            Some(Ok(reply::json(200, &json!({"volumeAttachments": told.collect::<Value>()}))))
        }
        _ => None,
    }
}

fn delete(server: &mut Server, now: f64) -> Result<Response, Problem> {
    free(server)?;
    server.task = Some(("deleting", now + TIME, "deleted"));
    Ok(reply::empty(204))
}

fn free(server: &Server) -> Result<(), Problem> {
    if server.fields["locked"] == true {
        let id = text(&server.fields["id"]);
        return Err(nova(409, &format!("Instance {id} is locked")));
    }
    Ok(())
}

fn act(place: &mut Place, call: &Call, at: usize) -> Result<Response, Problem> {
    let asked = call.body.as_object().and_then(|body| body.iter().next());
    let (name, said) = asked.ok_or_else(|| nova(400, "Malformed request body"))?;
    if name.ends_with("SecurityGroup") {
        put_on_ports(place, at, &said["name"], name.starts_with("add"));
        return Ok(reply::empty(202));
    }
    let known = ACTIONS.iter().find(|(known, ..)| known == name);
    let (_, states, task, next) =
        known.ok_or_else(|| nova(400, &format!("There is no such action: {name}")))?;
    let flavor = place.find("flavors", text(&said["flavorRef"])).cloned();
    let server = &mut place.servers[at];
    match name.as_str() {
        "lock" | "unlock" => {
            server.fields["locked"] = json!(name == "lock");
            server.fields["locked_reason"] = said["locked_reason"].clone();
            return Ok(reply::empty(202));
        }
        "createImage" => {}
        _ => free(server)?,
    }
    let state = server.state(call.now);
    if !states.split(' ').any(|known| known == state) {
        let id = text(&server.fields["id"]);
        let word = name.trim_start_matches("os-");
        let words = format!("Cannot '{word}' instance {id} while it is in vm_state {state}");
        return Err(nova(409, &words));
    }
    if let Some(flavor) = flavor {
        server.flavor = flavor;
    }
    // Nova names no task while a new size is confirmed.
    server.task = Some((*task, call.now + TIME, *next));
    if name == "createImage" {
        let image = json!({"name": said["name"], "status": "active", "container_format": "bare"});
        let made = place.make("images", &image);
        return Ok(reply::json(202, &json!({"image_id": made["id"]})));
    }
    let server = &place.servers[at];
    Ok(match name.as_str() {
        "rescue" => reply::json(200, &json!({"adminPass": "sandbox-rescue"})),
        "rebuild" => reply::json(202, &json!({"server": server.shown(place, call.now)})),
        _ => reply::empty(202),
    })
}

/// Puts a group on all ports of a server, or takes it from them.
fn put_on_ports(place: &mut Place, at: usize, group: &Value, is_on: bool) {
    let id = place.servers[at].fields["id"].clone();
    for port in place.all_mut("ports").iter_mut().filter(|port| port["device_id"] == id) {
        if let Some(groups) = port["security_groups"].as_array_mut() {
            groups.retain(|known| known != group);
            groups.extend(is_on.then(|| group.clone()));
        }
    }
}
