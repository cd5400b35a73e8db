//! What `make bench` measures: a list of servers, from an answer's bytes to plain data, by the path
//! that the page takes. A module of its own, built as the page is built.

use std::sync::{Arc, Mutex};

use futures_util::FutureExt;
use slipway::openstack::{
    Connection, Id, Moment,
    clock::{Clock, Sleeping},
    keystoneauth::{Session, World, identity::Fixed},
    novaclient::Server,
    transport::{Headers, Request, Response, Sending, Transport},
};

/// The number of servers in `body` and a checksum over their fields; nothing if it cannot be read.
#[cfg_attr(target_arch = "wasm32", wasm_bindgen::prelude::wasm_bindgen)]
pub fn servers(body: Vec<u8>) -> Option<Vec<u32>> {
    let transport = Arc::new(Once(Mutex::new(body)));
    let session = Session::new(World { transport, clock: Arc::new(Still) }, Fixed::none("/nova"));
    let nova = Connection::new(&session, "public", None).nova;
    // Nothing is waited for, so that the first poll is the last.
    let servers = nova.servers.list().now_or_never()?.ok()?;
    let mut sum = Sum(0);
    for server in &servers {
        sum.server(server);
    }
    Some(vec![u32::try_from(servers.len()).ok()?, sum.0])
}

/// Reads every field, as `tests/bench/fields.mjs` does.
struct Sum(u32);

impl Sum {
    fn server(&mut self, server: &Server) {
        // Names may be of any script, and JavaScript counts in UTF-16.
        self.number(server.name.encode_utf16().count() as u64);
        self.text(server.id.as_str());
        self.text(server.status.as_str());
        self.text(server.task_state.as_deref().unwrap_or_default());
        for (network, addresses) in &server.addresses {
            self.text(network);
            for address in addresses {
                self.text(&address.addr);
                self.text(address.kind.as_deref().unwrap_or_default());
            }
        }
        let flavor = &server.flavor;
        self.text(flavor.original_name.as_deref().unwrap_or_default());
        self.number(flavor.vcpus.unwrap_or_default().into());
        self.number(flavor.ram.unwrap_or_default());
        self.number(flavor.disk.unwrap_or_default());
        self.text(server.image.as_ref().map(Id::as_str).unwrap_or_default());
        self.text(server.key_name.as_deref().unwrap_or_default());
        server.security_groups.iter().for_each(|group| self.text(&group.name));
        self.text(&server.created);
        self.text(server.fault.as_ref().map(|fault| &*fault.message).unwrap_or_default());
    }

    fn text(&mut self, text: &str) {
        self.number(text.len() as u64);
        self.number(text.bytes().next_back().unwrap_or_default().into());
    }

    #[allow(clippy::cast_possible_truncation, reason = "a checksum")]
    fn number(&mut self, number: u64) {
        self.0 = self.0.wrapping_mul(31).wrapping_add(number as u32);
    }
}

/// Answers every request with what it holds, which it holds once.
struct Once(Mutex<Vec<u8>>);

impl Transport for Once {
    fn send(&self, _: Request) -> Sending<'_> {
        let body = std::mem::take(&mut *self.0.lock().expect("no panic while held"));
        let response = Response { status: 200, headers: Headers::default(), body };
        Box::pin(async { Ok(response) })
    }
}

/// A clock that stands still.
struct Still;

impl Clock for Still {
    fn now(&self) -> Moment {
        Moment::default()
    }

    fn sleep(&self, _: std::time::Duration) -> Sleeping {
        Box::pin(std::future::pending())
    }

    fn random(&self) -> f64 {
        0.0
    }
}
