//! Addresses taken apart and put together, as far as version discovery does it. A crate for this
//! would be larger than the page's whole client.

/// An address: what stands before its path, its path, and what follows.
#[derive(Clone, Copy, Debug)]
pub(super) struct Url<'a> {
    /// Like `https`.
    pub scheme: &'a str,
    /// Like `cloud:8774`.
    pub host: &'a str,
    /// From its first slash on.
    pub path: &'a str,
    /// From the question mark on.
    pub rest: &'a str,
}

impl<'a> Url<'a> {
    pub fn parse(url: &'a str) -> Self {
        let (scheme, after) = url.split_once("://").unwrap_or(("", url));
        let (host, path) = after.split_at(after.find(['/', '?', '#']).unwrap_or(after.len()));
        let (path, rest) = path.split_at(path.find(['?', '#']).unwrap_or(path.len()));
        Self { scheme, host, path, rest }
    }

    pub fn with_path(self, path: &str) -> String {
        let Self { scheme, host, rest, .. } = self;
        let slash = if path.is_empty() || path.starts_with('/') { "" } else { "/" };
        format!("{scheme}://{host}{slash}{path}{rest}")
    }
}

/// `link`, as seen from the folder `base`.
pub(super) fn join(base: &str, link: &str) -> String {
    if link.contains("://") {
        return link.to_owned();
    }
    let base = Url::parse(base);
    if let Some(rest) = link.strip_prefix("//") {
        return format!("{}://{rest}", base.scheme);
    }
    let mut segments: Vec<&str> = Vec::new();
    if !link.starts_with('/') {
        segments.extend(base.path.split('/').filter(|segment| !segment.is_empty()));
    }
    for segment in link.trim_start_matches('/').split('/') {
        match segment {
            "." => {}
            ".." => drop(segments.pop()),
            _ => segments.push(segment),
        }
    }
    Url { rest: "", ..base }.with_path(&format!("/{}", segments.join("/")))
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
