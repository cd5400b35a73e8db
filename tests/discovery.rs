//! Where services are and in which version, beyond the golden cases: odd answers, and addresses that
//! only a page has.

mod support;

use std::sync::Arc;

use futures_executor::block_on;
use serde_json::{Map, Value, json};
use slipway::openstack::{
    Error, Result,
    keystoneauth::{
        Adapter, AdapterSettings, Catalog, EndpointFilter,
        discover::{
            DocumentCache, Documents, EndpointData, Reading, Version, VersionRange, Wish,
            combine_relative_url, version_from_url,
        },
    },
    transport::{Headers, Response},
};
use support::{Replay, session, token_body};

#[test]
fn an_entry_that_is_null_costs_no_other() {
    let catalog = catalog(&json!([
        {"type": null, "endpoints": null},
        {"type": "compute", "endpoints": null},
        {"type": "compute", "endpoints": [
            {"interface": null, "url": null, "region_id": null},
            {"interface": "public", "region_id": "", "region": "R1", "url": "https://nova"},
        ]},
    ]));
    let filter = EndpointFilter {
        region: Some("R1".to_owned()),
        ..EndpointFilter::new("compute", "publicURL")
    };

    assert_eq!(catalog.url_for(&filter), Ok("https://nova"));
}

#[test]
fn who_names_no_interface_finds_the_public_one() {
    let endpoints = ["admin", "public"]
        .map(|interface| json!({"interface": interface, "url": format!("https://{interface}")}));
    let catalog = catalog(&json!([{"type": "image", "endpoints": endpoints}]));
    let filter =
        EndpointFilter { interfaces: Vec::new(), ..EndpointFilter::new("image", "public") };

    assert_eq!(catalog.url_for(&filter), Ok("https://public"));
    let filter = EndpointFilter { service_type: "dns".into(), ..filter };
    let (service, interface) = ("dns".to_owned(), "public".to_owned());
    assert_eq!(catalog.url_for(&filter), Err(Error::NoEndpoint { service, interface }));
}

#[test]
fn a_given_address_is_the_answer_without_a_question() {
    let cloud = Arc::new(Replay::default());
    let (filter, wish) = (EndpointFilter::new("compute", "public"), wish("2"));

    let url = block_on(session(&cloud).get_endpoint(&filter, &wish, Some("https://here/v3")));

    assert_eq!(url, Ok(Some("https://here/v3".to_owned())));
    assert!(cloud.asked().is_empty());
}

#[test]
fn a_service_behind_a_path_of_the_page_is_asked_there() {
    let links = json!([{"rel": "self", "href": "http://10.0.0.5:8774/v2.1/"}]);
    let document = json!({"versions": [
        {"id": "v2.1", "status": "CURRENT", "version": "2.96", "links": links},
    ]});
    let cloud = Arc::new(Replay::default().token("t1").reply(300, &document));
    let adapter = Adapter::new(session(&cloud), EndpointFilter::new("compute", "public"))
        .with_settings(AdapterSettings {
            endpoint_override: Some("/compute".to_owned()),
            ..AdapterSettings::default()
        });

    let found = block_on(adapter.get_endpoint_data(&wish("2"))).expect("read").expect("a version");

    assert_eq!(cloud.asked()[1..], ["GET /compute"]);
    assert_eq!(found.url, "/compute/v2.1/");
    assert_eq!(found.max_microversion, Some(version("2.96")));
}

#[test]
fn keystone_needs_no_catalog() {
    let entry =
        json!({"id": "v3.14", "status": "stable", "links": [{"rel": "self", "href": "v3"}]});
    let body = json!({"versions": {"values": [entry]}});

    let found = versioned(&EndpointData::of_keystone("https://keystone"), &body, &wish("3"));

    let found = found.expect("read").expect("a version");
    assert_eq!((found.url.as_str(), found.catalog_url), ("https://keystone/v3", None));
    assert_eq!(found.api_version, Some(version("3.14")));
}

#[test]
fn numbers_are_versions_too() {
    let entry = json!({
        "id": 2, "status": "CURRENT", "min_version": 2.1, "version": "", "max_version": null,
        "links": [{"rel": "SELF", "href": "/v2"}],
    });

    let found = versioned(&image("https://a/x"), &entry, &Wish::default());

    let found = found.expect("read").expect("a version");
    assert_eq!((found.url.as_str(), found.api_version), ("https://a/v2", Some(version("2.0"))));
    assert_eq!((found.min_microversion, found.max_microversion), (Some(version("2.1")), None));
}

