//! Addresses taken apart and put together, as far as version discovery does it. A crate for this
//! would be larger than the page's whole client.

/// An address: what stands before its path, its path, and what follows.
#[derive(Clone, Copy, Debug)]
pub(super) struct Url<'a> {
    /// Like `https://`, or nothing in front of a path on the page's own origin.
    pub start: &'a str,
    /// Like `cloud:8774`.
    pub host: &'a str,
    /// From its first slash on.
    pub path: &'a str,
    /// From the question mark on.
    pub rest: &'a str,
}

impl<'a> Url<'a> {
    pub fn parse(url: &'a str) -> Self {
        let is_scheme = |text: &str| text.bytes().all(|byte| byte.is_ascii_alphanumeric());
        let slashes = url.find("//").filter(|at| {
            let before = &url[..*at];
            before.is_empty() || before.strip_suffix(':').is_some_and(is_scheme)
        });
        let (start, after) = url.split_at(slashes.map_or(0, |at| at + 2));
        let host = if start.is_empty() { Some(0) } else { after.find(['/', '?', '#']) };
        let (host, path) = after.split_at(host.unwrap_or(after.len()));
        let (path, rest) = path.split_at(path.find(['?', '#']).unwrap_or(path.len()));
        Self { start, host, path, rest }
    }

    pub fn with_path(self, path: &str) -> String {
        let Self { start, host, rest, .. } = self;
        let is_apart = host.is_empty() || path.is_empty() || path.starts_with('/');
        let slash = if is_apart { "" } else { "/" };
        format!("{start}{host}{slash}{path}{rest}")
    }
}

/// `link`, as seen from the folder `base`: Python's `urljoin`.
pub(super) fn join(base: &str, link: &str) -> String {
    let (base, found) = (Url::parse(base), Url::parse(link));
    if !found.host.is_empty() {
        let scheme = if found.start == "//" {
            base.start.strip_suffix("//").unwrap_or(base.start)
        } else {
            ""
        };
        return format!("{scheme}{link}");
    }
    if found.path.is_empty() {
        let rest = if found.rest.is_empty() { base.rest } else { found.rest };
        return Url { rest, ..base }.with_path(base.path);
    }
    let mut segments: Vec<&str> = Vec::new();
    if !found.path.starts_with('/') {
        let folder = base.path.rsplit_once('/').map_or("", |(folder, _)| folder);
        segments.extend(folder.split('/').filter(|segment| !segment.is_empty()));
    }
    for segment in found.path.trim_start_matches('/').split('/') {
        match segment {
            "." => {}
            ".." => drop(segments.pop()),
            _ => segments.push(segment),
        }
    }
    // What ends in dots is a folder.
    if found.path.ends_with("/.") || found.path.ends_with("..") || found.path == "." {
        segments.push("");
    }
    Url { rest: found.rest, ..base }.with_path(&format!("/{}", segments.join("/")))
}

/// A link in the document at `document`, which may have been written for another host: scheme and
/// host are those that were asked, and of another host's path only the end counts.
pub fn combine_relative_url(document: &str, link: &str) -> String {
    let joined = join(&format!("{}/", document.trim_end_matches('/')), link);
    let (asked, found) = (Url::parse(document), Url::parse(&joined));
    if asked.host == found.host {
        return Url { rest: found.rest, ..asked }.with_path(found.path);
    }
    let version = link.trim_end_matches('/').rsplit('/').next().unwrap_or_default();
    let base = asked.path.trim_end_matches('/');
    if base.ends_with(version) {
        return Url { rest: found.rest, ..asked }.with_path(asked.path);
    }
    let slash = if link.ends_with('/') { "/" } else { "" };
    Url { rest: found.rest, ..asked }.with_path(&format!("{base}/{version}{slash}"))
}

/// The version in an address: the last segment that reads as one, like `v2.1`.
pub fn version_from_url(url: &str) -> Option<super::Version> {
    let segments = Url::parse(url).path.rsplit('/');
    segments.filter(|segment| segment.starts_with('v')).find_map(|segment| segment.parse().ok())
}
