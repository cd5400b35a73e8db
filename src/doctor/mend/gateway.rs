//! Lines for what stands in front of a service: `HAProxy`, nginx, and how to look at it.

use super::{Mend, config, word};
use crate::doctor::{Subject, next::parent, place::Place};

const METHODS: &str = "GET,PUT,POST,DELETE,PATCH";

/// `HAProxy` answers by itself when no server is left: to the preflight, which must succeed first, and
/// then to the request. `http-after-response` reaches its own answers too, and a header that is there
/// twice is worth none.
pub fn haproxy(origin: &str, subject: &Subject) -> Mend {
    let lines = format!(
        "# In the backend of the service:\n\
         http-request return status 204 hdr Access-Control-Allow-Headers {} \
         hdr Access-Control-Allow-Methods {METHODS} if METH_OPTIONS {{ nbsrv lt 1 }}\n\
         http-after-response set-header Access-Control-Allow-Origin {origin} \
         unless {{ res.hdr(Access-Control-Allow-Origin) -m found }}",
        headers(subject)
    );
    Mend::new("/etc/haproxy/haproxy.cfg", lines)
}

/// nginx: what it says by itself when the service is not there, and only then.
pub fn nginx(origin: &str, subject: &Subject) -> Mend {
    let url = parent(&subject.url).unwrap_or_else(|| subject.url.clone());
    let path = config(Place::of(&url).path);
    let path = format!("/{}/", path.trim_matches('/')).replace("//", "/");
    let lines = format!(
        "location {path} {{\n    # As before, and:\n    error_page 502 504 = @slipway;\n}}\n\
         location @slipway {{\n    \
         add_header Access-Control-Allow-Origin \"{origin}\" always;\n    \
         add_header Access-Control-Allow-Headers \"{}\" always;\n    \
         add_header Access-Control-Allow-Methods \"{METHODS}\" always;\n    \
         if ($request_method = OPTIONS) {{\n        return 204;\n    }}\n    return 503;\n}}",
        headers(subject)
    );
    Mend::new("/etc/nginx/conf.d/openstack.conf", lines)
}

fn headers(subject: &Subject) -> String {
    let names: Vec<&str> = subject.asks_with().iter().map(|(name, _)| *name).collect();
    names.join(",")
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
