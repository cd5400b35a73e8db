//! What to ask next, given all that is known: the order of an examination.

use super::{Answer, Content, Evidence, Known, Probe, Service, mixes, place::Place};

/// More other endpoints than these tell nothing new.
const OTHERS: usize = 4;

/// The next question, or none when nothing more can be found out from a page.
pub fn next_probe(evidence: &Evidence) -> Option<Probe> {
    let subject = &evidence.subject;
    if subject.known != Known::Nothing || mixes(&evidence.page.origin, &subject.url) {
        return None;
    }
    let unasked = |probe: &Probe| evidence.of(probe).is_none();
    let Some(reached) = evidence.of(&Probe::Reach) else { return Some(Probe::Reach) };
    match reached {
        Answer::Offline | Answer::Forbidden => return None,
        Answer::Silence | Answer::Late => {
            let others = 0..subject.others.len().min(OTHERS);
            return others.map(Probe::Other).find(unasked);
        }
        Answer::Somebody | Answer::Read(..) => {}
    }
    let Some(read) = evidence.of(&Probe::Read) else { return Some(Probe::Read) };
    let is_right_place = match read {
        Answer::Read(404, _) => false,
        Answer::Read(500.., _) => return None,
        Answer::Read(_, content) => fits(subject.service, content),
        _ => false,
    };
    if !is_right_place {
        if evidence.nearby(|content| fits(subject.service, content)).is_some() {
            return None;
        }
        return nearby(evidence).into_iter().map(Probe::Nearby).find(unasked);
    }
    match evidence.of(&Probe::Headers) {
        None => Some(Probe::Headers),
        Some(Answer::Read(..)) => subject.failed.is_some().then_some(Probe::Failed).filter(unasked),
        Some(_) => {
            let headers = subject.asks_with().iter();
            headers.map(|(name, _)| Probe::Header(name)).find(unasked)
        }
    }
}

/// Whether such an answer can be the service's.
pub(super) fn fits(service: Service, content: Content) -> bool {
    match service {
        Service::Identity => content == Content::Keystone,
        _ => content != Content::Html,
    }
}

/// The address one step up from the version, where services tell their versions.
pub(super) fn parent(url: &str) -> Option<String> {
    let (start, _) = url.split_once('?').unwrap_or((url, ""));
    let start = start.trim_end_matches('/');
    let mut steps: Vec<&str> = start.split('/').collect();
    let is_version = |step: &&str| {
        step.strip_prefix('v').is_some_and(|rest| rest.starts_with(|it: char| it.is_ascii_digit()))
    };
    let at = steps.iter().skip(3).position(is_version)? + 3;
    steps.truncate(at);
    Some(steps.join("/") + "/")
}

/// Where else the service may be: above its version, and for Keystone at the addresses that `DevStack`,
/// its own installation guide and packages give it.
fn nearby(evidence: &Evidence) -> Vec<String> {
    let url = &*evidence.subject.url;
    let mut places: Vec<String> = parent(url).into_iter().collect();
    if evidence.subject.service == Service::Identity {
        let place = Place::of(url);
        let port = ":5000";
        let host = match place.origin.strip_prefix(place.scheme).map(|it| it.rsplit_once(':')) {
            Some(Some((host, digits))) if digits.parse::<u16>().is_ok() => {
                format!("{}{host}", place.scheme)
            }
            _ => place.origin.to_owned(),
        };
        for place in [
            format!("{}/identity/v3", place.origin),
            format!("{}/v3", place.origin),
            format!("{}/keystone/v3", place.origin),
            format!("{host}{port}/v3"),
        ] {
            let is_new = place != url && !places.contains(&place);
            if is_new && !evidence.subject.url.is_empty() {
                places.push(place);
            }
        }
    }
    places
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_version_stands_above_the_project() {
        let parents = [
            ("https://c/compute/v2.1/abc", Some("https://c/compute/")),
            ("https://c:8774/v2.1", Some("https://c:8774/")),
            ("https://c/identity/v3", Some("https://c/identity/")),
            ("https://v3.example/", None),
            ("https://c:9292", None),
        ];

        for (url, expected) in parents {
            assert_eq!(parent(url).as_deref(), expected, "{url}");
        }
    }
}
