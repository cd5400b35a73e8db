//! What a session does between the call and the wire: limits, tries, names, and its log.

mod support;

use std::{
    future::pending,
    sync::{
        Arc,
        atomic::{AtomicUsize, Ordering},
    },
    time::Duration,
};

use futures_executor::block_on;
use futures_util::{FutureExt, future::join3};
use serde_json::json;
use slipway::openstack::{
    Connection, Error, Moment,
    keystoneauth::{
        Access, Call, Retries, Session, Settings, World,
        identity::{Fixed, OidcAccessToken},
    },
    transport::{Failure, Method, Request, Sending, Transport},
};
use support::{FakeClock, KEYSTONE, Replay, connection, networks, password, session, token_body};

const NETWORKS: &str = "https://neutron/v2.0/networks";

#[test]
fn a_call_that_takes_too_long_is_given_up() {
    let silent = Arc::new(Silent::default());
    let session = fixed(silent.clone(), Duration::from_secs(9).into());

    let outcome = block_on(session.request(&Call::new(Method::Get, NETWORKS)));

    assert_eq!(outcome.err(), Some(Error::TimedOut { url: NETWORKS.to_owned() }));
    assert_eq!(silent.dropped(), 1);
}

#[test]
fn a_call_that_nobody_waits_for_is_given_up() {
    let silent = Arc::new(Silent::default());
    let session = fixed(silent.clone(), None);

    let call = Call::new(Method::Get, NETWORKS);
    assert!(session.request(&call).now_or_never().is_none());

    assert_eq!(silent.dropped(), 1);
}

#[test]
fn a_read_is_tried_again_and_a_write_is_not() {
    let silence = || Failure::Unreachable("Failed to fetch".to_owned());
    let retries = Retries { connect: Some(2), ..Retries::default() };
    let tries = |method| {
        let cloud = (0..4).fold(Replay::default(), |cloud, _| cloud.fail(silence()));
        let cloud = Arc::new(cloud);
        let call = Call { retries, ..Call::new(method, NETWORKS) };
        let outcome = block_on(Session::anonymous(support::world(&cloud)).request(&call));
        assert!(matches!(outcome, Err(Error::Unreachable { .. })));
        // The last request only asks whether anybody listens.
        cloud.asked().len() - 1
    };

    assert_eq!((tries(Method::Get), tries(Method::Post)), (3, 1));
}

#[test]
fn a_token_is_renewed_two_minutes_before_its_end_once_for_all_who_wait() {
    let ends = Moment::parse("2030-01-01T00:00:00Z").expect("a moment");
    let none = || json!({"networks": []});
    let answers = Replay::default().token("t1").token("t2");
    let cloud = Arc::new(answers.reply(200, &none()).reply(200, &none()).reply(200, &none()));
    let clock = FakeClock::at("2029-12-31T12:00:00Z");
    let world = World { transport: cloud.clone(), clock: clock.clone() };
    let session = Session::new(world, password());
    block_on(session.access()).expect("a token");

    clock.set(ends.shifted(-119_999));
    let neutron = Connection::new(&session, "public", None).neutron;
    let (one, two, three) =
        block_on(join3(networks(&neutron), networks(&neutron), networks(&neutron)));

    assert!(one.is_ok() && two.is_ok() && three.is_ok());
    let posts = cloud.requests().iter().filter(|it| it.method == Method::Post).count();
    assert_eq!(posts, 2);
    let last = cloud.requests().pop().expect("requests");
    assert_eq!(last.headers.get("X-Auth-Token"), Some("t2"));
}

#[test]
fn a_clock_that_is_an_hour_ahead_costs_no_token() {
    let cloud = Arc::new(Replay::default().token("t1"));
    let clock = FakeClock::at("2029-12-31T13:00:00Z");
    let session =
        Session::new(World { transport: cloud.clone(), clock: clock.clone() }, password());

    block_on(session.access()).expect("a token");
    // To this machine the token has ended, to the cloud it has half an hour to live.
    clock.set(Moment::parse("2030-01-01T00:30:00Z").expect("a moment"));
    let access = block_on(session.access()).expect("the same token");

    assert_eq!(access.clock_skew, 3_600_000);
    assert_eq!(cloud.asked().len(), 1);
}

#[test]
fn what_was_kept_goes_on_without_a_new_sign_in() {
    let kept = {
        let cloud = Arc::new(Replay::default().token("t1"));
        let access = block_on(session(&cloud).access()).expect("a token");
        access.to_state().expect("something to keep")
    };
    let cloud = Arc::new(Replay::default().reply(200, &json!({"networks": []})));
    let session = session(&cloud);

    let access = Access::from_state(&kept).expect("the same");
    block_on(session.restore(access));
    let neutron = Connection::new(&session, "public", None).neutron;
    block_on(networks(&neutron)).expect("a list");

    assert_eq!(cloud.asked(), [format!("GET {NETWORKS}")]);
}

