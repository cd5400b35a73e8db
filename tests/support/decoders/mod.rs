//! Every decoder of the client by name: from the body of an answer to what the client makes of it.
//! The property tests and the fuzz target share this list.

#![allow(dead_code, reason = "the fuzz target needs no more than bytes")]

mod cloud;
mod compute;
mod others;
mod world;

pub use cloud::Cloud;
use cloud::{auth_url, each};
use slipway::openstack::{Error, keystoneauth::identity::projects};

/// What came of an answer: each thing in it as its `Debug` shows it, or why it could not be read.
pub type Outcome = Result<Vec<String>, Error>;

/// One way in which the client reads answers.
pub struct Decoder {
    /// What it reads.
    pub name: &'static str,
    /// Real answers of that kind: files of `tests/support/answers`, without their ending.
    pub answers: &'static [&'static str],
    /// The status of those answers.
    pub status: u16,
    /// Reads the answer that this cloud gives, whatever it is asked.
    pub read: fn(&Cloud) -> Outcome,
    /// Where the answer has a list of which one odd item costs no other.
    pub list: Option<List>,
}

/// A list in an answer: one odd item must not keep the others from being read.
pub struct List {
    /// Where it is: a JSON pointer.
    pub at: &'static str,
    /// Where an item has its fields, where it is wrapped: a JSON pointer.
    pub fields: &'static str,
    /// Fields without which an item is of no use; any other may be missing or null.
    pub needs: &'static [&'static str],
}

impl Decoder {
    /// What the client makes of `body`.
    pub fn decode(&self, body: &[u8]) -> Outcome {
        (self.read)(&Cloud::new(self.status, body))
    }
}

/// All of them. To add one is to add a line to the list of its service.
pub fn decoders() -> Vec<Decoder> {
    let all = [keystone(), any_service(), compute::nova(), compute::servers(), others::all()];
    all.into_iter().flatten().collect()
}

fn keystone() -> Vec<Decoder> {
    vec![
        read("token", &["token", "token-unscoped"], Cloud::sign_in)
            .list("/token/catalog", &["type"]),
        read("token, described", &["token"], Cloud::sign_in_by_portal),
        read("token, kept", &["token-kept"], Cloud::restore),
        read("projects", &["projects"], |it| each(projects(it.session(), &auth_url())))
            .list("/projects", &["id", "name"]),
        refusal("more methods needed", 401, &["token-refused"], Cloud::sign_in),
        refusal("token, refused", 400, &["token-refused", "server-refused"], Cloud::sign_in),
    ]
}

fn any_service() -> Vec<Decoder> {
    let versions = &[
        "versions-keystone-v3",
        "versions-nova",
        "versions-nova-v2.1",
        "versions-glance",
        "versions-neutron",
        "versions-neutron-v2.0",
        "versions-cinder",
        "versions-cinder-v3",
        "versions-placement",
    ];
    vec![
        read("any JSON", &["token", "servers", "images", "limits"], Cloud::any_json),
        read("versions", versions, Cloud::discover),
        refusal("refusal", 400, &["server-refused", "volume-unknown"], Cloud::refused),
        refusal("refusal of a gateway", 503, &["server-unknown"], Cloud::refused),
    ]
}

pub fn read(
    name: &'static str,
    answers: &'static [&'static str],
    read: fn(&Cloud) -> Outcome,
) -> Decoder {
    Decoder { name, answers, status: 200, read, list: None }
}

fn refusal(
    name: &'static str,
    status: u16,
    answers: &'static [&'static str],
    read: fn(&Cloud) -> Outcome,
) -> Decoder {
    Decoder { name, answers, status, read, list: None }
}

impl Decoder {
    fn list(self, at: &'static str, needs: &'static [&'static str]) -> Self {
        self.list_of(at, "", needs)
    }

    fn list_of(
        self,
        at: &'static str,
        fields: &'static str,
        needs: &'static [&'static str],
    ) -> Self {
        Self { list: Some(List { at, fields, needs }), ..self }
    }
}
