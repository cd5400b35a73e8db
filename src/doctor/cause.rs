//! What is the matter, judged by all that was found out.

use super::{
    Answer, Content, Evidence, Known, Other, Permission, Probe, Seen, Service, Space, mixes,
    next::{fits, parent},
    place::Place,
};

/// Why a service cannot be used from the page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Cause {
    /// This machine has no network.
    Offline,
    /// The page's own Content-Security-Policy does not list the address.
    PageForbids,
    /// An encrypted page may not ask an address that is not.
    MixedContent,
    /// The browser keeps pages from asking inner networks.
    PrivateNetwork,
    /// Nobody knows the name.
    Name,
    /// Nobody listens.
    Refused,
    /// The browser does not trust the certificate.
    Certificate,
    /// One of the last three, which a page cannot tell apart.
    Unreachable,
    /// Somebody may be there, but does not answer in time.
    Slow,
    /// The service allows no page, or not this one; or a gateway answers in its place.
    NoCors,
    /// The service allows this one instead.
    OtherOrigin(String),
    /// The service does not let these headers through.
    HeaderNotAllowed(Vec<&'static str>),
    /// Keystone's answers are read, but for the token.
    TokenNotExposed,
    /// Nothing is there; the right address, if one was found.
    WrongPath(Option<String>),
    /// Somebody else is there.
    NotKeystone,
    /// The catalog leads to where only services come; an address that does answer, if there is one.
    InternalEndpoint(Option<Other>),
    /// The catalog has none for this region and interface.
    NoEndpoint,
    /// The gateway answers in the service's place, by this status where it can be seen.
    Gateway(Option<u16>),
    /// Nothing is the matter now.
    Healthy,
}

impl Cause {
    /// Whether the service can be used.
    pub fn is_fine(&self) -> bool {
        *self == Self::Healthy
    }

    /// Whether a command line sees more than a page does.
    pub fn is_rough(&self) -> bool {
        matches!(self, Self::Unreachable | Self::NoCors | Self::Slow)
    }
}

/// The cause that explains `evidence`.
pub fn diagnose(evidence: &Evidence) -> Cause {
    let Evidence { page, subject, .. } = evidence;
    match subject.known {
        Known::TokenHidden => return Cause::TokenNotExposed,
        Known::NoEndpoint => return Cause::NoEndpoint,
        Known::Nothing => {}
    }
    if mixes(&page.origin, &subject.url) {
        return Cause::MixedContent;
    }
    match evidence.of(&Probe::Reach) {
        Some(Answer::Offline) => Cause::Offline,
        Some(Answer::Forbidden) => Cause::PageForbids,
        Some(Answer::Silence) => silent(evidence),
        Some(Answer::Late) => late(evidence),
        _ => match evidence.of(&Probe::Read) {
            Some(Answer::Read(status, content)) => readable(evidence, status, content),
            Some(_) => unreadable(evidence),
            None => Cause::Healthy,
        },
    }
}

/// Nobody has answered.
fn silent(evidence: &Evidence) -> Cause {
    let Evidence { page, subject, .. } = evidence;
    let place = Place::of(&subject.url);
    let space = place.space();
    if let Some(seen) = &evidence.seen {
        return match seen {
            Seen::Name if is_inner(evidence) => Cause::InternalEndpoint(None),
            Seen::Name => Cause::Name,
            Seen::Refused => Cause::Refused,
            Seen::Certificate => Cause::Certificate,
            Seen::Late => Cause::Slow,
            // A command line gets there and the page does not.
            Seen::Answered { .. } if page.inner_networks != Permission::Unknown => {
                Cause::PrivateNetwork
            }
            Seen::Answered { .. } => Cause::Unreachable,
        };
    }
    let is_inner_page = Place::of(&page.origin).space() != Space::Public
        && Place::of(&page.origin).space() != Space::Named;
    let may_not = match page.inner_networks {
        Permission::Denied => space != Space::Public,
        Permission::Open => matches!(space, Space::Private | Space::Loopback) && !is_inner_page,
        Permission::Granted | Permission::Unknown => false,
    };
    if may_not {
        return Cause::PrivateNetwork;
    }
    if let Some(other) = evidence.answering_other() {
        return Cause::InternalEndpoint(Some(other.clone()));
    }
    if is_inner(evidence) {
        return Cause::InternalEndpoint(None);
    }
    let is_name_known =
        place.is_number() || space == Space::Loopback || place.host == Place::of(&page.origin).host;
    if is_name_known && place.scheme == "http" { Cause::Refused } else { Cause::Unreachable }
}

fn late(evidence: &Evidence) -> Cause {
    match silent(evidence) {
        Cause::Refused | Cause::Unreachable => Cause::Slow,
        cause => cause,
    }
}

/// Whether the catalog names an inner network, while Keystone is outside of it.
fn is_inner(evidence: &Evidence) -> bool {
    let subject = &evidence.subject;
    subject.service != Service::Identity
        && Place::of(&subject.url).space() == Space::Private
        && Place::of(&subject.auth_url).space() != Space::Private
}

/// Somebody answers, and the page may not read it.
fn unreadable(evidence: &Evidence) -> Cause {
    let subject = &evidence.subject;
    if let Some(url) = evidence.nearby(|content| fits(subject.service, content)) {
        // The service itself is there: something in front of it answers for this path.
        let is_above = parent(&subject.url).as_deref() == Some(url);
        return match subject.service {
            Service::Identity if !is_above => Cause::WrongPath(Some(url.to_owned())),
            _ => Cause::Gateway(None),
        };
    }
    match &evidence.seen {
        Some(Seen::Answered { status: status @ 500.., .. }) => Cause::Gateway(Some(*status)),
        Some(Seen::Answered { allowed: Some(allowed), .. })
            if *allowed != evidence.page.origin && allowed != "*" =>
        {
            Cause::OtherOrigin(allowed.clone())
        }
        None if subject.has_worked => Cause::Gateway(None),
        _ => Cause::NoCors,
    }
}

/// The page has read a plain answer.
fn readable(evidence: &Evidence, status: u16, content: Content) -> Cause {
    let subject = &evidence.subject;
    if status >= 500 {
        return Cause::Gateway(Some(status));
    }
    if status == 404 || !fits(subject.service, content) {
        let better = evidence.nearby(|content| fits(subject.service, content));
        return match (better, subject.service) {
            (Some(better), _) => Cause::WrongPath(Some(better.to_owned())),
            (None, Service::Identity) if status != 404 => Cause::NotKeystone,
            (None, Service::Identity) if content == Content::Html => Cause::NotKeystone,
            _ => Cause::WrongPath(None),
        };
    }
    match evidence.of(&Probe::Headers) {
        Some(Answer::Read(status @ 500.., _)) => Cause::Gateway(Some(status)),
        Some(Answer::Read(..)) | None => match evidence.of(&Probe::Failed) {
            Some(Answer::Read(status @ 500.., _)) => Cause::Gateway(Some(status)),
            Some(Answer::Silence) => Cause::Gateway(None),
            Some(Answer::Late) => Cause::Slow,
            _ => Cause::Healthy,
        },
        Some(Answer::Late) => Cause::Slow,
        Some(_) => {
            let headers = evidence.answers.iter().filter_map(|(probe, answer)| match probe {
                Probe::Header(name) if *answer == Answer::Silence => Some(*name),
                _ => None,
            });
            let headers: Vec<&str> = headers.collect();
            // Each of them alone passes: what failed was a moment's matter.
            if headers.is_empty() { Cause::Gateway(None) } else { Cause::HeaderNotAllowed(headers) }
        }
    }
}
