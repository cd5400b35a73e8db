//! What a token says, how long it lives, and how it is kept.

use std::{path::Path, sync::Arc, time::Duration};

use futures_executor::block_on;
use secrecy::{ExposeSecret, SecretString};
use serde::Deserialize;
use serde_json::{Value, json};
use slipway::openstack::{
    Moment,
    keystoneauth::{Access, Session, World},
};

use super::{Outcome, files};
use crate::support::{FakeClock, Replay, password, token_body};

/// One golden case.
#[derive(Deserialize)]
pub struct Case {
    pub id: String,
    kind: String,
    #[serde(default)]
    body: Value,
    #[serde(default)]
    now: String,
    #[serde(default)]
    expires_at: Value,
    expected: Value,
}

/// Every token of the files in `folder`.
pub fn cases(folder: &Path) -> Vec<Case> {
    let all = files::<Case>(folder, "auth");
    all.into_iter().filter(|case| matches!(&*case.kind, "access" | "token_life")).collect()
}

impl Case {
    /// Runs it on a Keystone that answers as the case says.
    pub fn run(&self) -> Outcome {
        let differs = if self.kind == "access" { self.read() } else { self.live() };
        differs.map_or(Outcome::Same, Outcome::Wrong)
    }

    fn read(&self) -> Option<String> {
        let cloud =
            Replay::default().reply_with(201, &[("X-Subject-Token", "T")], self.body.to_string());
        let session = Session::new(world(cloud, "2026-11-22T14:00:00Z").0, password());
        match block_on(session.access()) {
            Ok(access) => unlike_access(&access, &self.expected).or_else(|| unlike_kept(&access)),
            Err(error) => Some(error.to_string()),
        }
    }

    /// Two uses at the same moment: a token that is about to end is had anew for the second.
    fn live(&self) -> Option<String> {
        let mut body = token_body();
        body["token"]["issued_at"] = json!(self.now);
        body["token"]["expires_at"] = self.expires_at.clone();
        let answer = |token| (token, body.to_string());
        let cloud = [answer("tok1"), answer("tok2")]
            .into_iter()
            .fold(Replay::default(), |cloud, (token, body)| {
                cloud.reply_with(201, &[("X-Subject-Token", token)], body)
            });
        let (world, cloud) = world(cloud, &self.now);
        let session = Session::new(world, password());

        let first = block_on(session.access());
        let second = block_on(session.access());

        let (first, second) = match (first, second, self.expected.get("error")) {
            (Err(_), _, Some(_)) => return None,
            (Ok(first), Ok(second), None) => (first, second),
            (outcome, ..) => return Some(format!("{outcome:?} instead of {}", self.expected)),
        };
        let now = Moment::parse(&self.now).expect("a moment");
        let soon = |seconds| first.will_expire_soon(now, Duration::from_secs(seconds));
        let ours = json!({
            "token_on_second_use": second.token.expose_secret(),
            "token_requests": cloud.requests().len(),
        });
        let expected = &self.expected;
        let is_same = expected["reauthenticate"] == ours
            && expected["will_expire_soon_30"] == soon(30)
            && expected["will_expire_soon_120"] == soon(120);
        (!is_same).then(|| format!("{ours} instead of {expected}"))
    }
}

fn world(cloud: Replay, now: &str) -> (World, Arc<Replay>) {
    let cloud = Arc::new(cloud);
    (World { transport: cloud.clone(), clock: FakeClock::at(now) }, cloud)
}

/// What we keep of an access, against what Python keeps.
pub fn unlike_access(access: &Access, expected: &Value) -> Option<String> {
    let (user, project) = (access.user.as_ref()?, access.project.as_ref());
    let project_domain = project.and_then(|project| project.domain.as_ref());
    let moment = |key: &str| expected[key].as_str().and_then(Moment::parse);
    let ours = json!({
        "auth_token": access.token.expose_secret(),
        "user_id": user.id,
        "username": user.name,
        "user_domain_id": user.domain.as_ref().map(|domain| &domain.id),
        "user_domain_name": user.domain.as_ref().map(|domain| &domain.name),
        "project_id": project.map(|project| &project.id),
        "project_name": project.map(|project| &project.name),
        "project_domain_id": project_domain.map(|domain| &domain.id),
        "project_domain_name": project_domain.map(|domain| &domain.name),
        "domain_id": access.domain.as_ref().map(|domain| &domain.id),
        "domain_name": access.domain.as_ref().map(|domain| &domain.name),
        "role_names": access.roles,
        "project_scoped": project.is_some(),
        "domain_scoped": access.domain.is_some(),
        "system_scoped": access.is_system,
        "trust_scoped": access.trust_id.is_some(),
        "trust_id": access.trust_id,
        "is_federated": access.is_federated,
        "is_admin_project": access.is_admin_project,
        "audit_id": access.audit_ids.first(),
        "audit_chain_id": access.audit_ids.get(1),
        "has_catalog": !access.catalog.0.is_empty(),
    });
    for (key, theirs) in expected.as_object()? {
        if ours.get(key).is_some_and(|ours| ours != theirs) {
            return Some(format!("{key} is {} instead of {theirs}", ours[key]));
        }
    }
    (expected.get("expires").is_some() && moment("expires") != access.expires_at)
        .then(|| format!("it ends at {:?}", access.expires_at))
}

/// What is kept of it and read again must be the same.
fn unlike_kept(access: &Access) -> Option<String> {
    let state: SecretString = access.to_state()?;
    match Access::from_state(&state) {
        Ok(kept) if format!("{kept:?}") == format!("{access:?}") => None,
        other => Some(format!("kept as {other:?}")),
    }
}
