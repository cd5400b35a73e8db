//! Lines that say where a service is: in Keystone's catalog, or in the page's own `config.json`.

use serde_json::json;

use super::{Mend, SHELL, word};
use crate::{
    doctor::{Service, Subject},
    openstack::json::written,
};

/// Another address for the endpoint in the catalog.
pub fn set(subject: &Subject, url: &str) -> Mend {
    if subject.service == Service::Identity {
        return Mend::new("config.json", cloud(url, None));
    }
    let lines = format!(
        "openstack endpoint list --service {} --interface public{}\n\
         openstack endpoint set --url {} <ID>",
        subject.service.kind(),
        region(subject),
        word(&with_project(url))
    );
    Mend::new(SHELL, lines)
}

/// A new endpoint in the catalog.
pub fn create(subject: &Subject) -> Mend {
    let kind = subject.service.kind();
    let region = subject.region.as_deref().unwrap_or("RegionOne");
    let lines = format!(
        "openstack endpoint create --region {} {kind} public 'https://<public address>'",
        word(region)
    );
    Mend::new(SHELL, lines)
}

/// What the catalog has.
pub fn list(subject: &Subject) -> Mend {
    let kind = subject.service.kind();
    Mend::new(SHELL, format!("openstack endpoint list --service {kind}"))
}

/// The same for this page alone.
pub fn config(subject: &Subject, url: &str) -> Mend {
    let endpoint = (subject.service != Service::Identity).then(|| {
        (subject.service.kind(), with_project(url).replace("%(tenant_id)s", "%(project_id)s"))
    });
    let auth_url = if endpoint.is_some() { &*subject.auth_url } else { url };
    Mend::new("config.json", cloud(auth_url, endpoint))
}

/// A cloud as `config.json` has it.
pub fn cloud(auth_url: &str, endpoint: Option<(&str, String)>) -> String {
    let mut cloud = json!({"auth_url": auth_url});
    if let Some((kind, url)) = endpoint {
        cloud["endpoints"] = json!({kind: url});
    }
    written(&json!({"clouds": [cloud]}))
}

fn region(subject: &Subject) -> String {
    let region = subject.region.as_deref().map(word);
    region.map(|region| format!(" --region {region}")).unwrap_or_default()
}

/// The catalog fills the project in; its own address has a place for it: 32 letters and digits.
fn with_project(url: &str) -> String {
    let is_project =
        |step: &&str| step.len() == 32 && step.bytes().all(|byte| byte.is_ascii_hexdigit());
    match url.split('/').find(is_project) {
        Some(project) => url.replace(project, "%(project_id)s"),
        None => url.to_owned(),
    }
}
