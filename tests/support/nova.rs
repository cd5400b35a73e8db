//! What the tests of Nova's managers share.

#![allow(dead_code, reason = "each test file uses a part of it")]

use std::sync::Arc;

use futures_executor::block_on;
use serde_json::Value;
use slipway::openstack::{
    Error, Id, Result,
    keystoneauth::{Adapter, EndpointFilter},
    novaclient::{ApiVersion, Nova, Server},
    transport::Request,
};

use crate::support::{Replay, session};

/// A request as the tests compare it: method and path, and the body or null.
pub type Asked = (String, Value);

/// Nova behind `cloud`, at 2.`minor`.
pub fn nova(cloud: &Arc<Replay>, minor: u32) -> Nova {
    let endpoint = EndpointFilter::new("compute", "public");
    Nova::new(&Adapter::new(session(cloud), endpoint), ApiVersion::new(2, minor))
}

/// The same, at another version.
pub fn at(nova: &Nova, minor: u32) -> Nova {
    nova.at(ApiVersion::new(2, minor))
}

/// A cloud that answers the same to everything.
pub fn cloud_of(answer: &Value) -> Arc<Replay> {
    let cloud = Replay::default().token("t1");
    Arc::new((0..30).fold(cloud, |cloud, _| cloud.reply(200, answer)))
}

/// The server that the tests talk about.
pub fn s1() -> Id<Server> {
    Id::new("s1")
}

/// What was asked of Nova, after the sign-in.
pub fn asked(cloud: &Replay) -> Vec<Asked> {
    cloud.requests().iter().skip(1).map(|request| (line(request), body(request))).collect()
}

/// Methods and paths of what was asked of Nova.
pub fn lines(cloud: &Replay) -> Vec<String> {
    cloud.requests().iter().skip(1).map(line).collect()
}

/// A request without a body.
pub fn bare(line: &str) -> Asked {
    (line.to_owned(), Value::Null)
}

/// An order to the server of the tests.
pub fn action(body: Value) -> Asked {
    ("POST /servers/s1/action".to_owned(), body)
}

fn line(request: &Request) -> String {
    let path = request.url.strip_prefix("https://nova/v2.1").unwrap_or(&request.url);
    format!("{} {path}", request.method.as_str())
}

fn body(request: &Request) -> Value {
    request.body.as_deref().map_or(Value::Null, |body| serde_json::from_slice(body).expect("JSON"))
}

/// Runs a call to its end and forgets what it brings.
pub fn run<T>(call: impl Future<Output = Result<T>>) -> Result<()> {
    block_on(call).map(drop)
}

/// A version that does not take a call, one beside it that does, and the call.
pub type Gate = (u32, u32, fn(&Nova) -> Result<()>);

/// Makes each call on either side of its gate: where that is shut, nothing is sent, not even a
/// sign-in.
pub fn check_gates(gates: &[Gate], answer: &Value) {
    for (number, (shut, open, call)) in gates.iter().enumerate() {
        let cloud = Arc::new(Replay::default());
        let outcome = call(&nova(&cloud, *shut));
        assert!(
            matches!(outcome, Err(Error::UnsupportedVersion { .. })),
            "gate {number} at 2.{shut}: {outcome:?}"
        );
        assert!(cloud.requests().is_empty());

        let outcome = call(&nova(&cloud_of(answer), *open));
        assert_eq!(outcome, Ok(()), "gate {number} at 2.{open}");
    }
}
