//! The session, on a cloud that answers from a script.

mod support;

use std::{
    future::{Future, pending, ready},
    pin::Pin,
    sync::{Arc, Mutex},
};

use futures_executor::block_on;
use futures_util::future::join;
use serde_json::json;
use slipway::openstack::{
    Connection, Error, Id, Moment,
    glance::ImageSearch,
    keystoneauth::{
        Session, World,
        identity::{AuthUrl, Portal, Reason, TokenSource, projects},
    },
    neutron::SubnetSearch,
    novaclient::CreateServer,
    transport::{Failure, Request, Sending, Transport, Visibility},
};
use support::{
    FakeClock, KEYSTONE, Replay, connection, networks, password, session, token_body, world,
};

/// What a portal gives.
type Given = slipway::openstack::Result<secrecy::SecretString>;

const TOKENS: &str = "POST https://keystone/v3/auth/tokens";

#[test]
fn the_token_goes_with_each_request_and_is_asked_for_once() {
    let cloud = Arc::new(
        Replay::default()
            .token("t1")
            .reply(200, &json!({"networks": []}))
            .reply(200, &json!({"networks": []})),
    );
    let neutron = connection(&cloud).neutron;

    block_on(networks(&neutron)).expect("a list");
    block_on(networks(&neutron)).expect("a list");

    let list = "GET https://neutron/v2.0/networks";
    assert_eq!(cloud.asked(), [TOKENS, list, list]);
    assert_eq!(cloud.requests()[2].headers.get("X-Auth-Token"), Some("t1"));
}

#[test]
fn requests_that_come_together_share_one_sign_in() {
    let cloud = Arc::new(
        Replay::default()
            .token("t1")
            .reply(200, &json!({"networks": []}))
            .reply(200, &json!({"subnets": []})),
    );
    let neutron = connection(&cloud).neutron;

    let (networks, subnets) =
        block_on(join(networks(&neutron), neutron.subnets(&SubnetSearch::default()).all()));

    assert!(networks.is_ok() && subnets.is_ok());
    assert_eq!(cloud.asked().iter().filter(|asked| *asked == TOKENS).count(), 1);
}

#[test]
fn an_ended_token_is_renewed_once_and_the_call_goes_through() {
    let cloud = Arc::new(
        Replay::default()
            .token("t1")
            .reply(401, &json!({"error": {"message": "ended"}}))
            .token("t2")
            .reply(200, &json!({"networks": []})),
    );

    block_on(networks(&connection(&cloud).neutron)).expect("a list");

    assert_eq!(cloud.requests()[3].headers.get("X-Auth-Token"), Some("t2"));
}

#[test]
fn a_second_401_ends_the_sign_in_without_a_third_try() {
    let refused = json!({"error": {"message": "no more"}});
    let cloud = Arc::new(
        Replay::default().token("t1").reply(401, &refused).token("t2").reply(401, &refused),
    );

    let outcome = block_on(networks(&connection(&cloud).neutron));

    assert_eq!(outcome, Err(Error::SignedOut { message: "no more".to_owned() }));
    assert_eq!(cloud.asked().len(), 4);
}

#[test]
fn a_refusal_keeps_the_clouds_words_and_the_request_id() {
    let words = json!({"forbidden": {"code": 403, "message": "Quota exceeded for cores"}});
    let cloud = Arc::new(Replay::default().token("t1").reply_with(
        403,
        &[("x-openstack-request-id", "req-7")],
        words.to_string(),
    ));

    let outcome = block_on(connection(&cloud).nova.servers.get(&Id::new("s1")));

    let expected = Error::Refused {
        status: 403,
        message: "Quota exceeded for cores".to_owned(),
        request_id: Some("req-7".to_owned()),
        retry_after: None,
    };
    assert_eq!(outcome, Err(expected));
}

#[test]
fn a_launch_keeps_the_id_of_its_request() {
    let made = json!({"server": {"id": "s1"}}).to_string();
    let id = [("x-openstack-request-id", "req-8")];
    let cloud = Arc::new(Replay::default().token("t1").reply_with(202, &id, made));
    let request = CreateServer::new("web-1", Some(Id::new("i1")), Id::new("f1"));

    let created = block_on(connection(&cloud).nova.servers.create(&request)).expect("accepted");

    assert_eq!(created.request_id.as_deref(), Some("req-8"));
}

#[test]
fn a_cors_refusal_and_a_dead_host_are_told_apart() {
    let silence = || Failure::Unreachable("Failed to fetch".to_owned());
    let cors = Arc::new(Replay::default().fail(silence()).reply_with(0, &[], ""));
    let dead = Arc::new(Replay::default().fail(silence()).fail(silence()));

    let refused = block_on(session(&cors).access()).err();
    let unreachable = block_on(session(&dead).access()).err();

    assert!(matches!(refused, Some(Error::NotAllowed { .. })));
    assert!(matches!(unreachable, Some(Error::Unreachable { .. })));
    let probe = &cors.requests()[1];
    assert_eq!(probe.visibility, Visibility::Opaque);
    assert!(probe.headers.iter().next().is_none() && probe.body.is_none());
}

