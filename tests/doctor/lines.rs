//! The lines that mend a cause, letter by letter.

use slipway::doctor::{Cause, Known, Other, Service, Subject};

use super::{keystone, mended, nova};

#[test]
fn each_service_has_its_own_file() {
    for (service, file) in [
        (Service::Identity, "/etc/keystone/keystone.conf"),
        (Service::Compute, "/etc/nova/nova.conf"),
        (Service::Image, "/etc/glance/glance-api.conf"),
        (Service::Network, "/etc/neutron/neutron.conf"),
        (Service::Volume, "/etc/cinder/cinder.conf"),
    ] {
        let lines = mended(&Cause::NoCors, Subject { service, ..nova() });

        let wanted = "[cors]\nallowed_origin = https://slipway.example.org";
        assert_eq!(lines[0], (file.to_owned(), wanted.to_owned()));
    }
}

#[test]
fn an_origin_is_added_to_the_one_that_is_allowed() {
    let lines = mended(&Cause::OtherOrigin("https://horizon.example.org".into()), nova());

    assert!(lines[0].1.ends_with("= https://horizon.example.org,https://slipway.example.org"));
}

#[test]
fn a_list_of_headers_is_whole() {
    let lines = mended(&Cause::HeaderNotAllowed(vec!["OpenStack-API-Version", "X-New"]), nova());

    let (_, text) = &lines[0];
    assert!(text.contains("\nallow_headers = X-Auth-Token,"), "{text}");
    assert!(text.ends_with(",OpenStack-API-Version,X-New"), "{text}");
}

#[test]
fn the_token_is_exposed_by_keystones_file() {
    let lines = mended(&Cause::TokenNotExposed, keystone());

    let (file, text) = &lines[0];
    assert_eq!(file, "/etc/keystone/keystone.conf");
    assert!(text.contains("\nexpose_headers = X-Auth-Token,"), "{text}");
    assert!(text.contains("X-Subject-Token"), "{text}");
}

#[test]
fn a_gateway_adds_what_the_service_has_not_said() {
    let lines = mended(&Cause::Gateway(Some(502)), nova());

    let of = |file: &str| &lines.iter().find(|(known, _)| known.contains(file)).expect("a file").1;
    assert!(of("haproxy").contains("\nhttp-request return status 204 hdr"), "{lines:?}");
    assert!(of("haproxy").contains("\nhttp-after-response set-header"), "{lines:?}");
    assert!(of("nginx").contains("location /compute/ {"), "{lines:?}");
    assert!(of("nginx").contains("error_page 502 504 = @slipway;"), "{lines:?}");
}

#[test]
fn an_address_that_answers_goes_into_the_pages_own_configuration() {
    let url = "https://c/compute/v2.1/0123456789abcdef0123456789abcdef".to_owned();
    let other = Other { interface: "admin".into(), region: None, url };

    let lines = mended(&Cause::InternalEndpoint(Some(other)), nova());

    let (file, text) = &lines[0];
    assert_eq!(file, "config.json");
    assert_eq!(
        text,
        r#"{"clouds":[{"auth_url":"https://cloud.example.org/identity/v3","endpoints":{"compute":"https://c/compute/v2.1/%(project_id)s"}}]}"#
    );
}

#[test]
fn what_a_cloud_says_cannot_leave_its_quotes_or_its_line() {
    let hostile = "https://c/'; reboot; '\n[cors]\nallowed_origin = *";

    let set = mended(&Cause::WrongPath(Some(hostile.into())), nova());
    let added = mended(&Cause::OtherOrigin(hostile.into()), nova());

    assert!(set[0].1.contains(r"'\''"), "{set:?}");
    assert_eq!(set[0].1.lines().count(), 2, "{set:?}");
    assert_eq!(added[0].1.lines().count(), 2, "{added:?}");
}

#[test]
fn every_cause_but_a_moments_is_mended_by_a_line_once_each() {
    let causes = [
        Cause::PageForbids,
        Cause::MixedContent,
        Cause::PrivateNetwork,
        Cause::Name,
        Cause::Refused,
        Cause::Certificate,
        Cause::Unreachable,
        Cause::Slow,
        Cause::NoCors,
        Cause::WrongPath(None),
        Cause::WrongPath(Some("https://c/identity/v3".into())),
        Cause::NotKeystone,
        Cause::InternalEndpoint(None),
        Cause::NoEndpoint,
        Cause::Gateway(None),
    ];
    for subject in [keystone(), nova(), Subject { known: Known::NoEndpoint, ..nova() }] {
        for cause in &causes {
            let lines = mended(cause, subject.clone());

            let is_again = |at: usize| lines[..at].contains(&lines[at]);
            assert!(!lines.is_empty() && !(0..lines.len()).any(is_again), "{cause:?} {lines:?}");
        }
    }
}
