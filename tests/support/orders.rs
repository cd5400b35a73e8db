//! Orders to a server of a real cloud, in the spellings of several versions.

#![allow(dead_code, reason = "each test file uses a part of it")]

use std::{thread::sleep, time::Duration};

use secrecy::SecretString;
use slipway::openstack::{
    Connection, Error, Hidden, Id, Result,
    keystoneauth::{
        Session,
        identity::{Auth, AuthUrl, DomainRef, Method, Scope, UserRef},
    },
    novaclient::{
        ApiVersion, BlockMigration, ConsoleType, Evacuate, LiveMigrate, Nova, Server, State,
        Unshelve, Zone,
    },
};

use crate::curl::world;

/// The cloud of `make cloud`, for that user in that project.
pub fn connection(user: &str, project: &str) -> Connection {
    let user = UserRef::named(user, "Default");
    let domain = DomainRef::Name("Default".to_owned());
    let auth = Auth {
        auth_url: AuthUrl::new("http://127.0.0.1:5000/v3"),
        methods: vec![Method::Password(user, SecretString::from("secret"))],
        scope: Scope::ProjectNamed(project.to_owned(), Some(domain)),
    };
    Connection::new(&Session::new(world(), auth), "public", None)
}

/// The server as soon as nothing more happens to it.
pub async fn settled(nova: &Nova, id: &Id<Server>) -> Server {
    for _ in 0..120 {
        let server = nova.servers.get(id).await.expect("a server");
        if !server.is_settling() {
            return server;
        }
        sleep(Duration::from_millis(500));
    }
    panic!("{id} does not settle");
}

/// Orders in all spellings. The fake hypervisor cannot do everything, and a server is not always in
/// the state for it: what counts is that Nova understands each request.
pub async fn orders(nova: &Nova, id: &Id<Server>) {
    let servers = &nova.servers;
    understood("pause", servers.pause(id).await);
    settled(nova, id).await;
    understood("unpause", servers.unpause(id).await);
    settled(nova, id).await;
    understood("suspend", servers.suspend(id).await);
    settled(nova, id).await;
    understood("resume", servers.resume(id).await);
    settled(nova, id).await;
    understood("resize", servers.resize(id, &Id::new("no-such-flavor"), Some("AUTO")).await);
    understood("confirmResize", servers.confirm_resize(id).await);
    understood("revertResize", servers.revert_resize(id).await);
    understood("rescue", servers.rescue(id, Some(&Hidden("pw".into())), None).await);
    settled(nova, id).await;
    understood("unrescue", servers.unrescue(id).await);
    settled(nova, id).await;
    understood("restore", servers.restore(id).await);
    understood("trigger_crash_dump", servers.trigger_crash_dump(id).await);
    understood("changePassword", servers.change_password(id, &Hidden("pw".into())).await);
    understood("output", servers.get_console_output(id, Some(5)).await);
    understood("output", servers.get_console_output(id, None).await);
    understood("diagnostics", servers.diagnostics(id).await);
    understood("topology", servers.topology(id).await);
    understood("clear password", servers.clear_password(id).await);
    understood("addSecurityGroup", servers.add_security_group(id, "no-such-group").await);
    understood("removeSecurityGroup", servers.remove_security_group(id, "no-such-group").await);
    understood("createBackup", servers.backup(id, "real-nova", "daily", 0).await);
    settled(nova, id).await;
    for kind in [ConsoleType::Novnc, ConsoleType::SpiceDirect, ConsoleType::Serial] {
        understood(kind.as_str(), servers.get_console_url(id, kind).await);
        let older = nova.at(ApiVersion::new(2, 5)).servers;
        if kind != ConsoleType::SpiceDirect {
            understood(kind.as_str(), older.get_console_url(id, kind).await);
        }
    }
    understood("shelve", servers.shelve(id).await);
    settled(nova, id).await;
    understood("shelveOffload", servers.shelve_offload(id).await);
    settled(nova, id).await;
    let anywhere = Unshelve { availability_zone: Zone::Unpin, host: None };
    understood("unshelve", servers.unshelve(id, &anywhere).await);
    settled(nova, id).await;
    let admin = connection("admin", "demo").nova;
    for minor in [1, 13, 14, 24, 25, 30, 55, 56, 67, 68, 96] {
        let servers = admin.at(ApiVersion::new(2, minor)).servers;
        let block_migration =
            if minor < 25 { BlockMigration::No } else { BlockMigration::default() };
        let host = Some("no-such-host".to_owned());
        let live = LiveMigrate { host, block_migration, ..LiveMigrate::default() };
        understood("os-migrateLive", servers.live_migrate(id, &live).await);
        understood("evacuate", servers.evacuate(id, &Evacuate::default()).await);
        let host = (minor >= 56).then_some("no-such-host");
        if host.is_some() {
            understood("migrate", servers.migrate(id, host).await);
        }
    }
    understood("os-resetState", admin.servers.reset_state(id, State::Active).await);
    understood(
        "shelve, older",
        nova.at(ApiVersion::new(2, 77))
            .servers
            .unshelve(
                id,
                &Unshelve { availability_zone: Zone::Named("no-such-zone".into()), host: None },
            )
            .await,
    );
}

/// What Nova's schemas say no to was not understood.
fn understood<T>(what: &str, outcome: Result<T>) {
    match outcome {
        Ok(_) => {}
        Err(Error::Refused { status, message, .. }) => {
            let is_schema = ["Invalid input for field", "Additional properties", "is a required"]
                .iter()
                .any(|words| message.contains(words));
            assert!(status != 400 || !is_schema, "{what}: {message}");
            assert!(status != 404 || !message.contains("no such action"), "{what}: {message}");
        }
        Err(error) => panic!("{what}: {error}"),
    }
}
