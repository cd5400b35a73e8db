//! The cloud of `make cloud` for one user of the project `demo`, beside the client itself: what is
//! sent as it is, and an end to all that a test has made.

use std::{
    sync::{Mutex, MutexGuard, PoisonError},
    thread::{panicking, sleep},
    time::Duration,
};

use futures_executor::block_on;
use secrecy::SecretString;
use serde_json::Value;
use slipway::openstack::{
    Connection, Id, Result,
    cinder::{Cinder, Snapshot, SnapshotSearch, Volume, VolumeSearch},
    keystoneauth::{
        Adapter, AdapterSettings, EndpointFilter, Project, Session,
        identity::{Auth, AuthUrl, DomainRef, Method, Scope, UserRef},
    },
    neutron::{FloatingIpSearch, PortSearch, SecurityGroupSearch},
};

use crate::{curl::world, entries::differences};

/// What everything is called that a test makes.
pub const NAME: &str = "real-services";

/// One test after the other: what one makes would be in the lists of another.
pub fn turn() -> MutexGuard<'static, ()> {
    static TURN: Mutex<()> = Mutex::new(());
    TURN.lock().unwrap_or_else(PoisonError::into_inner)
}

/// A user in the project `demo`.
pub struct Cloud {
    pub connection: Connection,
    pub project: Id<Project>,
    session: Session,
}

impl Cloud {
    pub fn of(user: &str) -> Self {
        let domain = DomainRef::Name("Default".to_owned());
        let auth = Auth {
            auth_url: AuthUrl::new("http://127.0.0.1:5000/v3"),
            methods: vec![Method::Password(
                UserRef::named(user, "Default"),
                SecretString::from("secret"),
            )],
            scope: Scope::ProjectNamed("demo".to_owned(), Some(domain)),
        };
        let session = Session::new(world(), auth);
        let access = block_on(session.access()).expect("a token");
        let project = access.project.as_ref().expect("a project").id.clone();
        Self { connection: Connection::new(&session, "public", None), project, session }
    }

    /// The answer of a service as it came.
    pub async fn answer(
        &self,
        service_type: &'static str,
        path: &str,
        version: Option<&str>,
    ) -> Value {
        let filter = EndpointFilter::new(service_type, "public");
        let adapter = Adapter::new(self.session.clone(), filter).with_settings(AdapterSettings {
            default_microversion: version.map(str::to_owned),
            ..AdapterSettings::default()
        });
        adapter.get(path).await.expect("an answer").json("an answer").expect("JSON")
    }

    /// Asks Neutron for what the client has no verb for.
    pub async fn write(&self, method: &str, path: &str, body: &Value) -> Result<()> {
        let filter = EndpointFilter::new("network", "public");
        let adapter = Adapter::new(self.session.clone(), filter);
        match method {
            "POST" => adapter.post(path, body).await.map(drop),
            _ => adapter.delete(path).await.map(drop),
        }
    }

    /// The items of a list as they came.
    pub fn sent(&self, service_type: &'static str, path: &str, key: &str) -> Vec<Value> {
        let answer = block_on(self.answer(service_type, path, None));
        answer[key].as_array().expect("a list").clone()
    }

    /// Removes all that a test has made, in an order in which it can be. A test that ended before
    /// its time has left it.
    pub async fn tidy(&self) -> Result<()> {
        let (neutron, cinder) = (&self.connection.neutron, &self.connection.cinder);
        for address in neutron.floating_ips(&FloatingIpSearch::default()).all().await? {
            if address.description == NAME {
                neutron.delete_floating_ip(&address.id).await?;
            }
        }
        let ports = PortSearch { name: Some(NAME.into()), ..PortSearch::default() };
        for port in neutron.ports(&ports).all().await? {
            neutron.delete_port(&port.id).await?;
        }
        let groups = SecurityGroupSearch { name: Some(NAME.into()), ..Default::default() };
        for group in neutron.security_groups(&groups).all().await? {
            neutron.delete_security_group(&group.id).await?;
        }
        let volumes = VolumeSearch { name: Some(NAME.into()), ..VolumeSearch::default() };
        settle(cinder).await?;
        let snapshots = SnapshotSearch { name: Some(NAME.into()), ..SnapshotSearch::default() };
        for snapshot in cinder.snapshots(&snapshots).all().await? {
            cinder.delete_snapshot(&snapshot.id).await?;
        }
        settle(cinder).await?;
        for volume in cinder.volumes(&volumes).all().await? {
            cinder.delete_volume(&volume.id, true).await?;
        }
        settle(cinder).await
    }
}

/// Waits until Cinder is done with all that a test has asked of it.
pub async fn settle(cinder: &Cinder) -> Result<()> {
    let volumes = VolumeSearch { name: Some(NAME.into()), ..VolumeSearch::default() };
    let snapshots = SnapshotSearch { name: Some(NAME.into()), ..SnapshotSearch::default() };
    for _ in 0..120 {
        let volumes = cinder.volumes(&volumes).all().await?;
        let snapshots = cinder.snapshots(&snapshots).all().await?;
        if !volumes.iter().any(Volume::is_settling) && !snapshots.iter().any(Snapshot::is_settling)
        {
            return Ok(());
        }
        sleep(Duration::from_millis(500));
    }
    panic!("Cinder does not settle");
}

/// Tidies up when it goes, also where a test has failed.
pub struct Tidy<'a>(&'a Cloud);

impl<'a> Tidy<'a> {
    /// After what an earlier run has left is gone.
    pub fn after(cloud: &'a Cloud) -> Self {
        block_on(cloud.tidy()).expect("what an earlier run left is removed");
        Self(cloud)
    }
}

impl Drop for Tidy<'_> {
    fn drop(&mut self) {
        let outcome = block_on(self.0.tidy());
        if !panicking() {
            outcome.expect("all that was made is removed");
        }
    }
}

/// Fails with all that was lost or misread of what was sent.
pub fn same<T>(what: &str, sent: &[Value], read: &[T], entry: fn(&T) -> Value, left_out: &[&str]) {
    let entries: Vec<Value> = read.iter().map(entry).collect();
    assert!(
        !sent.is_empty() && sent.len() == entries.len(),
        "{what}: {} of {}",
        entries.len(),
        sent.len()
    );
    let key = |it: &Value| it.get("id").or(it.get("network_id")).or(it.get("namespace")).cloned();
    let found: Vec<String> = sent
        .iter()
        .flat_map(|sent| {
            let entry = entries.iter().find(|entry| key(entry) == key(sent)).expect("read too");
            differences(what, sent, entry, left_out)
        })
        .collect();
    assert!(found.is_empty(), "\n{}", found.join("\n"));
}
