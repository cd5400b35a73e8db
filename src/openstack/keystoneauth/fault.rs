//! The cloud's own words in a refusal, whichever service wrote them.

use serde_json::Value;

use super::session::retry_after;
use crate::openstack::{Error, json, transport::Response};

/// The error that a refusal stands for.
pub(super) fn refusal(response: &Response) -> Error {
    Error::Refused {
        status: response.status,
        message: message(&response.body).unwrap_or_else(|| phrase(response.status).to_owned()),
        request_id: request_id(response).map(str::to_owned),
        retry_after: retry_after(response),
    }
}

/// The id under which the operator finds the call: exposed by every service, where Nova's own header
/// is by none (`nova/middleware.py`).
pub(super) fn request_id(response: &Response) -> Option<&str> {
    let names = ["x-openstack-request-id", "x-compute-request-id"];
    names.into_iter().find_map(|name| response.headers.get(name))
}

/// The message in a body: Nova wraps it under the fault's name, Keystone under `error`, Neutron
/// under `NeutronError`, WSME services say `faultstring`; a gateway sends a page or plain text.
fn message(body: &[u8]) -> Option<String> {
    let text = match json::read::<Value>(body) {
        Ok(value) => message_in(&value)?,
        Err(_) => plain(std::str::from_utf8(body).ok()?),
    };
    let text = text.trim();
    (!text.is_empty()).then(|| text.to_owned())
}

fn message_in(value: &Value) -> Option<String> {
    match value {
        Value::String(text) => Some(text.clone()),
        Value::Array(items) => items.first().and_then(message_in),
        Value::Object(fields) => {
            const NAMED: [&str; 6] =
                ["message", "faultstring", "detail", "title", "error_message", "error"];
            let named = NAMED.iter().find_map(|name| fields.get(*name).and_then(message_in));
            named.or_else(|| fields.values().find(|field| !field.is_number()).and_then(message_in))
        }
        _ => None,
    }
}

/// The text of an HTML page without its tags, its style and its title.
fn plain(page: &str) -> String {
    let body = page.split_once("<body").map_or(page, |(_, body)| body);
    let mut text = String::new();
    let mut in_tag = body.len() < page.len();
    for letter in body.chars() {
        match letter {
            '<' => in_tag = true,
            '>' if in_tag => {
                in_tag = false;
                text.push(' ');
            }
            _ if !in_tag => text.push(letter),
            _ => {}
        }
    }
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// What a status means when the body says nothing, in the words of `keystoneauth1/exceptions/http.py`.
fn phrase(status: u16) -> &'static str {
    match status {
        400 => "Bad Request",
        401 => "Unauthorized",
        402 => "Payment Required",
        403 => "Forbidden",
        404 => "Not Found",
        405 => "Method Not Allowed",
        406 => "Not Acceptable",
        407 => "Proxy Authentication Required",
        408 => "Request Timeout",
        409 => "Conflict",
        410 => "Gone",
        411 => "Length Required",
        412 => "Precondition Failed",
        413 => "Request Entity Too Large",
        414 => "Request-URI Too Long",
        415 => "Unsupported Media Type",
        416 => "Requested Range Not Satisfiable",
        417 => "Expectation Failed",
        422 => "Unprocessable Entity",
        429 => "Too Many Requests",
        500 => "Internal Server Error",
        501 => "Not Implemented",
        502 => "Bad Gateway",
        503 => "Service Unavailable",
        504 => "Gateway Timeout",
        505 => "HTTP Version Not Supported",
        _ if status < 500 => "HTTP Client Error",
        _ => "HTTP Server Error",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_services_own_words_are_found() {
        let said = |body: &str| message(body.as_bytes());

        let nova = r#"{"forbidden": {"code": 403, "message": "Quota exceeded for cores"}}"#;
        assert_eq!(said(nova).as_deref(), Some("Quota exceeded for cores"));
        let neutron = r#"{"NeutronError": {"type": "X", "message": "No more IPs", "detail": ""}}"#;
        assert_eq!(said(neutron).as_deref(), Some("No more IPs"));
        let keystone = r#"{"error": {"code": 401, "message": "Who?", "title": "Unauthorized"}}"#;
        assert_eq!(said(keystone).as_deref(), Some("Who?"));
        let wsme = r#"{"faultstring": "No node", "debuginfo": null}"#;
        assert_eq!(said(wsme).as_deref(), Some("No node"));
        let placement = r#"{"errors": [{"status": 404, "title": "Not Found"}]}"#;
        assert_eq!(said(placement).as_deref(), Some("Not Found"));
    }

    #[test]
    fn a_gateways_page_is_read_as_text() {
        let page =
            b"<html><head><title>502</title></head><body><h1>Bad Gateway</h1>\nnginx</body></html>";

        assert_eq!(message(page).as_deref(), Some("Bad Gateway nginx"));
        assert_eq!(message(b""), None);
        assert_eq!(message(b"{}"), None);
    }
}