#[test]
fn no_document_is_too_odd() {
    let mut dice = Dice(1);
    let wishes = ["", "2", "latest", "2.latest"].map(wish);
    let mut found = 0;
    for round in 0..5_000 {
        let body = dice.document(4);

        for wish in &wishes {
            let known = image("https://a/v2.1/p1");
            let outcome = versioned(&known, &body, wish);

            let data = outcome.unwrap_or_else(|error| panic!("{round}: {body} fails: {error}"));
            found += usize::from(data.is_some_and(|data| data.status.is_some()));
        }
    }
    assert!(found > 100, "some of them must make sense: {found}");
}

#[test]
fn no_text_is_too_odd_for_a_version() {
    let mut dice = Dice(2);
    let mut read = 0;
    for _ in 0..20_000 {
        let text = dice.text("v0129.l latest-é\u{0}");

        if let Ok(version) = text.parse::<Version>() {
            read += 1;
            let again = version.to_string().parse::<Version>().expect("what is written is read");
            assert!(
                again.is_served_by(&again) && again <= version.latest_of_major().max(again.clone())
            );
        }
        if let Ok(range) = VersionRange::parse(None, Some(&text), Some("3.latest"), "volumev3") {
            assert!(range.min <= range.max, "{text}: {range:?}");
        }
    }
    assert!(read > 100, "some of them must make sense: {read}");
}

#[test]
fn a_link_never_leads_to_another_host() {
    let mut dice = Dice(3);
    for _ in 0..20_000 {
        let link = dice.text("htps:/.v2?#&=é-");
        let document = format!("https://a:1/{}", dice.text("v2/.é"));

        let url = combine_relative_url(&document, &link);

        assert!(
            url == "https://a:1" || url.starts_with("https://a:1/"),
            "{document} {link}: {url}"
        );
        let _ = version_from_url(&link);
    }
}

/// The catalog of a token, as a session reads it.
fn catalog(services: &Value) -> Catalog {
    let mut body = token_body();
    body["token"]["catalog"] = services.clone();
    let cloud = Replay::default().reply_with(201, &[("X-Subject-Token", "t1")], body.to_string());
    block_on(session(&Arc::new(cloud)).access()).expect("a token").catalog.clone()
}

fn image(url: &str) -> EndpointData {
    EndpointData::of_override(url, &EndpointFilter::new("image", "public"))
}

fn version(text: &str) -> Version {
    text.parse().expect("a version")
}

fn wish(version: &str) -> Wish {
    let range = VersionRange::parse(Some(version), None, None, "compute").expect("a range");
    Wish { range, ..Wish::default() }
}

fn versioned(known: &EndpointData, body: &Value, wish: &Wish) -> Result<Option<EndpointData>> {
    let (everywhere, cache) = (Everywhere(body.to_string()), DocumentCache::default());
    block_on(known.clone().versioned(wish, None, &everywhere, &cache))
}

/// The same document wherever one looks.
struct Everywhere(String);

impl Documents for Everywhere {
    fn read<'a>(&'a self, _: &'a str) -> Reading<'a> {
        let headers: Headers =
            [("X-OpenStack-Ironic-API-Maximum-Version", "1.80")].into_iter().collect();
        let response = Response { status: 200, headers, body: self.0.clone().into_bytes() };
        Box::pin(async move { Ok(response) })
    }
}

/// Chance that comes out the same each time.
struct Dice(u64);

impl Dice {
    fn below(&mut self, end: usize) -> usize {
        self.0 =
            self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).expect("31 bits") % end
    }

    fn text(&mut self, letters: &str) -> String {
        let letters: Vec<char> = letters.chars().collect();
        (0..self.below(9)).map(|_| letters[self.below(letters.len())]).collect()
    }

    fn pick(&mut self, of: &[&str]) -> String {
        of[self.below(of.len())].to_owned()
    }

    /// Anything, with the words of documents in it.
    fn document(&mut self, depth: usize) -> Value {
        match self.below(if depth == 0 { 5 } else { 14 }) {
            0 => Value::Null,
            1 => json!(self.below(4)),
            2 => json!(2.1),
            3 => json!(self.below(2) == 0),
            4 => {
                json!(self.pick(&["v2.1", "2", "latest", "self", "CURRENT", "", "é", "//b/v3"]))
            }
            5..8 => (0..self.below(4)).map(|_| self.document(depth - 1)).collect(),
            8..10 => json!({"versions": self.document(depth - 1)}),
            10 => json!({"version": self.document(depth - 1)}),
            11 => {
                let links = [json!({"rel": "self", "href": "v2"}), self.document(depth - 1)];
                json!({"id": self.document(0), "status": self.document(0), "links": links})
            }
            12 => json!([{"id": "v2.1", "status": "current", "links": self.document(depth - 1)}]),
            _ => {
                let keys =
                    ["versions", "values", "version", "id", "status", "links", "rel", "href"];
                let mut fields = Map::new();
                for _ in 0..self.below(7) {
                    fields.insert(self.pick(&keys), self.document(depth - 1));
                }
                fields.into()
            }
        }
    }
}
