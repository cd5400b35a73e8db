//! A network and a clock that share no code with the browser's: the `curl` and the time of this
//! machine.

#![allow(dead_code, reason = "each test file uses a part of it")]

use std::{
    future::ready,
    io::Write as _,
    process::{Command, Stdio},
    sync::Arc,
    thread,
    time::{Duration, SystemTime},
};

use slipway::openstack::{
    Moment,
    clock::{Clock, Sleeping},
    keystoneauth::World,
    transport::{Failure, Headers, Request, Response, Sending, Transport},
};

/// What a session with a real cloud needs.
pub fn world() -> World {
    World { transport: Arc::new(Curl), clock: Arc::new(WallClock) }
}

/// This machine's time. Nobody else waits on the thread that sleeps.
pub struct WallClock;

impl Clock for WallClock {
    fn now(&self) -> Moment {
        let since = SystemTime::UNIX_EPOCH.elapsed().expect("after 1970");
        Moment::default().after(since)
    }

    fn sleep(&self, time: Duration) -> Sleeping {
        // A time limit is a sleep too: curl keeps it by itself.
        if time < Duration::from_secs(10) {
            thread::sleep(time);
        }
        Box::pin(ready(()))
    }

    fn random(&self) -> f64 {
        0.5
    }
}

/// Runs `curl` for each request.
pub struct Curl;

impl Transport for Curl {
    fn send(&self, request: Request) -> Sending<'_> {
        Box::pin(async move { run(&request).map_err(Failure::Unreachable) })
    }
}

fn run(request: &Request) -> Result<Response, String> {
    let mut command = Command::new("curl");
    command.args(["--silent", "--show-error", "--include", "--noproxy", "*", "--max-time", "60"]);
    command.args(["--request", request.method.as_str(), &request.url]);
    for (name, value) in request.headers.iter() {
        command.args(["--header", &format!("{name}: {value}")]);
    }
    if request.body.is_some() {
        command.args(["--data-binary", "@-"]);
    }
    let mut child = command
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .map_err(|error| error.to_string())?;
    let mut stdin = child.stdin.take().expect("piped");
    stdin
        .write_all(request.body.as_deref().unwrap_or_default())
        .map_err(|error| error.to_string())?;
    drop(stdin);
    let output = child.wait_with_output().map_err(|error| error.to_string())?;
    if !output.status.success() {
        return Err(String::from_utf8_lossy(&output.stderr).into_owned());
    }
    parse(&output.stdout).ok_or_else(|| "an answer that is no HTTP".to_owned())
}

fn parse(answer: &[u8]) -> Option<Response> {
    let end = answer.windows(4).position(|four| four == b"\r\n\r\n")?;
    let (head, body) = (std::str::from_utf8(&answer[..end]).ok()?, &answer[end + 4..]);
    let mut lines = head.lines();
    let status = lines.next()?.split(' ').nth(1)?.parse().ok()?;
    if status == 100 {
        return parse(body);
    }
    let headers: Headers = lines.filter_map(|line| line.split_once(": ")).collect();
    Some(Response { status, headers, body: body.to_vec() })
}
