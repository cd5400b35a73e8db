//! Questions, answers and causes in words.

use crate::{
    doctor::{Answer, Cause, Content, Evidence, Probe},
    ui::words::Words,
};

/// What is asked.
pub fn step(evidence: &Evidence, probe: &Probe, words: Words) -> String {
    let service = evidence.subject.service.name();
    let url = probe.url(evidence);
    match probe {
        Probe::Reach => words.doctor_ask_reach(service, url),
        Probe::Read => words.doctor_ask_read(service),
        Probe::Headers => words.doctor_ask_headers(service),
        Probe::Header(name) => words.doctor_ask_header(name),
        Probe::Failed => words.doctor_ask_failed(url),
        Probe::Nearby(url) => words.doctor_ask_nearby(service, url),
        Probe::Other(at) => {
            let other = evidence.subject.others.get(*at);
            words.doctor_ask_other(other.map_or("", |other| &other.interface), url)
        }
    }
}

/// A question with its answer.
pub fn said(asked: &str, answer: String, words: Words) -> String {
    words.doctor_said(&answer, asked)
}

/// What came of it.
pub fn answer(answer: Answer, words: Words) -> String {
    match answer {
        Answer::Offline => words.failure_offline().to_owned(),
        Answer::Silence => words.doctor_silence().to_owned(),
        Answer::Late => words.doctor_late().to_owned(),
        Answer::Forbidden => words.doctor_forbidden().to_owned(),
        Answer::Somebody => words.doctor_yes().to_owned(),
        Answer::Read(status, Content::Html) => words.doctor_read_page(&status.to_string()),
        Answer::Read(status, _) => words.doctor_read(&status.to_string()),
    }
}

/// What is the matter, in one sentence.
pub fn title(cause: &Cause, evidence: &Evidence, words: Words) -> String {
    let service = evidence.subject.service.name();
    let origin = &*evidence.page.origin;
    match cause {
        Cause::Offline => words.failure_offline().to_owned(),
        Cause::PageForbids => words.doctor_page_forbids(service),
        Cause::MixedContent => words.doctor_mixed(service),
        Cause::PrivateNetwork => words.doctor_private(service),
        Cause::Name => words.doctor_name(service),
        Cause::Refused => words.doctor_refused(service),
        Cause::Certificate => words.doctor_certificate(service),
        Cause::Unreachable => words.doctor_unreachable(service),
        Cause::Slow => words.doctor_slow(service),
        Cause::NoCors => words.doctor_no_cors(origin, service),
        Cause::OtherOrigin(other) => words.doctor_other_origin(other, service),
        Cause::HeaderNotAllowed(headers) => words.doctor_header(&headers.join(", "), service),
        Cause::TokenNotExposed => words.doctor_token().to_owned(),
        Cause::WrongPath(_) => words.doctor_wrong_path(service),
        Cause::NotKeystone => words.doctor_not_keystone().to_owned(),
        Cause::InternalEndpoint(_) => words.doctor_internal(service),
        Cause::NoEndpoint => words.doctor_no_endpoint(service),
        Cause::Gateway(None) => words.doctor_gateway(service),
        Cause::Gateway(Some(status)) => words.doctor_gateway_status(service, &status.to_string()),
        Cause::Healthy => words.doctor_healthy(service),
    }
}

/// What to do about it.
pub fn help(cause: &Cause, evidence: &Evidence, words: Words) -> String {
    let subject = &evidence.subject;
    let origin = &*evidence.page.origin;
    match cause {
        Cause::Offline => words.failure_offline_help().to_owned(),
        Cause::PageForbids => words.doctor_page_forbids_help(&subject.url),
        Cause::MixedContent => words.doctor_mixed_help(&subject.url),
        Cause::PrivateNetwork if evidence.page.is_framed => {
            words.doctor_private_framed().to_owned()
        }
        Cause::PrivateNetwork => words.doctor_private_help().to_owned(),
        Cause::Name => words.doctor_name_help(&subject.url),
        Cause::Refused => words.doctor_refused_help(&subject.url),
        Cause::Certificate => words.doctor_certificate_help().to_owned(),
        Cause::Unreachable => words.doctor_unreachable_help(&subject.url),
        Cause::Slow => words.doctor_slow_help().to_owned(),
        Cause::NoCors => words.doctor_no_cors_help().to_owned(),
        Cause::OtherOrigin(_) => words.doctor_other_origin_help(origin),
        Cause::HeaderNotAllowed(_) => words.doctor_header_help().to_owned(),
        Cause::TokenNotExposed => words.doctor_token_help().to_owned(),
        Cause::WrongPath(Some(better)) => words.doctor_wrong_path_better(better),
        Cause::WrongPath(None) => words.doctor_wrong_path_help(&subject.url),
        Cause::NotKeystone => words.doctor_not_keystone_help(&subject.url),
        Cause::InternalEndpoint(Some(other)) => {
            words.doctor_internal_better(&other.interface, &other.url, &subject.url)
        }
        Cause::InternalEndpoint(None) => words.doctor_internal_help(&subject.url),
        Cause::NoEndpoint => offered(evidence, words),
        Cause::Gateway(_) => words.doctor_gateway_help().to_owned(),
        Cause::Healthy => words.doctor_healthy_help().to_owned(),
    }
}

/// What the catalog has instead.
fn offered(evidence: &Evidence, words: Words) -> String {
    let subject = &evidence.subject;
    let region = subject.region.as_deref().unwrap_or("–");
    let offered: Vec<String> = subject
        .others
        .iter()
        .map(|other| format!("{} {}", other.region.as_deref().unwrap_or("–"), other.interface))
        .collect();
    match offered.as_slice() {
        [] => words.failure_no_service_help().to_owned(),
        offered => words.doctor_no_endpoint_help(&offered.join(", "), region),
    }
}
