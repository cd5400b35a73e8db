//! The sandbox over HTTP, behind a bad network: as many clouds as are asked for, each with faults and
//! a time of its own. `tests/rig/run.mjs` launches in them.
//!
//! | address                            | what it is                                               |
//! | ---------------------------------- | -------------------------------------------------------- |
//! | `/<world>/page/sandbox.invalid/…`  | the cloud as a client has it, through the bad network    |
//! | `/<world>/past/sandbox.invalid/…`  | the same cloud, past that network                        |
//! | `/<world>?seed=17`                 | from now on it is a fresh one of that seed               |
//! | `/<world>?faults=on`, `=off`       | the next launch turns the network bad; it is good again  |
//! | `/<world>?pass=5000`               | five seconds go by at once                               |
//!
//! Its time goes on by itself, too. With the argument `--once`, a connection carries one request: what
//! was sent on one that was kept is sent again by browsers, of their own accord, where it is lost.

mod cloud;
#[path = "../support/faults.rs"]
mod faults;
#[path = "../support/virtual_time.rs"]
mod virtual_time;
mod wire;
mod world;

use std::{
    collections::BTreeMap,
    io::{self, BufReader},
    net::{TcpListener, TcpStream},
    sync::{Arc, Mutex, PoisonError},
    thread,
};

use slipway::openstack::transport::{Failure, Response};
use wire::Asked;
use world::World;

type Worlds = Arc<Mutex<BTreeMap<String, Arc<World>>>>;

fn main() -> io::Result<()> {
    let listener = TcpListener::bind("127.0.0.1:0")?;
    println!("http://{}", listener.local_addr()?);
    let worlds = Worlds::default();
    let is_once = std::env::args().any(|argument| argument == "--once");
    for stream in listener.incoming() {
        let (stream, worlds) = (stream?, worlds.clone());
        // A client that goes away in between is what this is for.
        thread::spawn(move || drop(serve(stream, &worlds, is_once)));
    }
    Ok(())
}

/// Answers what comes on one connection, until an answer is to be missing or cut short.
fn serve(stream: TcpStream, worlds: &Worlds, is_once: bool) -> io::Result<()> {
    stream.set_nodelay(true)?;
    let (mut reader, mut writer) = (BufReader::new(stream.try_clone()?), stream);
    while let Some(asked) = wire::read(&mut reader)? {
        let Ok(response) = answer(asked, worlds) else { return Ok(()) };
        if !wire::write(&mut writer, &response, is_once)? || is_once {
            return Ok(());
        }
    }
    Ok(())
}

fn answer(mut asked: Asked, worlds: &Worlds) -> Result<Response, Failure> {
    let path = asked.request.url.trim_start_matches('/').to_owned();
    let (name, rest) = path.split_once(['/', '?']).unwrap_or((&path, ""));
    let worlds = || worlds.lock().unwrap_or_else(PoisonError::into_inner);
    let world = worlds().entry(name.to_owned()).or_insert_with(|| Arc::new(World::new(0))).clone();
    if asked.method == "OPTIONS" {
        return Ok(wire::preflight(&asked));
    }
    let Some((way, rest)) = rest.split_once('/') else {
        if let Some(seed) = rest.strip_prefix("seed=") {
            let fresh = Arc::new(World::new(seed.parse().unwrap_or_default()));
            worlds().insert(name.to_owned(), fresh);
        } else {
            world.obey(rest);
        }
        return Ok(wire::empty());
    };
    let base = format!("http://{}/{name}/{way}/", asked.host);
    asked.request.url = format!("https://{rest}");
    let mut response = world.send(asked.request, way == "page")?;
    // The sandbox's links lead here.
    let body = String::from_utf8_lossy(&response.body).replace("https://", &base);
    let whole =
        response.headers.get("content-length").and_then(|whole| whole.parse::<usize>().ok());
    if let Some(whole) = whole {
        response.headers.set("content-length", (whole + body.len()).to_string());
    }
    response.body = body.into_bytes();
    // A gateway knows nothing of other origins, or does.
    if world.seed % 2 == 0 || response.headers.get("content-type") != Some("text/html") {
        wire::allow_all(&mut response);
    }
    Ok(response)
}
