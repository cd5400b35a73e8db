//! A session that keeps a token and nothing else, on a cloud that answers from a script.

mod support;

use std::{
    sync::{Arc, Mutex},
    time::Duration,
};

use futures_executor::block_on;
use serde_json::json;
use slipway::openstack::{
    Connection, Error, Moment,
    keystoneauth::{
        Access, Session, World,
        identity::{AuthUrl, Kept},
    },
};
use support::{FakeClock, KEYSTONE, Replay, networks, password};

#[test]
fn a_token_about_to_end_is_asked_for_and_the_call_waits_for_it() {
    let cloud =
        Arc::new(Replay::default().token("t1").token("t2").reply(200, &json!({"networks": []})));
    let (clock, [first, second]) = two_tokens(&cloud);
    let next = Mutex::new(Some(second));
    let session = kept(&cloud, &clock, first, move || {
        next.lock().expect("no panic").take().ok_or_else(signed_out)
    });

    clock.set(Moment::parse("2029-12-31T23:59:00Z").expect("a moment"));
    block_on(networks(&Connection::new(&session, "public", None).neutron)).expect("a list");

    let last = cloud.requests().pop().expect("requests");
    assert_eq!(last.headers.get("X-Auth-Token"), Some("t2"));
}

#[test]
fn what_nobody_renews_has_ended() {
    let cloud = Arc::new(Replay::default().token("t1").token("t2").reply(401, &json!({})));
    let (clock, [first, _]) = two_tokens(&cloud);
    let session = kept(&cloud, &clock, first, || Err(signed_out()));

    let outcome = block_on(networks(&Connection::new(&session, "public", None).neutron));

    assert_eq!(outcome.err(), Some(signed_out()));
}

#[test]
fn the_way_out_ends_the_token_unless_it_is_somebody_elses() {
    let cloud =
        Arc::new(Replay::default().token("t1").token("t2").reply_with(204, &[], String::new()));
    let (clock, [own, mut borrowed]) = two_tokens(&cloud);
    borrowed.is_borrowed = true;

    for access in [own, borrowed] {
        let session = kept(&cloud, &clock, access, || Err(signed_out()));
        block_on(session.revoke()).expect("ended, or left alone");
    }

    let ended: Vec<_> = cloud.requests().into_iter().filter(|it| it.outlives_page).collect();
    assert_eq!(ended.len(), 1);
    assert_eq!(ended[0].headers.get("X-Subject-Token"), Some("t1"));
}

#[test]
fn a_write_is_remembered_for_a_while_and_a_read_is_not() {
    let none = json!({"networks": []});
    let cloud = Arc::new(
        Replay::default().token("t1").token("t2").reply(200, &none).reply(202, &json!({})),
    );
    let (clock, [access, _]) = two_tokens(&cloud);
    let session = kept(&cloud, &clock, access, || Err(signed_out()));
    let minute = Duration::from_mins(1);

    block_on(networks(&Connection::new(&session, "public", None).neutron)).expect("a list");
    let after_a_read = session.has_written_within(minute);
    let post = slipway::openstack::transport::Method::Post;
    let call = slipway::openstack::keystoneauth::Call::new(post, "https://nova/v2.1/servers");
    block_on(session.request(&call)).expect("accepted");
    let after_a_write = session.has_written_within(minute);
    clock.set(Moment::parse("2029-12-31T12:02:00Z").expect("a moment"));

    assert_eq!([after_a_read, after_a_write], [false, true]);
    assert!(!session.has_written_within(minute));
}

/// Two tokens of the script, had by password, and the clock that they go by.
fn two_tokens(cloud: &Arc<Replay>) -> (Arc<FakeClock>, [Access; 2]) {
    let clock = FakeClock::at("2029-12-31T12:00:00Z");
    let had = || {
        let world = World { transport: cloud.clone(), clock: clock.clone() };
        (*block_on(Session::new(world, password()).access()).expect("a token")).clone()
    };
    let tokens = [had(), had()];
    (clock, tokens)
}

fn kept(
    cloud: &Arc<Replay>,
    clock: &Arc<FakeClock>,
    access: Access,
    renew: impl Fn() -> Result<Access, Error> + Send + Sync + 'static,
) -> Session {
    let world = World { transport: cloud.clone(), clock: clock.clone() };
    let renew = Box::new(move || {
        let next = renew();
        Box::pin(async move { next }) as std::pin::Pin<Box<_>>
    });
    let session = Session::new(world, Kept::new(AuthUrl::new(KEYSTONE), renew));
    block_on(session.restore(access));
    session
}

fn signed_out() -> Error {
    Error::SignedOut { message: "nobody is there".to_owned() }
}
