//! The exact lines that mend a cause, and the file that they belong to.

mod gateway;
mod place_of;

use super::{Cause, Evidence, Service, place::Place};

/// Lines for one file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mend {
    /// The file, or the shell that takes them.
    pub file: String,
    /// The lines.
    pub lines: String,
}

impl Mend {
    fn new(file: impl Into<String>, lines: impl Into<String>) -> Self {
        Self { file: file.into(), lines: lines.into() }
    }
}

/// A shell of the operator's.
const SHELL: &str = "sh";

/// What mends `cause`, the most likely first; nothing where only the user can do something.
pub fn mend(cause: &Cause, evidence: &Evidence) -> Vec<Mend> {
    let mut mends: Vec<Mend> = Vec::new();
    for mend in all_that_mends(cause, evidence) {
        // Keystone stands in no catalog: both ways to say where it is are one.
        if !mends.contains(&mend) {
            mends.push(mend);
        }
    }
    mends
}

fn all_that_mends(cause: &Cause, evidence: &Evidence) -> Vec<Mend> {
    let Evidence { page, subject, .. } = evidence;
    let (origin, service) = (&*page.origin, subject.service);
    let is_keystone = service == Service::Identity;
    let file = service.file();
    let allowed = format!("[cors]\nallowed_origin = {origin}");
    match cause {
        Cause::Offline | Cause::Healthy => Vec::new(),
        Cause::NoCors => vec![Mend::new(file, allowed)],
        Cause::OtherOrigin(other) => {
            vec![Mend::new(file, format!("[cors]\nallowed_origin = {},{origin}", config(other)))]
        }
        Cause::HeaderNotAllowed(headers) => {
            vec![Mend::new(file, format!("{allowed}\nallow_headers = {}", all(service, headers)))]
        }
        Cause::TokenNotExposed => {
            let exposed = Service::EXPOSED_BY_KEYSTONE;
            vec![Mend::new(file, format!("{allowed}\nexpose_headers = {exposed}"))]
        }
        Cause::Gateway(_) => vec![
            Mend::new(SHELL, gateway::ask(subject)),
            gateway::haproxy(origin, subject),
            gateway::nginx(origin, subject),
        ],
        Cause::PageForbids => {
            let place = Place::of(&subject.url).origin;
            vec![Mend::new(
                "/etc/nginx/slipway/security-headers.conf",
                format!("connect-src 'self' https: {}", config(place)),
            )]
        }
        Cause::PrivateNetwork if page.is_framed => vec![Mend::new(
            "html",
            "<iframe src=\"…\" allow=\"local-network-access; local-network; loopback-network\">",
        )],
        Cause::PrivateNetwork => vec![same_origin()],
        Cause::MixedContent => {
            let secure = subject.url.replacen("http://", "https://", 1);
            vec![place_of::config(subject, &secure), same_origin(), place_of::set(subject, &secure)]
        }
        Cause::InternalEndpoint(Some(other)) => {
            vec![place_of::config(subject, &other.url), place_of::set(subject, &other.url)]
        }
        Cause::InternalEndpoint(None) => {
            let public = format!("https://<public address>{}", Place::of(&subject.url).path);
            vec![place_of::set(subject, &public), place_of::config(subject, &public)]
        }
        Cause::NoEndpoint => {
            let mut mends = vec![place_of::create(subject)];
            if let Some(other) = subject.others.first() {
                mends.insert(0, place_of::config(subject, &other.url));
            }
            mends
        }
        Cause::WrongPath(Some(better)) if is_keystone => {
            vec![Mend::new("config.json", place_of::cloud(better, None))]
        }
        Cause::WrongPath(Some(better)) => {
            vec![place_of::set(subject, better), place_of::config(subject, better)]
        }
        Cause::WrongPath(None) | Cause::NotKeystone | Cause::Name => vec![place_of::list(subject)],
        Cause::Refused | Cause::Slow | Cause::Unreachable => {
            vec![Mend::new(SHELL, gateway::ask(subject)), place_of::list(subject)]
        }
        Cause::Certificate => vec![Mend::new(SHELL, gateway::certificate(subject))],
    }
}

/// The proxy on the page's own origin.
fn same_origin() -> Mend {
    Mend::new(
        SHELL,
        "cp deploy/apis.conf /etc/nginx/slipway/apis.conf\nnginx -t && nginx -s reload",
    )
}

/// The service's own list and what it lacks: a list that is set stands in place of the default.
fn all(service: Service, headers: &[&str]) -> String {
    let mut all = service.allows().to_owned();
    for header in headers {
        let is_known = all.split(',').any(|known| known.eq_ignore_ascii_case(header));
        if !is_known && *header != "Content-Type" {
            all.push(',');
            all.push_str(header);
        }
    }
    all
}

/// A text of the cloud's as a value in a file: it cannot begin another line.
fn config(text: &str) -> String {
    text.chars().filter(|letter| !letter.is_control() && !letter.is_whitespace()).collect()
}

/// A text of the cloud's as a word of a shell.
fn word(text: &str) -> String {
    format!("'{}'", config(text).replace('\'', r"'\''"))
}
