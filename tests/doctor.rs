//! The connection doctor: what it asks, what it makes of the answers, and the lines that it writes.

#[path = "doctor/lines.rs"]
mod lines;
#[path = "doctor/world.rs"]
mod world;

use slipway::{
    doctor::{Cause, Evidence, Known, Permission, Probe, Seen, Service, Subject, diagnose, mend},
    openstack::{json, keystoneauth::Catalog},
};
use world::{At, KEYSTONE, ORIGIN, examined, page};

const AUTH: &str = "https://cloud.example.org/identity/v3";
const NOVA: &str = "https://cloud.example.org/compute/v2.1";

#[test]
fn a_cloud_that_allows_the_page_has_nothing_the_matter() {
    let evidence = examined(keystone(), &[(AUTH, At::json(200, KEYSTONE))]);

    assert_eq!(diagnose(&evidence), Cause::Healthy);
    let asked: Vec<&Probe> = evidence.answers.iter().map(|(probe, _)| probe).collect();
    assert_eq!(asked, [&Probe::Reach, &Probe::Read, &Probe::Headers]);
}

#[test]
fn a_service_that_allows_no_page_is_found() {
    let evidence = examined(nova(), &[(NOVA, At::hidden())]);

    assert_eq!(diagnose(&evidence), Cause::NoCors);
    assert!(Cause::NoCors.is_rough());
}

#[test]
fn another_origin_that_is_allowed_is_read_from_curl() {
    let mut evidence = examined(nova(), &[(NOVA, At::hidden())]);

    let printed = "HTTP/1.1 200 OK\naccess-control-allow-origin: https://horizon.example.org\n";
    evidence.seen = Seen::read(printed);

    let other = "https://horizon.example.org".to_owned();
    assert_eq!(diagnose(&evidence), Cause::OtherOrigin(other));
}

#[test]
fn the_header_that_is_not_allowed_is_named() {
    let answers = At::json(401, "{}").without("OpenStack-API-Version");
    let evidence = examined(nova(), &[(NOVA, answers)]);

    let named = Cause::HeaderNotAllowed(vec!["OpenStack-API-Version"]);
    assert_eq!(diagnose(&evidence), named);
}

#[test]
fn keystone_lets_no_provider_s_token_through_unless_it_is_told_to() {
    let failed = Some(format!("{AUTH}/OS-FEDERATION/identity_providers/i/protocols/p/auth"));
    let answers = At::json(200, KEYSTONE).without("Authorization");
    let evidence = examined(Subject { failed, ..keystone() }, &[(AUTH, answers.clone())]);

    let cause = diagnose(&evidence);

    assert_eq!(cause, Cause::HeaderNotAllowed(vec!["Authorization"]));
    assert!(mend(&cause, &evidence)[0].lines.ends_with("Openstack-Auth-Receipt,Authorization"));
    assert_eq!(diagnose(&examined(keystone(), &[(AUTH, answers)])), Cause::Healthy);
}

#[test]
fn a_token_that_is_hidden_needs_no_question() {
    let subject = Subject { known: Known::TokenHidden, ..keystone() };

    let evidence = examined(subject, &[]);

    assert_eq!(diagnose(&evidence), Cause::TokenNotExposed);
    assert!(evidence.answers.is_empty());
}

#[test]
fn an_encrypted_page_never_asks_an_address_that_is_not() {
    let subject = Subject::keystone("http://cloud.example.org:5000/v3".into());

    let evidence = examined(subject, &[]);

    assert_eq!(diagnose(&evidence), Cause::MixedContent);
    assert!(evidence.answers.is_empty());
}

#[test]
fn an_inner_address_that_the_browser_keeps_pages_from_is_found() {
    let subject = Subject::keystone("https://10.0.0.5:5000/v3".into());
    for state in [Permission::Open, Permission::Denied] {
        let mut evidence = examined(subject.clone(), &[]);

        evidence.page.inner_networks = state;

        assert_eq!(diagnose(&evidence), Cause::PrivateNetwork, "{state:?}");
    }
}

#[test]
fn where_the_browser_lets_pages_ask_a_silent_inner_address_is_only_silent() {
    let subject = Subject::keystone("https://10.0.0.5:5000/v3".into());
    let mut evidence = examined(subject, &[]);

    evidence.page.inner_networks = Permission::Granted;

    assert_eq!(diagnose(&evidence), Cause::Unreachable);
}

#[test]
fn name_port_and_certificate_are_told_apart_by_curl() {
    let evidence = examined(keystone(), &[]);
    assert_eq!(diagnose(&evidence), Cause::Unreachable);

    for (number, cause) in
        [(6, Cause::Name), (7, Cause::Refused), (60, Cause::Certificate), (28, Cause::Slow)]
    {
        let seen = Seen::read(&format!("curl: ({number}) …"));

        assert_eq!(diagnose(&Evidence { seen, ..evidence.clone() }), cause);
    }
}

#[test]
fn an_address_in_numbers_without_encryption_can_only_be_refused() {
    let mut evidence = examined(Subject::keystone("http://127.0.0.1:5999/v3".into()), &[]);

    evidence.page.origin = "http://127.0.0.1:8080".into();

    assert_eq!(diagnose(&evidence), Cause::Refused);
}