#[test]
fn signing_out_revokes_the_token() {
    let cloud = Arc::new(Replay::default().token("t1").reply_with(204, &[], ""));
    let session = session(&cloud);
    block_on(session.access()).expect("a token");

    block_on(session.revoke()).expect("revoked");

    let request = cloud.requests().pop().expect("requests");
    assert_eq!(format!("{request:?}"), format!("DELETE {KEYSTONE}/auth/tokens"));
    assert_eq!(request.headers.get("X-Subject-Token"), Some("t1"));
}

#[test]
fn the_token_of_another_provider_is_traded_and_scoped() {
    let mut unscoped = token_body();
    unscoped["token"]["project"] = json!(null);
    let u1 = [("X-Subject-Token", "u1")];
    let cloud = Arc::new(Replay::default().reply_with(201, &u1, unscoped.to_string()).token("t1"));
    let auth = OidcAccessToken {
        auth_url: password().auth_url,
        identity_provider: "my idp".to_owned(),
        protocol: "openid".to_owned(),
        access_token: "at-secret".into(),
        scope: password().scope,
    };

    assert!(!format!("{auth:?}").contains("at-secret"));
    block_on(Session::new(support::world(&cloud), auth).access()).expect("a token");

    let trade = &cloud.requests()[0];
    assert!(trade.url.ends_with("/identity_providers/my%20idp/protocols/openid/auth"));
    assert_eq!(trade.headers.get("Authorization"), Some("Bearer at-secret"));
    assert!(trade.body.is_none());
    assert_eq!(cloud.requests()[1].headers.get("X-Auth-Token"), Some("u1"));
}

#[test]
fn the_log_keeps_what_helps_and_no_secret() {
    let words = json!({"badRequest": {"message": "Invalid name", "code": 400}});
    let id = [("x-openstack-request-id", "req-7")];
    let cloud =
        Arc::new(Replay::default().token("t-secret").reply_with(400, &id, words.to_string()));
    let session = session(&cloud);

    let mut call = Call::new(Method::Post, "https://nova/v2.1/servers");
    let body = json!({"server": {"name": "n", "adminPass": "p-secret", "user_data": "d-secret"}});
    call.body = Some(body.to_string().into_bytes());
    assert!(block_on(session.request(&call)).is_err());

    let entries = session.log().entries();
    let text = entries.iter().map(ToString::to_string).collect::<Vec<_>>().join("\n");
    assert!(text.contains("POST https://nova/v2.1/servers: 400 (req-7)"), "{text}");
    assert!(text.contains("Invalid name") && text.contains(r#""name":"n""#), "{text}");
    for secret in ["t-secret", "p-secret", "d-secret", "correct horse"] {
        assert!(!text.contains(secret), "{text}");
    }
}

#[test]
fn a_piece_of_work_has_a_name_in_every_services_log() {
    let cloud = Arc::new(Replay::default().token("t1").reply(200, &json!({})));
    let session = session(&cloud);
    let name = session.new_global_request_id();

    let mut call = Call::new(Method::Get, NETWORKS);
    call.global_request_id = Some(name.clone());
    block_on(session.request(&call)).expect("an answer");

    let form = "req-00000000-0000-4000-a000-000000000000";
    assert_eq!(name.len(), form.len());
    assert_eq!(cloud.requests()[1].headers.get("X-Openstack-Request-Id"), Some(&*name));
}

#[test]
fn the_page_tries_reads_again_by_itself() {
    let busy = json!({"error": {"message": "busy"}});
    let cloud = Arc::new(
        Replay::default().token("t1").reply(503, &busy).reply(200, &json!({"networks": []})),
    );

    block_on(networks(&connection(&cloud).neutron)).expect("a list");

    assert_eq!(cloud.asked().len(), 3);
}

#[test]
fn the_operator_knows_better_than_the_catalog_where_a_service_is() {
    let cloud = Arc::new(Replay::default().token("t1").reply(200, &json!({"networks": []})));
    let here = "https://portal/network/%(project_id)s".to_owned();
    let endpoints = [("network".to_owned(), here)].into();

    let connection = Connection::with_endpoints(&session(&cloud), "public", None, &endpoints);
    block_on(networks(&connection.neutron)).expect("a list");

    assert!(cloud.asked()[1].starts_with("GET https://portal/network/p1/v2.0/networks"));
}

fn fixed(transport: Arc<dyn Transport>, time_limit: Option<Duration>) -> Session {
    let world = World { transport, clock: FakeClock::at("2030-01-01T00:00:00Z") };
    let auth = Arc::new(Fixed::none("https://nova"));
    Session::with_settings(world, Some(auth), Settings { time_limit, ..Settings::default() })
}

/// Never answers, and counts how often it was given up.
#[derive(Default)]
struct Silent(Arc<AtomicUsize>);

impl Silent {
    fn dropped(&self) -> usize {
        self.0.load(Ordering::Relaxed)
    }
}

impl Transport for Silent {
    fn send(&self, _: Request) -> Sending<'_> {
        struct Guard(Arc<AtomicUsize>);
        impl Drop for Guard {
            fn drop(&mut self) {
                self.0.fetch_add(1, Ordering::Relaxed);
            }
        }
        let guard = Guard(self.0.clone());
        Box::pin(async move {
            let _guard = guard;
            pending().await
        })
    }
}