#[test]
fn nobody_waits_for_ever_to_hear_whether_anybody_listens() {
    struct Deaf(Arc<Replay>);
    impl Transport for Deaf {
        fn send(&self, request: Request) -> Sending<'_> {
            match request.visibility {
                Visibility::Readable => self.0.send(request),
                Visibility::Opaque => Box::pin(pending()),
            }
        }
    }
    let silence = Failure::Unreachable("Failed to fetch".to_owned());
    let cloud = Arc::new(Replay::default().token("t1").fail(silence));
    let world = World { transport: Arc::new(Deaf(cloud.clone())), ..world(&cloud) };
    let cloud = Connection::new(&Session::new(world, password()), "public", None);
    let request = CreateServer::new("web-1", Some(Id::new("i1")), Id::new("f1"));

    let outcome = block_on(cloud.nova.servers.create(&request));

    assert!(matches!(outcome, Err(Error::Unreachable { .. })), "{outcome:?}");
}

#[test]
fn whoever_is_not_keystone_is_named_so() {
    let page = || Replay::default().reply_with(200, &[], "<html>Welcome</html>");
    let elsewhere = || Replay::default().reply(404, &json!({"message": "no route"}));

    for cloud in [page(), elsewhere()] {
        let outcome = block_on(session(&Arc::new(cloud)).access()).err();
        assert_eq!(outcome, Some(Error::NotKeystone { url: KEYSTONE.to_owned() }));
    }
}

#[test]
fn a_token_that_cors_hides_has_its_own_error() {
    let cloud = Arc::new(Replay::default().reply(201, &support::token_body()));

    assert_eq!(block_on(session(&cloud).access()).err(), Some(Error::TokenHidden));
}

#[test]
fn projects_that_are_switched_off_are_not_offered() {
    let cloud = Arc::new(Replay::default().token("t1").reply(
        200,
        &json!({"projects": [
            {"id": "p1", "name": "demo", "enabled": true},
            {"id": "p2", "name": "off", "enabled": false},
        ]}),
    ));

    let projects = block_on(projects(&session(&cloud), &password().auth_url)).expect("a list");

    assert_eq!(projects.iter().map(|project| &*project.name).collect::<Vec<_>>(), ["demo"]);
}

#[test]
fn secrets_stay_out_of_debug() {
    let cloud = Arc::new(Replay::default().token("t-secret"));

    let access = block_on(session(&cloud).access()).expect("a token");
    let debug = format!("{access:?} {:?} {:?}", password(), cloud.requests());

    assert!(!debug.contains("t-secret") && !debug.contains("correct horse"), "{debug}");
}

#[test]
fn a_long_list_of_images_is_read_in_pages() {
    let image = |id: &str| json!({"id": id, "name": id, "container_format": "bare"});
    let next = "/v2/images?status=active&sort=name:asc&limit=1000&marker=i1";
    let cloud = Arc::new(
        Replay::default()
            .token("t1")
            .reply(200, &json!({"images": [image("i1")], "next": next}))
            .reply(200, &json!({"images": [image("i2")]})),
    );
    let glance = connection(&cloud).glance;

    let mut pages = glance.images(&ImageSearch::active());
    let first = block_on(pages.next()).expect("a page").expect("images");
    let second = block_on(pages.next()).expect("a page").expect("images");

    assert_eq!([first[0].label(), second[0].label()], ["i1", "i2"]);
    assert!(!pages.has_next());
    assert!(cloud.asked()[2].ends_with("&marker=i1"));
}

#[test]
fn a_portal_is_told_why_its_token_is_asked_for() {
    struct Source(Arc<Mutex<Vec<&'static str>>>);

    impl TokenSource for Source {
        fn token(&self, reason: Reason) -> Pin<Box<dyn Future<Output = Given> + Send + '_>> {
            self.0.lock().expect("no panic").push(reason.as_str());
            Box::pin(ready(Ok("t".into())))
        }
    }

    let clock = FakeClock::at("2029-12-31T12:00:00Z");
    let list = json!({"networks": []});
    let cloud = Replay::default()
        .reply(200, &token_body())
        .reply(401, &json!({"error": {"message": "no more"}}))
        .reply(200, &token_body())
        .reply(200, &list)
        .reply(200, &token_body())
        .reply(200, &list);
    let reasons = Arc::default();
    let portal = Portal::new(AuthUrl::new(KEYSTONE), Source(Arc::clone(&reasons)), None);
    let world = World { transport: Arc::new(cloud), clock: clock.clone() };
    let neutron = Connection::new(&Session::new(world, portal), "public", None).neutron;

    block_on(networks(&neutron)).expect("a list");
    clock.set(Moment::parse("2029-12-31T23:59:00Z").expect("a moment"));
    block_on(networks(&neutron)).expect("a list");

    assert_eq!(*reasons.lock().expect("no panic"), ["start", "refused", "expiring"]);
}