#[test]
fn a_wrong_path_leads_to_the_right_one() {
    let subject = Subject::keystone("https://cloud.example.org/keystone/api/v3".into());
    let there = [
        ("https://cloud.example.org/keystone/api/v3", At::json(404, "{}")),
        (AUTH, At::json(200, KEYSTONE)),
    ];

    let evidence = examined(subject, &there);

    assert_eq!(diagnose(&evidence), Cause::WrongPath(Some(AUTH.into())));
}

#[test]
fn a_path_whose_404_is_hidden_leads_to_the_right_one_too() {
    let subject = Subject::keystone("https://cloud.example.org/v3".into());
    let there = [("https://cloud.example.org/v3", At::hidden()), (AUTH, At::json(200, KEYSTONE))];

    let evidence = examined(subject, &there);

    assert_eq!(diagnose(&evidence), Cause::WrongPath(Some(AUTH.into())));
}

#[test]
fn a_page_for_people_is_not_keystone() {
    let evidence = examined(keystone(), &[(AUTH, At::text(200, "<html>Log in</html>"))]);

    assert_eq!(diagnose(&evidence), Cause::NotKeystone);
}

#[test]
fn the_catalogs_inner_address_is_found_with_one_that_answers() {
    let catalog = catalog(&[
        ("public", "One", "https://nova.internal/v2.1"),
        ("internal", "One", "https://nova.internal/v2.1"),
        ("admin", "One", "https://cloud.example.org/compute/v2.1"),
    ]);
    let subject =
        Subject::of_catalog(Service::Compute, &catalog, "public", Some("One"), AUTH.into());

    let evidence = examined(subject.clone(), &[(NOVA, At::json(401, "{}"))]);
    let alone = examined(subject, &[]);

    let Cause::InternalEndpoint(Some(other)) = diagnose(&evidence) else { panic!("{evidence:?}") };
    assert_eq!((&*other.interface, &*other.url), ("admin", NOVA));
    assert_eq!(diagnose(&alone), Cause::InternalEndpoint(None));
}

#[test]
fn what_the_catalog_lacks_in_this_region_is_told_with_what_it_has() {
    let catalog = catalog(&[("public", "Two", NOVA)]);

    let subject =
        Subject::of_catalog(Service::Compute, &catalog, "public", Some("One"), AUTH.into());

    assert_eq!(subject.others[0].region.as_deref(), Some("Two"));
    assert_eq!(diagnose(&examined(subject, &[])), Cause::NoEndpoint);
}

#[test]
fn a_gateway_that_answers_by_itself_is_told_from_a_service_that_allows_nothing() {
    let hidden = (NOVA, At::hidden());
    let root = ("https://cloud.example.org/compute/", At::json(200, "{}"));

    let by_its_root = examined(nova(), &[hidden.clone(), root]);
    let by_the_past =
        examined(Subject { has_worked: true, ..nova() }, std::slice::from_ref(&hidden));
    let seen = Seen::read("HTTP/1.1 502 Bad Gateway");
    let by_curl = Evidence { seen, ..examined(nova(), &[hidden]) };
    let in_sight = examined(nova(), &[(NOVA, At::text(503, "<html>"))]);

    assert_eq!(diagnose(&by_its_root), Cause::Gateway(None));
    assert_eq!(diagnose(&by_the_past), Cause::Gateway(None));
    assert_eq!(diagnose(&by_curl), Cause::Gateway(Some(502)));
    assert_eq!(diagnose(&in_sight), Cause::Gateway(Some(503)));
}

#[test]
fn a_gateway_that_fails_at_one_address_only_is_found() {
    let failed = format!("{AUTH}/auth/tokens");
    let subject = Subject { failed: Some(failed.clone()), ..keystone() };
    let there = [(&*failed, At::hidden()), (AUTH, At::json(200, KEYSTONE))];

    let evidence = examined(subject, &there);

    assert_eq!(diagnose(&evidence), Cause::Gateway(None));
}

#[test]
fn no_question_carries_a_token_or_reads_more_than_it_must() {
    for service in [Service::Identity].into_iter().chain(Service::OF_THE_CATALOG) {
        let evidence = Evidence::new(page(), Subject { service, ..keystone() });

        let request = Probe::Headers.request(&evidence);

        assert_eq!(request.headers.get("X-Auth-Token"), Some("none"));
        assert!(request.body.is_none(), "{service:?}");
    }
}

fn keystone() -> Subject {
    Subject::keystone(AUTH.into())
}

fn nova() -> Subject {
    let catalog = catalog(&[("public", "One", NOVA)]);
    Subject::of_catalog(Service::Compute, &catalog, "public", Some("One"), AUTH.into())
}

fn catalog(endpoints: &[(&str, &str, &str)]) -> Catalog {
    let endpoints: Vec<serde_json::Value> = endpoints
        .iter()
        .map(|(interface, region, url)| {
            serde_json::json!({"interface": interface, "region_id": region, "url": url})
        })
        .collect();
    let service = serde_json::json!({"type": "compute", "endpoints": endpoints}).to_string();
    Catalog(vec![json::read(service.as_bytes()).expect("a service")])
}

/// What a cause is mended by, for the lines' own tests.
fn mended(cause: &Cause, subject: Subject) -> Vec<(String, String)> {
    let evidence = Evidence::new(page(), subject);
    let mends = slipway::doctor::mend(cause, &evidence);
    assert_eq!(evidence.page.origin, ORIGIN);
    mends.into_iter().map(|mend| (mend.file, mend.lines)).collect()
}
