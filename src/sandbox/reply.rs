//! Answers as the services write them, each refusing in its own manner.

use serde_json::{Value, json};

use crate::openstack::transport::{Headers, Response};

/// A refusal.
pub struct Problem(Response);

impl Problem {
    pub fn into_response(self) -> Response {
        self.0
    }
}

pub fn json(status: u16, body: &Value) -> Response {
    let headers = Headers::from_iter([("content-type", "application/json")]);
    Response { status, headers, body: body.to_string().into_bytes() }
}

pub fn empty(status: u16) -> Response {
    Response { status, headers: Headers::default(), body: Vec::new() }
}

/// Keystone's refusal, which its middleware in front of the other services sends too.
pub fn unauthorized() -> Problem {
    keystone(401, "Unauthorized", "The request you have made requires authentication.")
}

pub fn keystone(code: u16, title: &str, message: &str) -> Problem {
    let error = json!({"error": {"code": code, "message": message, "title": title}});
    Problem(json(code, &error))
}

/// Nova names its refusals: `nova/api/openstack/wsgi.py`.
pub fn nova(code: u16, message: &str) -> Problem {
    let name = match code {
        403 => "forbidden",
        404 => "itemNotFound",
        409 => "conflictingRequest",
        _ => "badRequest",
    };
    Problem(json(code, &json!({name: {"code": code, "message": message}})))
}

/// Neutron's refusal, in the name of an exception.
pub fn neutron(code: u16, name: &str, message: &str) -> Problem {
    let error = json!({"type": name, "message": message, "detail": ""});
    Problem(json(code, &json!({"NeutronError": error})))
}

/// What the service at `path` says of something that is not there.
pub fn missing(path: &str, what: &str, id: &str) -> Problem {
    let what = what[..what.len().min(1)].to_ascii_uppercase() + what.get(1..).unwrap_or_default();
    let message = format!("{what} {id} could not be found.");
    match path.get(..3) {
        Some("net") => neutron(404, &format!("{what}NotFound"), &message),
        Some("ima") => {
            let message = format!("No image found with ID {id}<br /><br />\n\n\n");
            let body = json!({"message": message, "code": "404 Not Found", "title": "Not Found"});
            Problem(json(404, &body))
        }
        _ => nova(404, &message),
    }
}

/// What a web server says where no service listens.
pub fn nothing_here() -> Problem {
    let headers = Headers::from_iter([("content-type", "text/html; charset=UTF-8")]);
    let body = b"<html><head><title>404 Not Found</title></head></html>".to_vec();
    Problem(Response { status: 404, headers, body })
}
