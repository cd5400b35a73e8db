//! What passes the form's judgement is built by a real Nova, and what it refuses is refused there.
//! Needs `make cloud`, so `cargo test` alone leaves it out: `cargo test --test real_launch`.

#[path = "support/curl.rs"]
mod curl;
#[path = "support/launched.rs"]
mod launched;
#[path = "support/launches.rs"]
mod launches;
#[path = "support/orders.rs"]
mod orders;
#[path = "support/refusals/mod.rs"]
mod refusals;

use std::{
    sync::{Mutex, PoisonError},
    thread::sleep,
    time::Duration,
};

use futures_executor::block_on;
use launched::launched;
use launches::{draft, drafts, flavor, forbidden};
use orders::{connection, settled};
use refusals::{Case, Fate, cases};
use slipway::{
    launch::{Choices, Draft, Field, Plan, refused_field},
    openstack::{
        Connection, Error, Id,
        cinder::{SnapshotSearch, VolumeSearch},
        glance::ImageSearch,
        neutron::{NetworkSearch, PortSearch, SecurityGroupSearch, SubnetSearch},
        novaclient::{ApiVersion, Server, ServerSearch, Status},
    },
};

/// What every server is called that is made here.
const NAME: &str = "real-launch";

/// Held by the test that runs: both count what the project has left, and tidy it up.
static PROJECT: Mutex<()> = Mutex::new(());

#[test]
fn what_the_form_passes_is_built() {
    let _alone = PROJECT.lock().unwrap_or_else(PoisonError::into_inner);
    let cloud = connection("demo", "demo");
    let choices = block_on(choices(&cloud));
    block_on(tidy(&cloud));

    let outcomes: Vec<(&str, ApiVersion, Vec<Status>)> = drafts(&choices)
        .into_iter()
        .map(|(what, draft)| {
            let plan =
                draft.check(&choices).unwrap_or_else(|problems| panic!("{what}: {problems:?}"));
            let statuses =
                block_on(build(&cloud, &plan)).unwrap_or_else(|error| panic!("{what}: {error}"));
            (what, plan.version, statuses)
        })
        .collect();
    block_on(tidy(&cloud));

    for (what, version, statuses) in outcomes {
        assert!(statuses.iter().all(|status| *status == Status::Active), "{what}: {statuses:?}");
        assert!(version <= ApiVersion::NEWEST, "{what}");
    }
}

#[test]
fn what_the_form_refuses_the_cloud_refuses() {
    let _alone = PROJECT.lock().unwrap_or_else(PoisonError::into_inner);
    let cloud = connection("demo", "demo");
    block_on(tidy(&cloud));
    let choices = block_on(choices(&cloud));
    let plain = draft(&choices);

    let mut wrong = Vec::new();
    for Case { problem, draft, past, fate } in cases(&plain, &choices) {
        assert_eq!(draft.check(&choices).expect_err("a problem"), [problem.clone()]);
        let plan = past.plan(&draft, &plain, &choices);
        let at = matches!(fate, Fate::Refused(_)).then(|| problem.field());
        let expected = (fate, at);
        let found = block_on(fate_of(&cloud, &plan, &draft, &choices));
        if found.as_ref().ok() != Some(&expected) {
            wrong.push(format!("{problem:?}: {found:?} instead of {expected:?}"));
        }
    }
    block_on(tidy(&cloud));

    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn what_only_administrators_may_say_is_refused_at_its_field() {
    let _alone = PROJECT.lock().unwrap_or_else(PoisonError::into_inner);
    let cloud = connection("demo", "demo");
    let choices = block_on(choices(&cloud));

    let mut wrong = Vec::new();
    for (field, draft) in forbidden(&choices) {
        let plan = draft.check(&choices).expect("nothing that the form knows");
        let found = block_on(fate_of(&cloud, &plan, &draft, &choices));
        if found != Ok((Fate::Refused(403), Some(field))) {
            wrong.push(format!("{field:?}: {found:?}"));
        }
    }
    block_on(tidy(&cloud));

    assert!(wrong.is_empty(), "{wrong:#?}");
}

/// What the cloud says to the plan's request, and at which field, or what becomes of its server.
async fn fate_of(
    cloud: &Connection,
    plan: &Plan,
    draft: &Draft,
    choices: &Choices,
) -> Result<(Fate, Option<Field>), String> {
    match build(cloud, plan).await {
        Err(error @ Error::Refused { status, .. }) => {
            Ok((Fate::Refused(status), refused_field(&error, draft, choices)))
        }
        Ok(statuses) if statuses == [Status::Error] => Ok((Fate::Failed, None)),
        other => Err(format!("{other:?}")),
    }
}

async fn choices(cloud: &Connection) -> Choices {
    let nova = cloud.newest_nova().await.expect("a version");
    Choices {
        images: cloud.glance.images(&ImageSearch::active()).all().await.into(),
        flavors: cloud.nova.flavors.list().await.into(),
        volumes: cloud.cinder.volumes(&VolumeSearch::default()).all().await.into(),
        volume_snapshots: cloud.cinder.snapshots(&SnapshotSearch::default()).all().await.into(),
        volume_types: cloud.cinder.types().all().await.into(),
        default_volume_type: cloud.cinder.default_type().await.expect("a type"),
        volume_limits: cloud.cinder.limits().await.ok(),
        networks: cloud.neutron.networks(&NetworkSearch::default()).all().await.into(),
        subnets: cloud.neutron.subnets(&SubnetSearch::default()).all().await.into(),
        ports: cloud.neutron.ports(&PortSearch::default()).all().await.into(),
        security_groups: cloud
            .neutron
            .security_groups(&SecurityGroupSearch::default())
            .all()
            .await
            .into(),
        gateways: cloud.neutron.gateways().await.into(),
        keypairs: cloud.nova.keypairs.list().await.into(),
        server_groups: nova.server_groups.list().await.into(),
        zones: nova.availability_zones.list().await.into(),
        limits: cloud.nova.limits().await.ok(),
        newest_nova: Some(nova.api_version),
        ..Choices::default()
    }
}

/// Makes the servers, waits for them, and removes them again.
async fn build(cloud: &Connection, plan: &Plan) -> Result<Vec<Status>, Error> {
    let nova = cloud.newest_nova().await?;
    let mut statuses = Vec::new();
    for at in 0..plan.requests.len() {
        let id: Id<Server> = launched(cloud, plan, at).await?.servers.remove(0);
        statuses.push(settled(&nova, &id).await.status);
        nova.servers.delete(&id).await?;
    }
    Ok(statuses)
}

/// Removes what was made and what an earlier run left: servers, and ports that outlive them.
async fn tidy(cloud: &Connection) {
    let nova = cloud.newest_nova().await.expect("a version");
    let search = ServerSearch { name: format!("^{NAME}"), ..ServerSearch::default() };
    for _ in 0..60 {
        let left = nova.servers.search_partial(&search).expect("pages").all().await;
        let left = left.expect("a list");
        for server in &left {
            nova.servers.delete(&server.id).await.ok();
        }
        if left.is_empty() {
            break;
        }
        sleep(Duration::from_millis(500));
    }
    let ports = cloud.neutron.ports(&PortSearch::default()).all().await.expect("ports");
    for port in ports.iter().filter(|port| port.name.starts_with(NAME)) {
        cloud.neutron.delete_port(&port.id).await.ok();
    }
}
