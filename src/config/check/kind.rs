//! Every key of `config.json`, and what may stand under it. `deploy/config.md` says what each means.

use crate::{
    launch::{MOST_USER_DATA, SourceKind, VNIC_TYPES},
    sign_in::{
        Way,
        federation::{KINDS, is_safe},
    },
};

/// What stands under a key.
pub enum Kind {
    /// True or false.
    Flag,
    /// A number from 0 on.
    Price,
    /// A text, and what is wrong with it.
    Text(fn(&str) -> Option<String>),
    /// A text, or one for each of several languages.
    Said,
    /// A list.
    List(&'static Kind),
    /// An object whose keys have no meaning of ours.
    Map(&'static Kind),
    /// An object with these keys and no other.
    Object(&'static [Key]),
}

impl Kind {
    /// What is wrong with a value of another type.
    pub fn otherwise(&self) -> &'static str {
        match self {
            Self::Flag => "neither true nor false",
            Self::Price => "not a number",
            Self::Text(_) => "not a text",
            Self::Said => "neither a text nor texts by language",
            Self::List(_) => "not a list",
            Self::Map(_) | Self::Object(_) => "not an object",
        }
    }
}

/// A key.
pub struct Key {
    /// As it is spelled.
    pub name: &'static str,
    /// What stands under it.
    pub kind: Kind,
    /// Whether the object around it means nothing without it.
    pub is_needed: bool,
}

const fn must(name: &'static str, kind: Kind) -> Key {
    Key { name, kind, is_needed: true }
}

const fn may(name: &'static str, kind: Kind) -> Key {
    Key { name, kind, is_needed: false }
}

/// A text for each of several languages.
pub const BY_LANGUAGE: Kind = Kind::Map(&Kind::Text(any));

/// The keys of the file.
pub const ROOT: &[Key] = &[
    may("clouds", Kind::List(&Kind::Object(CLOUD))),
    may("any_address", Kind::Flag),
    // Read by frame.js, before there is any wasm.
    may("frame_ancestors", Kind::List(&Kind::Text(origin))),
    // Read by sign-in.js, likewise.
    may("sign_in_origins", Kind::List(&Kind::Text(origin))),
];

const CLOUD: &[Key] = &[
    must("auth_url", Kind::Text(address)),
    may("proxy", Kind::Text(path)),
    may("name", Kind::Text(some)),
    may("logo", Kind::Text(image)),
    may("methods", Kind::List(&Kind::Text(method))),
    may("regions", Kind::List(&Kind::Text(some))),
    may("user_domain", Kind::Text(some)),
    may("project_domain", Kind::Text(some)),
    may("hints", Kind::Object(HINTS)),
    may("endpoints", Kind::Map(&Kind::Text(endpoint))),
    may("interface", Kind::Text(interface)),
    may("federation", Kind::List(&Kind::Object(PROVIDER))),
    may("launch", Kind::Object(LAUNCH)),
];

const HINTS: &[Key] = &[may("form", Kind::Said), may("username", Kind::Said)];

const PROVIDER: &[Key] = &[
    must("name", Kind::Text(some)),
    must("kind", Kind::Text(way)),
    must("identity_provider", Kind::Text(some)),
    must("protocol", Kind::Text(some)),
    may("issuer", Kind::Text(safe)),
    may("authorization_endpoint", Kind::Text(safe)),
    may("token_endpoint", Kind::Text(safe)),
    may("client_id", Kind::Text(some)),
    may("scope", Kind::Text(some)),
];

const LAUNCH: &[Key] = &[
    may("disable_image", Kind::Flag),
    may("disable_instance_snapshot", Kind::Flag),
    may("disable_volume", Kind::Flag),
    may("disable_volume_snapshot", Kind::Flag),
    may("default_boot_source", Kind::Text(source)),
    may("create_volume", Kind::Flag),
    may("hide_create_volume", Kind::Flag),
    may("vol_delete_on_instance_delete", Kind::Flag),
    may("config_drive", Kind::Flag),
    may("default_availability_zone", Kind::Text(any)),
    may("enable_scheduler_hints", Kind::Flag),
    may("enable_metadata", Kind::Flag),
    may("enable_net_ports", Kind::Flag),
    may("enable_auto_allocated_network", Kind::Flag),
    may("enable_ipv6", Kind::Flag),
    may("supported_vnic_types", Kind::List(&Kind::Text(vnic_type))),
    may("can_set_password", Kind::Flag),
    may("requires_keypair", Kind::Flag),
    may("default_user_data", Kind::Text(user_data)),
    may("prices", Kind::Object(PRICES)),
];

const PRICES: &[Key] = &[
    must("currency", Kind::Text(currency)),
    may("flavors", Kind::Map(&Kind::Price)),
    may("volume_gib", Kind::Map(&Kind::Price)),
    may("floating_ip", Kind::Price),
];

/// The sources, as they are called here and behind `disable_`.
pub const SOURCES: [&str; 4] = [
    SourceKind::Image.as_str(),
    SourceKind::ServerSnapshot.as_str(),
    SourceKind::Volume.as_str(),
    SourceKind::VolumeSnapshot.as_str(),
];

fn any(_: &str) -> Option<String> {
    None
}

fn some(text: &str) -> Option<String> {
    text.trim().is_empty().then(|| "empty".to_owned())
}

fn method(text: &str) -> Option<String> {
    one_of(text, &Way::ALL.map(|(word, _)| word))
}

/// The policy of `deploy/security-headers.conf` shows no image of another origin.
fn image(text: &str) -> Option<String> {
    let is_path = !text.is_empty() && !text.starts_with("//") && !text.contains([':', '\\']);
    (!is_path).then(|| "not a path on the page's own origin, like logo.svg".to_owned())
}

fn way(text: &str) -> Option<String> {
    one_of(text, &KINDS)
}

/// A code that becomes a token goes nowhere unencrypted.
fn safe(text: &str) -> Option<String> {
    (!is_safe(text)).then(|| "not https://…, and not this machine".to_owned())
}

fn address(text: &str) -> Option<String> {
    let host = ["https://", "http://"].iter().find_map(|start| text.strip_prefix(start));
    let is_address = host.map_or(text.starts_with('/'), |host| !host.is_empty())
        && !text.contains(char::is_whitespace);
    (!is_address).then(|| "neither https://… nor http://… nor a path on this origin".to_owned())
}

fn origin(text: &str) -> Option<String> {
    let host = ["https://", "http://"].iter().find_map(|start| text.strip_prefix(start));
    let is_origin = host.is_some_and(|host| {
        // Browsers write them so, and nothing else is the same text.
        let is_known =
            |it: u8| it.is_ascii_lowercase() || it.is_ascii_digit() || b".-:[]".contains(&it);
        !host.is_empty() && host.bytes().all(is_known)
    });
    (!is_origin).then(|| "not an origin like https://portal.example.org".to_owned())
}

fn endpoint(text: &str) -> Option<String> {
    let bare = text.replace("%(project_id)s", "").replace("%(user_id)s", "");
    let is_filled = ["%(", "$(", "{"].iter().all(|start| !bare.contains(start));
    address(text).or_else(|| {
        (!is_filled).then(|| "only %(project_id)s and %(user_id)s are filled in".to_owned())
    })
}

fn path(text: &str) -> Option<String> {
    let is_path = text.starts_with('/') && !text.starts_with("//") && text.len() > 1;
    (!is_path).then(|| "not a path like /cloud/".to_owned())
}

fn interface(text: &str) -> Option<String> {
    one_of(text, &["public", "internal", "admin"])
}

fn source(text: &str) -> Option<String> {
    one_of(text, &SOURCES)
}

fn vnic_type(text: &str) -> Option<String> {
    one_of(text, &VNIC_TYPES)
}

fn one_of(text: &str, known: &[&str]) -> Option<String> {
    (!known.contains(&text)).then(|| format!("none of {}", known.join(", ")))
}

fn user_data(text: &str) -> Option<String> {
    let length = text.len();
    (length > MOST_USER_DATA)
        .then(|| format!("{length} bytes, of which Nova takes {MOST_USER_DATA}"))
}

/// Browsers format no other: ECMA-402, `IsWellFormedCurrencyCode`.
fn currency(text: &str) -> Option<String> {
    let is_code = text.len() == 3 && text.bytes().all(|letter| letter.is_ascii_uppercase());
    (!is_code).then(|| "not three capital letters like EUR".to_owned())
}
