//! What can be seen of one server, and be noted on it: its making, its console, its volumes, its tags.

use serde_json::{Value, json};

use super::{
    Call,
    clock::iso,
    place::Place,
    reply::{self, Problem, nova},
    server::{Fate, Server},
    world::{digest, items, request_id, text},
};
use crate::openstack::transport::{Method, Response};

/// What is written to a console, and how many milliseconds after the server began to run.
const CONSOLE: [(f64, &str); 5] = [
    (0.0, "[    0.000000] Linux version 6.1.0-sandbox"),
    (400.0, "[    0.412345] Memory: 2048MB"),
    (900.0, "[  OK  ] Started OpenSSH server daemon."),
    (
        2_000.0,
        "Cloud-init v. 24.1 finished at Thu, 01 Jan 1970 00:00:00 +0000. Datasource \
         DataSourceConfigDrive.  Up 2.00 seconds",
    ),
    (2_200.0, "\nsandbox login: "),
];

/// None for what somebody else answers.
pub fn answer(place: &mut Place, call: &Call, path: &[&str]) -> Option<Result<Response, Problem>> {
    let ["v2.1", "servers", id, path @ ..] = path else { return None };
    let at = place.servers.iter().position(|server| server.fields["id"] == *id)?;
    let server = &mut place.servers[at];
    let running = server.running(call.now);
    let body = match (call.method, path) {
        (Method::Get, ["os-instance-actions"]) => json!({"instanceActions": [making(server)]}),
        (Method::Get, ["os-instance-actions", _]) => {
            let mut action = making(server);
            // Where no host was found, none has begun.
            let is_placed = server.fate != Fate::NoValidHost;
            action["events"] = json!([]);
            if is_placed {
                action["events"] = events(server, running.is_some(), call.now);
            }
            json!({"instanceAction": action})
        }
        (Method::Get, ["os-volume_attachments"]) => {
            let own = server.fields["os-extended-volumes:volumes_attached"].clone();
            let attachment = |volume: &Value| {
                json!({
                    "volumeId": volume["id"], "serverId": id, "device": "/dev/vda", "tag": null,
                    "delete_on_termination": volume["delete_on_termination"],
                })
            };
            json!({"volumeAttachments": items(&own).iter().map(attachment).collect::<Value>()})
        }
        (Method::Post, ["action"]) if call.body["os-getConsoleOutput"].is_object() => {
            let Some(millis) = running else { return Some(Err(not_ready(id))) };
            let written = CONSOLE.iter().filter(|(at, _)| *at <= millis);
            let lines: Vec<&str> = written.map(|(_, line)| *line).collect();
            json!({"output": lines.join("\n")})
        }
        (Method::Post, ["remote-consoles"]) => {
            if running.is_none() {
                return Some(Err(not_ready(id)));
            }
            let mut console = call.body["remote_console"].clone();
            if console["type"] != "novnc" {
                return Some(Err(nova(400, "Unavailable console type.")));
            }
            console["url"] = json!("https://sandbox.invalid/vnc_lite.html");
            json!({"remote_console": console})
        }
        // No system of the sandbox sets a password by itself.
        (Method::Get, ["os-server-password"]) => json!({"password": ""}),
        (Method::Delete, ["os-server-password"]) => return Some(Ok(reply::empty(204))),
        (Method::Put, ["metadata", key]) => {
            server.fields["metadata"][*key] = call.body["meta"][*key].clone();
            call.body.clone()
        }
        (Method::Put, ["tags", tag]) => {
            if let Some(tags) = server.fields["tags"].as_array_mut() {
                tags.push(json!(tag));
            }
            return Some(Ok(reply::empty(201)));
        }
        _ => return None,
    };
    Some(Ok(reply::json(200, &body)))
}

fn making(server: &Server) -> Value {
    let fields = &server.fields;
    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "any number")]
    let request = request_id(server.born as u64);
    let begun = format!("{}.000000", iso(server.born));
    json!({
        "action": "create", "instance_uuid": fields["id"], "request_id": request,
        "user_id": fields["user_id"], "project_id": fields["tenant_id"], "start_time": begun,
        "updated_at": begun, "message": null,
    })
}

/// The only step that Nova shows to tenants.
fn events(server: &Server, is_over: bool, now: f64) -> Value {
    let moment = |millis| format!("{}.000000", iso(millis));
    json!([{
        "event": "compute__do_build_and_run_instance",
        "start_time": moment(server.born + 600.0),
        "finish_time": is_over.then(|| moment(now)),
        "result": is_over.then_some("Success"),
        "hostId": digest("host", text(&server.fields["tenant_id"])),
    }])
}

fn not_ready(id: &str) -> Problem {
    nova(409, &format!("Instance {id} is not ready"))
}
