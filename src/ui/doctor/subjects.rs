//! What a failed call was about: which service, at which address.

use crate::{
    config::CloudConfig,
    doctor::{Known, Other, Service, Subject},
    openstack::{Error, keystoneauth::identity::AuthUrl},
    ui::{Gate, setup::Setup, stage::SignedIn},
};

/// Keystone, before anybody is signed in, and the cloud as the operator describes it.
pub fn at_the_door(error: &Error, setup: &Setup) -> (CloudConfig, Vec<Subject>) {
    let failed = url(error);
    let is_of = |cloud: &&CloudConfig| {
        let auth_url = AuthUrl::new(&cloud.auth_url).to_string();
        failed.is_none_or(|failed| failed.starts_with(&auth_url))
    };
    let known = match &setup.gate {
        Gate::Portal { pass, .. } => Some(&pass.cloud),
        Gate::SignIn(_) => setup.config.clouds.iter().find(is_of),
    };
    let cloud = known.cloned().unwrap_or_else(|| {
        let address = failed.unwrap_or_default();
        let end = address.find("/auth/").unwrap_or(address.len());
        CloudConfig { auth_url: address[..end].to_owned(), ..CloudConfig::default() }
    });
    let mut subject = Subject::keystone(AuthUrl::new(&cloud.auth_url).to_string());
    describe(&mut subject, error);
    (cloud, vec![subject])
}

/// The service that `error` speaks of.
pub fn at_work(error: &Error, signed_in: &SignedIn) -> Subject {
    let all = of_project(signed_in);
    let named = match error {
        Error::NoEndpoint { service, .. } => Service::of_kind(service),
        _ => None,
    };
    let by_name = all.iter().find(|subject| Some(subject.service) == named);
    let failed = url(error).unwrap_or_default();
    let by_url = all
        .iter()
        .filter(|subject| !subject.url.is_empty() && failed.starts_with(start(&subject.url)))
        .max_by_key(|subject| subject.url.len());
    let mut subject = by_name.or(by_url).unwrap_or(&all[0]).clone();
    describe(&mut subject, error);
    subject
}

/// Keystone and every service that the page asks.
pub fn of_project(signed_in: &SignedIn) -> Vec<Subject> {
    let auth_url = AuthUrl::new(&signed_in.cloud.auth_url).to_string();
    let (catalog, region) = (&signed_in.access.catalog, signed_in.region.as_deref());
    let project = signed_in.project_id().map_or("", |id| id.as_str());
    let interface = signed_in.cloud.interface();
    let mut all = vec![Subject::keystone(auth_url.clone())];
    for service in Service::OF_THE_CATALOG {
        let mut subject =
            Subject::of_catalog(service, catalog, interface, region, auth_url.clone());
        if let Some(known) = signed_in.cloud.endpoints.get(service.kind()) {
            subject.others.insert(
                0,
                Other { interface: interface.into(), region: None, url: subject.url.clone() },
            );
            subject.others.retain(|other| !other.url.is_empty());
            subject.url = known.replace("%(project_id)s", project);
            subject.known = Known::Nothing;
        }
        all.push(subject);
    }
    let entries = signed_in.session.log().entries();
    for subject in all.iter_mut().filter(|subject| !subject.url.is_empty()) {
        let start = start(&subject.url);
        let worked = |status: &u16| *status < 500;
        subject.has_worked = entries
            .iter()
            .any(|entry| entry.url.starts_with(start) && entry.outcome.as_ref().is_ok_and(worked));
    }
    // A sign-in is not kept in the log.
    all[0].has_worked = true;
    all
}

/// What `error` says for certain.
fn describe(subject: &mut Subject, error: &Error) {
    subject.failed = match error {
        Error::NotKeystone { .. } => None,
        _ => url(error).map(str::to_owned),
    };
    if *error == Error::TokenHidden {
        subject.known = Known::TokenHidden;
    }
}

/// The address that failed.
fn url(error: &Error) -> Option<&str> {
    match error {
        Error::Unreachable { url, .. }
        | Error::NotAllowed { url }
        | Error::TimedOut { url }
        | Error::NotKeystone { url } => Some(url),
        _ => None,
    }
}

fn start(url: &str) -> &str {
    url.trim_end_matches('/')
}
