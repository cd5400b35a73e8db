//! Lines for what stands in front of a service: HAProxy, nginx, and how to look at it.

use super::{Mend, config, word};
use crate::doctor::{Subject, place::Place};

/// `HAProxy` answers by itself when no server is there: `http-after-response` adds to those answers too.
pub fn haproxy(origin: &str) -> Mend {
    let lines = format!(
        "http-after-response set-header Access-Control-Allow-Origin {origin} \
         unless {{ res.hdr(Access-Control-Allow-Origin) -m found }}\n\
         http-after-response set-header Vary Origin"
    );
    Mend::new("/etc/haproxy/haproxy.cfg", lines)
}

/// nginx: `always` adds to its own errors too, and only where the service has said nothing: a header
/// that is there twice is worth none.
pub fn nginx(origin: &str, subject: &Subject) -> Mend {
    let path = match Place::of(&subject.url).path {
        "" => "/".to_owned(),
        path => config(path.split("/v").next().unwrap_or("/")) + "/",
    };
    let path = path.replace("//", "/");
    let lines = format!(
        "map $upstream_http_access_control_allow_origin $slipway_origin {{\n    \
         \"\"      \"{origin}\";\n    default \"\";\n}}\n\
         server {{\n    location {path} {{\n        \
         add_header Access-Control-Allow-Origin $slipway_origin always;\n    }}\n}}"
    );
    Mend::new("/etc/nginx/conf.d/openstack.conf", lines)
}

/// Asks the service from the gateway's side.
pub fn ask(subject: &Subject) -> String {
    let url = subject.failed.as_deref().unwrap_or(&subject.url);
    format!("curl -sSi -m 20 {}", word(url))
}

/// Looks at the certificate, and whether its chain is whole.
pub fn certificate(subject: &Subject) -> String {
    let place = Place::of(&subject.url);
    let authority = place.origin.rsplit('/').next().unwrap_or_default();
    let has_port = authority.rsplit_once(':').is_some_and(|(_, port)| port.parse::<u16>().is_ok());
    let port = if has_port { "" } else { ":443" };
    format!(
        "openssl s_client -connect {} -servername {} -showcerts </dev/null",
        word(&format!("{authority}{port}")),
        word(place.host)
    )
}
